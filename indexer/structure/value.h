// The value of a unit's number, so that sequences can be followed: 1, 2, 2^1, 3; a, b, b^1; i, ii;
// A, B; I, II. Pure; any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lacuna::indexer {

enum class ValueKind { none, number, letter, roman, upper_letter, dotted };

struct Value {
  ValueKind kind = ValueKind::none;
  int main =
      0;  // number, Roman value, or the letter's place in its alphabet (100 and more: doubled)
  int raised = 0;          // 2^1 -> 1; 0: none
  int raised2 = 0;         // 2^1^2
  std::vector<int> parts;  // of a dotted number: 1.2.3
  int last = 0;            // of a range of units under one label: 138-144; 0: none

  bool operator==(const Value&) const = default;
};

// Reads "^1", "^1^2" (three digits each at most) or "¹" at `at` into the raised parts; where it
// ends, `at` when there is none.
std::size_t read_raised(std::string_view text, std::size_t at, Value& value);

constexpr int kNotAfter = -1;

// How many values are missing between `previous` and `next`; 0: next follows at once;
// kNotAfter: it does not come later in the sequence. Letters that an alphabet may leave out are not
// missing.
int gap_between(const Value& previous, const Value& next, std::string_view alphabet);
bool is_first(const Value& value);

// The place of a letter or doubled letter ("a", "ț", "aa", "ab") in an alphabet; nullopt: not in
// it.
std::optional<int> letter_place(std::string_view letters, std::string_view alphabet);

// The letter at a value's place in an alphabet, with what is raised: "a", "b-1".
std::string letter_of(const Value& value, std::string_view alphabet);

}  // namespace lacuna::indexer
