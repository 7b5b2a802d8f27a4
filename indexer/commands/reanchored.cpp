#include "indexer/commands/reanchored.h"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace lacuna::indexer {
namespace {

std::string place_of(const kb::Recheck& recheck, const std::string& eid) {
  return eid.empty() ? recheck.work : recheck.work + "!" + eid;
}

// "G-12" of gaps, asks and papers; the id of what has no number.
std::string name_of(const kb::RecheckRow& row) {
  const kb::RecheckKind kind = row.recheck.kind;
  const bool numbered = kind == kb::RecheckKind::gap || kind == kb::RecheckKind::ask ||
                        kind == kb::RecheckKind::paper;
  return numbered ? row.label.substr(0, row.label.find(' ')) : row.recheck.record;
}

nlohmann::json to_json(const kb::RecheckRow& row) {
  const kb::Recheck& recheck = row.recheck;
  return {
      {"id", recheck.id},
      {"kind", word(recheck.kind)},
      {"record", recheck.record},
      {"name", name_of(row)},
      {"anchor", word(recheck.anchor)},
      {"state", word(recheck.state)},
      {"from_text", recheck.from_expression},
      {"from", place_of(recheck, recheck.from_eid)},
      {"to", recheck.anchor == kb::AnchorState::lost
                 ? nlohmann::json()
                 : nlohmann::json(place_of(recheck, recheck.to_eid))},
      {"quote", recheck.from_quote ? nlohmann::json(recheck.from_quote->exact) : nlohmann::json()},
      {"candidate", recheck.anchor == kb::AnchorState::changed && recheck.to_quote
                        ? nlohmann::json(recheck.to_quote->exact)
                        : nlohmann::json()}};
}

std::size_t count_of(const std::vector<kb::RecheckRow>& rows, kb::AnchorState state) {
  return static_cast<std::size_t>(std::ranges::count_if(
      rows, [&](const kb::RecheckRow& row) { return row.recheck.anchor == state; }));
}

}  // namespace

nlohmann::json reanchored_json(const std::vector<kb::RecheckRow>& rows) {
  nlohmann::json counts = nlohmann::json::object(), records = nlohmann::json::array();
  for (const auto& state : all_of<kb::AnchorState>())
    counts[std::string(state.word)] = count_of(rows, state.value);
  for (const kb::RecheckRow& row : rows) records.push_back(to_json(row));
  return {{"counts", counts}, {"records", records}};
}

std::string reanchored_in_words(const std::vector<kb::RecheckRow>& rows) {
  if (rows.empty()) return {};
  std::string text = "\n          of " + std::to_string(rows.size()) + " records on this act:";
  for (const auto& state : all_of<kb::AnchorState>())
    text += (state.value == kb::AnchorState::exact ? " " : ", ") +
            std::to_string(count_of(rows, state.value)) + " " + std::string(state.word);
  for (const kb::RecheckRow& row : rows) {
    const kb::Recheck& recheck = row.recheck;
    text += "\n            " + std::string(word(recheck.anchor)) + "  " +
            std::string(word(recheck.kind)) + " " + name_of(row) + "  " +
            place_of(recheck, recheck.from_eid);
    if (recheck.anchor == kb::AnchorState::moved)
      text += " -> " + place_of(recheck, recheck.to_eid);
    if (recheck.state == kb::RecheckState::open) text += "  to re-check";
  }
  return text;
}

}  // namespace lacuna::indexer
