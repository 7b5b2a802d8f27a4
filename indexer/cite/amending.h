// What an amending act does: "La articolul 5, alineatul (2) se modifică și va avea următorul
// cuprins" -> an event on another work. Pure; any thread.
#pragma once

#include <string_view>
#include <vector>

#include "indexer/cite/cite.h"
#include "kb/model/event.h"

namespace lacuna::indexer {

// Events that the instruction `text` (with `quotation`, the wording that goes with it) says of
// other works, from what find_expressions found in it. `context` is where the text stands.
std::vector<kb::LegalEvent> amending_events(std::string_view text, std::string_view quotation,
                                            const std::vector<CitedExpression>& found,
                                            const CiteContext& context);

}  // namespace lacuna::indexer
