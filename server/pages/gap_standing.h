// What other records say about how a gap stands: coded feedback beside its evidence, grants that
// cover it for a time, communities that validated it. One thread a request.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "kb/model/gap.h"
#include "server/pages/context.h"

namespace lacuna::server {

// Rows like those of evidence, grade D: aggregates of hotlines and complaints; counts below five
// are "<5".
nlohmann::json signal_rows(Context& context, const kb::Gap& gap);

// [{label, value, href}]: grants that end, validation by communities.
nlohmann::json standing_facts(Context& context, const kb::Gap& gap);

// {validated, total, percent}: of all gaps that the viewer sees.
nlohmann::json community_share(Context& context);

}  // namespace lacuna::server
