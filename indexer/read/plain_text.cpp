#include "indexer/read/plain_text.h"

#include <algorithm>

namespace lacuna::indexer {

Document read_plain_text(std::string_view utf8) {
  Document document;
  document.reader = "plain_text 1";
  document.media_type = "text/plain";
  document.blocks.reserve(static_cast<std::size_t>(std::count(utf8.begin(), utf8.end(), '\n')) + 1);
  // LF, CR LF, and the lone CR of old copies; a form feed is a page's end and ends the line too.
  // Most texts have LF alone, which is found faster.
  const bool only_lf = utf8.find('\r') == utf8.npos && utf8.find('\f') == utf8.npos;
  int number = 0;
  for (std::size_t at = 0; at < utf8.size();) {
    const std::size_t end =
        std::min(only_lf ? utf8.find('\n', at) : utf8.find_first_of("\n\r\f", at), utf8.size());
    ++number;
    Block block;
    block.line = number;
    block.text = std::string(utf8.substr(at, end - at));
    document.blocks.push_back(std::move(block));
    at = end;
    if (at < utf8.size() && utf8[at] == '\f') --number;
    if (at + 1 < utf8.size() && utf8[at] == '\r' && utf8[at + 1] == '\n') ++at;
    if (at < utf8.size()) ++at;
  }
  return document;
}

}  // namespace lacuna::indexer
