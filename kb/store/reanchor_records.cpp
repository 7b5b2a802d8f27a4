// A new expression came: everything on the act is placed in it.
#include <algorithm>
#include <map>
#include <memory>

#include "kb/base/date.h"
#include "kb/base/id.h"
#include "kb/rules/anchor_rules.h"
#include "kb/rules/reanchor_rules.h"
#include "kb/store/act_store.h"
#include "kb/store/entry_store.h"
#include "kb/store/recheck_rows.h"
#include "kb/store/recheck_store.h"
#include "kb/store/records.h"

namespace lacuna::kb {
namespace {

constexpr std::string_view kMoved = "The act has a new text; these words stand elsewhere in it.";
constexpr std::string_view kOther = "The act has a new text; these words are not the same in it.";
constexpr std::string_view kNewText = "An act that was examined has a new text.";
constexpr std::string_view kBack = "The new text of the act was taken back.";

bool readable(const Expression& expression) {
  return expression.state == ExpressionState::published ||
         expression.state == ExpressionState::superseded;
}

// ro/lege/2006/122@2025-05-26:ro~2 is in ro.
std::string_view language_in(std::string_view expression_key) {
  const std::size_t colon = expression_key.rfind(':');
  if (colon == std::string_view::npos) return {};
  const std::string_view tail = expression_key.substr(colon + 1);
  return tail.substr(0, tail.find('~'));
}

// Where a record stands before the new text: words of a unit of a loaded text.
struct Before {
  std::string expression;
  std::string eid;
  std::optional<Quote> quote;
  std::string range_end;
};

class Round {
 public:
  Round(Store& store, Expression next, Expression previous)
      : store_(store), next_(std::move(next)), previous_(std::move(previous)) {}

  void annotations() {
    for (const Annotation& annotation : select_records<Annotation>(
             store_, program_viewer(),
             {"t.target_kind = 'provision' AND t.target_work = ? AND t.thread = t.id AND "
              "t.moderation <> 'refused'",
              {next_.work}},
             {"ORDER BY t.created_on, t.id"})) {
      const auto ref = parse_ref(annotation.target.key);
      if (!ref ||
          (!annotation.expression.empty() && language_in(annotation.expression) != next_.language))
        continue;
      Recheck row = begin(RecheckKind::annotation, annotation.id);
      const Before first{annotation.expression.empty() ? previous_.key : annotation.expression,
                         ref->eid, annotation.quote, ref->range_end};
      if (place(row, first)) finish(row);
    }
  }

  void links() {
    for (const Link& link :
         select_records<Link>(store_, program_viewer(),
                              {"t.from_work = ? OR t.to_work = ?", {next_.work, next_.work}},
                              {"ORDER BY t.created_on, t.id"})) {
      link_end(link, link.from, link.to);
      link_end(link, link.to, link.from);
    }
  }

  // What was signed as "no provision found" in the act was found so in its earlier text.
  void silences() {
    EntryFilter filter;
    filter.kind = "silence";
    filter.states = {"signed"};
    filter.terms.push_back({"acts", {next_.work}});
    for (const Entry& before : all_entries(store_, program_viewer(), filter)) {
      Entry after = before;
      after.state = "recheck";
      update_record(store_, before, std::move(after), program_viewer(), "moved", kNewText);
    }
  }

  void evidence() {
    for (const Evidence& evidence : select_records<Evidence>(
             store_, program_viewer(),
             {"substr(t.provision, 1, ?) = ?", {next_.work.size(), next_.work}},
             {"ORDER BY t.created_on, t.id"})) {
      const auto ref = parse_ref(evidence.provision);
      if (!ref || ref->work != next_.work) continue;
      Recheck row = begin(RecheckKind::evidence, evidence.id);
      if (place(row, before_of(*ref))) finish(row);
    }
  }

 private:
  void link_end(const Link& link, const Node& end, const Node& other) {
    const auto ref = end.kind == NodeKind::provision ? parse_ref(end.key) : std::nullopt;
    if (!ref || ref->work != next_.work) return;
    Recheck row = begin(kind_of_node(other.kind), link.id);
    row.link = link.id;
    if (row.kind != RecheckKind::link) row.record = other.key;
    if (place(row, before_of(*ref))) finish(row);
  }

