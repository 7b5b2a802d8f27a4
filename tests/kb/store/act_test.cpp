// Texts: what is saved is what is found; aliases, states, citations.
#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>

#include "kb/json/json.h"
#include "kb/store/citation_store.h"
#include "kb/store/outbox.h"
#include "kb/store/register_store.h"
#include "tests/kb/store/fixture.h"

using namespace lacuna;
using namespace lacuna::kb;
using namespace lacuna::kb::test;

namespace {

const std::string kLaw = "ro/lege/2006/122";

}  // namespace

BOOST_AUTO_TEST_SUITE(acts)

BOOST_FIXTURE_TEST_CASE(a_text_comes_back_whole, World) {
  Act act = make_act(kLaw, "Străinul", Date{2015, 6, 1});
  act.work.gazette = {{"MO", "428", Date{2006, 5, 18}, ""}};
  act.work.aliases = {"legea azilului"};
  act.provisions[1].flags = {"superscript_collapsed"};
  act.provisions[1].quotation = "cited words";
  act.events = {{EventKind::inserts, "", "art_2", "ro/lege/2013/376!art_II", Date{2013, 12, 26},
                 "(la 26-12-2013 ...)", "", "art_2"}};
  act.citations = {citation("art_1__para_1", kLaw + "!art_2", "art. 2")};
  act.expression.counts = {2, 0, 4, 1, 1};
  const SavedAct saved = save(store, act);
  BOOST_TEST((saved.outcome == SaveOutcome::created));
  BOOST_TEST(saved.expression.key == kLaw + "@2015-06-01:ro");
  const auto found = find_act(store, saved.expression.key);
  BOOST_REQUIRE(found.has_value());
  act.expression = saved.expression;
  act.citations[0].resolution = Resolution::exact;
  BOOST_TEST(to_json_text(*found) == to_json_text(act));

  const auto article = find_provisions(store, saved.expression.key, "art_1");
  BOOST_REQUIRE_EQUAL(article.size(), 3u);
  BOOST_TEST(article[0].parent == -1);
  BOOST_TEST(article[2].parent == 0);
  BOOST_TEST(find_provisions(store, saved.expression.key, "art_1__para_2").size() == 1u);
  BOOST_TEST(find_provisions(store, saved.expression.key, "art_9").empty());
  const auto line = ancestors_of(store, saved.expression.key, "art_1__para_2");
  BOOST_REQUIRE_EQUAL(line.size(), 2u);
  BOOST_TEST(line[1].eid == "art_1");
  BOOST_TEST(events_of(store, saved.expression.key, "art_2").size() == 1u);
  BOOST_TEST(events_of(store, saved.expression.key, "art_1").empty());

  BOOST_TEST(find_provision(store, *parse_ref(kLaw + "!art_2"))->provision.text ==
             "Străinul three");
  BOOST_TEST(find_provision(store, {kLaw, {}, "portal-17", "", 0})->provision.eid == "art_2");
  BOOST_TEST(find_provision(store, {"Legea Azilului", {}, "art_2", "", 0})->work.key == kLaw);
  BOOST_TEST(!find_provision(store, *parse_ref(kLaw + "@2015-05-31!art_2")).has_value());
  BOOST_TEST(*resolve_work(store, "LEGEA AZILULUI") == kLaw);
  BOOST_TEST(!resolve_work(store, "other").has_value());
}

