#include "kb/store/entry_store.h"

#include <algorithm>

#include "kb/base/text.h"
#include "kb/model/entry_kinds.h"
#include "kb/rules/entry_rules.h"
#include "kb/rules/visibility_rules.h"
#include "kb/store/concept_store.h"
#include "kb/store/records.h"

namespace lacuna::kb {
namespace {

const EntryKind& kind_or_refuse(std::string_view word) {
  if (const EntryKind* kind = find_entry_kind(word)) return *kind;
  throw Error(ErrorCode::bad_input, "There is no such kind of record.",
              "Choose one of the kinds of the menu.");
}

[[noreturn]] void refuse_value(const EntryField& field, const std::string& value) {
  throw Error(ErrorCode::bad_input, std::string(field.label) + ": " + value + " is not known here.",
              "Choose one that is offered.");
}

// Of a value that names a record, whether `by` sees it there.
bool is_named(Store& store, const Viewer& by, const EntryField& field, const std::string& value) {
  switch (field.type) {
    case FieldType::concept_:
      return find_concept(store, field.of, value).has_value();
    case FieldType::entry: {
      const auto entry = find_record<Entry>(store, by, value);
      return entry && has_word(field.of, entry->kind);
    }
    case FieldType::gap:
      return find_record<Gap>(store, by, value).has_value();
    case FieldType::ask:
      return find_record<Ask>(store, by, value).has_value();
    default:
      return true;
  }
}

void check_entry(Store& store, const EntryKind& kind, const Entry& entry, const Viewer& by) {
  const auto failures = entry_failures(kind, entry);
  if (!failures.empty()) {
    const EntryField* field = find_field(kind, failures.front().field);
    throw Error(ErrorCode::bad_input,
                (field ? std::string(field->label) + ": " : std::string()) +
                    std::string(failures.front().message),
                "Correct it and save again.");
  }
  for (const EntryField& field : kind.fields)
    for (const std::string& value : values_of(entry, field.name))
      if (!is_named(store, by, field, value)) refuse_value(field, value);
}

// A part belongs to an entry of a kind that has such parts, and is seen like it.
void settle_whole(Store& store, const EntryKind& kind, Entry& entry, const Viewer& by) {
  if (!is_part(kind.word)) {
    entry.within.clear();
    return;
  }
  const auto whole = find_record<Entry>(store, by, entry.within);
  if (!whole) refuse_not_found();
  if (!is_part_of(kind.word, kind_or_refuse(whole->kind)))
    throw Error(ErrorCode::bad_input, "This kind of record is no part of that one.",
                "Choose one of the parts that are offered.");
  entry.visibility = whole->visibility;
  entry.shared_with = whole->shared_with;
}

// Parts take over who sees the whole, at every depth.
void spread_visibility(Store& store, const Entry& whole, const Viewer& by) {
  std::vector<Entry> open{whole};
  while (!open.empty()) {
    const Entry above = std::move(open.back());
    open.pop_back();
    for (const Entry& part :
         select_records<Entry>(store, program_viewer(), {"t.within = ?", {above.id}})) {
      Entry after = part;
      after.visibility = whole.visibility;
      after.shared_with = whole.shared_with;
      open.push_back(update_record(store, part, std::move(after), by, "changed", ""));
    }
  }
}

Clause where_of(const EntryFilter& filter) {
  Clause where("1 = 1");
  if (!filter.kind.empty()) where.and_({"t.kind = ?", {filter.kind}});
  if (!filter.within.empty()) where.and_({"t.within = ?", {filter.within}});
  if (!filter.states.empty()) where.and_(in_list("t.state", filter.states));
  for (const EntryFilter::Term& term : filter.terms) {
    if (term.values.empty()) continue;
    Clause exists("EXISTS (SELECT 1 FROM entry_terms et WHERE et.entry = t.id AND ");
    Clause inside = in_list("et.value", term.values);
    if (!term.field.empty()) inside.and_({"et.field = ?", {term.field}});
    where.and_(exists.add(inside).add({")"}));
  }
  if (!filter.words.empty()) where.and_(has_words("t.search_text", filter.words));
  return where;
}

std::vector<Entry> seen(const Viewer& viewer, std::vector<Entry> entries) {
  for (Entry& entry : entries) entry = as_seen(viewer, std::move(entry));
  return entries;
}

long order_of(const Entry& entry) {
  return number_of(entry, "order").value_or(0);
}

void require_writer(const EntryKind& kind, const Viewer& by) {
  if (!is_program(by) && !may_write(kind, by))
    throw Error(ErrorCode::forbidden, "Only an authority states what it says itself.",
                "Record what it said elsewhere as evidence.");
}

bool is_meant_for(const Viewer& viewer, const Entry& entry) {
  return is_program(viewer) || viewer.in_coalition() ||
         (viewer.role >= Role::member && viewer.organisation == entry.owner);
}

}  // namespace

template <>
void write_terms(Store& store, const Entry& entry) {
  const EntryKind& kind = kind_or_refuse(entry.kind);
  Database& db = store.database();
  db.run("DELETE FROM entry_terms WHERE entry = :entry", {entry.id});
  const auto add = [&](std::string_view field, std::string_view value) {
    db.run(
        "INSERT INTO entry_terms (entry, field, value) VALUES (:entry, :field, :value) "
        "ON CONFLICT DO NOTHING",
        {entry.id, field, value});
  };
  for (const EntryField& field : kind.fields) {
    if (!names_something(field.type)) continue;
    for (const std::string& value : values_of(entry, field.name)) {
      add(field.name, value);
      if (field.type != FieldType::provision) continue;
      if (const auto ref = parse_ref(value)) add(field.name, ref->work);
    }
  }
}

Entry create_entry(Store& store, Entry entry, const Viewer& by) {
  require_member(by);
  const EntryKind& kind = kind_or_refuse(entry.kind);
  require_writer(kind, by);
  if (!is_program(by)) entry.number.clear();
  if (!is_program(by) || entry.state.empty()) entry.state = first_state(kind);
  Transaction transaction(store.database());
  settle_whole(store, kind, entry, by);
  check_entry(store, kind, entry, by);
  entry = insert_record(store, std::move(entry), by);
  write_terms(store, entry);
  transaction.commit();
  return entry;
}

Entry change_entry(Store& store, const Entry& entry, const Viewer& by, const std::string& reason) {
  Transaction transaction(store.database());
  const Entry before = get_for_change<Entry>(store, entry.id, entry.version, by);
  const EntryKind& kind = kind_or_refuse(before.kind);
  Entry after = entry;
  keep_identity(before, after);
  after.kind = before.kind;
  after.state = before.state;
  after.within = before.within;
  // What the viewer was not shown stays.
  if (!is_meant_for(by, before))
    for (const EntryField& field : kind.fields)
      if (field.type == FieldType::person && before.values.contains(std::string(field.name)))
        after.values[std::string(field.name)] = values_of(before, field.name);
  settle_whole(store, kind, after, by);
  check_entry(store, kind, after, by);
  after = update_record(store, before, std::move(after), by, "changed", reason);
  write_terms(store, after);
  if (before.visibility != after.visibility || before.shared_with != after.shared_with)
    spread_visibility(store, after, by);
  transaction.commit();
  return after;
}

Entry move_entry(Store& store, std::string_view id, int version, std::string_view to,
                 const Viewer& by, const std::string& reason) {
  Transaction transaction(store.database());
  const auto before = find_record<Entry>(store, by, id);
  if (!before) refuse_not_found();
  require_member(by);
  require_version(before->version, version);
  const auto failures = entry_step_failures(kind_or_refuse(before->kind), *before, to, by);
  if (!failures.empty())
    throw Error(ErrorCode::guard, std::string(failures.front().failure),
                std::string(failures.front().remedy));
  Entry after = *before;
  after.state = to;
  after = update_record(store, *before, std::move(after), by, "moved", reason);
  transaction.commit();
  return after;
}

void withdraw_entry(Store& store, std::string_view id, int version, const Viewer& by,
                    const std::string& reason) {
  Transaction transaction(store.database());
  const auto parts =
      select_records<Entry>(store, program_viewer(), {"t.within = ?", {std::string(id)}});
  withdraw_record<Entry>(store, id, version, by, reason);
  for (const Entry& part : parts) withdraw_entry(store, part.id, part.version, by, reason);
  transaction.commit();
}

std::optional<Entry> find_entry(Store& store, const Viewer& viewer, std::string_view id_or_number) {
  auto entry = find_record_where<Entry>(store, viewer,
                                        {"t.id = ? OR t.number = ?", {id_or_number, id_or_number}});
  if (!entry) return std::nullopt;
  return as_seen(viewer, std::move(*entry));
}

Entry as_seen(const Viewer& viewer, Entry entry) {
  if (is_meant_for(viewer, entry)) return entry;
  if (const EntryKind* kind = find_entry_kind(entry.kind))
    for (const EntryField& field : kind->fields)
      if (field.type == FieldType::person) entry.values.erase(std::string(field.name));
  return entry;
}

Page<Entry> list_entries(Store& store, const Viewer& viewer, const EntryFilter& filter,
                         const PageRequest& page) {
  Page<Entry> found = page_of_records<Entry>(store, viewer, where_of(filter), page);
  found.items = seen(viewer, std::move(found.items));
  return found;
}

std::vector<Entry> all_entries(Store& store, const Viewer& viewer, const EntryFilter& filter) {
  auto entries = select_records<Entry>(store, viewer, where_of(filter));
  std::stable_sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
    return std::make_pair(std::string_view(a.kind), count_in_number(a.number)) <
           std::make_pair(std::string_view(b.kind), count_in_number(b.number));
  });
  return seen(viewer, std::move(entries));
}

