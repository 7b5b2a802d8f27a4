// How well a subject is examined: what a cell of a matrix says. A cell with nothing recorded is not
// examined, which never means that all is well; a signed statement that no provision exists fills
// the cells that it names and no others; what is recorded is counted. Pure.
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "kb/base/names.h"
#include "kb/model/entry.h"
#include "kb/model/gap.h"

namespace lacuna::kb {

// Law, policy and practice are kept apart (domain reference 2.3): what the text of a norm shows,
// what only practice can close, and what stands between.
enum class GapClass { law, policy, practice };
constexpr auto names(GapClass) {
  return name_table<GapClass>(
      {{GapClass::law, "law"}, {GapClass::policy, "policy"}, {GapClass::practice, "practice"}});
}
GapClass class_of_gap(std::string_view gap_type);

// Rejected and superseded gaps are no gaps: no matrix counts them.
bool counts_as_gap(GapState state);
bool is_open(GapState state);  // counts, and is not closed

struct CellCounts {
  std::size_t gaps = 0;
  std::size_t open = 0;  // of the gaps
  std::size_t law = 0;
  std::size_t policy = 0;
  std::size_t practice = 0;
  std::size_t records = 0;      // what else the matrix counts
  std::size_t signed_none = 0;  // statements in scope whose signature stands
  std::size_t rechecks = 0;     // statements in scope that wait to be looked at again

  void add_gaps(GapClass kind, std::size_t all, std::size_t open_ones);
};

enum class Standing { unexamined, none_signed, recheck, counted };
constexpr auto names(Standing) {
  return name_table<Standing>({{Standing::unexamined, "unexamined"},
                               {Standing::none_signed, "none_signed"},
                               {Standing::recheck, "recheck"},
                               {Standing::counted, "counted"}});
}
// What is counted comes first: a gap is shown whatever else was signed. A statement that waits to
// be looked at again weighs less than one that stands.
Standing standing_of(const CellCounts& counts);

// What a signed statement speaks about. Without territories it speaks about the countries of the
// acts that were examined.
struct SilenceScope {
  std::set<std::string, std::less<>> sectors, groups, territories, services, acts;
  bool recheck = false;
};
SilenceScope scope_of(const Entry& silence);

// What a cell asks; what it leaves empty is not asked.
struct CellPlace {
  std::string_view sector;
  std::string_view group;
  std::string_view service;
  std::string_view act;
  const std::set<std::string>* territories = nullptr;  // the place and all that it belongs to
};
// Exactly what was named: a statement about children says nothing about a group among them, but one
// about a country holds in all of it.
bool in_scope(const SilenceScope& scope, const CellPlace& place);

void add_silence(CellCounts& counts, const SilenceScope& scope);

}  // namespace lacuna::kb
