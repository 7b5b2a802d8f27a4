#include "kb/store/history.h"

#include "kb/base/text.h"
#include "kb/store/annotation_store.h"
#include "kb/store/entry_store.h"
#include "kb/store/link_store.h"
#include "kb/store/records.h"

namespace lacuna::kb {
namespace {

// How a page calls a record and where its change leads.
struct Shown {
  std::string label;
  Node target;
};

constexpr std::size_t kScanned = 5000;  // changes looked at for the latest ones
constexpr std::size_t kBatch = 200;
constexpr std::size_t kLabelLength = 80;

// Whether the viewer could have seen the record as it stood then.
template <class T>
bool was_visible(const Viewer& viewer, const std::string& json) {
  return json.empty() || may_see(viewer, from_json_text<T>(json));
}

// Takes out what the viewer could not see at its time; false: nothing is left to show.
template <class T>
bool show_change(const Viewer& viewer, Change& change) {
  if (!was_visible<T>(viewer, change.after)) return false;
  if (!was_visible<T>(viewer, change.before)) change.before.clear();
  if constexpr (std::same_as<T, Entry>)
    for (std::string* json : {&change.before, &change.after})
      if (!json->empty()) *json = to_json_text(as_seen(viewer, from_json_text<Entry>(*json)));
  return true;
}

template <class T>
std::optional<Shown> shown(Store& store, const Viewer& viewer, std::string_view id) {
  const auto record = find_record<T>(store, viewer, id);
  if (!record) return std::nullopt;
  if constexpr (std::same_as<T, Gap>)
    return Shown{record->number + " " + record->title, {NodeKind::gap, record->id}};
  else if constexpr (std::same_as<T, Ask>)
    return Shown{record->number + " " + record->title, {NodeKind::ask, record->id}};
  else if constexpr (std::same_as<T, PositionPaper>)
    return Shown{record->number + " " + record->title, {NodeKind::paper, record->id}};
  else if constexpr (std::same_as<T, Entry>)
    return Shown{record->number + " " + record->title, {NodeKind::entry, record->id}};
  else if constexpr (std::same_as<T, Evidence>)
    return Shown{record->title, {NodeKind::gap, record->gap}};
  else if constexpr (std::same_as<T, Annotation>)
    return Shown{shorten(record->body, kLabelLength), record->target};
  else
    return Shown{record->rationale, record->to};
}

// One row a kind of record that has a history people may see.
struct Kind {
  std::string_view word;
  std::optional<Shown> (*find)(Store& store, const Viewer& viewer, std::string_view id);
  bool (*show)(const Viewer& viewer, Change& change);
};
constexpr Kind kKinds[] = {
    {"gap", shown<Gap>, show_change<Gap>},
    {"evidence", shown<Evidence>, show_change<Evidence>},
    {"ask", shown<Ask>, show_change<Ask>},
    {"paper", shown<PositionPaper>, show_change<PositionPaper>},
    {"link", shown<Link>, show_change<Link>},
    {"annotation", shown<Annotation>, show_change<Annotation>},
    {"entry", shown<Entry>, show_change<Entry>},
};

const Kind* find_kind(std::string_view word) {
  for (const Kind& kind : kKinds)
    if (kind.word == word) return &kind;
  return nullptr;
}

}  // namespace

std::vector<Change> history_of(Store& store, const Viewer& viewer, std::string_view kind,
                               std::string_view record) {
  std::vector<Change> changes;
  const Kind* row_kind = find_kind(kind);
  if (row_kind ? !row_kind->find(store, viewer, record).has_value() : viewer.role < Role::admin)
    return changes;
  for (const Row& row : store.database().query(
           "SELECT " + columns<Change>("h") +
               " FROM history h WHERE h.kind = :kind AND h.record = :record ORDER BY h.seq",
           {kind, record})) {
    Change change = read_struct<Change>(row);
    if (!row_kind || row_kind->show(viewer, change)) changes.push_back(std::move(change));
  }
  return changes;
}

std::optional<LatestChange> seen_change(Store& store, const Viewer& viewer, Change change) {
  const Kind* kind = find_kind(change.kind);
  if (!kind || !kind->show(viewer, change)) return std::nullopt;
  auto seen = kind->find(store, viewer, change.record);
  if (!seen) return std::nullopt;
  return LatestChange{std::move(change), std::move(seen->label), std::move(seen->target)};
}

std::vector<LatestChange> latest_changes(Store& store, const Viewer& viewer, std::size_t limit) {
  std::vector<LatestChange> latest;
  std::int64_t below = INT64_MAX;
  for (std::size_t scanned = 0; scanned < kScanned && latest.size() < limit;) {
    const auto rows = store.database().query(
        "SELECT h.seq, " + columns<Change>("h") +
            " FROM history h WHERE h.seq < :below ORDER BY h.seq DESC LIMIT :limit",
        {below, kBatch});
    if (rows.empty()) break;
    for (const Row& row : rows) {
      below = row.integer(0);
      ++scanned;
      if (latest.size() >= limit) continue;
      auto seen = seen_change(store, viewer, read_struct<Change>(row, 1));
      if (!seen) continue;
      seen->change.before.clear();
      seen->change.after.clear();
      latest.push_back(std::move(*seen));
    }
  }
  return latest;
}

}  // namespace lacuna::kb
