#include "kb/model/entry_kinds.h"

#include <algorithm>
#include <array>
#include <vector>

#include "kb/model/entry_rooms.h"

namespace lacuna::kb {

namespace {

std::vector<EntryKind> all_kinds() {
  std::vector<EntryKind> kinds;
  for (const auto room : {context_kinds(), service_kinds(), exchange_kinds(), comparison_kinds(),
                          coordination_kinds(), practice_kinds()})
    kinds.insert(kinds.end(), room.begin(), room.end());
  return kinds;
}

}  // namespace

std::span<const EntryKind> entry_kinds() {
  static const std::vector<EntryKind> kinds = all_kinds();
  return kinds;
}

const EntryKind* find_entry_kind(std::string_view word) {
  for (const EntryKind& kind : entry_kinds())
    if (kind.word == word) return &kind;
  return nullptr;
}

const EntryField* find_field(const EntryKind& kind, std::string_view name) {
  for (const EntryField& field : kind.fields)
    if (field.name == name) return &field;
  return nullptr;
}

bool is_part_of(std::string_view part, const EntryKind& whole) {
  return has_word(whole.parts, part);
}

bool is_part(std::string_view word) {
  const auto kinds = entry_kinds();
  return std::any_of(kinds.begin(), kinds.end(),
                     [&](const EntryKind& kind) { return is_part_of(word, kind); });
}

std::string_view first_state(const EntryKind& kind) {
  return kind.steps.empty() ? std::string_view() : kind.steps.front().from;
}

bool has_word(std::string_view words, std::string_view word) {
  while (!words.empty()) {
    const std::size_t end = std::min(words.find(' '), words.size());
    if (words.substr(0, end) == word) return true;
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return false;
}

}  // namespace lacuna::kb
