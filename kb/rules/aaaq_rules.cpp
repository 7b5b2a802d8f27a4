#include "kb/rules/aaaq_rules.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

namespace lacuna::kb {
namespace {

constexpr std::string_view kDimensions[] = {
    "availability",       "non_discrimination", "physical_access", "affordability",
    "information_access", "acceptability",      "quality"};
constexpr std::string_view kWords[] = {"absent", "poor", "partial", "adequate", "good"};

bool is_core(std::string_view dimension) {
  return std::find(std::begin(kDimensions), std::end(kDimensions), dimension) !=
         std::end(kDimensions);
}

}  // namespace

std::span<const std::string_view> aaaq_dimensions() {
  return kDimensions;
}

AaaqScore aaaq_score_of(const Entry& entry) {
  return {entry.within, std::string(value_of(entry, "territory")),
          std::string(value_of(entry, "dimension")), std::string(value_of(entry, "value")),
          parse_iso_date(value_of(entry, "assessed_on"))};
}

std::optional<int> value_of_score(std::string_view word) {
  const auto found = std::find(std::begin(kWords), std::end(kWords), word);
  if (found == std::end(kWords)) return std::nullopt;
  return static_cast<int>(found - std::begin(kWords));
}

std::string_view word_of_score(double mean) {
  const long nearest = std::lround(mean);
  return kWords[std::clamp(nearest, 0L, 4L)];
}

Assessed assess(std::span<const AaaqScore> scores, std::string_view dimension) {
  using Place = std::tuple<std::string_view, std::string_view, std::string_view>;
  std::map<Place, const AaaqScore*> latest;
  for (const AaaqScore& score : scores) {
    if (!dimension.empty() && score.dimension != dimension) continue;
    const AaaqScore*& kept = latest[{score.dimension, score.service, score.territory}];
    if (!kept || kept->assessed_on <= score.assessed_on) kept = &score;
  }
  // A dimension has a value when one of its scores has one; it does not apply when all say so.
  struct Dimension {
    double sum = 0;
    int values = 0;
    bool applies = false;
  };
  std::map<std::string_view, Dimension> dimensions;
  for (const auto& [place, score] : latest) {
    Dimension& one = dimensions[std::get<0>(place)];
    one.applies = one.applies || score->value != "not_applicable";
    if (const auto value = value_of_score(score->value)) {
      one.sum += *value;
      ++one.values;
    }
  }
  if (dimension.empty() && !dimensions.empty())
    for (const std::string_view core : kDimensions)
      dimensions.try_emplace(core, Dimension{0, 0, true});
  Assessed all;
  double sum = 0;
  for (const auto& [name, one] : dimensions) {
    if (!one.applies || (one.values == 0 && dimension.empty() && !is_core(name))) continue;
    ++all.of;
    if (one.values == 0) continue;
    ++all.assessed;
    sum += one.sum / one.values;
  }
  if (all.assessed > 0) all.mean = sum / static_cast<double>(all.assessed);
  return all;
}

std::optional<double> Spread::width() const {
  if (!least || !most) return std::nullopt;
  return *most - *least;
}

Spread spread_of(std::span<const Assessed> places) {
  Spread spread;
  spread.of = places.size();
  std::optional<double> lowest;
  for (std::size_t i = 0; i < places.size(); ++i) {
    const Assessed& place = places[i];
    if (!place.mean) continue;
    ++spread.assessed;
    spread.least = std::min(spread.least.value_or(*place.mean), *place.mean);
    spread.most = std::max(spread.most.value_or(*place.mean), *place.mean);
    if (2 * place.assessed < place.of) continue;
    if (lowest && *lowest <= *place.mean) continue;
    lowest = *place.mean;
    spread.worst = i;
  }
  // One place alone is neither the best nor the worst; nor is one among equals.
  if (spread.assessed < 2 || spread.least == spread.most) spread.worst.reset();
  return spread;
}

Assessed assess_all(std::span<const Assessed> services) {
  Assessed all;
  all.of = services.size();
  double sum = 0;
  for (const Assessed& one : services) {
    if (!one.mean) continue;
    ++all.assessed;
    sum += *one.mean;
  }
  if (all.assessed > 0) all.mean = sum / static_cast<double>(all.assessed);
  return all;
}

bool is_stale_service(const Entry& service, const Date& today) {
  const auto verified = parse_iso_date(value_of(service, "verified_on"));
  return !verified || days_since_epoch(today) - days_since_epoch(*verified) > kServiceStaleDays;
}

bool is_offered(const Entry& service, const Date& today) {
  const std::string_view status = value_of(service, "status");
  if (status == "planned" || status == "completed" || status == "suspended") return false;
  const auto starts = parse_iso_date(value_of(service, "starts"));
  const auto ends = parse_iso_date(value_of(service, "ends"));
  return (!starts || *starts <= today) && (!ends || today <= *ends);
}

}  // namespace lacuna::kb
