// Annotations: threads, counts, how they stand towards a text.
#include <map>

#include "kb/rules/anchor_rules.h"
#include "kb/store/act_store.h"
#include "kb/store/annotation_store.h"
#include "kb/store/records.h"

namespace lacuna::kb {
namespace {

const Clause kOldestFirst("ORDER BY t.created_on, t.id");

// Threads in the order of their beginning; what comes in is ordered by instant.
std::vector<Thread> threads_in(std::vector<Annotation> annotations) {
  std::vector<Thread> threads;
  std::map<std::string, std::size_t> place;
  for (Annotation& annotation : annotations)
    if (annotation.thread == annotation.id) {
      place[annotation.id] = threads.size();
      threads.emplace_back().annotations.push_back(std::move(annotation));
      annotation.thread.clear();
    }
  for (Annotation& annotation : annotations)
    if (const auto found = place.find(annotation.thread); found != place.end())
      threads[found->second].annotations.push_back(std::move(annotation));
  return threads;
}

void judge_anchor(Annotation& annotation, const std::optional<Provision>& unit) {
  if (!unit) {
    annotation.anchor = AnchorState::lost;
    return;
  }
  if (!annotation.quote) {
    annotation.anchor = annotation.text_hash.empty() || annotation.text_hash == anchor_hash(*unit)
                            ? AnchorState::exact
                            : AnchorState::changed;
    return;
  }
  const Anchored place = anchor(*annotation.quote, anchor_text(*unit));
  annotation.anchor = place.state;
  if (place.state == AnchorState::moved) {
    annotation.quote->start = place.start;
    annotation.quote->end = place.end;
  }
}

}  // namespace

std::optional<Annotation> find_annotation(Store& store, const Viewer& viewer, std::string_view id) {
  return find_record<Annotation>(store, viewer, id);
}

std::optional<Thread> find_thread(Store& store, const Viewer& viewer, std::string_view id) {
  auto threads =
      threads_in(select_records<Annotation>(store, viewer, {"t.thread = ?", {id}}, kOldestFirst));
  if (threads.empty()) return std::nullopt;
  return std::move(threads.front());
}

std::vector<Thread> threads_on(Store& store, const Viewer& viewer, const Node& target) {
  const auto ref = target.kind == NodeKind::provision ? parse_ref(target.key) : std::nullopt;
  const Clause where =
      ref ? Clause{"t.target_work = ? AND t.target_eid = ?", {ref->work, ref->eid}}
          : Clause{"t.target_kind = ? AND t.target_key = ?", {target.kind, target.key}};
  return threads_in(select_records<Annotation>(store, viewer, where, kOldestFirst));
}

std::vector<Thread> threads_on_work(Store& store, const Viewer& viewer, std::string_view work,
                                    std::string_view expression) {
  auto threads = threads_in(
      select_records<Annotation>(store, viewer, {"t.target_work = ?", {work}}, kOldestFirst));
  std::map<std::string, std::optional<Provision>> units;
  for (Thread& thread : threads) {
    Annotation& first = thread.annotations.front();
    const auto ref = parse_ref(first.target.key);
    if (!ref || ref->eid.empty()) continue;
    const auto [unit, is_new] = units.try_emplace(ref->eid);
    if (is_new) {
      auto line = ancestors_of(store, expression, ref->eid);
      if (!line.empty()) unit->second = std::move(line.front());
    }
    judge_anchor(first, unit->second);
    for (std::size_t i = 1; i < thread.annotations.size(); ++i)
      thread.annotations[i].anchor = first.anchor;
  }
  return threads;
}

std::vector<std::pair<std::string, std::size_t>> annotation_counts(Store& store,
                                                                   const Viewer& viewer,
                                                                   std::string_view work) {
  std::vector<std::pair<std::string, std::size_t>> counts;
  Clause clause("SELECT t.target_eid, count(*) FROM annotations t WHERE t.target_work = ? AND ",
                {work});
  clause.add(sees_annotation(viewer, "t")).add({" GROUP BY t.target_eid ORDER BY 1"});
  for (const Row& row : query(store.database(), clause))
    counts.emplace_back(row.text(0), static_cast<std::size_t>(row.integer(1)));
  return counts;
}

Page<Annotation> list_annotations(Store& store, const Viewer& viewer, const PageRequest& page) {
  return page_of_records<Annotation>(store, viewer, {}, page);
}

std::vector<Annotation> provision_annotations(Store& store, const Viewer& viewer) {
  return select_records<Annotation>(store, viewer, {"t.target_kind = ?", {NodeKind::provision}},
                                    {"ORDER BY t.created_on, t.id"});
}

}  // namespace lacuna::kb
