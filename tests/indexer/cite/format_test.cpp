#define BOOST_TEST_DYN_LINK
#include "indexer/cite/format.h"

#include <string>

#include <boost/test/unit_test.hpp>

#include "indexer/cite/cite.h"

namespace {

using namespace lacuna;

kb::Work work(const std::string& key) {
  kb::Work out;
  out.key = key;
  const std::size_t a = key.find('/'), b = key.find('/', a + 1), c = key.find('/', b + 1);
  out.jurisdiction = key.substr(0, a);
  out.type = key.substr(a + 1, b - a - 1);
  out.year = std::stoi(key.substr(b + 1, c - b - 1));
  out.number = key.substr(c + 1);
  return out;
}

// No-break spaces as ~ so that they can be seen.
std::string seen(std::string text) {
  for (std::size_t at; (at = text.find("\u00a0")) != std::string::npos;) text.replace(at, 2, "~");
  return text;
}

std::string unit(const std::string& language, const std::string& eid) {
  return seen(indexer::cite_unit(language, *kb::parse_ref("ro/lege/2006/122!" + eid)));
}

}  // namespace

BOOST_AUTO_TEST_CASE(romanian_units) {
  BOOST_TEST(unit("ro", "art_2__para_1__point_a-1") == "art.~2 alin.~(1) lit.~a^1)");
  BOOST_TEST(unit("ro", "art_17__para_1__point_a..c") == "art.~17 alin.~(1) lit.~a)-c)");
  BOOST_TEST(unit("ro", "art_115..129") == "art.~115-129");
  BOOST_TEST(unit("ro", "art_20__para_1~s2") == "art.~20 alin.~(1) teza~a II-a");
  BOOST_TEST(unit("ro", "art_2__para_2__point_d__point_iv") ==
             "art.~2 alin.~(2) lit.~d) pct.~(iv)");
  BOOST_TEST(unit("ro", "preamble") == "preambul");
  BOOST_TEST(unit("en", "conclusions") == "conclusions");
  BOOST_TEST(unit("ro", "art_I__point_5") == "art.~I pct.~5");
  BOOST_TEST(unit("ro", "annex_1__point_5__point_2") == "pct.~5 subpct.~2) din anexa nr.~1");
  BOOST_TEST(unit("ro", "annex_2") == "anexa nr.~2");
  BOOST_TEST(unit("ro", "chp_II__sec_2") == "cap.~II secțiunea~2");
}

BOOST_AUTO_TEST_CASE(english_units) {
  BOOST_TEST(unit("en", "art_20__para_1__point_a") == "Article~20(1)(a)");
  BOOST_TEST(unit("en", "art_4__para_1__subpara_2") == "Article~4(1), second subparagraph");
  BOOST_TEST(unit("en", "rec_14") == "recital~14");
}

BOOST_AUTO_TEST_CASE(whole_citations) {
  kb::Work law = work("ro/lege/2006/122");
  law.subject = "privind azilul în România";
  const auto ref = *kb::parse_ref("ro/lege/2006/122!art_20__para_1__point_a");
  BOOST_TEST(seen(indexer::cite_in("ro", ref, law, indexer::Amended::yes)) ==
             "art.~20 alin.~(1) lit.~a) din Legea nr. 122/2006 privind azilul în România, cu "
             "modificările și "
             "completările ulterioare");
  BOOST_TEST(seen(indexer::cite_in("en", ref, law)) ==
             "Article~20(1)(a) of Law No 122/2006 (Romania)");
  BOOST_TEST(indexer::cite_act("ro", work("ro/hg/2006/1251")) ==
             "Hotărârea Guvernului nr. 1.251/2006");
  BOOST_TEST(indexer::cite_act("ro", work("ro/ordin/2003/28+42")) == "Ordinul nr. 28/42/2003");
  BOOST_TEST(indexer::cite_act("ro", work("eu/dir/2011/95")) == "Directiva 2011/95/UE");
  BOOST_TEST(indexer::cite_act("ro", work("eu/dir/2001/55")) == "Directiva 2001/55/CE");
  BOOST_TEST(indexer::cite_act("en", work("eu/reg/2013/604")) == "Regulation (EU) No 604/2013");
  BOOST_TEST(indexer::cite_act("ro", work("eu/reg/2024/1347")) == "Regulamentul (UE) 2024/1347");
  kb::Work named;  // nothing is known of it but its key
  named.key = "ro/lege/2013/376";
  BOOST_TEST(indexer::cite_act("ro", named) == "Legea nr. 376/2013");
  kb::Work code;
  code.key = "ro/cod-civil";
  code.jurisdiction = "ro";
  code.title = "Codul civil";
  BOOST_TEST(indexer::cite_act("ro", code) == "Codul civil");
}

// What we print is what we read.
BOOST_AUTO_TEST_CASE(printed_forms_parse_back) {
  for (const char* text :
       {"ro/lege/2006/122!art_20__para_1__point_a", "ro/lege/2006/122!art_2__para_1__point_a-1",
        "ro/oug/2002/194!art_2-1", "ro/lege/2006/122!art_17__para_1__point_a..c",
        "ro/lege/2006/122!art_20__para_1~s2", "ro/lege/2019/178!art_I__point_5",
        "ro/hg/2006/1251!annex_1__art_12", "ro/hg/2021/884!annex_2",
        "eu/dir/2011/95!art_29__para_1", "eu/reg/2024/1347!rec_14",
        "ro/lege/2006/122!chp_II__sec_2", "ro/hg/2006/1251!art_unic"}) {
    const auto ref = *kb::parse_ref(text);
    const std::string printed = indexer::cite_in("ro", ref, work(ref.work));
    const auto back = indexer::parse_citation(printed);
    BOOST_REQUIRE_MESSAGE(back, printed);
    BOOST_TEST(to_string(*back) == text, printed);
  }
}
