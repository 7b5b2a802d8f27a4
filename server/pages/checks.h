// The daily list of what is missing, contradicts itself or is overdue in what people recorded
// (kb/store/curation_checks.h). One thread a request.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "kb/store/curation_checks.h"
#include "server/http/response.h"
#include "server/pages/context.h"

namespace lacuna::server {

// {name, says, remedy, fault, total, rows: [{label, href}], all_href}
nlohmann::json findings_model(Context& context, const kb::CheckFindings& findings);

Response check_list(Context& context, const Request& request);

}  // namespace lacuna::server
