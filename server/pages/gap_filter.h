// The filters of gaps in addresses: written once for the register, the matrices and the map. One
// thread a request.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "kb/base/date.h"
#include "kb/store/gap_store.h"
#include "server/http/request.h"
#include "server/pages/context.h"

namespace lacuna::server {

// sector, group, type, level, state, priority, country, right, ngo, place (and all in it on the
// day), work, q. A place that nobody knows fits nothing.
kb::GapFilter gap_filter(Context& context, const Request& request, const Date& day);

// Canonical references of the standards of a right, as (right, reference).
std::vector<std::pair<std::string, std::string>> standards_of_rights(Context& context);

// [{id, name, label, options}] of the filters named, for a form; ids begin with `id`.
nlohmann::json gap_filter_fields(Context& context, const Request& request, std::string_view id,
                                 const std::vector<std::string_view>& names);

}  // namespace lacuna::server
