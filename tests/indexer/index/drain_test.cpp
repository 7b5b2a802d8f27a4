// From a real store to a real index and back.
#define BOOST_TEST_DYN_LINK
#include "indexer/index/drain.h"

#include <boost/test/unit_test.hpp>

#include "indexer/index/generation.h"
#include "kb/base/error.h"
#include "kb/base/id.h"
#include "kb/rules/visibility_rules.h"
#include "kb/store/act_store.h"
#include "kb/store/annotation_store.h"
#include "kb/store/gap_store.h"
#include "kb/store/outbox.h"
#include "kb/store/unit_text.h"
#include "tests/indexer/index/house.h"
#include "tests/indexer/index/library.h"

using namespace lacuna;
using namespace lacuna::indexer;

BOOST_AUTO_TEST_CASE(what_is_stored_is_found_with_its_words) {
  House house;
  house.save_law("122", "Statul acordă protecție temporară străinilor, inclusiv:");
  house.save_gap("Lipsa cazării", kb::Visibility::public_);
  house.save_gap("Cazare ascunsă", kb::Visibility::private_);
  const auto report = drain_outbox(house.folder, *house.store);
  BOOST_TEST(report.applied == kb::newest_seq(*house.store));
  BOOST_TEST(kb::applied_seq(*house.store) == report.applied);
  const auto law = house.search("protectie tutela");
  BOOST_REQUIRE(law.hits.size() == 1U);
  BOOST_TEST(law.hits.front().ref == "ro/lege/2006/122!art_1__para_1");
  BOOST_TEST(law.hits.front().heading == "Scop");
  BOOST_TEST(house.search("tutelei").hits.front().ref == "ro/lege/2006/122!art_1__para_1__point_a");
  BOOST_TEST(house.search("cazare").total == 1U);
}

BOOST_AUTO_TEST_CASE(a_change_is_found_after_the_next_drain) {
  House house;
  const auto saved = house.save_law("122", "Vapoare și șlepuri");
  auto gap = house.save_gap("Lipsa cazării", kb::Visibility::public_);
  drain_outbox(house.folder, *house.store);
  BOOST_TEST(house.search("vapoare").total == 1U);
  kb::withdraw_expression(*house.store, saved.expression.key, kb::program_viewer(), "test");
  gap.visibility = kb::Visibility::private_;
  kb::change_gap(*house.store, gap, kb::program_viewer());
  // Words of a text that was taken back are shown to nobody, drained or not.
  BOOST_TEST(house.search("vapoare").hits.front().snippet.empty());
  drain_outbox(house.folder, *house.store);
  BOOST_TEST(house.search("vapoare").total == 0U);
  BOOST_TEST(house.search("cazare").total == 0U);
}

BOOST_AUTO_TEST_CASE(a_crash_between_index_and_store_is_replayed_exactly) {
  House house;
  house.save_law("122", "Vapoare și șlepuri");
  drain_outbox(house.folder, *house.store);
  const auto acknowledged = kb::applied_seq(*house.store);
  house.save_law("123", "Trenuri și vagoane");
  // The index commits; the program dies before the store hears of it.
  try {
    DrainLimits limits;
    drain_outbox(house.folder, *house.store, limits, [](const DrainReport&) -> GoOn { throw 0; });
  } catch (int) {
  }
  {
    // As if the store's note had been lost too: the index alone remembers.
    IndexWriter writer(house.folder);
    BOOST_TEST(writer.applied() == kb::newest_seq(*house.store));
    BOOST_TEST(writer.applied() > acknowledged);
  }
  BOOST_TEST(drain_outbox(house.folder, *house.store).rows == 0U);
  BOOST_TEST(house.search("trenuri").total == 1U);
  // The other way round: the index lost a commit that the store believes in. It is made anew.
  {
    IndexWriter writer(house.folder);
    writer.remove_expression("ro/lege/2006/123@undated:ro");
    writer.commit(acknowledged - 1);
  }
  BOOST_TEST(house.search("trenuri").total == 0U);
  drain_outbox(house.folder, *house.store);
  BOOST_TEST(house.search("trenuri").total == 1U);
}

