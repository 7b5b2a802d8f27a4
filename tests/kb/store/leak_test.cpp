// What a viewer may not see does not exist for it: every read function, every role, another
// organisation, a canary in every hidden record.
#define BOOST_TEST_DYN_LINK
#include <set>
#include <sstream>

#include <boost/test/unit_test.hpp>

#include "kb/json/json.h"
#include "kb/store/annotation_store.h"
#include "kb/store/audience.h"
#include "kb/store/chain.h"
#include "kb/store/evidence_store.h"
#include "kb/store/history.h"
#include "kb/store/link_store.h"
#include "kb/store/position_store.h"
#include "kb/store/statistics.h"
#include "tests/kb/store/fixture.h"

using namespace lacuna;
using namespace lacuna::kb;
using namespace lacuna::kb::test;

namespace {

constexpr Date kToday{2026, 11, 22};
const std::string kLaw = "ro/lege/2006/122";

// One public gap with everything public on it, and beside it hidden things of every kind, each with
// the canary in its words.
struct Leaky : World {
  std::string canary;
  Gap open, hidden;
  Evidence open_evidence, evidence_on_hidden, hidden_evidence;
  Ask open_ask, hidden_ask;
  PositionPaper hidden_paper;
  Annotation note_on_hidden, hidden_note, open_note;

  void fill(Visibility visibility, const std::string& word) {
    canary = word;
    save(store, make_act(kLaw));
    open = gap(Visibility::public_, "Open");
    hidden = gap(visibility, canary + " gap");
    hidden = score_gap(store, hidden.id, 1, {5, 5, 5, 5}, program_viewer());
    hidden_paper = create_paper(store, paper(visibility), member);
    open_evidence = create_evidence(store, evidence(open.id, Visibility::public_, "seen"), member);
    evidence_on_hidden =
        create_evidence(store, evidence(hidden.id, Visibility::public_, canary), member);
    hidden_evidence = create_evidence(store, evidence(open.id, visibility, canary), member);
    open_ask = create_ask(store, ask(Visibility::public_, "seen", hidden_paper.id), member);
    hidden_ask = create_ask(store, ask(visibility, canary, ""), member);
    link(NodeKind::ask, open_ask.id, LinkVerb::addresses, NodeKind::gap, open.id, "seen");
    link(NodeKind::ask, hidden_ask.id, LinkVerb::addresses, NodeKind::gap, open.id, canary);
    link(NodeKind::ask, open_ask.id, LinkVerb::addresses, NodeKind::gap, hidden.id, canary);
    link(NodeKind::provision, kLaw + "!art_2", LinkVerb::causes, NodeKind::gap, hidden.id, canary);
    link(NodeKind::gap, open.id, LinkVerb::related_to, NodeKind::gap, hidden.id, canary);
    link(NodeKind::paper, hidden_paper.id, LinkVerb::contains, NodeKind::ask, open_ask.id, canary);
    note_on_hidden = note({NodeKind::gap, hidden.id}, Visibility::public_, canary);
    hidden_note = note({NodeKind::provision, kLaw + "!art_2"}, visibility, canary);
    open_note = note({NodeKind::provision, kLaw + "!art_2"}, Visibility::public_, "seen");
  }

  Evidence evidence(const std::string& of, Visibility visibility, const std::string& words) {
    Evidence item;
    item.gap = of;
    item.title = words;
    item.visibility = visibility;
    item.shared_with = shares;
    return item;
  }
  Ask ask(Visibility visibility, const std::string& words, const std::string& in_paper) {
    Ask item;
    item.title = words;
    item.paper = in_paper;
    item.visibility = visibility;
    item.shared_with = shares;
    return item;
  }
  PositionPaper paper(Visibility visibility) {
    PositionPaper item;
    item.title = canary;
    item.work = kLaw;
    item.visibility = visibility;
    item.shared_with = shares;
    return item;
  }
  void link(NodeKind from, const std::string& from_key, LinkVerb verb, NodeKind to,
            const std::string& to_key, const std::string& words) {
    Link item;
    item.from = {from, from_key};
    item.to = {to, to_key};
    item.verb = verb;
    item.rationale = words;
    item.visibility = Visibility::public_;
    create_link(store, item, member);
  }
  Annotation note(const Node& target, Visibility visibility, const std::string& words) {
    Annotation item;
    item.target = target;
    item.body = words;
    item.visibility = visibility;
    item.shared_with = shares;
    return create_annotation(store, item, member);
  }

  std::vector<std::string> shares;

