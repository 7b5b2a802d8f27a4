// The curated base out and in again: nothing is lost, nothing is added, nothing half imported.
#define BOOST_TEST_DYN_LINK
#include "kb/export/base_files.h"

#include <fstream>
#include <set>

#include <boost/test/unit_test.hpp>

#include "kb/base/file.h"
#include "kb/store/annotation_store.h"
#include "kb/store/citation_decisions.h"
#include "kb/store/concept_store.h"
#include "kb/store/curated_lines.h"
#include "kb/store/entry_store.h"
#include "kb/store/evidence_store.h"
#include "kb/store/history.h"
#include "kb/store/link_store.h"
#include "kb/store/outbox.h"
#include "kb/store/position_store.h"
#include "kb/store/register_store.h"
#include "kb/store/territory_store.h"
#include "tests/kb/store/fixture.h"

namespace lacuna::kb::test {
namespace {

namespace fs = std::filesystem;

std::map<std::string, std::string> files_in(const fs::path& folder) {
  std::map<std::string, std::string> files;
  for (const auto& entry : fs::directory_iterator(folder))
    files[entry.path().filename().string()] = read_file(entry.path(), 1 << 24);
  return files;
}

// One row at least of every table that people fill.
struct FullWorld : World {
  Gap shown, secret, gone;
  FullWorld() {
    ConceptScheme scheme;
    scheme.id = "sector";
    scheme.title = {{"en", "Sector"}};
    Concept housing;
    housing.notation = "HOU";
    housing.pref_label = {{"en", "housing"}, {"uk", "житло"}};
    scheme.concepts = {housing};
    ConceptScheme service = scheme, group = scheme;
    service.id = "service";
    group.id = "group";
    group.concepts.front().notation = "REF";
    const ConceptScheme schemes[] = {scheme, service, group};
    load_schemes(store, schemes);
    Territory north, town;
    town.key = "md/town";
    town.memberships.push_back({"tree", "md/north", {}, {}, "an act"});
    north.key = "md/north";
    const Territory trees[] = {town, north};  // a child before its parent
    load_territories(store, trees);
    Work registered;
    registered.key = "ro/lege/2006/122";
    registered.title = "Lege din registru";
    load_register(store, std::span(&registered, 1));

    shown = gap(Visibility::public_, "Fără cazare");
    secret = gap(Visibility::private_, "A private one");
    gone = gap(Visibility::coalition, "A withdrawn one");
    withdraw_gap(store, gone.id, gone.version, member, "twice there");
    Evidence evidence;
    evidence.gap = shown.id;
    evidence.title = "A letter";
    evidence.type = "ADM";
    evidence.observed_on = parse_iso_date("2026-02-03");
    create_evidence(store, evidence, member);
    PositionPaper paper;
    paper.title = "A paper";
    paper.visibility = Visibility::coalition;
    paper = create_paper(store, paper, member);
    Ask ask;
    ask.title = "An ask";
    ask.paper = paper.id;
    ask.visibility = Visibility::public_;
    ask = create_ask(store, ask, member);
    Link link;
    link.from = {NodeKind::provision, "ro/lege/2006/122@2015-06-01!art_20"};
    link.to = {NodeKind::gap, shown.id};
    link.verb = LinkVerb::causes;
    link.rationale = "it leaves them out";
    link.visibility = Visibility::public_;
    create_link(store, link, member);
    Entry entry;
    entry.kind = "service";
    entry.title = "Advice";
    entry.visibility = Visibility::public_;
    entry.values = {{"sectors", {"HOU"}},
                    {"groups", {"REF"}},
                    {"provider", {"ro/agentie/x"}},
                    {"territories", {"md/town"}},
                    {"gaps", {shown.id}}};
    entry = create_entry(store, entry, member);
    Annotation note;
    note.target = {NodeKind::gap, shown.id};
    note.body = "=a note\nof two lines";
    note.visibility = Visibility::coalition;
    create_annotation(store, note, member);
  }
};

}  // namespace

BOOST_AUTO_TEST_CASE(every_table_of_the_schema_is_moved_or_left_out_with_a_reason) {
  World world;
  std::set<std::string> decided;
  for (const std::string_view table : curated_tables())
    for (const std::string_view behind : tables_behind(table)) decided.emplace(behind);
  for (const LeftOutTable& row : tables_left_out()) {
    BOOST_TEST(!row.why.empty());
    BOOST_TEST(decided.emplace(row.table).second, row.table << " is in both");
  }
  const std::set<std::string> catalogue{"works",      "work_aliases", "expressions",
                                        "provisions", "events",       "citations"};
  for (const Row& row : world.store.database().query(
           "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"))
    BOOST_TEST((decided.contains(row.text(0)) || catalogue.contains(row.text(0))),
               row.text(0) << ": is it exported? kb/store/curated_lines.cpp");
}

BOOST_AUTO_TEST_CASE(out_in_and_out_again_are_the_same_bytes) {
  FullWorld world;
  const BaseReport out = export_base(world.store, world.path / "one");
  BOOST_TEST(out.files == curated_tables().size());

  Folder fresh;
  Store store(fresh.file(), OpenMode::create);
  const std::size_t before = outbox_after(store, 0, 1000).size();
  const BaseReport in = import_base(store, world.path / "one");
  BOOST_TEST(in.lines == out.lines);
  export_base(store, fresh.path / "two");
  const auto one = files_in(world.path / "one"), two = files_in(fresh.path / "two");
  BOOST_TEST(one.size() == two.size());
  for (const auto& [name, bytes] : one) {
    BOOST_TEST(bytes == two.at(name), name);
    if (name != "citation_decisions.jsonl" && name != "rechecks.jsonl" &&
        name != "text_decisions.jsonl" && name != "reanchored_texts.jsonl" &&
        name != "agents.jsonl")
      BOOST_TEST(!bytes.empty(), name);
  }

  // It is the same base for everybody: seen, hidden, filtered, told to the index.
  BOOST_TEST(find_gap(store, {}, world.shown.number)->title == "Fără cazare");
  BOOST_TEST(!find_gap(store, {}, world.secret.id));
  Viewer author;
  author.account = world.member.account;
  author.organisation = world.member.organisation;
  author.role = Role::member;
  BOOST_TEST(find_gap(store, author, world.secret.id)->author == world.member.account);
  BOOST_TEST(!find_gap(store, program_viewer(), world.gone.id));
  BOOST_TEST(history_of(store, program_viewer(), "gap", world.shown.id).size() ==
             history_of(world.store, program_viewer(), "gap", world.shown.id).size());
  GapFilter filter;
  filter.sectors = {"HOU"};
  BOOST_TEST(list_gaps(store, {}, filter, {}).total == 1);
  BOOST_TEST(entries_naming(store, {}, world.shown.id).size() == 1);
  BOOST_TEST(display_name(store, world.member.account) == "member");
  BOOST_TEST(viewer_of(store, world.member.account).account.empty());  // nobody signs in with it
  BOOST_TEST(outbox_after(store, 0, 1000).size() > before + 5);

  // Numbers go on where they stopped.
  Gap next;
  next.title = "The next";
  BOOST_TEST(create_gap(store, next, program_viewer()).number == "G-4");
}

BOOST_AUTO_TEST_CASE(no_secret_goes_out) {
  FullWorld world;
  Annotation guest;
  guest.target = {NodeKind::gap, world.shown.id};
  guest.body = "from outside";
  guest.guest_name = "A guest";
  guest.guest_email =
      "guest"
      "@"
      "example.invalid";
  create_annotation(world.store, guest, {});
  export_base(world.store, world.path / "out");
  for (const auto& [name, bytes] : files_in(world.path / "out")) {
    BOOST_TEST(bytes.find("example.invalid") == std::string::npos, name);
    BOOST_TEST(bytes.find("password") == std::string::npos, name);
    BOOST_TEST(bytes.find("\"login\"") == std::string::npos, name);
    const auto mode = fs::status(world.path / "out" / name).permissions();
    BOOST_TEST(((mode & (fs::perms::group_all | fs::perms::others_all)) == fs::perms::none), name);
  }
  BOOST_CHECK_EXCEPTION(export_base(world.store, world.path / "out"), Error,
                        [](const Error& error) { return error.code() == ErrorCode::conflict; });
}

BOOST_AUTO_TEST_CASE(a_broken_line_is_named_and_nothing_is_imported) {
  FullWorld world;
  export_base(world.store, world.path / "out");
  const fs::path gaps = world.path / "out" / "gaps.jsonl";
  const std::string whole = read_file(gaps, 1 << 20);
  const std::size_t second = whole.find('\n') + 1;

  Folder fresh;
  Store store(fresh.file(), OpenMode::create);
  const auto refused = [&](const std::string& bytes, const std::string& words) {
    write_file(gaps, bytes);
    BOOST_CHECK_EXCEPTION(import_base(store, world.path / "out"), Error, [&](const Error& error) {
      BOOST_TEST(std::string(error.what()).find(words) != std::string::npos,
                 error.what() << " does not say " << words);
      return error.code() == ErrorCode::bad_input && !error.hint().empty();
    });
    BOOST_TEST(store.database().find("SELECT count(*) FROM gaps")->integer(0) == 0);
    BOOST_TEST(store.database().find("SELECT count(*) FROM organisations")->integer(0) == 0);
    BOOST_TEST(store.database().find("SELECT count(*) FROM history")->integer(0) == 0);
  };
  std::string unknown = whole;
  unknown.replace(unknown.find("\"public\""), 8, "\"sometimes\"");
  refused(unknown, "gaps.jsonl:1: visibility: one of these words is needed: public");
  refused(whole.substr(0, second) + "{\"id\": \"x\", \"colour\": \"red\"}\n",
          "gaps.jsonl:2: colour");
  refused(whole.substr(0, whole.size() - 40), "gaps.jsonl:3: This is no JSON object");
  refused(whole.substr(0, second), "has 1 lines; lacuna-kb.json says 3");
  refused(whole.substr(0, second) + whole.substr(0, second) + whole.substr(second),
          "gaps.jsonl:2: another row has its id");
  write_file(gaps, whole);
  import_base(store, world.path / "out");
  BOOST_TEST(store.database().find("SELECT count(*) FROM gaps")->integer(0) == 3);

  // Never over what people wrote.
  BOOST_CHECK_EXCEPTION(import_base(store, world.path / "out"), Error,
                        [](const Error& error) { return error.code() == ErrorCode::conflict; });
  BOOST_CHECK_THROW(import_base(store, fresh.path), Error);
}

}  // namespace lacuna::kb::test
