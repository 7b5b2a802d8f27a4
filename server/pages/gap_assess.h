// How a gap was assessed: what each expert makes of it, what the authority says of it, and merging
// what was recorded twice. One thread a request.
#pragma once

#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "kb/model/gap.h"
#include "server/http/response.h"
#include "server/pages/context.h"

namespace lacuna::server {

// table.html with a column a scorer and their mean; false when nobody scored it.
nlohmann::json score_model(Context& context, const kb::Gap& gap);

// [{who, on_text, text, number, href, doubts}] of the authorities' dated statements on a gap, a
// duty or a flow, newest first.
nlohmann::json statements_model(Context& context, std::string_view id);

Response gap_score(Context& context, const Request& request);
Response gap_score_save(Context& context, const Request& request);
Response gap_merge(Context& context, const Request& request);

}  // namespace lacuna::server
