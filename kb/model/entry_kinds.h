// THE TABLE OF KINDS: every kind of entry, its fields and its life cycle, written once. Values are
// texts; the type of a field says how it is typed, checked and shown:
//
//   line, lines  words; several lines
//   date         YYYY-MM-DD; month YYYY-MM
//   number       a whole number, 0 or more; count: of people, shown as "<5" when it is small;
//                cell: of people in a table, whose cells hide each other (suppression_rules.h)
//   money        an amount with its currency as printed: "1.691.887,00 lei"
//   (kb/rules/money_rules.h) yes_no       "yes" or nothing word         one of the words of `of`,
//   blanks between; labels by context kind_field concept      notation of the scheme `of`
//   (corpus/vocabularies) territory    key of a territory, agent key of a body (corpus/register)
//   provision    canonical reference; work: key of an act
//   entry        id of an entry of a kind in `of`; gap: id of a gap; ask: id of an ask
//   address      http(s) address
//   person       a name of a person: members of the coalition alone see it, unless published
//
// Messages (labels, hints) are English sentences: ids of ui/locales. Constant data; any thread.
#pragma once

#include <span>
#include <string_view>

namespace lacuna::kb {

enum class FieldType {
  line,
  lines,
  date,
  month,
  number,
  count,
  cell,
  money,
  yes_no,
  word,
  concept_,
  territory,
  agent,
  provision,
  work,
  entry,
  gap,
  ask,
  address,
  person,
};

enum class Presence { optional, required };
enum class Multiplicity { one, several };

struct EntryField {
  std::string_view name;
  std::string_view label;
  FieldType type = FieldType::line;
  std::string_view of = {};
  Presence presence = Presence::optional;
  Multiplicity multiplicity = Multiplicity::one;
  std::string_view hint = {};
};

struct EntryStep {
  std::string_view from;
  std::string_view to;
};

struct EntryKind {
  std::string_view word;    // in addresses, history, JSON: "service"
  std::string_view letter;  // of visible numbers: "SV"
  std::string_view name;    // "Service"
  std::string_view plural;  // "Services"
  std::string_view room;    // where the menu shows it: "services", "exchange"...
  std::span<const EntryField> fields;
  std::span<const EntryStep> steps = {};  // the first `from` is where it begins; empty: no states
  std::string_view parts = {};            // kinds that are parts of it, blanks between
};

std::span<const EntryKind> entry_kinds();
const EntryKind* find_entry_kind(std::string_view word);
const EntryField* find_field(const EntryKind& kind, std::string_view name);

// The kinds whose parts a kind can be; empty: it stands by itself.
bool is_part_of(std::string_view part, const EntryKind& whole);
bool is_part(std::string_view word);

// Where a life cycle begins; empty without one.
std::string_view first_state(const EntryKind& kind);

// Whether `word` is one of the blank-separated `words`.
bool has_word(std::string_view words, std::string_view word);

}  // namespace lacuna::kb