BOOST_FIXTURE_TEST_CASE(same_bytes_or_same_text_add_an_alias_and_no_text, World) {
  const Act act = make_act(kLaw);
  save_act(store, act, original("bytes", "a.txt"));
  BOOST_TEST((save_act(store, act, original("bytes", "b.txt")).outcome == SaveOutcome::same_bytes));
  BOOST_TEST(
      (save_act(store, act, original("other bytes", "c.txt")).outcome == SaveOutcome::same_text));
  BOOST_TEST((save_act(store, act, original("bytes", "a.txt")).outcome == SaveOutcome::same_bytes));
  BOOST_TEST(expressions_of(store, kLaw).size() == 1u);
  BOOST_TEST(manifestations_of(store, kLaw + "@undated:ro").size() == 3u);
  BOOST_TEST(find_same_bytes(store, sha256("other bytes"))->key == kLaw + "@undated:ro");
  const auto before = manifestations_of(store, kLaw + "@undated:ro").size();
  BOOST_TEST(add_path(store, sha256("bytes"), "later.txt")->key == kLaw + "@undated:ro");
  BOOST_TEST(add_path(store, sha256("bytes"), "later.txt")->key == kLaw + "@undated:ro");
  const auto after = manifestations_of(store, kLaw + "@undated:ro");
  BOOST_TEST(after.size() == before + 1);
  BOOST_TEST(after.back().path == "later.txt");
  BOOST_TEST(after.back().media_type == "text/plain");
  BOOST_TEST(!add_path(store, sha256("never read"), "later.txt"));
  BOOST_TEST(manifestations_of(store, kLaw + "@undated:ro").size() == before + 1);
}

BOOST_FIXTURE_TEST_CASE(no_text_replaces_another, World) {
  save(store, make_act(kLaw, "first"));
  const SavedAct second = save(store, make_act(kLaw, "second"));
  BOOST_TEST(second.expression.key == kLaw + "@undated:ro~2");
  BOOST_TEST(second.expression.warnings.size() == 1u);
  save(store, make_act(kLaw, "newer", Date{2020, 1, 1}));
  save(store, make_act(kLaw, "older", Date{2010, 1, 1}));
  const auto state = [&](const std::string& key) {
    return find_expression(store, kLaw + key)->state;
  };
  BOOST_TEST((state("@undated:ro") == ExpressionState::published));
  BOOST_TEST((state("@undated:ro~2") == ExpressionState::published));
  BOOST_TEST((state("@2020-01-01:ro") == ExpressionState::published));
  BOOST_TEST((state("@2010-01-01:ro") == ExpressionState::superseded));
  BOOST_TEST(current_expression(store, kLaw)->key == kLaw + "@2020-01-01:ro");
  BOOST_TEST(current_expression(store, kLaw, "ro", Date{2015, 1, 1})->key ==
             kLaw + "@2010-01-01:ro");
  BOOST_TEST(current_expression(store, kLaw, "ro", Date{2000, 1, 1})->key ==
             kLaw + "@undated:ro~2");
  BOOST_TEST(current_expression(store, kLaw, "uk")->language == "ro");
  withdraw_expression(store, kLaw + "@2020-01-01:ro", editor, "wrong file");
  BOOST_TEST((state("@2010-01-01:ro") == ExpressionState::published));
  BOOST_TEST(current_expression(store, kLaw)->key == kLaw + "@2010-01-01:ro");
  BOOST_TEST((code_of([&] { withdraw_expression(store, kLaw + "@2010-01-01:ro", member, "no"); }) ==
              ErrorCode::forbidden));
}

BOOST_FIXTURE_TEST_CASE(a_held_text_is_read_by_nobody_until_it_is_accepted, World) {
  Act act = make_act(kLaw);
  act.expression.state = ExpressionState::held;
  const std::string key = save(store, act).expression.key;
  BOOST_TEST(!current_expression(store, kLaw).has_value());
  BOOST_TEST(!find_provision(store, *parse_ref(kLaw + "!art_2")).has_value());
  BOOST_TEST(list_works(store, {}, {}).total == 0u);
  BOOST_TEST(work_facets(store).empty());
  BOOST_TEST(held_expressions(store).size() == 1u);
  const Expression accepted = accept_expression(store, key, editor);
  BOOST_TEST((accepted.state == ExpressionState::published));
  BOOST_TEST(accepted.reviewed);
  BOOST_TEST(list_works(store, {}, {}).total == 1u);
  BOOST_TEST(held_expressions(store).empty());
}

