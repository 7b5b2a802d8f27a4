// The situation in a territory on a day, drafted from what is recorded: a first text for a meeting,
// which people complete and keep as a record. One thread a request.
#pragma once

#include <string>

#include "kb/base/date.h"
#include "server/pages/context.h"
#include "server/pages/entry_view.h"

namespace lacuna::server {

// Plain text in the language of the pages, a heading a kind of record; what the viewer sees, in the
// territory and all that belongs to it on the day.
std::string situation_text(Context& context, const Gazetteer& gazetteer, const std::string& place,
                           const Date& day);

}  // namespace lacuna::server
