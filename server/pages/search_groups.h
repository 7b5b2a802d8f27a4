// Hits as the page shows them: those of one act stand together, in the order of its best hit, and
// those that say the same in the same words (republications) once, with the places of the others.
// One thread a request.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "indexer/index/searcher.h"
#include "kb/base/date.h"
#include "server/pages/context.h"

namespace lacuna::server {

// [{title, subject, href, ..., hits: [...]}] as search.html says. `day`: hits lead to the texts of
// that day.
nlohmann::json hit_groups(Context& context, const std::optional<Date>& day,
                          const std::vector<indexer::Hit>& hits);

// How many hits of the groups stand under another.
std::size_t folded_in(const nlohmann::json& groups);

// The page of what was found: a provision, act or record.
std::string hit_url(const indexer::Hit& hit);

// "art. 20 alin. (1)" of a provision, else "".
std::string hit_place(const indexer::Hit& hit);

}  // namespace lacuna::server