BOOST_FIXTURE_TEST_CASE(citations_are_resolved_when_their_act_comes, World) {
  Act citing = make_act("ro/lege/2010/1");
  citing.citations = {citation("art_1__para_1", kLaw + "!art_2", "art. 2 din Legea nr. 122/2006"),
                      citation("art_1__para_1", kLaw + "!art_99", "art. 99"),
                      citation("art_1__para_2", kLaw, "Legea nr. 122/2006"),
                      citation("art_2", "ro/lege/2010/1!art_1", "art. 1")};
  citing.citations.push_back({});
  citing.citations.back().target.work = "?";
  const std::string key = save(store, citing).expression.key;
  const auto states = [&] {
    std::string text;
    for (const Citation& item : citations_of(store, key))
      text += std::string(word(item.resolution)) + " ";
    return text;
  };
  BOOST_TEST(states() == "known_work known_work known_work exact unresolved ");
  const auto known = find_known_work(store, kLaw);
  BOOST_REQUIRE(known.has_value());
  BOOST_TEST(!known->loaded);
  BOOST_TEST(known->cited_by == 3u);
  BOOST_TEST(known->work.number == "122");
  BOOST_TEST(known->work.year == 2006);
  BOOST_TEST(!find_known_work(store, "ro/lege/1999/9").has_value());

  save(store, make_act(kLaw));
  BOOST_TEST(states() == "exact work_only exact exact unresolved ");
  BOOST_TEST(find_known_work(store, kLaw)->loaded);
  BOOST_TEST(cited_by(store, kLaw, "", {}).total == 2u);  // each citing provision once
  BOOST_TEST(cited_by(store, kLaw, "art_2", {}).items.at(0).expression == key);
  BOOST_TEST(cited_by(store, "ro/lege/2010/1", "", {}).total == 0u);  // itself does not count
  BOOST_TEST(cited_by(store, "ro/lege/2010/1", "art_1", {}).total == 1u);
  BOOST_TEST(cited_by_counts(store, kLaw).size() == 2u);
  BOOST_TEST(open_citations(store, {}, {}).total == 2u);
  const auto first = cited_by(store, kLaw, "", {"", 1});
  BOOST_TEST(first.items.size() == 1u);
  const auto second = cited_by(store, kLaw, "", {first.next, 1});
  BOOST_TEST(second.items.size() == 1u);
  BOOST_TEST(second.items.at(0).citation.source_eid != first.items.at(0).citation.source_eid);

  Act later = citing;
  later.expression.date = parse_iso_date("2011-01-01");
  later.expression.text_hash = sha256("later");
  const Expression newer = save(store, later).expression;
  BOOST_TEST(cited_by(store, kLaw, "", {}).total == 2u);  // another text of the act is no other act
  BOOST_TEST(cited_by_counts(store, kLaw).front().second == 1u);
  withdraw_expression(store, newer.key, editor, "an example");

  withdraw_expression(store, kLaw + "@undated:ro", editor, "wrong");
  BOOST_TEST(states() == "known_work known_work known_work exact unresolved ");
  withdraw_expression(store, key, editor, "wrong");
  BOOST_TEST(find_known_work(store, kLaw)->cited_by == 0u);  // a withdrawn text cites nothing
}

