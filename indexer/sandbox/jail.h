// Locks the calling process in: limits of the kernel, no new privileges, landlock where the kernel
// has it, and a list of allowed system calls (all others kill). For a child of one thread that has
// everything it needs but two or three files of the system.
#pragma once

#include <optional>
#include <string>

#include "indexer/sandbox/limits.h"

namespace lacuna::indexer {

// `channel` is the socket it speaks through, the only one it may send to. Never undone. What
// failed, when the process must not read untrusted bytes.
std::optional<std::string> lock_in(const SandboxLimits& limits, int channel);

// Version of landlock that the kernel offers; 0: none.
int landlock_version();

}  // namespace lacuna::indexer