BOOST_AUTO_TEST_CASE(applying_everything_twice_changes_nothing) {
  House house;
  house.save_law("122", "Vapoare și șlepuri");
  house.save_gap("Lipsa vapoarelor", kb::Visibility::public_);
  rebuild_index(house.folder, *house.store);
  const auto once = check_index(house.folder, CheckDepth::thorough);
  BOOST_TEST((once.health == IndexHealth::good));
  rebuild_index(house.folder, *house.store);
  BOOST_TEST(check_index(house.folder, CheckDepth::quick).documents == once.documents);
  BOOST_TEST(house.search("vapoare").total == 2U);
}

BOOST_AUTO_TEST_CASE(an_older_text_is_found_on_its_days_alone) {
  House house;
  house.save_law("122", "Vapoare cu aburi", make_date(2006, 5, 1));
  drain_outbox(house.folder, *house.store);
  BOOST_TEST(house.search("aburi").total == 1U);
  house.save_law("122", "Vapoare cu motor", make_date(2020, 1, 1));
  house.save_law("122", "Vapoare cu vele", make_date(2010, 1, 1));  // between the two
  drain_outbox(house.folder, *house.store);
  const auto check = [&] {
    BOOST_TEST(house.search("aburi").total == 0U);
    BOOST_TEST(house.search("motor").total == 1U);
    BOOST_TEST(house.search("aburi on:2009-12-31").total == 1U);
    BOOST_TEST(house.search("vapoare on:2010-01-01 -kind:act").total == 1U);
    BOOST_TEST(house.search("vele on:2010-01-01").total == 1U);
    BOOST_TEST(house.search("vele on:2020-01-01").total == 0U);
  };
  check();
  rebuild_index(house.folder, *house.store);
  check();
}

BOOST_AUTO_TEST_CASE(an_outdated_or_damaged_index_is_made_anew) {
  House house;
  house.save_law("122", "Vapoare și șlepuri");
  drain_outbox(house.folder, *house.store);
  const auto before = *current_generation(house.folder);
  std::filesystem::remove(database_path(house.folder, before, kb::Visibility::coalition) /
                          "iamglass");
  drain_outbox(house.folder, *house.store);
  BOOST_TEST(*current_generation(house.folder) != before);
  BOOST_TEST(house.search("vapoare").total == 1U);
  std::filesystem::remove_all(house.folder / "index");
  drain_outbox(house.folder, *house.store);
  BOOST_TEST(house.search("vapoare").total == 1U);
}

BOOST_AUTO_TEST_CASE(a_comment_waits_for_moderation_and_goes_with_what_it_is_about) {
  House house;
  auto gap = house.save_gap("Lipsa cazării", kb::Visibility::public_);
  kb::Annotation comment;
  comment.target = {kb::NodeKind::gap, gap.id};
  comment.body = "Kanarienvogel la fereastră";
  comment.visibility = kb::Visibility::public_;
  const auto guest = kb::create_annotation(*house.store, comment, kb::Viewer{});
  drain_outbox(house.folder, *house.store);
  BOOST_TEST(house.search("kanarienvogel").total == 0U);
  kb::moderate(*house.store, guest.id, guest.version, kb::Moderation::approved,
               kb::program_viewer(), "");
  drain_outbox(house.folder, *house.store);
  BOOST_TEST(house.search("kanarienvogel").total == 1U);
  gap.visibility = kb::Visibility::coalition;
  kb::change_gap(*house.store, gap, kb::program_viewer());
  drain_outbox(house.folder, *house.store);
  BOOST_TEST(house.search("kanarienvogel").total == 0U);
}

