// Who may find a record in the index: its own visibility narrowed by that of what it stands on. The
// index has one database each for public, coalition and restricted; private is in none. For
// threading and errors see store.h.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kb/model/record.h"
#include "kb/store/outbox.h"
#include "kb/store/store.h"

namespace lacuna::kb {

struct Audience {
  Visibility visibility = Visibility::public_;  // never private_
  std::vector<std::string> organisations;       // that may find it, when restricted
};

// nullopt: not to be indexed (gone, private, waiting for moderation, held or withdrawn, or narrowed
// in a way the three databases cannot express).
std::optional<Audience> audience_of(Store& store, OutboxKind kind, std::string_view key);

}  // namespace lacuna::kb
