// The parts of an act's title: type, number, date. Pure; any thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/structure/tradition.h"
#include "kb/base/date.h"

namespace lacuna::indexer {

struct DateMatch {
  Date date;
  std::size_t end;
};
// "4 mai 2006", "04.05.2006", "20. Juli 2000", "1er mai 2021", "March 15, 2022" at `at`.
std::optional<DateMatch> date_at(std::string_view text, std::size_t at);

struct NumberMatch {
  std::string number;
  int year = 0;
  std::size_t end = 0;
};
// "1.251", "122/2006", "28/42/57/125", "1.306 / 1.883 / 2016" at `at`: thousands dots dropped,
// joint numbers joined by '+', a last part that is a year taken as one.
std::optional<NumberMatch> act_number_at(std::string_view text, std::size_t at);

struct TypeMatch {
  const ActType* type;
  std::size_t begin;
  std::size_t end;
};
// The type of act that a line begins with.
std::optional<TypeMatch> type_at(const Tradition& tradition, std::string_view line);

// The title as people know it: marks of republication and footnotes dropped.
std::string plain_title(std::string_view line);

}  // namespace lacuna::indexer
