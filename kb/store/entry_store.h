// Entries of every kind (kb/model/entry_kinds.h). A part is seen by those who see what it is a part
// of: it takes its visibility over, now and whenever that changes. For viewers, threading and
// errors see store.h.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kb/model/account.h"
#include "kb/model/entry.h"
#include "kb/store/page.h"
#include "kb/store/store.h"

namespace lacuna::kb {

// Gives id, number, version 1, instants, author, owner and the first state of its kind; the program
// keeps those given. bad_input with the first failure of entry_rules.h, or when a value names a
// concept, record or part that is not there for `by`.
Entry create_entry(Store& store, Entry entry, const Viewer& by);

// Saves title, values and visibility; kind, state, `within` and authorship stay.
Entry change_entry(Store& store, const Entry& entry, const Viewer& by,
                   const std::string& reason = {});

// One step of the life cycle; guard with the first failed guard's message when refused.
Entry move_entry(Store& store, std::string_view id, int version, std::string_view to,
                 const Viewer& by, const std::string& reason);

// With its parts.
void withdraw_entry(Store& store, std::string_view id, int version, const Viewer& by,
                    const std::string& reason);

std::optional<Entry> find_entry(Store& store, const Viewer& viewer, std::string_view id_or_number);

// As the viewer sees it: fields of type person are empty for whom they are not meant.
Entry as_seen(const Viewer& viewer, Entry entry);

// Every condition must hold; of several values of one field any.
struct EntryFilter {
  std::string kind;
  std::vector<std::string> states;
  std::string within;
  struct Term {
    std::string field;  // empty: any field
    std::vector<std::string> values;
  };
  std::vector<Term> terms;
  std::string words;  // all of these in number, title or values
};
Page<Entry> list_entries(Store& store, const Viewer& viewer, const EntryFilter& filter,
                         const PageRequest& page);

// All that fit, by number; for tables and exports.
std::vector<Entry> all_entries(Store& store, const Viewer& viewer, const EntryFilter& filter);

// The parts of an entry, in the order of their kinds and of their field `order` or number.
std::vector<Entry> parts_of(Store& store, const Viewer& viewer, std::string_view id);

// Entries that name this key (id, territory, body, act, concept) in a field, parts left out.
std::vector<Entry> entries_naming(Store& store, const Viewer& viewer, std::string_view key);

// How many entries name each concept of a scheme, by notation; parts count for themselves.
std::map<std::string, std::size_t> entries_by_concept(Store& store, const Viewer& viewer,
                                                      std::string_view scheme);

std::size_t count_entries(Store& store, const Viewer& viewer, std::string_view kind);

}  // namespace lacuna::kb
