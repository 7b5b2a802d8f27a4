// The one answer for addresses behind which there is nothing: a secret address that was revoked
// must not look different from one that never was. Any thread.
#pragma once

#include "kb/base/error.h"

namespace lacuna::server {

[[noreturn]] inline void refuse_unknown_address() {
  throw Error(ErrorCode::not_found, "There is no page at this address.",
              "Search for what you were looking for, or begin at the home page.");
}

}  // namespace lacuna::server
