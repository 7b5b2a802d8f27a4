// The word of a unit at the beginning of a line: "Articolul", "§", "Erster Abschnitt", "CAPIT
// OLUL". Pure; any thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "indexer/structure/tradition.h"

namespace lacuna::indexer {

struct UnitMatch {
  const UnitWord* unit;
  std::size_t end;
  int ordinal = 0;  // of "Erster Abschnitt"; 0: the number, if any, comes after the word
};

// The number that a word is, beside the word of a unit; 0: none.
int ordinal_of(const Tradition& tradition, std::string_view folded);

// The word of a unit at the line's beginning; capitals may be torn apart by a bad copy ("CAPIT
// OLUL").
std::optional<UnitMatch> unit_word_at(const Tradition& tradition, std::string_view line,
                                      std::size_t at);

}  // namespace lacuna::indexer
