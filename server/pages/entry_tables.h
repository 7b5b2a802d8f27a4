// What is computed of an entry and its parts, as tables of its page: months counted, shares summed,
// steps against their terms, what a meeting carries over. One row a kind in a table of functions.
// One thread a request.
#pragma once

#include <vector>

#include "kb/model/entry.h"
#include "server/pages/context.h"
#include "server/pages/table.h"

namespace lacuna::server {

std::vector<Table> tables_of(Context& context, const kb::Entry& entry,
                             const std::vector<kb::Entry>& parts);

}  // namespace lacuna::server
