// The schema: made from nothing, agreeing with the table of fields, rebuilt without touching
// people's words.
#define BOOST_TEST_DYN_LINK
#include <fstream>
#include <set>

#include <boost/test/unit_test.hpp>

#include "kb/store/annotation_store.h"
#include "kb/store/citation_store.h"
#include "kb/store/link_store.h"
#include "kb/store/register_store.h"
#include "kb/store/rows.h"
#include "tests/kb/store/fixture.h"

using namespace lacuna;
using namespace lacuna::kb;
using namespace lacuna::kb::test;

namespace {

std::set<std::string> columns_in(Store& store, const std::string& table) {
  std::set<std::string> names;
  for (const Row& row : store.database().query("SELECT name FROM pragma_table_info(:t)", {table}))
    names.insert(row.text(0));
  return names;
}

// Columns of the table that are no fields are those named here.
template <class T>
void compare(Store& store, const std::string& table, std::set<std::string> others) {
  for (const std::string& name : column_names<T>())
    BOOST_TEST(others.insert(name).second, table << "." << name << " twice");
  BOOST_TEST(columns_in(store, table) == others, boost::test_tools::per_element());
}

}  // namespace

BOOST_AUTO_TEST_SUITE(schema)

BOOST_FIXTURE_TEST_CASE(tables_have_the_fields_of_the_model, Folder) {
  Store store(file(), OpenMode::create);
  compare<Work>(store, "works", {"stated", "cited_subject", "search_text"});
  compare<Expression>(store, "expressions", {"no"});
  compare<Provision>(store, "provisions", {"expression", "position", "subtree_end"});
  compare<LegalEvent>(store, "events", {"expression", "position"});
  compare<Citation>(store, "citations", {"expression", "position"});
  compare<Manifestation>(store, "originals", {"seq"});
  compare<Organisation>(store, "organisations", {});
  compare<Account>(store, "accounts", {"password_hash", "created_on"});
  compare<Gap>(store, "gaps", {"priority", "critical", "search_text", "withdrawn_on"});
  compare<Evidence>(store, "evidence", {"withdrawn_on"});
  compare<PositionPaper>(store, "papers", {"search_text", "withdrawn_on"});
  compare<Ask>(store, "asks", {"search_text", "withdrawn_on"});
  compare<Link>(store, "links", {"from_work", "to_work", "withdrawn_on"});
  compare<Annotation>(store, "annotations", {"target_work", "target_eid", "withdrawn_on"});
  compare<Change>(store, "history", {"seq"});
  compare<Concept>(store, "concepts", {"position"});
  compare<Agent>(store, "agents", {});
}

BOOST_FIXTURE_TEST_CASE(an_older_database_is_brought_forward_and_a_newer_one_refused, Folder) {
  {
    Store store(file(), OpenMode::create);
    BOOST_TEST(schema_version(store) == newest_schema_version());
  }
  { Store store(file(), OpenMode::read_write); }
  {
    // As a program before the first migration left it: nothing but the application's mark.
    Database raw(path / "old.sqlite", OpenMode::create);
    raw.script("PRAGMA application_id = " +
               Database(file(), OpenMode::read_only).find("PRAGMA application_id")->text(0));
  }
  {
    Store old(path / "old.sqlite", OpenMode::read_write);
    BOOST_TEST(schema_version(old) == newest_schema_version());
    BOOST_TEST(save(old, make_act("ro/lege/2006/122")).expression.key ==
               "ro/lege/2006/122@undated:ro");
  }
  Database(file(), OpenMode::read_write).script("PRAGMA user_version = 9999");
  BOOST_TEST((code_of([&] { Store(file(), OpenMode::read_write); }) == ErrorCode::unavailable));
  Database(path / "foreign.sqlite", OpenMode::create).script("CREATE TABLE t (v)");
  BOOST_TEST((code_of([&] { Store(path / "foreign.sqlite", OpenMode::read_write); }) ==
              ErrorCode::no_data_directory));
  BOOST_TEST((code_of([&] { Store(path / "none.sqlite", OpenMode::read_write); }) ==
              ErrorCode::no_data_directory));
}

BOOST_FIXTURE_TEST_CASE(a_rebuild_of_the_catalogue_keeps_peoples_words, World) {
  Work fact;
  fact.key = "ro/lege/2006/122";
  fact.subject = "azilul";
  fact.confidence = Confidence::fact;
  load_register(store, std::vector<Work>{fact});
  const Act act = make_act("ro/lege/2006/122");
  save(store, act);
  const Gap made = gap(Visibility::public_);
  Annotation note;
  note.target = {NodeKind::provision, "ro/lege/2006/122!art_2"};
  note.visibility = Visibility::public_;
  note.body = "A remark";
  note = create_annotation(store, note, member);
  Link link;
  link.from = note.target;
  link.to = {NodeKind::gap, made.id};
  link.verb = LinkVerb::causes;
  link.rationale = "because";
  link.visibility = Visibility::public_;
  create_link(store, link, member);
  withdraw_expression(store, "ro/lege/2006/122@undated:ro", editor, "taken back");
  accept_expression(store, "ro/lege/2006/122@undated:ro", editor);

  reset_catalogue(store);
  BOOST_TEST(catalogue_needs_rebuild(store));
  BOOST_TEST(!find_expression(store, "ro/lege/2006/122@undated:ro").has_value());
  BOOST_TEST(find_work(store, "ro/lege/2006/122")->subject == "azilul");
  BOOST_TEST(originals(store).size() == 1u);
  BOOST_TEST(find_annotation(store, anonymous, note.id)->body == "A remark");
  BOOST_TEST(find_gap(store, anonymous, made.number).has_value());

  const auto again = save_act(store, act, originals(store).front());
  BOOST_TEST((again.outcome == SaveOutcome::created));
  BOOST_TEST(again.expression.reviewed);  // a decision of people
  BOOST_TEST(!catalogue_needs_rebuild(store));
  BOOST_TEST(originals(store).size() == 1u);
  BOOST_TEST(gaps_of_work(store, anonymous, "ro/lege/2006/122").size() == 1u);
  BOOST_TEST(threads_on_work(store, anonymous, "ro/lege/2006/122", again.expression.key).size() ==
             1u);
}

BOOST_AUTO_TEST_SUITE_END()
