// Lists come in pages: a cursor says where the next begins, so that rows added meanwhile neither
// repeat nor hide others. Open data.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace lacuna::kb {

constexpr std::size_t kLargestPage = 100;

struct PageRequest {
  std::string after;       // `next` of the page before; empty: from the start
  std::size_t limit = 50;  // more than kLargestPage is cut to it
};

template <class T>
struct Page {
  std::vector<T> items;
  std::string next;       // cursor of the following page; empty: this was the last
  std::size_t total = 0;  // of all pages together, as the viewer sees them
};

}  // namespace lacuna::kb
