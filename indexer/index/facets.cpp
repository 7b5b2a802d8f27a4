#include "indexer/index/facets.h"

#include <algorithm>
#include <map>

#include "indexer/index/xapian_edge.h"
#include "kb/base/text.h"

namespace lacuna::indexer {

FacetCounter::FacetCounter(const std::vector<Field>& fields) {
  for (const auto field : fields)
    if (const auto& row = row_of(field); row.slot >= 0)
      columns_.push_back({field, static_cast<Xapian::valueno>(row.slot), {}});
}

void FacetCounter::operator()(const Xapian::Document& document, double) {
  for (auto& column : columns_) ++column.counts[document.get_value(column.slot)];
}

std::vector<Facet> FacetCounter::facets() const {
  std::vector<Facet> facets;
  for (const auto& column : columns_) {
    std::map<std::string, std::size_t> values;
    for (const auto& [joined, count] : column.counts)
      for (const auto value : split(joined, kValueSeparator))
        if (!value.empty()) values[std::string(value)] += count;
    Facet facet{column.field, {}, 0};
    for (const auto& [value, count] : values) facet.values.push_back({value, count});
    std::stable_sort(facet.values.begin(), facet.values.end(),
                     [](const FacetValue& a, const FacetValue& b) { return a.count > b.count; });
    constexpr auto kShown = static_cast<std::size_t>(SearchLimits::facet_values);
    if (facet.values.size() > kShown) {
      facet.more = facet.values.size() - kShown;
      facet.values.resize(kShown);
    }
    facets.push_back(std::move(facet));
  }
  return facets;
}

}  // namespace lacuna::indexer
