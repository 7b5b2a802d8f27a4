// What is to re-check since a new text of an act came: the list, one of them, the decision; and the
// pieces that other pages print. One thread a request.
#pragma once

#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "kb/model/frbr.h"
#include "kb/model/recheck.h"
#include "server/http/request.h"
#include "server/http/response.h"
#include "server/pages/context.h"

namespace lacuna::server {

Response recheck_list(Context& context, const Request& request);
Response recheck_show(Context& context, const Request& request);
Response recheck_decide(Context& context, const Request& request);

// `rechecks` of rechecks.html: what newer texts mean for one record, latest first; open ones and
// decisions. Empty when there is nothing to say.
nlohmann::json rechecks_model(Context& context, kb::RecheckKind kind, std::string_view record);

// `reanchored` of act_report.html: where everything on the act stands in this text; false when
// nothing was asked.
nlohmann::json reanchored_model(Context& context, const kb::Expression& expression);

}  // namespace lacuna::server
