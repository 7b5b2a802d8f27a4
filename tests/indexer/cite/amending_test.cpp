// Events that amending acts say of other acts, and clauses of transposition.
#define BOOST_TEST_DYN_LINK
#include "indexer/cite/amending.h"

#include <string>

#include <boost/test/unit_test.hpp>

#include "kb/base/date.h"

namespace {

using namespace lacuna;
using indexer::CiteContext;

CiteContext act_in(const std::string& language, const std::string& host) {
  CiteContext context;
  context.language = language;
  context.jurisdiction = host.substr(0, 2);
  context.host_work = host;
  context.source_eid = "art_I";
  return context;
}

std::string events(const std::string& text, CiteContext& context, const std::string& quoted = {}) {
  const auto found = indexer::find_expressions(text, context);
  std::string out;
  for (const kb::LegalEvent& event : indexer::amending_events(text, quoted, found, context)) {
    if (!out.empty()) out += " | ";
    out += std::string(word(event.kind)) + " " + event.affected_work + "!" + event.affected_eid;
    BOOST_TEST(event.acting.starts_with(context.host_work));
    if (event.effective_on) out += " on " + to_iso(*event.effective_on);
    if (!event.text.empty()) out += " = " + event.text;
  }
  return out;
}

std::string transposed(const std::string& text, CiteContext context) {
  std::string out;
  for (const kb::Citation& citation : indexer::find_citations(text, context))
    if (citation.relation == kb::CitationRelation::transposes)
      out += (out.empty() ? "" : " | ") + to_string(citation.target);
  return out;
}

}  // namespace

BOOST_AUTO_TEST_CASE(an_amending_act_says_what_it_does_to_which_unit) {
  CiteContext context = act_in("ro", "ro/lege/2020/1");
  BOOST_TEST(events("Legea nr. 76/2002 privind șomajul se modifică și se completează după cum "
                    "urmează:",
                    context) == "amends ro/lege/2002/76!");
  context.source_eid = "art_I__point_1";
  BOOST_TEST(events("La articolul 5, alineatul (2) se modifică și va avea următorul cuprins:",
                    context, "(2) Nou.") == "amends ro/lege/2002/76!art_5__para_2 = (2) Nou.");
  BOOST_TEST(events("După articolul 9 se introduce un nou articol, articolul 9^1, cu următorul "
                    "cuprins:",
                    context, "Art. 9^1") == "inserts ro/lege/2002/76!art_9-1 = Art. 9^1");
  BOOST_TEST(events("La articolul 12, alineatele (3) și (5) se abrogă.", context) ==
             "repeals ro/lege/2002/76!art_12__para_3 | repeals ro/lege/2002/76!art_12__para_5");
  context.source_eid = "art_II";
  BOOST_TEST(events("Începând cu data de 1 martie 2021 se abrogă Legea nr. 7/1999 și art. 3 din "
                    "Ordonanța Guvernului nr. 8/1998.",
                    context) ==
             "repeals ro/lege/1999/7! on 2021-03-01 | repeals ro/og/1998/8!art_3 on 2021-03-01");
  BOOST_TEST(events("Prevederile art. 5 din prezenta lege se aplică.", context) == "");
}

BOOST_AUTO_TEST_CASE(a_law_that_approves_an_ordinance_amends_it_and_what_it_amends) {
  CiteContext context = act_in("ro", "ro/lege/2020/1");
  events(
      "Se aprobă Ordonanța de urgență a Guvernului nr. 9 din 2 mai 2019 pentru modificarea Legii "
      "nr. 76/2002 privind șomajul, cu următoarele modificări:",
      context);
  context.source_eid = "art_I__point_1";
  BOOST_TEST(
      events("La articolul I punctul 4, alineatul (2) al articolului 7 se modifică și va avea "
             "următorul cuprins:",
             context) == "amends ro/lege/2002/76!art_7__para_2");
  BOOST_TEST(events("La articolul I, după punctul 5 se introduce un nou punct, punctul 5^1, cu "
                    "următorul cuprins:",
                    context) == "inserts ro/oug/2019/9!art_I__point_5-1");
}

BOOST_AUTO_TEST_CASE(amending_acts_of_other_languages) {
  CiteContext en = act_in("en", "eu/dir/2020/10");
  BOOST_TEST(events("Directive 2011/95/EU is amended as follows:", en) == "amends eu/dir/2011/95!");
  en.source_eid = "art_I__point_1";
  BOOST_TEST(events("Article 7(2) is replaced by the following:", en) ==
             "amends eu/dir/2011/95!art_7__para_2");
  BOOST_TEST(events("Article 9 is deleted.", en) == "repeals eu/dir/2011/95!art_9");
  CiteContext de = act_in("de", "de/gesetz/2020/x");
  BOOST_TEST(events("Das Aufenthaltsgesetz wird wie folgt geändert:", de) == "amends de/aufenthg!");
  de.source_eid = "art_I__point_1";
  BOOST_TEST(events("§ 5 Absatz 2 wird aufgehoben.", de) == "repeals de/aufenthg!art_5__para_2");
  CiteContext fr = act_in("fr", "fr/loi/2020/2020-1");
  BOOST_TEST(events("L'article L. 421-1 du CESEDA est abrogé.", fr) ==
             "repeals fr/ceseda!art_L421-1");
}

BOOST_AUTO_TEST_CASE(clauses_of_transposition_are_told_from_other_citations) {
  const CiteContext md = act_in("ro", "md/lege/2024/1");
  BOOST_TEST(transposed("Prezenta lege transpune art. 2 lit. (d) din Directiva 2013/32/UE și "
                        "modifică Legea nr. 5/2001.",
                        md) == "eu/dir/2013/32!art_2__point_d");
  BOOST_TEST(
      transposed("Statele membre care transpun mai târziu Directiva 2013/32/UE o spun.", md) == "");
  BOOST_TEST(transposed("Potrivit Directivei 2013/32/UE, cererile se depun.", md) == "");
  CiteContext de = act_in("de", "de/gesetz/2020/x");
  BOOST_TEST(transposed("Dieses Gesetz dient der Umsetzung folgender Richtlinien:", de) == "");
  indexer::find_citations("Dieses Gesetz dient der Umsetzung folgender Richtlinien:", de);
  de.source_eid = "art_I__point_1";
  BOOST_TEST(transposed("Richtlinie 2003/86/EG des Rates vom 22. September 2003,", de) ==
             "eu/dir/2003/86");
  const CiteContext fr = act_in("fr", "fr/loi/2020/2020-1");
  BOOST_TEST(transposed("La présente loi transpose la directive 2011/95/UE.", fr) ==
             "eu/dir/2011/95");
  const CiteContext gb = act_in("en", "gb/si/2020/x");
  BOOST_TEST(transposed("This Act transposes Directive 2011/95/EU.", gb) == "eu/dir/2011/95");
}