  static RecheckKind kind_of_node(NodeKind kind) {
    switch (kind) {
      case NodeKind::gap:
        return RecheckKind::gap;
      case NodeKind::ask:
        return RecheckKind::ask;
      case NodeKind::paper:
        return RecheckKind::paper;
      case NodeKind::evidence:
      case NodeKind::entry:
      case NodeKind::provision:
        break;
    }
    return RecheckKind::link;
  }

  Recheck begin(RecheckKind kind, const std::string& record) const {
    Recheck row;
    row.id = new_id();
    row.kind = kind;
    row.record = record;
    row.work = next_.work;
    row.to_expression = next_.key;
    row.made_on = now();
    return row;
  }

  Before before_of(const ProvisionRef& ref) const {
    Before before{previous_.key, ref.eid, std::nullopt, ref.range_end};
    if (ref.date)
      if (const auto dated = current_expression(store_, ref.work, next_.language, ref.date))
        before.expression = dated->key;
    return before;
  }

  // Fills the row; false: nothing is to say of it. What waits since an earlier text is still
  // compared with the words it was said of.
  bool place(Recheck& row, Before before) {
    Clause where("r.kind = ? AND r.record = ? AND r.link = ? AND r.work = ? AND ",
                 {row.kind, row.record, row.link, row.work});
    where.add(
        {"(r.to_eid = ? OR r.from_eid = ?) AND r.state <> 'overtaken' "
         "ORDER BY r.id DESC LIMIT 1",
         {before.eid, before.eid}});
    const auto earlier = select_rechecks(store_, where);
    if (!earlier.empty()) {
      Recheck last = earlier.front();
      const bool waits = last.state == RecheckState::open;
      // Closed, or said to hold although its words are gone: decided for good.
      if (last.to_expression == next_.key || last.state == RecheckState::closed ||
          (!waits && last.to_eid.empty() && !last.from_eid.empty()))
        return false;
      if (waits) {
        before = {last.from_expression, last.from_eid, last.from_quote, before.range_end};
        last.state = RecheckState::overtaken;
        update_recheck(store_, last);
      } else if (before.expression != next_.key) {
        before.expression = last.to_expression;
        if (last.to_quote) before.quote = last.to_quote;
      }
    }
    if (before.expression == next_.key) return false;
    const Reanchoring* reanchoring = towards_next(before.expression);
    if (!reanchoring) reanchoring = towards_next(before.expression = previous_.key);
    row.from_expression = before.expression;
    row.from_eid = before.eid;
    row.from_quote = before.quote;
    const Reanchored found = placed(*reanchoring, before);
    row.anchor = found.state;
    row.to_eid = found.eid;
    row.to_quote = found.quote;
    const bool same = found.state == AnchorState::exact || found.state == AnchorState::moved;
    row.state = same ? RecheckState::settled : RecheckState::open;
    return true;
  }

  // Of a range the place of its first unit, as doubtful as the worst of its units.
  Reanchored placed(const Reanchoring& reanchoring, const Before& before) const {
    Reanchored first = reanchoring.place({before.eid, before.quote});
    if (before.range_end.empty()) return first;
    const auto& units = texts_.at(before.expression)->units;
    const std::size_t cut = before.eid.rfind('_');
    const std::string last = before.eid.substr(0, cut + 1) + before.range_end;
    auto at = std::ranges::find(units, before.eid, &Provision::eid);
    if (at == units.end()) return first;
    for (const int parent = at->parent; at != units.end() && at->eid != last;) {
      at =
          std::find_if(at + 1, units.end(), [&](const Provision& u) { return u.parent == parent; });
      if (at != units.end())
        first.state = std::max(first.state, reanchoring.place({at->eid, std::nullopt}).state);
    }
    if (first.state == AnchorState::changed && first.eid.empty()) first.eid = before.eid;
    return first;
  }

  struct Text {
    Text(std::vector<Provision> all, const std::vector<Provision>& after)
        : units(std::move(all)), reanchoring(units, after) {}
    std::vector<Provision> units;
    Reanchoring reanchoring;
  };