std::vector<Entry> parts_of(Store& store, const Viewer& viewer, std::string_view id) {
  EntryFilter filter;
  filter.within = id;
  auto parts = all_entries(store, viewer, filter);
  std::stable_sort(parts.begin(), parts.end(), [](const Entry& a, const Entry& b) {
    return a.kind == b.kind && order_of(a) < order_of(b);
  });
  return parts;
}

std::vector<Entry> entries_naming(Store& store, const Viewer& viewer, std::string_view key) {
  EntryFilter filter;
  filter.terms.push_back({"", {std::string(key)}});
  auto entries = all_entries(store, viewer, filter);
  std::erase_if(entries, [](const Entry& entry) { return !entry.within.empty(); });
  return entries;
}

std::map<std::string, std::size_t> entries_by_concept(Store& store, const Viewer& viewer,
                                                      std::string_view scheme) {
  std::map<std::string, std::size_t> counts;
  for (const EntryKind& kind : entry_kinds())
    for (const EntryField& field : kind.fields) {
      if (field.type != FieldType::concept_ || field.of != scheme) continue;
      Clause clause(
          "SELECT et.value, count(*) FROM entries t JOIN entry_terms et ON et.entry = t.id "
          "WHERE t.kind = ? AND et.field = ? AND ",
          {kind.word, field.name});
      clause.add(sees_record(viewer, "t")).add({" GROUP BY et.value"});
      for (const Row& row : query(store.database(), clause))
        counts[row.text(0)] += static_cast<std::size_t>(row.integer(1));
    }
  return counts;
}

std::size_t count_entries(Store& store, const Viewer& viewer, std::string_view kind) {
  return count_records<Entry>(store, viewer, {"t.kind = ?", {kind}});
}

template <>
const RecordKind& kind_of<Entry>() {
  static const RecordKind kind{"entries", "entry", "", OutboxKind::entry, sees_record};
  return kind;
}

template <>
std::string_view letter_of(const Entry& entry) {
  return kind_or_refuse(entry.kind).letter;
}

template <>
Derived derived_of(const Entry& entry) {
  std::string words = entry.number + " " + entry.title;
  if (const EntryKind* kind = find_entry_kind(entry.kind))
    for (const EntryField& field : kind->fields)
      if (field.type == FieldType::line || field.type == FieldType::lines)
        for (const std::string& value : values_of(entry, field.name)) words += ' ' + value;
  return {{"search_text", lower(words)}};
}

}  // namespace lacuna::kb
