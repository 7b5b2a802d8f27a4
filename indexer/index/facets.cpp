#include "indexer/index/facets.h"

#include <algorithm>
#include <map>
#include <utility>

#include "indexer/index/xapian_edge.h"
#include "kb/base/text.h"

namespace lacuna::indexer {

FacetCounter::FacetCounter(const std::vector<Field>& fields, const ReadableIndex& index)
    : columns_(index.columns) {
  for (const auto field : fields) {
    const auto& row = row_of(field);
    if (row.slot < 0) continue;
    auto& counts = counts_.emplace_back(
        Counts{field, static_cast<Xapian::valueno>(row.slot), nullptr, {}, {}});
    if (columns_) counts.column = columns_->find(index.database, counts.slot);
    if (counts.column) counts.by_content.resize(counts.column->contents.size());
  }
}

void FacetCounter::operator()(const Xapian::Document& document, double) {
  const std::size_t id = document.get_docid();
  for (auto& counts : counts_) {
    if (counts.column && id < counts.column->by_document.size()) {
      ++counts.by_content[counts.column->by_document[id]];
    } else {
      ++counts.looked_up[document.get_value(counts.slot)];
      ++lookups_;
    }
  }
}

void FacetCounter::count(const Xapian::Database& database,
                         const std::vector<Xapian::docid>& documents) {
  for (auto& counts : counts_) {
    if (counts.column) {
      for (const std::size_t id : documents)
        if (id < counts.column->by_document.size())
          ++counts.by_content[counts.column->by_document[id]];
      continue;
    }
    auto value = database.valuestream_begin(counts.slot);
    const auto end = database.valuestream_end(counts.slot);
    for (const auto id : documents) {
      if (value != end) value.skip_to(id);
      if (value == end) break;
      if (value.get_docid() == id) ++counts.looked_up[*value];
    }
    lookups_ += documents.size();
  }
}

std::vector<Facet> FacetCounter::facets() {
  if (columns_ && lookups_ > 0) columns_->looked_up(std::exchange(lookups_, 0));
  std::vector<Facet> facets;
  for (const auto& counts : counts_) {
    std::map<std::string, std::size_t> values;
    const auto add = [&](std::string_view joined, std::size_t count) {
      for (const auto value : split(joined, kValueSeparator))
        if (!value.empty()) values[std::string(value)] += count;
    };
    for (const auto& [joined, count] : counts.looked_up) add(joined, count);
    for (std::size_t i = 0; i < counts.by_content.size(); ++i)
      if (counts.by_content[i] > 0) add(counts.column->contents[i], counts.by_content[i]);
    Facet facet{counts.field, {}, 0};
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