// The narrow reads of a hit give what was indexed.
BOOST_AUTO_TEST_CASE(a_hit_is_read_as_it_was_indexed) {
  House house;
  struct Row {
    const char* eid;
    kb::Level level;
    int parent;
    const char* heading;
    const char* text;
    const char* wrapup;
    const char* quotation;
  };
  using kb::Level;
  const Row kRows[] = {
      {"chp_1", Level::chapter, -1, "Drepturi", "", "", ""},
      {"art_1", Level::article, 0, "Scop", "Prezenta lege:", "și altele.", ""},
      {"art_1__point_a", Level::point, 1, "", "apără", "", "Citat din altă lege."},
      {"art_1__point_b", Level::point, 1, "Titlul literei", "ocrotește:", "până la urmă", ""},
      {"art_1__point_b__indent_1", Level::indent, 3, "", "pe toți", "", ""},
      {"art_2", Level::article, 0, "", "", "", ""},
      {"art_2__para_1", Level::paragraph, 5, "", "Primul alineat.", "", ""},
      {"art_2__para_1__point_a", Level::point, 6, "", "litera", "", ""},
      {"art_2__para_2", Level::paragraph, 5, "Al său", "Al doilea alineat.", "", ""},
      {"annex_1", Level::annex, -1, "Anexa nr. 1", "Tabelul taxelor", "sfârșit", ""},
      {"annex_1__para_1", Level::paragraph, 9, "", "rândul întâi", "", ""}};
  kb::Act law;
  law.work.key = "ro/lege/2007/5";
  law.work.jurisdiction = "ro";
  law.work.title = "Legea nr. 5/2007";
  law.work.subject = "privind hitul";
  law.expression.work = law.work.key;
  law.expression.key = "ro/lege/2007/5@undated:ro";
  law.expression.language = "ro";
  law.expression.state = kb::ExpressionState::published;
  for (const auto& row : kRows) {
    auto& provision = law.provisions.emplace_back();
    provision.eid = row.eid;
    provision.level = row.level;
    provision.basic = row.level == Level::article;
    provision.parent = row.parent;
    provision.num_raw = row.eid;
    provision.heading = row.heading;
    provision.text = row.text;
    provision.wrapup = row.wrapup;
    provision.quotation = row.quotation;
  }
  kb::Manifestation file;
  file.sha256 = sha256("hit");
  file.path = "hit.txt";
  file.media_type = "text/plain";
  file.reader = "plain_text 1";
  const auto saved = kb::save_act(*house.store, law, file);
  const auto source = unit_source(*house.store);
  const auto act = kb::find_act(*house.store, saved.expression.key);
  BOOST_REQUIRE(act);
  const auto units = units_of(*act);
  BOOST_TEST(units.size() == 7U);
  auto reading = kb::read_at_once(*house.store);
  for (const auto& unit : units) {
    const auto read = source(unit.key, UnitExtent::indexed);
    BOOST_TEST_CONTEXT(unit.key.eid) {
      BOOST_REQUIRE(read);
      BOOST_TEST((read->key == unit.key));
      BOOST_TEST(read->work == unit.work);
      BOOST_TEST(read->title == unit.title);
      BOOST_TEST(read->heading == unit.heading);
      BOOST_TEST(read->language == unit.language);
      BOOST_TEST((read->document == unit.document));
      BOOST_REQUIRE(read->parts.size() == unit.parts.size());
      for (std::size_t i = 0; i < unit.parts.size(); ++i) {
        BOOST_TEST(read->parts[i].eid == unit.parts[i].eid);
        BOOST_TEST(read->parts[i].depth == unit.parts[i].depth);
        BOOST_TEST(read->parts[i].label == unit.parts[i].label);
        BOOST_TEST(read->parts[i].text == unit.parts[i].text);
      }
    }
  }
  BOOST_TEST(!source({UnitKind::provision, saved.expression.key, "art_9"}, UnitExtent::indexed));
  reading.reset();
  // It stands within a transaction too, and takes nothing of it back.
  kb::Transaction transaction(house.store->database());
  house.save_gap("Lipsa", kb::Visibility::public_);
  kb::read_at_once(*house.store).reset();
  transaction.commit();
  BOOST_TEST(kb::everything_to_index(*house.store).size() == 2U);
}
