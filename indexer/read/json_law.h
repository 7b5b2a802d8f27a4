// Acts as JSON with one object a provision: {"title": …, "provisions": [{"title": "Стаття 1. …",
// "chapter": …, "content": "1. …\n1) …"}]}, as several collections of national law publish them.
// The lines of the contents are read by the numbering grammar, like plain text. Thread: any.
#pragma once

#include <string>
#include <string_view>

#include "indexer/document/reading.h"

namespace lacuna::indexer {

bool is_json_law(std::string_view bytes, const std::string& path);
Reading read_json_law(std::string_view bytes, const std::string& path, const ReadOptions& options);

}  // namespace lacuna::indexer
