// What narrows a search: facets with exact counts, and each chosen value as a chip that takes it
// off. One thread a request.
#pragma once

#include <span>

#include <nlohmann/json_fwd.hpp>

#include "indexer/index/searcher.h"
#include "server/pages/search_asked.h"

namespace lacuna::server {

// Facets of the page, in the order people see.
std::span<const indexer::Field> shown_facets();

// [{name, values: [{id, name, value, label, count, checked}]}]; `name` of a value is the query
// parameter, of a facet the field.
nlohmann::json facets_model(Context& context, const AskedSearch& asked,
                            const indexer::SearchResult& result);

// [{name, label, remove_href}]: the chosen values in the order of the address.
nlohmann::json chips_model(Context& context, const AskedSearch& asked);

// [{name, value}]: what the form must carry along because the page has no box for it.
nlohmann::json kept_model(const AskedSearch& asked);

}  // namespace lacuna::server
