// Exports validate against the standard's schema and read back to the same tree.
#define BOOST_TEST_DYN_LINK
#include "kb/export/akn.h"

#include <filesystem>
#include <map>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "indexer/read/read.h"
#include "indexer/structure/structure.h"
#include "kb/base/error.h"
#include "kb/base/file.h"
#include "kb/export/akn_meta.h"
#include "tests/kb/export/schema.h"

using namespace lacuna;
using namespace lacuna::kb;
using lacuna::test::Schema;

namespace {

Act act_of(const std::string& bytes, const std::string& name) {
  const auto reading = indexer::read(bytes, name);
  BOOST_REQUIRE((reading.status == indexer::ReadStatus::read));
  const indexer::Structured tree = indexer::structure(reading.document);
  Act act;
  act.work.jurisdiction = tree.identity.jurisdiction;
  act.work.type = tree.identity.type;
  act.work.number = tree.identity.number;
  act.work.year = tree.identity.year;
  act.work.date_document = tree.identity.date_document;
  act.work.key = tree.identity.jurisdiction + '/' + tree.identity.type + '/' +
                 std::to_string(tree.identity.year) + '/' + tree.identity.number;
  act.expression.date = tree.identity.expression_date;
  act.expression.language = tree.identity.language;
  act.expression.title = tree.identity.title;
  act.provisions = tree.provisions;
  for (const indexer::Note& note : tree.notes) {
    if (note.provision < 0) continue;
    LegalEvent event;
    event.kind = EventKind::inserts;
    event.affected_eid = act.provisions[static_cast<std::size_t>(note.provision)].eid;
    event.noted_at_eid = event.affected_eid;
    event.acting = "ro/lege/2013/376!art_II__point_1";
    event.effective_on = make_date(2013, 12, 26);
    event.note_raw = note.raw;
    act.events.push_back(event);
  }
  return act;
}

void check_round_trip(const Act& act, const std::string& xml) {
  const Act again = act_of(xml, "export.xml");
  std::map<std::string, const Provision*> found;
  for (const Provision& unit : again.provisions) found[unit.eid] = &unit;
  BOOST_TEST(again.provisions.size() == act.provisions.size());
  for (const Provision& unit : act.provisions) {
    BOOST_TEST_CONTEXT(unit.eid) {
      BOOST_REQUIRE(found.contains(unit.eid));
      const Provision& read = *found[unit.eid];
      BOOST_TEST(read.text == unit.text);
      BOOST_TEST(read.wrapup == unit.wrapup);
      BOOST_TEST(read.heading == unit.heading);
      BOOST_TEST(read.num_raw == unit.num_raw);
      BOOST_TEST(read.quotation == unit.quotation);
      BOOST_TEST(read.footnote == unit.footnote);
      BOOST_TEST(read.language == unit.language);
      BOOST_TEST((read.state == unit.state));
      BOOST_TEST((read.valid_from == unit.valid_from));
      BOOST_TEST((read.valid_to == unit.valid_to));
      BOOST_TEST(read.extent == unit.extent);
      BOOST_TEST((read.level == unit.level));
      BOOST_TEST(read.basic == unit.basic);
    }
  }
  BOOST_TEST(again.events.size() == act.events.size());
}

std::vector<std::filesystem::path> files_in(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
    if (entry.path().extension() == ".xml") files.push_back(entry.path());
  return files;
}

void check_all(const std::vector<std::filesystem::path>& files, const char* test) {
  Schema schema;
  for (const auto& file : files) {
    BOOST_TEST_CONTEXT(file.filename().string()) {
      const std::string bytes = read_file(file, 32u << 20);
      if (indexer::read(bytes, file.string()).status != indexer::ReadStatus::read) continue;
      const Act act = act_of(bytes, file.string());
      const std::string xml = write_akn(act);
      schema.add(xml);
      check_round_trip(act, xml);
      for (std::size_t i = 0; i < act.provisions.size(); i += 9)
        schema.add(write_akn_portion(act, act.provisions[i].eid));
    }
  }
  schema.judge(test);
}

Provision unit(const std::string& eid, Level level, int parent, const std::string& num,
               const std::string& text) {
  Provision provision;
  provision.eid = eid;
  provision.level = level;
  provision.parent = parent;
  provision.num_raw = num;
  provision.text = text;
  return provision;
}

Act small_act() {
  Act act;
  act.work.key = "ro/lege/2031/900";
  act.work.jurisdiction = "ro";
  act.work.type = "lege";
  act.work.number = "900";
  act.work.year = 2031;
  act.work.date_document = make_date(2031, 5, 4);
  act.work.gazette = {{"Monitorul Oficial al României, Partea I", "12", make_date(2031, 5, 6), ""}};
  act.expression.language = "ro";
  act.expression.date = make_date(2032, 2, 1);
  act.expression.title = "Legea-exemplu nr. 900/2031 <\"&\">";
  act.provisions = {unit("art_1", Level::article, -1, "Art. 1", "Cine & ce < cât > \"unde\" \x01?"),
                    unit("art_1__para_1", Level::paragraph, 0, "(1)", "Text.")};
  act.provisions[0].wid = "an id";
  LegalEvent event;
  event.kind = EventKind::inserts;
  event.affected_eid = event.noted_at_eid = "art_1__para_1";
  event.acting = "ro/lege/2031/950!art_II__point_1";
  event.effective_on = make_date(2032, 2, 1);
  event.note_raw = "(introdus prin Legea nr. 950/2031)";
  act.events = {event};
  return act;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(akn_export)

BOOST_AUTO_TEST_CASE(golden_acts_validate_and_read_back) {
  check_all(files_in(std::filesystem::path(LACUNA_SOURCE_DIR) / "tests/golden/read"),
            "golden_acts_validate_and_read_back");
}

BOOST_AUTO_TEST_CASE(words_are_escaped_and_events_told) {
  const std::string xml = write_akn(small_act());
  const auto has = [&](const std::string& words) {
    BOOST_TEST_CONTEXT(words) BOOST_TEST((xml.find(words) != std::string::npos));
  };
  has("<p>Cine &amp; ce &lt; cât &gt; \"unde\" ?</p>");
  has("<FRBRuri value=\"/akn/ro/act/lege/2031-05-04/900\"");
  has("/akn/ro/act/lege/2031-05-04/900/ron@2032-02-01");
  has("<textualMod eId=\"pmod_1\" type=\"insertion\">");
  has("href=\"#art_1__para_1\"");
  has("/akn/ro/act/lege/2031/950/!main#art_II__point_1");
  has("<eventRef eId=\"eventRef_1\" date=\"2032-02-01\"");
  has("<remark status=\"editorial\" lacuna:change=\"inserts\" "
      "lacuna:acting=\"ro/lege/2031/950!art_II__point_1\" lacuna:on=\"2032-02-01\">(introdus prin "
      "Legea nr. 950/2031)</remark>");
  BOOST_TEST((xml.find("an id") == std::string::npos));
  Schema schema;
  schema.add(xml);
  Act empty;
  empty.work.key = "ro/constitutie";
  schema.add(write_akn(empty));
  schema.judge("words_are_escaped_and_events_told");
}

Citation citation(const std::string& text, const std::string& raw, const std::string& reference) {
  Citation out;
  out.source_eid = "art_1";
  out.begin = text.find(raw);
  out.end = out.begin + raw.size();
  out.raw = raw;
  out.target = *parse_ref(reference);
  return out;
}

BOOST_AUTO_TEST_CASE(references_stand_at_their_words) {
  Act act = small_act();
  const std::string text =
      "Potrivit art. 1 alin. (1), art. 4 lit. a)-c) din Legea nr. 7/2030 și\nanexei, ordinul se "
      "dă.";
  act.provisions[0].text = text;
  act.provisions[0].wid = "id-1";
  act.citations = {
      citation(text, "art. 1 alin. (1)", "ro/lege/2031/900!art_1__para_1"),
      citation(text, "art. 4 lit. a)-c) din Legea nr. 7/2030", "ro/lege/2030/7!art_4__point_a..c"),
      citation(text, "anexei", "ro/lege/2031/900!annex_1"),
      citation(text, "ordinul", "ro/ordin/2030/4"), citation(text, "dă", "ro/ordin/2030/5")};
  act.citations[3].target.work = "?";
  act.citations[4].resolution = Resolution::dismissed;
  const std::string xml = write_akn(act);
  const auto has = [&](const std::string& words) {
    BOOST_TEST_CONTEXT(words) BOOST_TEST((xml.find(words) != std::string::npos));
  };
  has("wId=\"id-1\"");
  has("<p>Potrivit <ref href=\"#art_1__para_1\">art. 1 alin. (1)</ref>, "
      "<rref from=\"/akn/ro/act/lege/2030/7/!main#art_4__point_a\" "
      "upTo=\"/akn/ro/act/lege/2030/7/!main#art_4__point_c\">"
      "art. 4 lit. a)-c) din Legea nr. 7/2030</rref> și</p>");
  // No such unit is in the file: the address is the whole one.
  has("<p><ref href=\"/akn/ro/act/lege/2031/900/!main#annex_1\">anexei</ref>, ordinul se dă.</p>");
  check_round_trip(act, xml);
  Schema schema;
  schema.add(xml);
  schema.judge("references_stand_at_their_words");
}

BOOST_AUTO_TEST_CASE(what_an_act_does_to_others_is_an_active_modification) {
  Act act = small_act();
  act.provisions[0].quotation = "(2) Cererea se depune oricând.";
  LegalEvent event;
  event.kind = EventKind::inserts;
  event.affected_work = "ro/lege/2030/7";
  event.affected_eid = "art_4__para_2";
  event.noted_at_eid = "art_1";
  event.note_raw = "se introduce un nou alineat";
  event.text = act.provisions[0].quotation;
  act.events.push_back(event);
  event.kind = EventKind::suspends;
  event.text.clear();
  act.events.push_back(event);
  const std::string xml = write_akn(act);
  const auto has = [&](const std::string& words) {
    BOOST_TEST_CONTEXT(words) BOOST_TEST((xml.find(words) != std::string::npos));
  };
  has("<activeModifications><textualMod eId=\"amod_2\" type=\"insertion\">"
      "<source eId=\"amod_2__source\" href=\"#art_1\"/><destination "
      "eId=\"amod_2__destination\" href=\"/akn/ro/act/lege/2030/7/!main#art_4__para_2\"/>"
      "<new eId=\"amod_2__new\" href=\"#art_1__mod_1__qstr_1\"/></textualMod>"
      "<efficacyMod eId=\"amod_3\" type=\"inapplication\">");
  has("<activeRef eId=\"aref_1\" href=\"/akn/ro/act/lege/2030/7/!main\"");
  // Its words are the text's, no editor's note.
  BOOST_TEST((xml.find("<remark status=\"editorial\">se introduce") == std::string::npos));
  Schema schema;
  schema.add(xml);
  schema.judge("what_an_act_does_to_others_is_an_active_modification");
}

// Signatures before the last article, an annex before them: the order of the text is kept.
BOOST_AUTO_TEST_CASE(an_unusual_order_stays) {
  Act act = small_act();
  act.events.clear();
  act.provisions = {unit("art_1", Level::article, -1, "Art. 1", "Unu."),
                    unit("preamble", Level::preamble, -1, "", "Temei."),
                    unit("annex_1", Level::annex, -1, "ANEXA 1", "Listă."),
                    unit("conclusions", Level::conclusions, -1, "", "Semnat."),
                    unit("art_2", Level::article, -1, "Art. 2", "Doi."),
                    unit("annex_2", Level::annex, -1, "ANEXA 2", "Hartă.")};
  act.provisions[1].heading = "Temeiul";
  act.provisions[4].wrapup = "Apoi.";
  const std::string xml = write_akn(act);
  const Act again = act_of(xml, "export.xml");
  BOOST_REQUIRE(again.provisions.size() == act.provisions.size());
  for (std::size_t i = 0; i < act.provisions.size(); ++i)
    BOOST_TEST(again.provisions[i].eid == act.provisions[i].eid);
  BOOST_TEST(again.provisions[1].heading == "Temeiul");
  // Behind no children words simply go on.
  BOOST_TEST(again.provisions[4].text == "Doi.\nApoi.");
  Schema schema;
  schema.add(xml);
  schema.judge("an_unusual_order_stays");
}

BOOST_AUTO_TEST_CASE(a_portion_holds_one_unit_and_what_is_below) {
  const Act act = small_act();
  const std::string xml = write_akn_portion(act, "art_1__para_1");
  BOOST_TEST((xml.find("<portionBody><paragraph eId=\"art_1__para_1\">") != std::string::npos));
  BOOST_TEST((xml.find("Cine") == std::string::npos));
  BOOST_TEST((write_akn_portion(act, "art_1").find("Text.") != std::string::npos));
  BOOST_CHECK_THROW(write_akn_portion(act, "art_9"), Error);
}

BOOST_AUTO_TEST_CASE(an_act_without_number_or_date_has_an_iri) {
  Work work;
  work.key = "ro/constitutie";
  work.jurisdiction = "ro";
  BOOST_TEST(akn::work_iri(work) == "/akn/ro/act/undated/constitutie");
}

BOOST_AUTO_TEST_SUITE_END()