  // Everything that every read function says to a viewer, as one text, counts apart.
  std::string all_words(const Viewer& viewer) {
    std::ostringstream out;
    const auto say = [&](const auto& found) {
      if (found) out << to_json_text(*found) << "\n";
    };
    const auto say_all = [&](const auto& items) {
      for (const auto& item : items) out << to_json_text(item) << "\n";
    };
    for (const std::string& id : {open.id, hidden.id}) {
      say(find_gap(store, viewer, id));
      say_all(evidence_of_gap(store, viewer, id));
      say_all(links_of(store, viewer, {NodeKind::gap, id}));
      out << label_of(store, viewer, {NodeKind::gap, id});
      say_all(list_asks(store, viewer, {.gap = id}, {}).items);
      for (const Thread& thread : threads_on(store, viewer, {NodeKind::gap, id}))
        say_all(thread.annotations);
      if (const auto chain = find_chain(store, viewer, id, kToday)) {
        for (const auto& item : chain->provisions) out << to_json_text(item.link);
        for (const auto& item : chain->asks) {
          out << to_json_text(item.link) << to_json_text(item.ask);
          say(item.paper);
        }
        for (const auto& item : chain->related)
          out << to_json_text(item.link) << to_json_text(item.gap);
        say_all(chain->evidence);
        for (const Thread& thread : chain->discussion) say_all(thread.annotations);
      }
    }
    say(find_gap(store, viewer, hidden.number));
    for (const auto* item : {&open_evidence, &evidence_on_hidden, &hidden_evidence}) {
      say(find_evidence(store, viewer, item->id));
      out << label_of(store, viewer, {NodeKind::evidence, item->id});
      say_all(history_of(store, viewer, "evidence", item->id));
    }
    for (const Ask* item : {&open_ask, &hidden_ask}) {
      say(find_ask(store, viewer, item->id));
      say_all(links_of(store, viewer, {NodeKind::ask, item->id}));
      out << label_of(store, viewer, {NodeKind::ask, item->id});
    }
    say(find_paper(store, viewer, hidden_paper.number));
    say(find_paper_of_work(store, viewer, kLaw));
    out << label_of(store, viewer, {NodeKind::paper, hidden_paper.id});
    say_all(links_of(store, viewer, {NodeKind::provision, kLaw + "!art_2"}));
    for (const Annotation* item : {&note_on_hidden, &hidden_note, &open_note}) {
      say(find_annotation(store, viewer, item->id));
      if (const auto thread = find_thread(store, viewer, item->id)) say_all(thread->annotations);
      say_all(history_of(store, viewer, "annotation", item->id));
    }
    for (const Thread& thread : threads_on_work(store, viewer, kLaw, kLaw + "@undated:ro"))
      say_all(thread.annotations);
    for (const auto& order : all_of<GapOrder>())
      say_all(list_gaps(store, viewer, {.order = order.value}, {}).items);
    say_all(list_papers(store, viewer, {}, {}).items);
    say_all(list_asks(store, viewer, {}, {}).items);
    say_all(list_asks(store, viewer, {.paper = hidden_paper.id}, {}).items);
    say_all(list_annotations(store, viewer, {}).items);
    for (const auto& item : gaps_of_work(store, viewer, kLaw)) out << item.title;
    for (const auto& item : latest_changes(store, viewer, 100))
      out << item.label << to_json_text(item.change) << to_json_text(item.target);
    for (const std::string& id : {open.id, hidden.id})
      say_all(history_of(store, viewer, "gap", id));
    return out.str();
  }

  std::string all_counts(const Viewer& viewer) {
    std::ostringstream out;
    const Statistics all = statistics(store, viewer);
    out << "gaps " << all.gaps << " papers " << all.papers;
    out << " | " << list_gaps(store, viewer, {}, {}).total << " "
        << list_gaps(store, viewer, {.work = kLaw}, {}).total << " "
        << list_gaps(store, viewer, {.words = canary}, {}).total << " "
        << list_papers(store, viewer, {}, {}).total << " "
        << list_papers(store, viewer, {.words = canary}, {}).total << " "
        << list_asks(store, viewer, {}, {}).total << " "
        << list_asks(store, viewer, {.paper = hidden_paper.id}, {}).total << " "
        << list_asks(store, viewer, {.gap = hidden.id}, {}).total << " "
        << list_annotations(store, viewer, {}).total;
    for (const auto& facet : gap_facets(store, viewer, {})) out << " " << facet.gaps;
    for (const auto& [eid, number] : annotation_counts(store, viewer, kLaw))
      out << " " << eid << "=" << number;
    return out.str();
  }
};

// Beside the open gap: type, sector, state; one comment on art_2.
const std::string kOpenCounts = "gaps 1 papers 0 | 1 0 0 0 0 1 0 0 1 1 1 1 art_2=1";

}  // namespace

BOOST_AUTO_TEST_SUITE(leaks)

