// Text without mark-up of its own, in any encoding: Markdown or plain. What is neither law nor
// paper is skipped with the reason. Pure; any thread.
#pragma once

#include <string>
#include <string_view>

#include "indexer/document/reading.h"

namespace lacuna::indexer {

Reading read_text(std::string_view bytes, const std::string& path, const ReadOptions& options);

}  // namespace lacuna::indexer
