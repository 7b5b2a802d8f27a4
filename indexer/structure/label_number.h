// The number of a unit's label: "2^1", "12A", "L111-10", "23-1", "unic", "Ier", "a II-a", "nr. 1".
// Pure; any thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/structure/tradition.h"
#include "indexer/structure/value.h"

namespace lacuna::indexer {

struct LabelNumber {
  Value value;
  std::string norm;
  std::size_t end = 0;
};

// A number in figures at `at`, with what the tradition inserts after it.
std::optional<LabelNumber> read_arabic(const Tradition& tradition, std::string_view line,
                                       std::size_t at, UnitRole role);

// "a 2-a", "a II-a", "a doua", "întâi": ordinals; "nr. 1"; "- unic".
std::optional<LabelNumber> read_number(const Tradition& tradition, std::string_view line,
                                       std::size_t at, const UnitWord& unit);

}  // namespace lacuna::indexer