BOOST_FIXTURE_TEST_CASE(coalition_records_are_for_the_coalition, Leaky) {
  fill(Visibility::coalition, "canarycoalition");
  for (const Viewer* viewer : {&anonymous, &reader, &ministry}) {
    const std::string words = all_words(*viewer);
    BOOST_TEST(words.find(canary) == std::string::npos, word(viewer->role) << words);
    BOOST_TEST(words.find(hidden.id) == std::string::npos);
    BOOST_TEST(words.find(hidden_paper.id) == std::string::npos);
    BOOST_TEST(words.find(hidden_ask.id) == std::string::npos);
    BOOST_TEST(all_counts(*viewer) == kOpenCounts);
  }
  for (const Viewer* viewer : {&member, &expert, &editor, &moderator, &admin, &other}) {
    BOOST_TEST(all_words(*viewer).find(canary) != std::string::npos);
    BOOST_TEST(all_counts(*viewer) != kOpenCounts);
  }
}

BOOST_FIXTURE_TEST_CASE(restricted_records_are_for_the_named, Leaky) {
  shares = {ministry.organisation};
  fill(Visibility::restricted, "canaryrestricted");
  for (const Viewer* viewer : {&anonymous, &other, &other_expert}) {
    const std::string words = all_words(*viewer);
    BOOST_TEST(words.find(canary) == std::string::npos, word(viewer->role) << words);
    BOOST_TEST(words.find(hidden.id) == std::string::npos);
    BOOST_TEST(all_counts(*viewer) == kOpenCounts);
  }
  // The ministry is named on all but the gap itself, so nothing of the gap's chain is there for it.
  const std::string words = all_words(ministry);
  BOOST_TEST(words.find(canary) != std::string::npos);
  BOOST_TEST(words.find(hidden.id) == std::string::npos);
  BOOST_TEST(words.find(hidden_paper.id) != std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(private_records_are_for_their_author, Leaky) {
  fill(Visibility::private_, "canaryprivate");
  for (const Viewer* viewer :
       {&anonymous, &reader, &expert, &editor, &moderator, &admin, &other, &ministry}) {
    const std::string words = all_words(*viewer);
    BOOST_TEST(words.find(canary) == std::string::npos, word(viewer->role) << words);
    BOOST_TEST(all_counts(*viewer) == kOpenCounts, word(viewer->role));
  }
  BOOST_TEST(all_words(member).find(canary) != std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(publishing_does_not_publish_the_past, World) {
  Gap made = gap(Visibility::private_, "canary before publication");
  made.title = "Public title";
  made.visibility = Visibility::public_;
  made = change_gap(store, made, member, "published");
  made.title = "Later title";
  made = change_gap(store, made, member);
  const auto history = history_of(store, anonymous, "gap", made.id);
  BOOST_REQUIRE_EQUAL(history.size(), 2u);
  BOOST_TEST(history[0].before.empty());
  BOOST_TEST(history[0].after.find("Public title") != std::string::npos);
  for (const Change& change : history)
    BOOST_TEST((change.before + change.after).find("canary") == std::string::npos);
  BOOST_TEST(history_of(store, member, "gap", made.id).size() == 3u);
  BOOST_TEST(history_of(store, anonymous, "account", member.account).empty());
}

BOOST_FIXTURE_TEST_CASE(the_index_gets_the_narrowest_audience, Leaky) {
  fill(Visibility::coalition, "canary");
  const auto audience = [&](OutboxKind kind, const std::string& id) {
    const auto found = audience_of(store, kind, id);
    return found ? std::string(word(found->visibility)) : "none";
  };
  BOOST_TEST(audience(OutboxKind::gap, open.id) == "public");
  BOOST_TEST(audience(OutboxKind::gap, hidden.id) == "coalition");
  BOOST_TEST(audience(OutboxKind::evidence, evidence_on_hidden.id) == "coalition");
  BOOST_TEST(audience(OutboxKind::annotation, note_on_hidden.id) == "coalition");
  BOOST_TEST(audience(OutboxKind::annotation, open_note.id) == "public");
  BOOST_TEST(audience(OutboxKind::expression, kLaw + "@undated:ro") == "public");
  Gap narrowed = *find_gap(store, member, hidden.id);
  narrowed.visibility = Visibility::private_;
  const std::int64_t before = newest_seq(store);
  change_gap(store, narrowed, member);
  BOOST_TEST(audience(OutboxKind::gap, hidden.id) == "none");
  BOOST_TEST(audience(OutboxKind::evidence, evidence_on_hidden.id) == "none");
  BOOST_TEST(audience(OutboxKind::annotation, note_on_hidden.id) == "none");
  // What inherits from it is told to the index too.
  std::set<std::string> told;
  for (const auto& entry : outbox_after(store, before, 100)) told.insert(entry.key);
  BOOST_TEST(told.contains(evidence_on_hidden.id));
  BOOST_TEST(told.contains(note_on_hidden.id));
  narrowed = *find_gap(store, member, hidden.id);
  narrowed.visibility = Visibility::restricted;
  narrowed.shared_with = {ministry.organisation};
  change_gap(store, narrowed, member);
  const auto restricted = audience_of(store, OutboxKind::annotation, note_on_hidden.id);
  BOOST_REQUIRE(restricted.has_value());
  BOOST_TEST(restricted->organisations.size() == 2u);
}

BOOST_AUTO_TEST_SUITE_END()
