// The way of a gap in time, from the article to changed practice: what was said, seen, asked,
// answered and changed, day by day. One thread a request.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "kb/store/chain.h"
#include "server/pages/context.h"

namespace lacuna::server {

// [{on, on_text, stage, text, href, doubts}] oldest first; stage: provision, standard, evidence,
// gap, ask, service, outcome.
nlohmann::json chain_timeline(Context& context, const kb::GapChain& chain);

}  // namespace lacuna::server
