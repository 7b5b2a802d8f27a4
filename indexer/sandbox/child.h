// The life of a child: reads what it is asked, one document after another, and answers. One thread,
// locked in.
#pragma once

#include "indexer/document/reading.h"
#include "indexer/sandbox/limits.h"

namespace lacuna::indexer {

// First byte of every frame of a child; a reading follows, or why there will be none.
enum class AnswerKind : char { ready = 'r', reading = 'd', out_of_memory = 'm', not_locked = 'n' };

// Locks the process in, says so, and serves until the other end is closed. Never returns.
[[noreturn]] void live_as_child(int channel, ReadFunction read, const SandboxLimits& limits);

}  // namespace lacuna::indexer
