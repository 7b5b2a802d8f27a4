// Figures that sources state, beside each other with their places; which do not agree. One thread a
// request.
#pragma once

#include "kb/model/entry.h"
#include "server/http/request.h"
#include "server/http/response.h"
#include "server/pages/context.h"
#include "server/pages/table.h"

namespace lacuna::server {

// Of the claims about this record; without rows when there are none.
Table claims_table(Context& context, const kb::Entry& about);

// GET /conflicts: every topic on which sources do not agree.
Response conflict_list(Context& context, const Request& request);

}  // namespace lacuna::server
