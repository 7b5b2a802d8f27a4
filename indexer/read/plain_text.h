// Plain text: every line is a line, nothing more is known of it. Pure; any thread.
#pragma once

#include <string_view>

#include "indexer/document/document.h"

namespace lacuna::indexer {

Document read_plain_text(std::string_view utf8);

}  // namespace lacuna::indexer
