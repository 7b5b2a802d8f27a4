// A table of concordance on its page: the whole, its rows side by side with the texts, what is
// missing and stale; and filling it from the clauses in which national acts say what they
// transpose. One thread a request.
#pragma once

#include <vector>

#include "kb/model/entry.h"
#include "server/http/response.h"
#include "server/pages/context.h"
#include "server/pages/table.h"

namespace lacuna::server {

std::vector<Table> concordance_tables(Context& context, const kb::Entry& table,
                                      const std::vector<kb::Entry>& parts);

// One row for each provision of the Union's act that a clause of the national acts or of the draft
// names and no row has yet; their degree is not assessed.
Response concordance_prefill(Context& context, const Request& request);

}  // namespace lacuna::server
