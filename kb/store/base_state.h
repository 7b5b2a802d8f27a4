// What an export of everything says of the state it was made of. For viewers, threading and errors
// see store.h.
#pragma once

#include <string>

#include "kb/model/account.h"
#include "kb/store/store.h"

namespace lacuna::kb {

struct BaseState {
  std::string latest_change;  // instant, of what the viewer sees; empty: it sees nothing
  bool illustrative = false;  // something of it is demo data
  bool all_public = true;
};
BaseState base_state(Store& store, const Viewer& viewer);

}  // namespace lacuna::kb
