// Enum words, written once: a table per enum serves SQL, JSON, URLs and <option>s.
//
//   enum class Force { in_force, repealed };
//   constexpr auto names(Force) { return name_table<Force>({{Force::in_force, "in_force"}, ...}); }
//
// Then word(Force::in_force) == "in_force", parse_word<Force>("in_force") == Force::in_force,
// all_of<Force>() lists the rows. A table's words never change once released: they stand in
// databases. constexpr; any thread.
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace lacuna {

template <class E>
struct Name {
  E value;
  std::string_view word;
};

template <class E, std::size_t N>
constexpr std::array<Name<E>, N> name_table(const Name<E> (&rows)[N]) {
  std::array<Name<E>, N> table{};
  for (std::size_t i = 0; i < N; ++i) table[i] = rows[i];
  return table;
}

// All rows, in the order of the table (which is the order people see).
template <class E>
constexpr auto all_of() {
  return names(E{});
}

// The word of a value; empty for a value that is not in the table.
template <class E>
constexpr std::string_view word(E value) {
  for (const auto& row : names(E{}))
    if (row.value == value) return row.word;
  return {};
}

template <class E>
constexpr std::optional<E> parse_word(std::string_view text) {
  for (const auto& row : names(E{}))
    if (row.word == text) return row.value;
  return std::nullopt;
}

}  // namespace lacuna
