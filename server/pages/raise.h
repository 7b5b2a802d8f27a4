// One step from what was said at a meeting to what follows from it: POST /record/{id}/raise.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "kb/model/entry.h"
#include "server/http/request.h"
#include "server/http/response.h"
#include "server/pages/context.h"

namespace lacuna::server {

// {action, version, label} of the step that this record offers the viewer, or false.
nlohmann::json raise_model(Context& context, const kb::Entry& entry);

Response entry_raise(Context& context, const Request& request);

}  // namespace lacuna::server
