// The life of a child: reads what it is asked, one document after another, and answers. One thread,
// locked in.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "indexer/document/reading.h"
#include "indexer/sandbox/limits.h"

namespace lacuna::indexer {

// Page `page` (from 0) of a PDF as a PGM file; nullopt when it has no such page.
using DrawFunction = std::optional<std::string> (*)(std::string_view bytes, int page);

// What children do; draw may be null where there are no pages.
struct Readers {
  ReadFunction read = nullptr;
  DrawFunction draw = nullptr;
};

// First byte of every frame of a child; the reading, the picture, or why there is none follows.
enum class AnswerKind : char {
  ready = 'r',
  reading = 'd',
  picture = 'p',
  no_picture = 'o',
  out_of_memory = 'm',
  not_locked = 'n',
};

// Locks the process in, says so, and serves until the other end is closed. Never returns.
[[noreturn]] void live_as_child(int channel, const Readers& readers, const SandboxLimits& limits);

}  // namespace lacuna::indexer
