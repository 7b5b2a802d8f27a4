#include "kb/store/position_store.h"

#include "kb/base/text.h"
#include "kb/rules/position_rules.h"
#include "kb/store/act_store.h"
#include "kb/store/records.h"

namespace lacuna::kb {
namespace {

void check_title(const std::string& title) {
  if (trim(title).empty())
    throw Error(ErrorCode::bad_input, "The title is missing.", "Give it a title.");
}

[[noreturn]] void refuse(const std::vector<Guard>& failures) {
  throw Error(ErrorCode::guard, std::string(failures.front().failure),
              std::string(failures.front().remedy));
}

// An ask does not tell of a paper that the viewer does not see.
Ask without_hidden_paper(Store& store, const Viewer& viewer, Ask ask) {
  if (!ask.paper.empty() && !find_record<PositionPaper>(store, viewer, ask.paper))
    ask.paper.clear();
  return ask;
}

void require_paper(Store& store, const Ask& ask, const Viewer& by) {
  if (!ask.paper.empty() && !find_record<PositionPaper>(store, by, ask.paper)) refuse_not_found();
}

// A legal event of a provision that the ask proposes to change, in any text of its act.
bool has_event(Store& store, const Ask& ask) {
  const auto links = select_records<Link>(
      store, program_viewer(),
      {"t.from_kind = 'ask' AND t.from_key = ? AND t.verb = 'proposes_change_to'", {ask.id}});
  for (const Link& link : links) {
    const auto ref = parse_ref(link.to.key);
    if (!ref) continue;
    for (const Expression& expression : expressions_of(store, ref->work))
      for (const LegalEvent& event : events_of(store, expression.key, ref->eid))
        if (!ask.submitted_on || (event.effective_on && *event.effective_on > *ask.submitted_on))
          return true;
  }
  return false;
}

AskContent content_of(Store& store, const Ask& ask) {
  AskContent content;
  content.ask = ask;
  content.event_linked = has_event(store, ask);
  if (const auto paper = find_record<PositionPaper>(store, program_viewer(), ask.paper))
    content.paper_adopted = paper->state == PaperState::adopted ||
                            paper->state == PaperState::adopted_with_reservations ||
                            paper->state == PaperState::published ||
                            paper->state == PaperState::submitted;
  return content;
}

}  // namespace

PositionPaper create_paper(Store& store, PositionPaper paper, const Viewer& by) {
  require_member(by);
  check_title(paper.title);
  if (!is_program(by)) {
    paper.number.clear();
    paper.state = PaperState::outline;
  }
  Transaction transaction(store.database());
  paper = insert_record(store, std::move(paper), by);
  transaction.commit();
  return paper;
}

PositionPaper change_paper(Store& store, const PositionPaper& paper, const Viewer& by,
                           const std::string& reason) {
  check_title(paper.title);
  Transaction transaction(store.database());
  const auto before = get_for_change<PositionPaper>(store, paper.id, paper.version, by);
  PositionPaper after = paper;
  keep_identity(before, after);
  after.state = before.state;
  after = update_record(store, before, std::move(after), by, "changed", reason);
  transaction.commit();
  return after;
}

PositionPaper move_paper(Store& store, std::string_view id, int version, PaperState to,
                         const std::string& reason, const Viewer& by) {
  Transaction transaction(store.database());
  const auto before = get_for_change<PositionPaper>(store, id, version, by);
  if (const auto failures = paper_step_failures(before, to); !failures.empty()) refuse(failures);
  PositionPaper after = before;
  after.state = to;
  after = update_record(store, before, std::move(after), by, "moved", reason);
  transaction.commit();
  return after;
}

void withdraw_paper(Store& store, std::string_view id, int version, const Viewer& by,
                    const std::string& reason) {
  withdraw_record<PositionPaper>(store, id, version, by, reason);
}

std::optional<PositionPaper> find_paper(Store& store, const Viewer& viewer,
                                        std::string_view id_or_number) {
  return find_record_where<PositionPaper>(
      store, viewer, Clause{"t.id = ? OR t.number = ?", {id_or_number, id_or_number}});
}

std::optional<PositionPaper> find_paper_of_work(Store& store, const Viewer& viewer,
                                                std::string_view work) {
  if (work.empty()) return std::nullopt;
  return find_record_where<PositionPaper>(store, viewer, Clause{"t.work = ?", {work}});
}

Page<PositionPaper> list_papers(Store& store, const Viewer& viewer, const PaperFilter& filter,
                                const PageRequest& page) {
  Clause where = in_words("t.state", filter.states);
  where.and_(has_words("t.search_text", filter.words));
  if (!filter.owner.empty()) where.and_({"t.owner = ?", {filter.owner}});
  return page_of_records<PositionPaper>(store, viewer, where, page);
}

Ask create_ask(Store& store, Ask ask, const Viewer& by) {
  require_member(by);
  check_title(ask.title);
  if (!is_program(by)) {
    ask.number.clear();
    ask.state = AskState::idea;
    ask.submitted_on.reset();
    ask.submitted_channel.clear();
  }
  Transaction transaction(store.database());
  require_paper(store, ask, by);
  ask = insert_record(store, std::move(ask), by);
  transaction.commit();
  return ask;
}

Ask change_ask(Store& store, const Ask& ask, const Viewer& by, const std::string& reason) {
  check_title(ask.title);
  Transaction transaction(store.database());
  const Ask before = get_for_change<Ask>(store, ask.id, ask.version, by);
  Ask after = ask;
  keep_identity(before, after);
  // Who could not see the paper sent back an empty one: it stays.
  if (after.paper.empty() && without_hidden_paper(store, by, before).paper.empty())
    after.paper = before.paper;
  else if (after.paper != before.paper)
    require_paper(store, after, by);
  after.state = before.state;
  after.submitted_on = before.submitted_on;
  after.submitted_channel = before.submitted_channel;
  after = update_record(store, before, std::move(after), by, "changed", reason);
  transaction.commit();
  return without_hidden_paper(store, by, std::move(after));
}

Ask move_ask(Store& store, std::string_view id, int version, const AskMove& move,
             const Viewer& by) {
  Transaction transaction(store.database());
  const Ask before = get_for_change<Ask>(store, id, version, by);
  AskContent content = content_of(store, before);
  if (move.to == AskState::submitted) {
    content.ask.submitted_on = move.submitted_on;
    content.ask.submitted_channel = move.submitted_channel;
  }
  if (const auto failures = ask_step_failures(content, move.to, move.today); !failures.empty())
    refuse(failures);
  Ask after = content.ask;
  after.state = move.to;
  after = update_record(store, before, std::move(after), by, "moved", move.reason);
  transaction.commit();
  return without_hidden_paper(store, by, std::move(after));
}

void withdraw_ask(Store& store, std::string_view id, int version, const Viewer& by,
                  const std::string& reason) {
  withdraw_record<Ask>(store, id, version, by, reason);
}

std::optional<Ask> find_ask(Store& store, const Viewer& viewer, std::string_view id_or_number) {
  auto ask = find_record_where<Ask>(
      store, viewer, Clause{"t.id = ? OR t.number = ?", {id_or_number, id_or_number}});
  if (!ask) return std::nullopt;
  return without_hidden_paper(store, viewer, std::move(*ask));
}

Page<Ask> list_asks(Store& store, const Viewer& viewer, const AskFilter& filter,
                    const PageRequest& request) {
  Clause where = in_words("t.state", filter.states);
  where.and_(in_words("t.type", filter.types)).and_(has_words("t.search_text", filter.words));
  if (!filter.addressee.empty()) where.and_({"t.addressee = ?", {filter.addressee}});
  if (!filter.paper.empty()) {
    Clause paper("t.paper = ? AND EXISTS (SELECT 1 FROM papers fp WHERE fp.id = t.paper AND ",
                 {filter.paper});
    where.and_(paper.add(sees_record(viewer, "fp")).add({")"}));
  }
  if (!filter.gap.empty()) {
    Clause gap(
        "EXISTS (SELECT 1 FROM links l WHERE l.verb = 'addresses' AND l.from_key = t.id AND "
        "l.to_key = ? AND ",
        {filter.gap});
    where.and_(gap.add(sees_link(viewer, "l")).add({")"}));
  }
  Page<Ask> page = page_of_records<Ask>(store, viewer, where, request);
  for (Ask& ask : page.items) ask = without_hidden_paper(store, viewer, std::move(ask));
  return page;
}

template <>
const RecordKind& kind_of<PositionPaper>() {
  static const RecordKind kind{"papers", "paper", "P", OutboxKind::paper, sees_record};
  return kind;
}

template <>
const RecordKind& kind_of<Ask>() {
  static const RecordKind kind{"asks", "ask", "A", OutboxKind::ask, sees_record};
  return kind;
}

template <>
Derived derived_of(const PositionPaper& paper) {
  return {{"search_text", lower(paper.number + " " + paper.title + " " + paper.key_message)}};
}

template <>
Derived derived_of(const Ask& ask) {
  return {
      {"search_text", lower(ask.number + " " + ask.title + " " + ask.addressee + " " + ask.text)}};
}

}  // namespace lacuna::kb
