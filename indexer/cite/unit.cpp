#include "indexer/cite/unit.h"

#include <algorithm>
#include <charconv>

namespace lacuna::indexer {
namespace {

constexpr UnitRow kUnits[] = {
    {Unit::annex, 0, kb::Level::annex},
    {Unit::book, 1, kb::Level::book},
    {Unit::part, 2, kb::Level::part},
    {Unit::title, 3, kb::Level::title},
    {Unit::chapter, 4, kb::Level::chapter},
    {Unit::section, 5, kb::Level::section},
    {Unit::article, 10, kb::Level::article},
    {Unit::recital, 10, kb::Level::recital},
    {Unit::paragraph, 20, kb::Level::paragraph},
    {Unit::subparagraph, 25, kb::Level::subparagraph},
    {Unit::letter, 30, kb::Level::point},
    {Unit::point, 30, kb::Level::point},
    {Unit::subpoint, 31, kb::Level::point},
    {Unit::indent, 40, kb::Level::indent},
    {Unit::sentence, 50, kb::Level::point},
    {Unit::schedule, 0, kb::Level::schedule},
    {Unit::statute_section, 10, kb::Level::section},
    {Unit::regulation, 10, kb::Level::regulation},
    {Unit::subsection, 20, kb::Level::subsection},
    {Unit::alinea, 35, kb::Level::alinea},
};

std::string element(const RefStep& step) {
  return std::string(eid_prefix(row_of(step.unit).level)) + "_" + step.value;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// Rank of an eId's element; -1 when citations never name such.
int element_rank(std::string_view element) {
  const std::string_view prefix = element.substr(0, element.rfind('_'));
  for (const UnitRow& row : kUnits)
    if (prefix == eid_prefix(row.level)) return row.rank;
  return -1;
}

}  // namespace

const UnitRow& row_of(Unit unit) {
  return kUnits[static_cast<std::size_t>(unit)];
}

bool Path::has(Unit unit) const {
  return std::any_of(steps.begin(), steps.end(),
                     [&](const RefStep& step) { return step.unit == unit; });
}

Address address_of(const std::vector<RefStep>& steps) {
  Address out;
  const bool has_article = std::any_of(steps.begin(), steps.end(), [](const RefStep& step) {
    return step.unit == Unit::article || step.unit == Unit::recital;
  });
  const auto add = [&](const RefStep& step) {
    if (step.unit == Unit::sentence) {
      int n = 0;
      std::from_chars(step.value.data(), step.value.data() + step.value.size(), n);
      out.sentence = n;
      return;
    }
    if (!out.eid.empty()) out.eid += "__";
    out.eid += element(step);
    out.range_end = step.range_end;
  };
  for (const RefStep& step : steps)
    if (step.unit == Unit::annex || step.unit == Unit::schedule) add(step);
  for (int rank = 1; rank < 10 && !has_article; ++rank)
    for (const RefStep& step : steps)
      if (is_container(step.unit) && rank_of(step.unit) == rank) add(step);
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const RefStep& step = steps[i];
    if (step.unit == Unit::annex || step.unit == Unit::schedule || is_container(step.unit))
      continue;
    // The first subparagraph is transparent: its points hang under the paragraph.
    const bool transparent =
        step.unit == Unit::subparagraph && step.value == "1" && i + 1 < steps.size() &&
        rank_of(steps[i + 1].unit) > rank_of(step.unit) && steps[i + 1].unit != Unit::sentence;
    if (!transparent) add(step);
  }
  return out;
}

std::optional<Address> relative_address(const std::vector<RefStep>& steps,
                                        std::string_view source_eid, Around around) {
  if (steps.empty()) return std::nullopt;
  Address own = address_of(steps);
  const RefStep& top = steps.front();
  const int rank = rank_of(top.unit);
  const std::string_view component = component_of(source_eid);
  std::string prefix;
  if (top.unit == Unit::annex || top.unit == Unit::recital) return own;
  if (rank <= rank_of(Unit::article)) {
    prefix = component;
  } else {
    bool anchored = false;  // an article, or a point of an annex or of a decision, stands above
    for (std::size_t at = 0; at < source_eid.size();) {
      std::size_t end = source_eid.find("__", at);
      if (end == std::string_view::npos) end = source_eid.size();
      const std::string_view part = source_eid.substr(at, end - at);
      at = std::min(source_eid.size(), end + 2);
      int part_rank = element_rank(part);
      // A section that opens an eId, or stands below an article, is a basic unit, not a container.
      if (part.starts_with("sec_") && (prefix.empty() || prefix.starts_with("art_")))
        part_rank = rank_of(Unit::statute_section);
      if (part_rank < 0) continue;
      bool above = part_rank < rank;
      // A letter above a numbered point: "pct. 2" inside "lit. a) pct. 1" means its neighbour.
      const char first = part[part.rfind('_') + 1];
      const bool held = anchored || (around == Around::named && !component.empty());
      if (!above && part_rank == rank && top.unit == Unit::point && held)
        above = !is_digit(first) && (around == Around::named || at < source_eid.size());
      // A numbered point that opens a decision or an amending article holds the letters below it,
      // as point A of an annex does.
      if (!above && part_rank == rank && top.unit == Unit::letter)
        above = is_digit(first) || (first >= 'A' && first <= 'Z');
      if (!above) break;
      if (part_rank >= rank_of(Unit::article)) anchored = true;
      if (!prefix.empty()) prefix += "__";
      prefix += part;
    }
    const bool of_annex = top.unit == Unit::letter && !component.empty();
    if (!anchored && top.unit != Unit::point && !of_annex) return std::nullopt;
    if (!anchored) prefix = component;
  }
  if (!prefix.empty()) own.eid = own.eid.empty() ? prefix : prefix + "__" + own.eid;
  if (own.eid.empty()) return std::nullopt;
  return own;
}

std::string_view component_of(std::string_view eid) {
  if (!eid.starts_with("annex_")) return {};
  return eid.substr(0, eid.find("__"));
}

}  // namespace lacuna::indexer
