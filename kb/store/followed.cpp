#include "kb/store/followed.h"

#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>

#include "kb/base/named_id.h"
#include "kb/model/entry_kinds.h"
#include "kb/store/follow_cover.h"
#include "kb/store/followed_texts.h"
#include "kb/store/history.h"
#include "kb/store/link_store.h"
#include "kb/store/records.h"

namespace lacuna::kb {
namespace {

// ---- what changed

std::string state_in(const nlohmann::json& record) {
  if (!record.is_object()) return {};
  const auto found = record.find("state");
  return found != record.end() && found->is_string() ? found->get<std::string>() : std::string();
}

// Which of the two ends a rationale is about: "ro/lege/2006/122!art_5 → G-12 Housing: because".
std::string link_label(Store& store, const Viewer& viewer, const nlohmann::json& link,
                       const std::string& rationale) {
  std::string ends;
  for (const char* end : {"from", "to"}) {
    const auto node = link.is_object() ? link.find(end) : link.end();
    if (node == link.end() || !node->is_object()) return rationale;
    const auto kind = parse_word<NodeKind>(node->value("kind", ""));
    const std::string key = node->value("key", "");
    if (!kind || key.empty()) return rationale;
    ends += (ends.empty() ? "" : " → ") + label_of(store, viewer, {*kind, key});
  }
  return ends + ": " + rationale;
}

FollowedChange record_change(Store& store, const Viewer& viewer, LatestChange latest) {
  const Change& change = latest.change;
  FollowedChange row;
  row.id = change.id;
  row.on = change.on;
  row.kind = change.kind;
  // What was hidden until then is new to this viewer.
  row.action = change.before.empty() && change.action != "created" ? "published" : change.action;
  const auto record = nlohmann::json::parse(change.after, nullptr, false);
  const std::string before = state_in(nlohmann::json::parse(change.before, nullptr, false)),
                    after = state_in(record);
  row.illustrative = record.is_object() && record.value("illustrative", false);
  if (!change.before.empty() && before != after) {
    row.from = before;
    row.to = after;
  }
  row.label = change.kind == "link" ? link_label(store, viewer, record, latest.label)
                                    : std::move(latest.label);
  row.target = std::move(latest.target);
  return row;
}

struct Asked {
  Store& store;
  const Viewer& viewer;
  const FollowSubject& subject;
};

// Changes of records of one kind: a batch at a time, as some are not for this viewer.
template <class T>
void add_changes(const Asked& asked, std::string_view since, std::size_t most,
                 std::vector<FollowedChange>& all) {
  const RecordKind& kind = kind_of<T>();
  const std::size_t full = all.size() + most;
  for (std::int64_t below = INT64_MAX; all.size() < full;) {
    // From the records to their history, in this order: CROSS JOIN and the signs say so to SQLite,
    // which would else walk the history of the whole kind.
    Clause clause("SELECT h.seq, " + columns<Change>("h") + " FROM " + std::string(kind.table) +
                      " t CROSS JOIN history h WHERE h.record = t.id AND h.kind = ? AND "
                      "+h.seq < ? AND h.\"on\" >= ? AND ",
                  {kind.word, below, since});
    clause.add(kind.seen(asked.viewer, "t").and_(covered<T>(asked.viewer, asked.subject)));
    clause.add({" ORDER BY h.seq DESC LIMIT ?", {most}});
    const auto rows = query(asked.store.database(), clause);
    for (const Row& row : rows) {
      below = row.integer(0);
      if (auto seen = seen_change(asked.store, asked.viewer, read_struct<Change>(row, 1)))
        all.push_back(record_change(asked.store, asked.viewer, std::move(*seen)));
    }
    if (rows.size() < most) break;
  }
}

bool is_newer(const FollowedChange& one, const FollowedChange& other) {
  return one.on != other.on ? one.on > other.on : one.id > other.id;
}

// ---- the days that are coming

FollowedDate date_of_record(const Record& record, const Date& day, std::string_view what,
                            const std::string& label, Node target) {
  return {named_id("date " + record.id + " " + std::string(what)),
          day,
          std::string(what),
          label,
          std::move(target),
          record.changed_on,
          record.version,
          record.illustrative};
}

void add_gap_dates(const Asked& asked, std::size_t most, std::vector<FollowedDate>& all) {
  const Clause where = covered<Gap>(asked.viewer, asked.subject)
                           .and_({"t.state NOT IN ('rejected', 'superseded', 'closed')"})
                           .and_({"t.review_by IS NOT NULL OR t.funded_until IS NOT NULL"});
  for (const Gap& gap : select_records<Gap>(
           asked.store, asked.viewer, where,
           {"ORDER BY coalesce(t.review_by, t.funded_until) DESC, t.id LIMIT ?", {most}})) {
    const std::string label = gap.number + " " + gap.title;
    const Node target{NodeKind::gap, gap.id};
    if (gap.review_by)
      all.push_back(date_of_record(gap, *gap.review_by, "Review by", label, target));
    if (gap.funded_until)
      all.push_back(date_of_record(gap, *gap.funded_until, "Funded until", label, target));
  }
}

void add_ask_dates(const Asked& asked, std::size_t most, std::vector<FollowedDate>& all) {
  const Clause where = covered<Ask>(asked.viewer, asked.subject)
                           .and_({"t.deadline IS NOT NULL"})
                           .and_({"t.state NOT IN ('withdrawn', 'superseded')"});
  for (const Ask& ask : select_records<Ask>(asked.store, asked.viewer, where,
                                            {"ORDER BY t.deadline DESC, t.id LIMIT ?", {most}}))
    all.push_back(date_of_record(ask, *ask.deadline, "Deadline", ask.number + " " + ask.title,
                                 {NodeKind::ask, ask.id}));
}

// Fields of entries that say when something begins, ends or is due; when somebody looked, signed or
// collected is no day for a calendar.
constexpr std::array<std::string_view, 9> kCalendarFields = {
    "starts", "ends", "from", "to", "due", "deadline", "until", "funding_end", "on"};

void add_entry_dates(const Asked& asked, std::size_t most, std::vector<FollowedDate>& all) {
  for (const Entry& entry :
       select_records<Entry>(asked.store, asked.viewer, covered<Entry>(asked.viewer, asked.subject),
                             {"ORDER BY t.changed_on DESC, t.id LIMIT ?", {most}})) {
    const EntryKind* kind = find_entry_kind(entry.kind);
    if (kind == nullptr) continue;
    for (const EntryField& field : kind->fields) {
      if (field.type != FieldType::date ||
          std::ranges::find(kCalendarFields, field.name) == kCalendarFields.end())
        continue;
      const auto day = date_of(entry, field.name);
      if (!day) continue;
      FollowedDate row = date_of_record(entry, *day, field.label, entry.number + " " + entry.title,
                                        {NodeKind::entry, entry.id});
      row.id = named_id("date " + entry.id + " " + std::string(field.name));
      all.push_back(std::move(row));
    }
  }
}

}  // namespace

std::vector<FollowedChange> followed_changes(Store& store, const Viewer& viewer,
                                             const FollowSubject& subject, std::string_view since,
                                             std::size_t most) {
  const Asked asked{store, viewer, subject};
  std::vector<FollowedChange> all;
  add_changes<Gap>(asked, since, most, all);
  add_changes<Evidence>(asked, since, most, all);
  add_changes<Ask>(asked, since, most, all);
  add_changes<PositionPaper>(asked, since, most, all);
  add_changes<Entry>(asked, since, most, all);
  add_changes<Link>(asked, since, most, all);
  add_changes<Annotation>(asked, since, most, all);
  std::ranges::move(text_changes(store, subject, since), std::back_inserter(all));
  std::ranges::move(amendments(store, subject, since), std::back_inserter(all));
  std::ranges::sort(all, is_newer);
  if (all.size() > most) all.resize(most);
  return all;
}

std::vector<FollowedDate> followed_dates(Store& store, const Viewer& viewer,
                                         const FollowSubject& subject, std::size_t most) {
  const Asked asked{store, viewer, subject};
  std::vector<FollowedDate> all;
  add_gap_dates(asked, most, all);
  add_ask_dates(asked, most, all);
  add_entry_dates(asked, most, all);
  std::ranges::move(text_dates(store, subject), std::back_inserter(all));
  std::ranges::sort(all, [](const FollowedDate& one, const FollowedDate& other) {
    return one.day != other.day ? one.day < other.day : one.id < other.id;
  });
  if (all.size() > most) all.erase(all.begin(), all.end() - static_cast<std::ptrdiff_t>(most));
  return all;
}

}  // namespace lacuna::kb
