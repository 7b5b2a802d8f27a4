// "Key: value" lines between two lines "---" at the head of a Markdown file. Pure; any thread.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

#include "indexer/document/document.h"

namespace lacuna::indexer {

struct FrontMatter {
  std::map<std::string, std::string> values;  // keys in lower case
  std::size_t end = 0;                        // where the text begins
  int lines = 0;                              // of the head, so that lines can be counted on
};

FrontMatter read_front_matter(std::string_view text);

// What the head says of title, language, jurisdiction, type, number, date and issuer.
void apply(const std::map<std::string, std::string>& values, Identity& identity);

}  // namespace lacuna::indexer
