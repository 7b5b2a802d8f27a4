// Curated records of every kind, the same way: found by what the viewer sees, written with row
// version, history and outbox in one transaction. For the sources of kb/store alone.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kb/base/id.h"
#include "kb/rules/visibility_rules.h"
#include "kb/store/change.h"
#include "kb/store/rows.h"
#include "kb/store/seeing.h"

namespace lacuna::kb {

struct RecordKind {
  std::string_view table;
  std::string_view word;    // in history
  std::string_view letter;  // of visible numbers; empty: none
  std::optional<OutboxKind> outbox;
  Clause (*seen)(const Viewer& viewer, const std::string& alias);
};

// One row a kind; column names and values that are derived from the record, beside its fields.
using Derived = std::vector<std::pair<std::string_view, Value>>;
template <class T>
const RecordKind& kind_of();
template <class T>
Derived derived_of(const T& record);

template <>
const RecordKind& kind_of<Gap>();
template <>
const RecordKind& kind_of<Evidence>();
template <>
const RecordKind& kind_of<PositionPaper>();
template <>
const RecordKind& kind_of<Ask>();
template <>
const RecordKind& kind_of<Entry>();
template <>
const RecordKind& kind_of<Link>();
template <>
const RecordKind& kind_of<Annotation>();
template <>
Derived derived_of(const Gap& gap);
template <>
Derived derived_of(const Evidence& evidence);
template <>
Derived derived_of(const PositionPaper& paper);
template <>
Derived derived_of(const Ask& ask);
template <>
Derived derived_of(const Entry& entry);
template <>
Derived derived_of(const Link& link);
template <>
Derived derived_of(const Annotation& annotation);

// Rows beside the record's own, derived from it for filters.
template <class T>
void write_terms(Store&, const T&) {}
template <>
void write_terms(Store& store, const Gap& gap);
template <>
void write_terms(Store& store, const Entry& entry);

// ---- reading

// SELECT of whole records under alias t that the viewer sees, with a condition and an ending.
template <class T>
std::vector<T> select_records(Store& store, const Viewer& viewer, const Clause& where,
                              const Clause& ending = {}) {
  const RecordKind& kind = kind_of<T>();
  Clause clause("SELECT " + columns<T>("t") + " FROM " + std::string(kind.table) + " t WHERE ");
  clause.add(Clause(kind.seen(viewer, "t")).and_(where)).add({" "}).add(ending);
  std::vector<T> records;
  for (const Row& row : query(store.database(), clause)) records.push_back(read_struct<T>(row));
  return records;
}

template <class T>
std::optional<T> find_record_where(Store& store, const Viewer& viewer, const Clause& where) {
  auto records = select_records<T>(store, viewer, where);
  if (records.empty()) return std::nullopt;
  return std::move(records.front());
}

template <class T>
std::optional<T> find_record(Store& store, const Viewer& viewer, std::string_view id) {
  return find_record_where<T>(store, viewer, Clause{"t.id = ?", {id}});
}

template <class T>
std::size_t count_records(Store& store, const Viewer& viewer, const Clause& where) {
  const RecordKind& kind = kind_of<T>();
  Clause clause("SELECT count(*) FROM " + std::string(kind.table) + " t WHERE ");
  return count(store.database(), clause.add(Clause(kind.seen(viewer, "t")).and_(where)));
}

// The latest change first.
template <class T>
Page<T> page_of_records(Store& store, const Viewer& viewer, const Clause& where,
                        const PageRequest& request) {
  Page<T> page;
  page.total = count_records<T>(store, viewer, where);
  Clause from = where;
  if (const auto cursor = parse_cursor(request))
    from.and_({"(t.changed_on, t.id) < (?, ?)", {cursor->first, cursor->second}});
  const std::size_t limit = limit_of(request);
  page.items = select_records<T>(store, viewer, from,
                                 {"ORDER BY t.changed_on DESC, t.id DESC LIMIT ?", {limit + 1}});
  if (page.items.size() > limit) {
    page.items.pop_back();
    page.next = to_string(Cursor{page.items.back().changed_on, page.items.back().id});
  }
  return page;
}

// ---- writing; inside a transaction of the caller

[[noreturn]] void refuse_not_found();
void require_member(const Viewer& by);           // sign_in_needed, forbidden
void require_version(int stored, int expected);  // conflict
void write_shares(Store& store, const Record& record);

// The record as stored, for a change by `by`.
template <class T>
T get_for_change(Store& store, std::string_view id, int version, const Viewer& by) {
  auto found = find_record<T>(store, by, id);
  if (!found) refuse_not_found();
  if (!may_change(by, *found))
    throw Error(ErrorCode::forbidden, "You may not change this record.",
                "Ask its author, its organisation or an editor.");
  require_version(found->version, version);
  return std::move(*found);
}

// Authorship and instants of a new record; the program keeps what is given.
void begin_record(Record& record, const Viewer& by);

template <class T>
void write_row(Store& store, const T& record, std::string_view verb) {
  const RecordKind& kind = kind_of<T>();
  const Derived derived = derived_of(record);
  std::vector<Value> values;
  add_values(record, values);
  for (const auto& item : derived) values.push_back(item.second);
  Clause clause;
  std::string names;
  const auto each_name = [&](const auto& use) {
    for (const std::string& name : column_names<T>()) use(std::string_view(name));
    for (const auto& item : derived) use(item.first);
  };
  if (verb == "INSERT") {
    std::string marks;
    each_name([&](std::string_view name) {
      names += (names.empty() ? "\"" : ", \"") + std::string(name) + "\"";
      marks += marks.empty() ? "?" : ", ?";
    });
    clause = {"INSERT INTO " + std::string(kind.table) + " (" + names + ") VALUES (" + marks + ")",
              std::move(values)};
  } else {
    each_name([&](std::string_view name) {
      names += (names.empty() ? "\"" : ", \"") + std::string(name) + "\" = ?";
    });
    values.emplace_back(record.id);
    clause = {"UPDATE " + std::string(kind.table) + " SET " + names + " WHERE id = ?",
              std::move(values)};
  }
  store.database().run(clause.whole(), std::span<const Value>(clause.values));
  write_shares(store, record);
}

// Of the visible numbers of this record.
template <class T>
std::string_view letter_of(const T&) {
  return kind_of<T>().letter;
}
template <>
std::string_view letter_of(const Entry& entry);

template <class T>
T insert_record(Store& store, T record, const Viewer& by) {
  const RecordKind& kind = kind_of<T>();
  begin_record(record, by);
  if constexpr (std::same_as<T, Annotation>)
    if (record.thread.empty()) record.thread = record.id;
  if constexpr (requires { record.number; }) {
    if (record.number.empty())
      record.number = next_number(store, letter_of(record));
    else
      take_number(store, letter_of(record), record.number);
  }
  write_row(store, record, "INSERT");
  note_change(store, by, {kind.word, record.id, "created", "", to_json_text(record), ""});
  if (kind.outbox) put_outbox(store, *kind.outbox, record.id);
  return record;
}

// Writes `after` over `before`, one version on.
template <class T>
T update_record(Store& store, const T& before, T after, const Viewer& by, std::string_view action,
                std::string_view reason) {
  const RecordKind& kind = kind_of<T>();
  after.version = before.version + 1;
  after.changed_on = now();
  write_row(store, after, "UPDATE");
  note_change(store, by,
              {kind.word, after.id, action, to_json_text(before), to_json_text(after), reason});
  if (kind.outbox) {
    put_outbox(store, *kind.outbox, after.id);
    if (before.visibility != after.visibility || before.shared_with != after.shared_with)
      put_dependents(store, *kind.outbox, after.id);
  }
  return after;
}

// What a form may not change: authorship, number, instants.
template <class T>
void keep_identity(const T& before, T& after) {
  after.id = before.id;
  after.created_on = before.created_on;
  after.author = before.author;
  after.owner = before.owner;
  after.illustrative = before.illustrative;
  if constexpr (requires { after.number; }) after.number = before.number;
}

template <class T>
void withdraw_record(Store& store, std::string_view id, int version, const Viewer& by,
                     const std::string& reason) {
  const RecordKind& kind = kind_of<T>();
  Transaction transaction(store.database());
  const T before = get_for_change<T>(store, id, version, by);
  Clause clause("UPDATE " + std::string(kind.table) +
                    " SET withdrawn_on = ?, version = version + 1 WHERE id = ?",
                {now(), id});
  store.database().run(clause.whole(), std::span<const Value>(clause.values));
  note_change(store, by, {kind.word, id, "withdrawn", to_json_text(before), "", reason});
  if (kind.outbox) {
    put_outbox(store, *kind.outbox, id, OutboxOp::remove);
    put_dependents(store, *kind.outbox, id);
  }
  transaction.commit();
}

}  // namespace lacuna::kb
