// What somebody asks of the search, as an address says it: words, filters, sort, the law of a day.
// The page, its feed and its files read it here alone. One thread a request.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/index/searcher.h"
#include "kb/base/date.h"
#include "server/pages/context.h"

namespace lacuna::server {

// A value that narrows the search.
struct ChosenValue {
  indexer::Field field;
  std::string value;
};

struct AskedSearch {
  indexer::SearchRequest request;  // from its first hit, for the viewer; no facets
  std::vector<ChosenValue> chosen;
  std::optional<Date> day;  // whose law is meant
  Fields address;           // all of it, in one order: the same search has the same address

  bool is_empty() const { return request.query.empty() && chosen.empty(); }
};
AskedSearch asked_search(const Context& context, const Request& request);

// The query parameter of a filter: the field's name, but "language", because `lang` chooses the
// language of the pages.
std::string_view parameter_of(indexer::Field field);

std::string address_of(const AskedSearch& asked, std::string_view path = "/search");
// The same search without one of its values, or in another order.
std::string address_without(const AskedSearch& asked, const ChosenValue& value);
std::string address_sorted(const AskedSearch& asked, indexer::SortOrder sort);

}  // namespace lacuna::server
