#include "server/pages/diffs.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "kb/base/text.h"

namespace lacuna::server {

using Json = nlohmann::json;

Json diff_lines_model(const std::vector<kb::DiffLine>& lines) {
  Json rows = Json::array();
  for (const kb::DiffLine& line : lines) {
    Json segments = Json::array();
    for (const kb::DiffSegment& segment : line.segments) {
      // The space behind a word is not part of what is struck or underlined.
      const bool space = segment.text.ends_with(' ') || segment.text.ends_with('\n');
      segments.push_back({{"kind", word(segment.kind)},
                          {"same", segment.kind == kb::DiffKind::same},
                          {"inserted", segment.kind == kb::DiffKind::inserted},
                          {"deleted", segment.kind == kb::DiffKind::deleted},
                          {"text", std::string(trim(segment.text))},
                          {"space", space ? " " : ""}});
    }
    rows.push_back({{"depth", std::clamp(line.depth, 1, 6)}, {"segments", std::move(segments)}});
  }
  return rows;
}

std::vector<kb::Provision> subtree_of(const std::vector<kb::Provision>& units,
                                      std::string_view eid) {
  const auto first = std::ranges::find(units, eid, &kb::Provision::eid);
  if (eid.empty() || first == units.end()) return {};
  const int begin = static_cast<int>(first - units.begin());
  std::vector<kb::Provision> part{*first};
  part.front().parent = -1;
  for (auto it = first + 1; it != units.end() && it->parent >= begin; ++it) {
    part.push_back(*it);
    part.back().parent -= begin;
  }
  return part;
}

Json unit_diff_model(const std::vector<kb::Provision>& before, std::string_view eid_before,
                     const std::vector<kb::Provision>& after, std::string_view eid_after) {
  return diff_lines_model(
      kb::diff_units(subtree_of(before, eid_before), subtree_of(after, eid_after)));
}

}  // namespace lacuna::server
