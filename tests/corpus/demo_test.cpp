// The demo knowledge base: the worked chains hold together, their scores and states can be
// recomputed, and nothing rests on a lapsed standard without saying so.
#define BOOST_TEST_DYN_LINK
#include <map>
#include <set>

#include <boost/test/unit_test.hpp>

#include "kb/model/ref.h"
#include "kb/rules/anchor_rules.h"
#include "kb/rules/evidence_rules.h"
#include "kb/rules/gap_rules.h"
#include "kb/rules/position_rules.h"
#include "kb/rules/score_rules.h"
#include "tests/corpus/corpus.h"

using namespace lacuna::kb;
using corpus::Chain;
using lacuna::all_of;
using lacuna::Date;
using lacuna::word;

namespace {

constexpr Date kChecked{2026, 11, 22};  // the day the register was checked

std::vector<Chain> chains() {
  return corpus::chains("demo/chains.json");
}
std::vector<Chain> with_drafts() {
  auto all = chains();
  for (Chain& chain : corpus::chains("demo/drafts.json")) all.push_back(std::move(chain));
  return all;
}
std::vector<Account> accounts() {
  return corpus::list_of<Account>("demo/accounts.json");
}
std::vector<Organisation> organisations() {
  return corpus::list_of<Organisation>("demo/organisations.json");
}
std::vector<PositionPaper> papers() {
  return corpus::list_of<PositionPaper>("demo/papers.json");
}
std::vector<Link> links() {
  return corpus::list_of<Link>("demo/links.json");
}
std::vector<Annotation> annotations() {
  return corpus::list_of<Annotation>("demo/annotations.json");
}

std::map<std::string, Work> works_by_key() {
  std::map<std::string, Work> all;
  for (const Work& work : corpus::works()) all.emplace(work.key, work);
  return all;
}

// Every record of the demo, with a name for messages.
std::vector<std::pair<std::string, Record>> records() {
  std::vector<std::pair<std::string, Record>> all;
  const auto add = [&](const std::string& name, const auto& list) {
    for (const auto& record : list) all.emplace_back(name, record);
  };
  for (const Chain& chain : with_drafts()) {
    all.emplace_back(chain.gap.number, chain.gap);
    add(chain.gap.number + " link", chain.links);
    add(chain.gap.number + " evidence", chain.evidence);
    add(chain.gap.number + " ask", chain.asks);
  }
  add("paper", papers());
  add("link", links());
  add("annotation", annotations());
  return all;
}

GapContent content_of(const Chain& chain) {
  GapContent content;
  content.gap = chain.gap;
  content.evidence = chain.evidence;
  content.asks = chain.asks;
  for (const Link& link : chain.links)
    if (link.from.kind == NodeKind::provision) content.provision_links.push_back(link);
  return content;
}

// An act that is not simply the law of the day, so that whoever leans on it must say what applies.
bool needs_scope_note(const Work& work, const Date& on) {
  if (work.illustrative) return false;
  return work.force == Force::repealed || work.force == Force::expired ||
         work.force == Force::annulled || work.force == Force::partly ||
         (work.repealed_from && *work.repealed_from <= on) ||
         (work.applies_from && *work.applies_from > on) || !work.temporal_scope.empty();
}

std::string organisation_of(const std::string& account) {
  for (const Account& one : accounts())
    if (one.id == account) return one.organisation;
  return {};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(demo)

BOOST_AUTO_TEST_CASE(twenty_two_chains_all_marked_and_public) {
  const auto all = chains();
  BOOST_TEST(all.size() == 22u);
  for (std::size_t i = 0; i < all.size(); ++i) {
    BOOST_TEST(all[i].gap.number == "G-" + std::to_string(i + 1));
    BOOST_TEST((all[i].gap.visibility == Visibility::public_), all[i].gap.number);
    BOOST_TEST(!all[i].evidence.empty(), all[i].gap.number);
    BOOST_TEST(!all[i].asks.empty(), all[i].gap.number);
  }
}

BOOST_AUTO_TEST_CASE(every_record_is_illustrative_and_has_an_owner) {
  std::set<std::string> ids;
  std::set<std::string> owners;
  for (const Organisation& one : organisations()) owners.insert(one.id);
  std::map<Visibility, std::size_t> seen;
  for (const auto& [name, record] : records()) {
    BOOST_TEST(ids.insert(record.id).second, name << ": id twice " << record.id);
    BOOST_TEST(record.id.size() == 36u, name);
    BOOST_TEST(record.id[14] == '7', name << ": not a UUID of version 7");
    BOOST_TEST(record.illustrative, name);
    if (!record.author.empty())
      BOOST_TEST(organisation_of(record.author) == record.owner, name << " has a foreign owner");
    if (!record.owner.empty()) BOOST_TEST(owners.contains(record.owner), name);
    for (const std::string& one : record.shared_with) BOOST_TEST(owners.contains(one), name);
    BOOST_TEST(((record.visibility == Visibility::restricted) == !record.shared_with.empty()),
               name);
    ++seen[record.visibility];
  }
  for (const Visibility one : {Visibility::public_, Visibility::coalition, Visibility::restricted})
    BOOST_TEST(seen[one] > 0u, "no record shows " << word(one));
}

BOOST_AUTO_TEST_CASE(every_notation_exists) {
  std::map<std::string, std::set<std::string>> known;
  for (const ConceptScheme& scheme : corpus::schemes())
    for (const Concept& row : scheme.concepts) known[scheme.id].insert(row.notation);
  const auto check = [&](const std::string& scheme, const std::vector<std::string>& used,
                         const std::string& where) {
    for (const std::string& one : used)
      BOOST_TEST(known[scheme].contains(one), where << ": no " << scheme << " " << one);
  };
  for (const Chain& chain : with_drafts()) {
    const Gap& gap = chain.gap;
    check("gap_type", {gap.primary_type}, gap.number);
    check("gap_type", gap.types, gap.number);
    check("level", gap.levels, gap.number);
    check("group", gap.groups, gap.number);
    check("sector", gap.sectors, gap.number);
    for (const Evidence& item : chain.evidence) {
      check("evidence_type", {item.type}, gap.number);
      check("group", {item.group}, gap.number);
    }
  }
}

BOOST_AUTO_TEST_CASE(links_join_what_their_verb_joins_and_lead_somewhere) {
  const auto works = works_by_key();
  std::set<std::string> nodes;
  for (const Chain& chain : with_drafts()) {
    nodes.insert(chain.gap.id);
    for (const Ask& ask : chain.asks) nodes.insert(ask.id);
  }
  for (const PositionPaper& paper : papers()) nodes.insert(paper.id);
  const auto check_node = [&](const Node& node) {
    if (node.kind != NodeKind::provision) {
      BOOST_TEST(nodes.contains(node.key), "a link leads nowhere: " << node.key);
      return;
    }
    const auto ref = parse_ref(node.key);
    BOOST_REQUIRE_MESSAGE(ref, node.key << " is no canonical reference");
    BOOST_TEST(works.contains(ref->work), "neither in the register nor of the demo: " << node.key);
  };
  const auto check = [&](const Link& link, const std::string& where) {
    const VerbRule& rule = rule_of(link.verb);
    BOOST_TEST((rule.from == link.from.kind && rule.to == link.to.kind),
               where << ": " << word(link.verb));
    BOOST_TEST(!link.rationale.empty(), where);
    check_node(link.from);
    check_node(link.to);
  };
  for (const Chain& chain : with_drafts())
    for (const Link& link : chain.links) {
      check(link, chain.gap.number);
      if (link.to.kind == NodeKind::gap) BOOST_TEST(link.to.key == chain.gap.id);
    }
  for (const Link& link : links()) check(link, "links.json");
}

BOOST_AUTO_TEST_CASE(scores_are_those_of_the_domain_reference) {
  const int expected[] = {84, 60, 70, 73, 77, 57, 65, 80, 82, 60, 69,
                          69, 75, 64, 43, 70, 54, 76, 58, 61, 52, 80};
  const auto all = chains();
  for (std::size_t i = 0; i < all.size(); ++i) {
    BOOST_TEST(score_problem(all[i].gap.scores.at(0)).empty(), all[i].gap.number);
    const Priority priority = priority_of(all[i].gap.scores.at(0));
    BOOST_TEST(priority.scored, all[i].gap.number);
    BOOST_TEST(priority.value == expected[i], all[i].gap.number << ": " << priority.value);
    BOOST_TEST(all[i].gap.scores.at(0).feasibility > 0, all[i].gap.number);
  }
  for (const int critical : {1, 8, 9, 22})
    BOOST_TEST((priority_of(all[critical - 1].gap.scores).band == Band::critical), critical);
}

BOOST_AUTO_TEST_CASE(the_state_is_the_highest_whose_guards_hold) {
  using enum GapState;
  // As the domain reference says; where it gives a state of an ask, the gap's is computed.
  const std::map<int, GapState> given = {
      {1, addressed},  {2, validated},  {3, addressed},  {4, under_analysis},
      {5, validated},  {6, addressed},  {7, validated},  {8, addressed},
      {9, validated},  {12, validated}, {14, addressed}, {13, partly_closed},
      {17, validated}, {18, addressed}, {20, validated}, {22, under_analysis}};
  const auto all = with_drafts();
  for (const Chain& chain : all) {
    const GapState highest = highest_state(content_of(chain), kChecked);
    // Nobody has looked at a draft yet.
    if (chain.gap.visibility != Visibility::public_) {
      BOOST_TEST((chain.gap.state == observed), chain.gap.number);
      continue;
    }
    BOOST_TEST((chain.gap.state == highest), chain.gap.number << " is " << word(chain.gap.state)
                                                              << ", could be " << word(highest));
  }
  for (const auto& [number, state] : given)
    BOOST_TEST((all[static_cast<std::size_t>(number) - 1].gap.state == state), "G-" << number);
}

BOOST_AUTO_TEST_CASE(nobody_validates_for_their_own_organisation) {
  for (const Chain& chain : with_drafts()) {
    const Gap& gap = chain.gap;
    const bool validated = gap.state != GapState::observed && gap.state != GapState::triaged &&
                           gap.state != GapState::under_analysis;
    BOOST_TEST((validated == !gap.validated_by.empty()), gap.number);
    if (!validated) continue;
    BOOST_TEST(organisation_of(gap.validated_by) != gap.owner, gap.number);
    for (const Account& account : accounts())
      if (account.id == gap.validated_by) BOOST_TEST((account.role >= Role::expert), gap.number);
  }
}

BOOST_AUTO_TEST_CASE(no_chain_rests_on_a_lapsed_standard_without_saying_so) {
  const auto works = works_by_key();
  std::size_t noted = 0;
  for (const Chain& chain : with_drafts()) {
    std::set<std::string> cited;
    for (const Link& link : chain.links)
      for (const Node& node : {link.from, link.to})
        if (node.kind == NodeKind::provision) cited.insert(parse_ref(node.key)->work);
    for (const Evidence& item : chain.evidence)
      if (!item.provision.empty()) cited.insert(parse_ref(item.provision)->work);
    for (const std::string& key : cited) {
      BOOST_REQUIRE_MESSAGE(works.contains(key), chain.gap.number << ": " << key);
      const Work& work = works.at(key);
      if (!needs_scope_note(work, kChecked)) continue;
      BOOST_TEST(!chain.gap.scope_note.empty(), chain.gap.number << " rests on " << key);
      // The note names the act by its number, so that a reader sees which one is meant.
      BOOST_TEST(
          (chain.gap.scope_note.find(work.number) != std::string::npos || work.type == "rec"),
          chain.gap.number << " does not name " << key);
      ++noted;
    }
  }
  BOOST_TEST(noted > 10u);
  BOOST_TEST(needs_scope_note(works.at("eu/dir/2013/33"), kChecked));
  BOOST_TEST(needs_scope_note(works.at("eu/reg/2024/1347"), Date{2026, 6, 30}));
  BOOST_TEST(!needs_scope_note(works.at("ro/lege/2006/122"), kChecked));
}

BOOST_AUTO_TEST_CASE(asks_say_who_does_what_by_when) {
  std::set<std::string> agents;
  for (const Agent& one : corpus::list_of<Agent>("register/agents.json")) agents.insert(one.key);
  std::map<std::string, PaperState> paper_states;
  for (const PositionPaper& paper : papers()) {
    paper_states[paper.id] = paper.state;
    for (const std::string& one : paper.addressees) BOOST_TEST(agents.contains(one), paper.number);
  }
  std::set<std::string> numbers;
  for (const Chain& chain : with_drafts())
    for (const Ask& ask : chain.asks) {
      BOOST_TEST(numbers.insert(ask.number).second, "twice: " << ask.number);
      BOOST_TEST(agents.contains(ask.addressee), ask.number << " addresses " << ask.addressee);
      BOOST_TEST((!ask.title.empty() && !ask.text.empty() && ask.deadline), ask.number);
      if (!ask.paper.empty()) BOOST_TEST(paper_states.contains(ask.paper), ask.number);
      if (is_submitted(ask.state)) {
        BOOST_TEST((ask.submitted_on && *ask.submitted_on <= kChecked), ask.number);
        BOOST_TEST(!ask.submitted_channel.empty(), ask.number);
      }
      if (ask.state == AskState::endorsed)
        BOOST_TEST((paper_states[ask.paper] >= PaperState::adopted), ask.number);
      if (ask.state == AskState::no_response) BOOST_TEST((*ask.deadline < kChecked), ask.number);
      BOOST_TEST((has_outcome(ask.state) || *ask.deadline > kChecked),
                 ask.number << " waits for a day that is past");
    }
}

BOOST_AUTO_TEST_CASE(evidence_is_simulated_dated_and_recent) {
  for (const Chain& chain : with_drafts()) {
    for (const Evidence& item : chain.evidence) {
      BOOST_TEST(item.gap == chain.gap.id, chain.gap.number);
      BOOST_TEST((item.source.starts_with("Simul")), chain.gap.number << ": " << item.title);
      BOOST_TEST((item.observed_on && *item.observed_on <= kChecked), chain.gap.number);
      BOOST_TEST(!item.source_organisation.empty(), chain.gap.number);
      BOOST_TEST(!item.event.empty(), chain.gap.number);
      // The text of a norm shows no practice.
      BOOST_TEST((item.type != "LAW" || !item.practice), chain.gap.number);
      if (item.type == "KII" || item.type == "FGD")
        BOOST_TEST(!item.consent_basis.empty(), chain.gap.number);
    }
    // The one historical chain shows what stale evidence looks like.
    BOOST_TEST((is_stale(chain.evidence, kChecked) == (chain.gap.number == "G-13")),
               chain.gap.number);
  }
}

BOOST_AUTO_TEST_CASE(every_role_and_kind_has_an_account_and_none_a_password) {
  std::map<std::string, OrganisationKind> kinds;
  std::size_t members = 0;
  for (const Organisation& one : organisations()) {
    BOOST_TEST(kinds.emplace(one.id, one.kind).second, one.name);
    BOOST_TEST(one.name.find("xempl") != std::string::npos, one.name << " looks real");
    members += one.kind == OrganisationKind::member;
    BOOST_TEST(((one.kind == OrganisationKind::member) == one.signatory), one.name);
  }
  BOOST_TEST(members >= 3u);
  std::set<Role> roles;
  std::set<OrganisationKind> with_account;
  std::set<std::string> logins;
  for (const Account& one : accounts()) {
    BOOST_REQUIRE_MESSAGE(kinds.contains(one.organisation), one.login);
    BOOST_TEST(logins.insert(one.login).second, one.login);
    BOOST_TEST(one.login.starts_with("demo-"), one.login);
    roles.insert(one.role);
    with_account.insert(kinds[one.organisation]);
  }
  for (const auto& row : all_of<Role>())
    BOOST_TEST((roles.contains(row.value) == (row.value != Role::anonymous)), row.word);
  for (const OrganisationKind kind : {OrganisationKind::member, OrganisationKind::ministry,
                                      OrganisationKind::authority, OrganisationKind::expert_body})
    BOOST_TEST(with_account.contains(kind), word(kind));
}

BOOST_AUTO_TEST_CASE(texts_to_import_are_there) {
  const auto works = works_by_key();
  std::map<std::string, std::set<std::string>> languages;
  for (const auto& text : corpus::json_of("demo/texts.json")) {
    const std::string path = text.at("path").get<std::string>();
    const std::string work = text.at("work").get<std::string>();
    BOOST_TEST(std::filesystem::exists(corpus::root() / "demo" / path), path);
    BOOST_REQUIRE_MESSAGE(works.contains(work), work);
    BOOST_TEST(works.at(work).illustrative, work);
    BOOST_TEST(text.at("jurisdiction").get<std::string>() == works.at(work).jurisdiction, work);
    languages[work].insert(text.at("language").get<std::string>());
    const std::string words = lacuna::read_file(corpus::root() / "demo" / path, 1u << 20);
    BOOST_TEST((words.find("ilustrativ") != std::string::npos ||
                words.find("llustrative") != std::string::npos ||
                words.find("ILUSTRATIV") != std::string::npos ||
                words.find("ILLUSTRATIVE") != std::string::npos),
               path << " does not say that it is illustrative");
    for (const char* cedilla : {"\xC5\x9E", "\xC5\x9F", "\xC5\xA2", "\xC5\xA3"})
      BOOST_TEST(words.find(cedilla) == std::string::npos, path << " has a cedilla");
  }
  BOOST_TEST((languages["ro/lege-exemplu/2020/900"] == std::set<std::string>{"ro", "en"}));
  for (const PositionPaper& paper : papers())
    if (!paper.work.empty()) {
      BOOST_REQUIRE_MESSAGE(works.contains(paper.work), paper.number);
      BOOST_TEST((works.at(paper.work).kind == DocumentKind::paper), paper.number);
      BOOST_TEST(languages[paper.work].contains(paper.language), paper.number);
    }
}

BOOST_AUTO_TEST_CASE(comments_stand_where_they_say_and_two_wait) {
  const std::string act =
      lacuna::read_file(corpus::root() / "demo/texts/lege-exemplu-900-2020.ro.txt", 1u << 20);
  std::set<std::string> threads;
  std::size_t waiting = 0, quotes = 0;
  for (const Annotation& one : annotations()) {
    if (one.reply_to.empty())
      BOOST_TEST(one.thread == one.id, one.body);
    else
      BOOST_TEST(threads.contains(one.thread), one.body);
    threads.insert(one.thread);
    waiting += one.moderation == Moderation::waiting;
    BOOST_TEST(one.guest_email.empty(), one.body);
    BOOST_TEST((one.author.empty() || one.guest_name.empty()), one.body);
    if (!one.quote) continue;
    ++quotes;
    const Quote& quote = *one.quote;
    BOOST_TEST((act.find(quote.prefix + quote.exact + quote.suffix) != std::string::npos),
               quote.exact);
    // Positions count characters of the unit's text, which the quote's line holds behind its
    // number.
    const std::size_t line = act.rfind('\n', act.find(quote.prefix + quote.exact)) + 1;
    const std::string text =
        act.substr(act.find(' ', line) + 1, act.find('\n', line) - act.find(' ', line) - 1);
    const auto again = make_quote(text, quote.start, quote.end);
    BOOST_REQUIRE_MESSAGE(again, quote.exact);
    BOOST_TEST(again->exact == quote.exact);
    BOOST_TEST((anchor(quote, text).state == AnchorState::exact), quote.exact);
  }
  BOOST_TEST(waiting == 2u);
  BOOST_TEST(quotes >= 4u);
}

BOOST_AUTO_TEST_CASE(nothing_looks_like_personal_data) {
  for (const auto& file : corpus::files_in("demo")) {
    const std::string text = lacuna::read_file(corpus::root() / file, 8u << 20);
    // An @ only dates a reference: "ro/...@2022-05-27"; never an address.
    for (std::size_t at = text.find('@'); at != std::string::npos; at = text.find('@', at + 1))
      BOOST_TEST((at + 1 < text.size() && text[at + 1] == '2'), file);
    BOOST_TEST(text.find("+40") == std::string::npos, file);
    BOOST_TEST(text.find("+373") == std::string::npos, file);
    BOOST_TEST(text.find("password") == std::string::npos, file);
  }
}

BOOST_AUTO_TEST_SUITE_END()