  const Reanchoring* towards_next(const std::string& expression) {
    if (after_.empty()) after_ = find_provisions(store_, next_.key, {});
    auto& text = texts_[expression];
    if (!text) {
      auto units = find_provisions(store_, expression, {});
      if (units.empty() && expression != previous_.key) return nullptr;
      text = std::make_unique<Text>(std::move(units), after_);
    }
    return &text->reanchoring;
  }

  void finish(const Recheck& row) {
    insert_recheck(store_, row);
    if (row.anchor == AnchorState::moved) return attach(store_, row, program_viewer(), kMoved);
    if (row.anchor == AnchorState::exact) return;
    if (row.kind == RecheckKind::gap)
      settle_gap(store_, row.record, program_viewer(), kOther);
    else if (row.kind == RecheckKind::annotation)
      mark_annotation(row);
  }

  void mark_annotation(const Recheck& row) {
    const auto before = find_record<Annotation>(store_, program_viewer(), row.record);
    if (!before || before->anchor == row.anchor) return;
    Annotation after = *before;
    after.anchor = row.anchor;
    update_record(store_, *before, std::move(after), program_viewer(), "reanchored", kOther);
  }

  Store& store_;
  const Expression next_, previous_;
  std::vector<Provision> after_;
  std::map<std::string, std::unique_ptr<Text>> texts_;
};

// The newest readable text of the language and the one before it, when `expression` is the newest.
std::optional<std::pair<Expression, Expression>> turn(Store& store, std::string_view expression) {
  const auto next = find_expression(store, expression);
  if (!next) return std::nullopt;
  auto all = expressions_of(store, next->work);
  std::erase_if(all, [&](const Expression& other) {
    return !readable(other) || other.language != next->language;
  });
  if (all.size() < 2 || all.front().key != next->key) return std::nullopt;
  return std::pair(all[0], all[1]);
}

}  // namespace

void reanchor_records(Store& store, std::string_view expression) {
  Database& db = store.database();
  const auto texts = turn(store, expression);
  if (db.find("SELECT 1 FROM reanchored_texts WHERE expression = :key", {expression})) return;
  db.run("INSERT INTO reanchored_texts (expression, on_instant) VALUES (:key, :now)",
         {expression, now()});
  if (!texts) return;
  Round round(store, texts->first, texts->second);
  round.annotations();
  round.silences();
  // Links name no language: they follow the text that the act is read in.
  const auto read = current_expression(store, texts->first.work);
  if (!read || read->language != texts->first.language) return;
  round.links();
  round.evidence();
}

namespace {

// What waited since an earlier text waits again.
void reopen_earlier(Store& store, const Recheck& undone) {
  Clause where("r.kind = ? AND r.record = ? AND r.link = ? AND r.to_expression <> ? ",
               {undone.kind, undone.record, undone.link, undone.to_expression});
  for (Recheck earlier : select_rechecks(store, where.add({"ORDER BY r.id DESC LIMIT 1"}))) {
    const bool waited =
        earlier.anchor == AnchorState::changed || earlier.anchor == AnchorState::lost;
    if (earlier.state != RecheckState::overtaken || !waited) continue;
    earlier.state = RecheckState::open;
    update_recheck(store, earlier);
  }
}

}  // namespace

void undo_reanchoring(Store& store, std::string_view expression) {
  for (Recheck row : select_rechecks(
           store, {"r.to_expression = ? AND r.state IN ('settled', 'open')", {expression}})) {
    row.state = RecheckState::overtaken;
    const bool moved = row.anchor == AnchorState::moved;
    Recheck back = row;
    back.from_eid = row.to_eid;
    back.to_expression = row.from_expression;
    back.to_eid = row.from_eid;
    back.to_quote = row.from_quote;
    update_recheck(store, row);
    reopen_earlier(store, row);
    const bool marked = row.kind == RecheckKind::annotation && row.anchor != AnchorState::exact;
    if (moved || marked) attach(store, back, program_viewer(), kBack);
    if (row.kind == RecheckKind::gap && !moved && row.anchor != AnchorState::exact)
      settle_gap(store, row.record, program_viewer(), kBack);
  }
  store.database().run("DELETE FROM reanchored_texts WHERE expression = :key", {expression});
}

}  // namespace lacuna::kb
