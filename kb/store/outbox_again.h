// For a builder of the index: what it had taken over already when it changed. For threading and
// errors see store.h.
#pragma once

#include <string>
#include <vector>

#include "kb/store/outbox.h"
#include "kb/store/store.h"

namespace lacuna::kb {

// Puts these into the outbox again, as if they had changed now.
void put_again(Store& store, OutboxKind kind, const std::vector<std::string>& keys);

}  // namespace lacuna::kb
