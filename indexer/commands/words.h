// Words of the command line for what happened to a provision. Pure.
#pragma once

#include <string>

#include "kb/model/event.h"
#include "kb/store/store.h"

namespace lacuna::indexer {

// "2013-12-26  inserted by art. II pct. 1 din Legea nr. 376/2013  (ro/lege/2013/376!art_II__point_1)"
std::string event_line(const kb::LegalEvent& event, const std::string& language, kb::Store& store);

}  // namespace lacuna::indexer
