// The table of kinds, room by room; put together by entry_kinds.cpp. Constant data; any thread.
#pragma once

#include <span>

#include "kb/model/entry_kinds.h"

namespace lacuna::kb {

// The words in which the tables of the rooms are written.
namespace kind_table {
using enum FieldType;
using enum Presence;
using enum Multiplicity;
}  // namespace kind_table

std::span<const EntryKind> context_kinds();       // projects, reforms, what happens around the law
std::span<const EntryKind> service_kinds();       // 5W, AAAQ, practice, grants, feedback
std::span<const EntryKind> exchange_kinds();      // who exchanges what with whom on which basis
std::span<const EntryKind> comparison_kinds();    // standards, indicators, concordance, silence
std::span<const EntryKind> coordination_kinds();  // meetings and what comes of them
std::span<const EntryKind> practice_kinds();      // good practices with their parts

}  // namespace lacuna::kb
