// Pieces of models about gaps that several pages print. One thread a request.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "kb/model/gap.h"
#include "kb/store/gap_store.h"
#include "server/http/request.h"
#include "server/pages/context.h"

namespace lacuna::server {

// By id or number; throws not_found when the viewer may not see it.
kb::Gap get_gap(Context& context, std::string_view id);

// What a gap of this type is called (a message id): a gap in the law, in its application, or a
// service that is not there.
std::string_view gap_word(std::string_view gap_type);

// The register's filter, as the query says it and as people read it ("" when nothing is chosen).
std::string gap_filter_words(Context& context, const Request& request);
// All that fit, page after page, in the register's order.
std::vector<kb::Gap> all_gaps(Context& context, const kb::GapFilter& filter);

// The statement as one sentence in the gap's own language; parts that are missing are left out.
std::string statement_text(const kb::Gap& gap);

// A factor of all who scored, each value once: "4", "4 / 5"; "" when nobody did.
std::string factor_text(const kb::Gap& gap, int kb::GapScore::*factor);

nlohmann::json gap_doubts(const kb::Gap& gap);
nlohmann::json gap_link(const kb::Gap& gap);  // {number, title, href, state, doubts}
nlohmann::json gaps_breadcrumb(Context& context);
nlohmann::json gap_breadcrumb(Context& context, const kb::Gap& gap);

}  // namespace lacuna::server
