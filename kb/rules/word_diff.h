// What differs between two wordings, word by word: Myers, "An O(ND) Difference Algorithm and Its
// Variations" (1986), in linear space and with a bounded effort. Space between words belongs to the
// word before it and is no difference of its own. Pure; any thread.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kb/base/names.h"

namespace lacuna::kb {

enum class DiffKind { same, inserted, deleted };
constexpr auto names(DiffKind) {
  return name_table<DiffKind>(
      {{DiffKind::same, "same"}, {DiffKind::inserted, "inserted"}, {DiffKind::deleted, "deleted"}});
}

struct DiffSegment {
  DiffKind kind;
  std::string text;

  bool operator==(const DiffSegment&) const = default;
};

// In reading order, what was deleted before what was inserted in its place; neighbours differ in
// kind. `same` and `deleted` together are `before`, `same` and `inserted` are `after`, but for
// white space, which `same` has as it stands in `after`.
std::vector<DiffSegment> word_diff(std::string_view before, std::string_view after);

// The longest common subsequence of two rows of numbers as pairs of places, rising in both. Where a
// stretch differs by more than a few thousand steps it is taken to differ as a whole.
struct SamePlace {
  int before;
  int after;
};
std::vector<SamePlace> common_sequence(std::span<const int> before, std::span<const int> after);

}  // namespace lacuna::kb
