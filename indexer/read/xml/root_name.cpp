#include "indexer/read/xml/root_name.h"

#include <algorithm>

namespace lacuna::indexer {

std::string root_name(std::string_view bytes) {
  std::string head(bytes.substr(0, 64u << 10));
  // UTF-16: what is ASCII of it is enough to find the root's name.
  head.erase(std::remove(head.begin(), head.end(), '\0'), head.end());
  for (std::size_t at = head.find('<'); at != head.npos; at = head.find('<', at + 1)) {
    if (head.compare(at, 4, "<!--") == 0) {
      at = head.find("-->", at);
      if (at == head.npos) return {};
      continue;
    }
    if (at + 1 >= head.size() || head[at + 1] == '?' || head[at + 1] == '!') continue;
    const std::size_t end = std::min(head.find_first_of(" \t\r\n/>", at + 1), head.size());
    const std::string name = head.substr(at + 1, end - at - 1);
    const std::size_t colon = name.rfind(':');
    return colon == name.npos ? name : name.substr(colon + 1);
  }
  return {};
}

}  // namespace lacuna::indexer
