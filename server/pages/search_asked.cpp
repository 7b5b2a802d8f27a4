#include "server/pages/search_asked.h"

#include <algorithm>

#include "server/pages/law_day.h"
#include "server/view/urls.h"

namespace lacuna::server {
namespace {

using indexer::SortOrder;

constexpr std::string_view kSearchPath = "/search";

}  // namespace

std::string_view parameter_of(indexer::Field field) {
  return field == indexer::Field::lang ? std::string_view("language") : row_of(field).name;
}

AskedSearch asked_search(const Context& context, const Request& request) {
  AskedSearch asked;
  asked.day = law_day(request);
  indexer::SearchRequest& search = asked.request;
  search.query = std::string(request.query_value("q"));
  search.viewer = context.viewer;
  search.explain = true;
  asked.address.push_back({"q", search.query});
  for (const indexer::FieldRow& row : indexer::fields()) {
    // Words go into the query, the day has its own place.
    if (row.kind == indexer::FieldKind::text || row.kind == indexer::FieldKind::day) continue;
    for (std::string_view value : request.query_values(parameter_of(row.field))) {
      if (value.empty()) continue;
      search.filters.push_back({row.field, std::string(value)});
      asked.chosen.push_back({row.field, std::string(value)});
      asked.address.push_back({std::string(parameter_of(row.field)), std::string(value)});
    }
  }
  search.sort = parse_word<SortOrder>(request.query_value("sort")).value_or(SortOrder::relevance);
  if (search.sort != SortOrder::relevance)
    asked.address.push_back({"sort", std::string(word(search.sort))});
  for (std::string_view id : request.query_values("without")) {
    search.without.emplace_back(id);
    asked.address.push_back({"without", std::string(id)});
  }
  search.on = asked.day;
  if (asked.day) asked.address.push_back({"on", to_iso(*asked.day)});
  return asked;
}

std::string address_of(const AskedSearch& asked, std::string_view path) {
  return with_query(path, asked.address);
}

std::string address_without(const AskedSearch& asked, const ChosenValue& value) {
  Fields rest = asked.address;
  std::erase(rest, Field{std::string(parameter_of(value.field)), value.value});
  return with_query(kSearchPath, rest);
}

std::string address_sorted(const AskedSearch& asked, SortOrder sort) {
  Fields other = asked.address;
  std::erase_if(other, [](const Field& field) { return field.name == "sort"; });
  if (sort != SortOrder::relevance) other.push_back({"sort", std::string(word(sort))});
  return with_query(kSearchPath, other);
}

}  // namespace lacuna::server
