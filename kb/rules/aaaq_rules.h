// Availability, accessibility, acceptability, quality of services (CESCR General Comment 14; domain
// reference 2.4 and A05). What nobody knows is not a nought: means are of assessed dimensions
// alone, and who has assessed less than half is never called the worst. Pure.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kb/base/date.h"
#include "kb/model/entry.h"

namespace lacuna::kb {

// The dimensions that every service has; participation and accountability count where scored.
std::span<const std::string_view> aaaq_dimensions();

struct AaaqScore {
  std::string service;  // id of the service; several may be of one kind in one place
  std::string territory;
  std::string dimension;
  std::string value;  // word of the table of kinds: absent poor partial adequate good ...
  std::optional<Date> assessed_on;
};
AaaqScore aaaq_score_of(const Entry& entry);

// 0 absent .. 4 good; nullopt for not_applicable and unknown.
std::optional<int> value_of_score(std::string_view word);
// The word nearest to a mean.
std::string_view word_of_score(double mean);

// What scores say together: of each service, place and dimension the latest one counts.
struct Assessed {
  std::optional<double> mean;  // of the assessed ones; nullopt: nothing is assessed
  std::size_t assessed = 0;    // dimensions with a value
  std::size_t of = 0;          // dimensions that apply
};
// `dimension` not empty: that one alone.
Assessed assess(std::span<const AaaqScore> scores, std::string_view dimension = {});

// The same service in several places.
struct Spread {
  std::size_t assessed = 0;  // places with a mean
  std::size_t of = 0;        // places
  std::optional<double> least;
  std::optional<double> most;
  std::optional<std::size_t> worst;  // of those with at least half of their dimensions assessed

  std::optional<double> width() const;
};
Spread spread_of(std::span<const Assessed> places);

// A place over all its services: the mean of those assessed. `of` counts services here.
Assessed assess_all(std::span<const Assessed> services);

// A service row that nobody verified for 180 days is stale (domain reference 2.10, A19).
constexpr int kServiceStaleDays = 180;
bool is_stale_service(const Entry& service, const Date& today);
// Goes on: neither completed nor suspended, begun, and not ended.
bool is_offered(const Entry& service, const Date& today);

}  // namespace lacuna::kb
