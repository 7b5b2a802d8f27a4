#include "indexer/structure/holes.h"

#include <unordered_map>
#include <unordered_set>

#include "indexer/structure/eid.h"
#include "indexer/structure/scan.h"

namespace lacuna::indexer {

namespace {

// A note that tells a repeal, or a renumbering, explains a number that is missing near it.
bool explains(const Tradition& tradition, std::string_view note) {
  for (std::size_t at = 0; at < note.size();) {
    const Word word = word_at(note, at);
    if (word.end == at) {
      ++at;
      continue;
    }
    if (contains(tradition.repealed, word.folded.view())) return true;
    at = word.end;
  }
  return false;
}

}  // namespace

void report_holes(const Tradition& tradition, const std::vector<Value>& values, Structured& act) {
  std::unordered_set<int> explained;  // units at which a repeal is told
  for (const Note& note : act.notes)
    if (explains(tradition, note.raw)) explained.insert(note.provision);

  // Basic units are one sequence in their component, other units one below their parent.
  const auto at = [&](int i) -> const kb::Provision& {
    return act.provisions[static_cast<std::size_t>(i)];
  };
  std::unordered_map<long, int> last;
  bool told = false;  // a repeal, since the last unit that counts
  for (int i = 0; i < static_cast<int>(values.size()); ++i) {
    const Value& value = values[static_cast<std::size_t>(i)];
    const kb::Provision& unit = at(i);
    if (value.kind != ValueKind::none && unit.level != kb::Level::annex) {
      int scope = unit.parent;
      if (unit.basic)
        while (scope >= 0 && at(scope).level != kb::Level::annex) scope = at(scope).parent;
      const long key = ((static_cast<long>(scope) + 2) * 64 + static_cast<long>(unit.level)) * 16 +
                       static_cast<long>(value.kind) * 2 + (unit.basic ? 1 : 0);
      if (const auto it = last.find(key); it != last.end()) {
        const Value& before = values[static_cast<std::size_t>(it->second)];
        const int gap = gap_between(before, value, tradition.letters);
        const bool known = told || explained.contains(i) || explained.contains(it->second);
        if (gap > 0 && !known)
          act.report.holes.push_back(
              at(it->second).num_raw + " is followed by " + unit.num_raw +
              (unit.line > 0 ? " (line " + std::to_string(unit.line) + ")" : std::string()));
      }
      last[key] = i;
      told = false;
    }
    told = told || explained.contains(i);
  }
}

Value value_of_figures(std::string_view num_norm) {
  Value value;
  int* part = &value.main;
  int digits = 0;
  for (char c : num_norm) {
    if (c == '-' && part == &value.main && digits > 0) {
      part = &value.raised;
      digits = 0;
      continue;
    }
    if (!is_digit(c) || ++digits > 6) return {};
    *part = *part * 10 + (c - '0');
  }
  if (digits > 0) value.kind = ValueKind::number;
  return value;
}

}  // namespace lacuna::indexer
