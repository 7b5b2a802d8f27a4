// Accounts, sessions, vocabularies, check, backup, pool.
#define BOOST_TEST_DYN_LINK
#include <fstream>
#include <thread>

#include <boost/test/unit_test.hpp>

#include "kb/base/file.h"
#include "kb/store/agent_store.h"
#include "kb/store/backup.h"
#include "kb/store/check.h"
#include "kb/store/concept_store.h"
#include "kb/store/program_schemes.h"
#include "tests/kb/store/fixture.h"

using namespace lacuna;
using namespace lacuna::kb;
using namespace lacuna::kb::test;

namespace {

const std::string kLaw = "ro/lege/2006/122";

std::string severity_of(const std::vector<CheckItem>& report, const std::string& name) {
  for (const CheckItem& item : report)
    if (item.name == name) return std::string(word(item.severity));
  return "absent";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(maintenance)

BOOST_FIXTURE_TEST_CASE(accounts_and_sessions, World) {
  const auto found = find_account_by_login(store, " Member ");
  BOOST_REQUIRE(found.has_value());
  BOOST_TEST((code_of([&] {
                add_account(store, {"", "MEMBER", "", found->organisation, Role::reader}, "h");
              }) == ErrorCode::conflict));
  BOOST_TEST(password_hash(store, found->id) == "hash");
  start_session(store, {"t1", found->id, "csrf", "2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z",
                        "2026-01-02T00:00:00Z"});
  BOOST_TEST(find_session(store, "t1", "2026-01-01T12:00:00Z")->csrf == "csrf");
  BOOST_TEST(!find_session(store, "t1", "2026-01-02T00:00:00Z").has_value());
  BOOST_TEST(!find_session(store, "t2", "2026-01-01T12:00:00Z").has_value());
  Account changed = *found;
  changed.role = Role::expert;
  change_account(store, changed, admin);
  BOOST_TEST(!find_session(store, "t1", "2026-01-01T12:00:00Z").has_value());
  changed.disabled = true;
  change_account(store, changed, admin);
  start_session(store, {"t3", found->id, "c", "2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z",
                        "2026-01-02T00:00:00Z"});
  BOOST_TEST(!find_session(store, "t3", "2026-01-01T12:00:00Z").has_value());
  BOOST_TEST((viewer_of(store, found->id).role == Role::anonymous));
  BOOST_TEST(display_name(store, found->id) == "member");
  record_failure(store, "k", "2026-01-01T00:00:00Z");
  record_failure(store, "k", "2026-01-01T00:10:00Z");
  BOOST_TEST(failures_since(store, "k", "2026-01-01T00:05:00Z") == 1u);
  BOOST_TEST(forget_failures_before(store, "2026-01-01T00:05:00Z") == 1u);
  clear_failures(store, "k");
  BOOST_TEST(failures_since(store, "k", "2025-01-01T00:00:00Z") == 0u);
  for (const Row& row : store.database().query("SELECT before, after FROM history"))
    BOOST_TEST((row.text(0) + row.text(1)).find("\"hash\"") == std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(imported_vocabularies_stand_behind_and_stay, World) {
  const auto of = [](const std::string& id, const std::string& label) {
    ConceptScheme scheme;
    scheme.id = id;
    scheme.concepts.resize(1);
    scheme.concepts[0].notation = "A";
    scheme.concepts[0].pref_label = {{"en", label}};
    return scheme;
  };
  const auto ids = [&] {
    std::string all;
    for (const ConceptScheme& scheme : concept_schemes(store))
      all += scheme.id + "=" + scheme.concepts.at(0).pref_label.at("en") + " ";
    return all;
  };
  load_schemes(store, std::vector{of("m", "ours")});
  BOOST_TEST(
      (put_scheme(store, of("b", "theirs"), SchemeOrigin::imported) == SchemeOutcome::added));
  BOOST_TEST((put_scheme(store, of("a", "more"), SchemeOrigin::imported) == SchemeOutcome::added));
  BOOST_TEST(ids() == "m=ours b=theirs a=more ");
  BOOST_TEST(
      (put_scheme(store, of("b", "new"), SchemeOrigin::imported) == SchemeOutcome::replaced));
  BOOST_TEST(
      (put_scheme(store, of("b", "new"), SchemeOrigin::imported) == SchemeOutcome::unchanged));
  // A newer program brings one in front and one whose id a person has taken.
  load_schemes(store, std::vector{of("k", "newer"), of("m", "ours"), of("b", "of the program")});
  BOOST_TEST(ids() == "k=newer m=ours b=new a=more ");
  BOOST_TEST((imported_schemes(store) == std::set<std::string>{"a", "b"}));
  BOOST_TEST((code_of([&] { put_scheme(store, of("m", "mine"), SchemeOrigin::imported); }) ==
              ErrorCode::conflict));
  BOOST_TEST((code_of([&] { put_scheme(store, of("a", "x"), SchemeOrigin::program); }) ==
              ErrorCode::conflict));
}

BOOST_FIXTURE_TEST_CASE(vocabularies_of_the_program_come_once_and_are_renewed, World) {
  const std::size_t concepts = bring_program_schemes(store);
  BOOST_TEST(concepts > 500u);
  BOOST_TEST(bring_program_schemes(store) == 0u);
  ConceptScheme older = concept_schemes(store).at(0);
  older.concepts.at(0).pref_label["en"] = "as it was called";
  put_scheme(store, older, SchemeOrigin::program);
  BOOST_TEST(bring_program_schemes(store) == 1u);
  BOOST_TEST(bring_program_schemes(store) == 0u);
}

BOOST_FIXTURE_TEST_CASE(vocabularies_and_agents_load_once, World) {
  ConceptScheme scheme;
  scheme.id = "sector";
  scheme.title = {{"en", "Sector"}};
  scheme.concepts.resize(2);
  scheme.concepts[0].notation = "HOU";
  scheme.concepts[0].pref_label = {{"en", "housing"}, {"ro", "locuire"}};
  scheme.concepts[1].notation = "HLT";
  scheme.concepts[1].broader = {"HOU"};
  scheme.concepts[1].negative_label = {{"en", {"health of the economy"}}};
  BOOST_TEST(load_schemes(store, std::vector{scheme}) == 2u);
  BOOST_TEST(load_schemes(store, std::vector{scheme}) == 0u);
  scheme.concepts[1].definition = {{"en", "care"}};
  BOOST_TEST(load_schemes(store, std::vector{scheme}) == 1u);
  BOOST_TEST(find_concept(store, "sector", "HOU")->pref_label.at("ro") == "locuire");
  BOOST_TEST(concept_schemes(store).at(0).concepts.size() == 2u);
  BOOST_TEST(find_concept(store, "sector", "HLT")->negative_label.at("en").at(0) ==
             "health of the economy");
  scheme.concepts[1].broader = {"XXX"};
  BOOST_TEST((code_of([&] { load_schemes(store, std::vector{scheme}); }) == ErrorCode::bad_input));
  scheme.concepts[1] = scheme.concepts[0];
  BOOST_TEST((code_of([&] { load_schemes(store, std::vector{scheme}); }) == ErrorCode::bad_input));
  Agent agent;
  agent.key = "ro/igi";
  agent.names = {{{{"ro", "Inspectoratul"}}, Date{2012, 1, 1}, std::nullopt}};
  BOOST_TEST(load_agents(store, std::vector{agent}) == 1u);
  BOOST_TEST(load_agents(store, std::vector{agent}) == 0u);
  BOOST_TEST(find_agent(store, "ro/igi")->names.at(0).name.at("ro") == "Inspectoratul");
}

BOOST_FIXTURE_TEST_CASE(check_finds_what_is_wrong, World) {
  const DataDirectory directory = DataDirectory::create(path / "directory");
  save_act(store, make_act(kLaw), original("the bytes"));
  const auto kept = directory.original(directory.keep_original("the bytes"));
  gap(Visibility::private_);
  for (const CheckItem& item : check_store(store, directory))
    BOOST_TEST((item.severity == Severity::note), item.name << ": " << item.message);
  std::ofstream(kept) << "other bytes";
  BOOST_TEST(severity_of(check_store(store, directory), "originals") == "error");
  std::filesystem::remove(kept);
  BOOST_TEST(severity_of(check_store(store, directory), "originals") == "error");
  store.database().run("DELETE FROM provisions WHERE eid = 'art_2'");
  BOOST_TEST(severity_of(check_store(store, directory), "counts") == "error");
  store.database().run("CREATE TEMP TABLE copied AS SELECT * FROM gaps");
  store.database().run("UPDATE copied SET id = 'g2', number = 'G-9'");
  store.database().run("INSERT INTO gaps SELECT * FROM copied");
  BOOST_TEST(severity_of(check_store(store, directory), "history") == "error");
}

BOOST_FIXTURE_TEST_CASE(a_backup_is_one_whole_file_made_while_others_write, World) {
  save(store, make_act(kLaw));
  const Gap made = gap(Visibility::public_);
  start_session(store, {"secret-session", member.account, "c", "2026-01-01T00:00:00Z",
                        "2026-01-01T00:00:00Z", "2036-01-02T00:00:00Z"});
  std::jthread writer([&](const std::stop_token& stop) {
    Store own(file(), OpenMode::read_write);
    for (int i = 0; !stop.stop_requested(); ++i)
      save(own, make_act("ro/lege/1990/" + std::to_string(i), "w" + std::to_string(i)));
  });
  const auto target = path / "backup.sqlite";
  backup_database(store, target);
  writer.request_stop();
  writer.join();
  verify_backup(target);
  BOOST_TEST(!std::filesystem::exists(target.string() + ".part"));
  BOOST_TEST((code_of([&] { backup_database(store, target); }) == ErrorCode::conflict));
  BOOST_TEST(read_file(target, 1u << 30).find("secret-session") == std::string::npos);
  {
    Store restored(target, OpenMode::read_write);
    BOOST_TEST(find_gap(restored, anonymous, made.number)->title == "A gap");
    BOOST_TEST(find_expression(restored, kLaw + "@undated:ro").has_value());
  }
  std::ofstream(path / "junk") << std::string(10000, 'j');
  BOOST_TEST((code_of([&] { verify_backup(path / "junk"); }) == ErrorCode::damaged));
}

BOOST_FIXTURE_TEST_CASE(a_pool_serves_more_threads_than_it_has_stores, World) {
  StorePool pool(file(), 2);
  std::vector<std::jthread> threads;
  for (int t = 0; t < 6; ++t)
    threads.emplace_back([&, t] {
      for (int i = 0; i < 5; ++i) {
        const auto lease = pool.lease();
        const std::string key = "ro/hg/" + std::to_string(2000 + t) + "/" + std::to_string(i);
        save(*lease, make_act(key, key));
      }
    });
  threads.clear();
  BOOST_TEST(list_works(store, {}, {}).total == 30u);
}

BOOST_AUTO_TEST_SUITE_END()
