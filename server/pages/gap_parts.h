// Pieces of models about gaps that several pages print. One thread a request.
#pragma once

#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "kb/model/gap.h"
#include "server/pages/context.h"

namespace lacuna::server {

// By id or number; throws not_found when the viewer may not see it.
kb::Gap get_gap(Context& context, std::string_view id);

// What a gap of this type is called (a message id): a gap in the law, in its application, or a
// service that is not there.
std::string_view gap_word(std::string_view gap_type);

nlohmann::json gap_doubts(const kb::Gap& gap);
nlohmann::json gap_link(const kb::Gap& gap);  // {number, title, href, state, doubts}
nlohmann::json gaps_breadcrumb(Context& context);
nlohmann::json gap_breadcrumb(Context& context, const kb::Gap& gap);

}  // namespace lacuna::server