BOOST_FIXTURE_TEST_CASE(facts_come_from_the_register_the_text_and_the_citations, World) {
  Work fact;
  fact.key = kLaw;
  fact.title = "Legea nr. 122/2006";
  fact.subject = "azil";
  fact.confidence = Confidence::fact;
  Work doubtful;
  doubtful.key = "ro/oug/2024/96";
  doubtful.subject = "sprijin";
  doubtful.title = "unsure";
  doubtful.confidence = Confidence::unverified;
  doubtful.uncertainty = "state after 2024";
  Act act = make_act(kLaw);
  act.work.title = "as printed";
  act.work.issuer = "Parlamentul";
  save(store, act);
  BOOST_TEST(find_work(store, kLaw)->title == "as printed");
  BOOST_TEST(load_register(store, std::vector<Work>{fact, doubtful}) == 2u);
  BOOST_TEST(load_register(store, std::vector<Work>{fact, doubtful}) == 0u);
  BOOST_TEST(find_work(store, kLaw)->title == "Legea nr. 122/2006");
  BOOST_TEST(find_work(store, kLaw)->issuer == "Parlamentul");
  BOOST_TEST((find_work(store, kLaw)->subject_from == Confidence::fact));

  Act uncertain = make_act("ro/oug/2024/96");
  save(store, uncertain);
  BOOST_TEST(find_work(store, "ro/oug/2024/96")->title == uncertain.work.title);
  BOOST_TEST(find_work(store, "ro/oug/2024/96")->subject == "sprijin");
  BOOST_TEST((find_work(store, "ro/oug/2024/96")->confidence == Confidence::unverified));
  BOOST_TEST(find_work(store, "ro/oug/2024/96")->uncertainty == "state after 2024");

  save(store, make_act("ro/lege/2001/1"));
  set_cited_subject(store, "ro/lege/2001/1", "privind exemplul");
  BOOST_TEST(find_work(store, "ro/lege/2001/1")->subject == "privind exemplul");
  BOOST_TEST((find_work(store, "ro/lege/2001/1")->subject_from == Confidence::from_citations));
  set_cited_subject(store, kLaw, "something else");
  BOOST_TEST(find_work(store, kLaw)->subject == "azil");
  BOOST_TEST(load_register(store, {}) == 2u);
  BOOST_TEST(find_work(store, kLaw)->title == "as printed");
}

BOOST_FIXTURE_TEST_CASE(lists_of_works_are_filtered_and_come_in_pages, World) {
  for (int i = 1; i <= 7; ++i) {
    Act act = make_act("ro/lege/2001/" + std::to_string(i), "w" + std::to_string(i));
    act.work.year = 2001;
    act.work.subject = i == 3 ? "privind ȘCOALA 100%" : "altceva";
    save(store, act);
  }
  const auto first = list_works(store, {}, {"", 3});
  BOOST_TEST(first.total == 7u);
  BOOST_TEST(first.items.size() == 3u);
  const auto second = list_works(store, {}, {first.next, 3});
  BOOST_TEST(second.items.front().work.key == "ro/lege/2001/4");
  BOOST_TEST(list_works(store, {}, {second.next, 3}).next.empty());
  WorkFilter filter;
  filter.words = "școala lege/2001/3";
  BOOST_TEST(list_works(store, filter, {}).total == 1u);
  filter.words = "100%";
  BOOST_TEST(list_works(store, filter, {}).total == 1u);
  filter.words = "1_0";
  BOOST_TEST(list_works(store, filter, {}).total == 0u);
  filter = {};
  filter.type = "hg";
  BOOST_TEST(list_works(store, filter, {}).total == 0u);
  BOOST_TEST(work_facets(store).at(0).works == 7u);
}

BOOST_FIXTURE_TEST_CASE(a_text_that_breaks_a_rule_leaves_nothing, World) {
  Act act = make_act(kLaw);
  act.provisions[3].eid = "art_1";  // twice
  BOOST_CHECK_THROW(save(store, act), Error);
  BOOST_TEST(!find_work(store, kLaw).has_value());
  BOOST_TEST(originals(store).empty());
  BOOST_TEST(newest_seq(store) == 0);
  BOOST_TEST((save(store, make_act(kLaw)).outcome == SaveOutcome::created));
  BOOST_TEST(outbox_after(store, 0, 10).size() == 1u);
}

BOOST_AUTO_TEST_SUITE_END()
