// What a meeting and its series show besides their fields: who came, by type; what was reported at
// each meeting, as a table and as bars. One thread a request.
#pragma once

#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "kb/model/entry.h"
#include "server/pages/context.h"
#include "server/pages/table.h"

namespace lacuna::server {

// The roles of organisations among `parts`, by type of organisation.
Table participants_table(Context& context, const std::vector<kb::Entry>& parts);

// What is counted, meeting by meeting in their order.
Table deliverables_table(Context& context, const std::vector<kb::Entry>& meetings);
// [{caption, width, height, bars}] for bars.html: one drawing a thing counted.
nlohmann::json deliverables_bars(Context& context, const std::vector<kb::Entry>& meetings);

// The meetings of a series, earliest first.
std::vector<kb::Entry> meetings_of(Context& context, const kb::Entry& series);

}  // namespace lacuna::server
