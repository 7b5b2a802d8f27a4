// What is here, for the home page, as one viewer sees it. For threading and errors see store.h.
#pragma once

#include <cstddef>

#include "kb/model/account.h"
#include "kb/store/store.h"

namespace lacuna::kb {

struct Statistics {
  std::size_t works = 0;        // with a readable text
  std::size_t known_works = 0;  // in the register or cited, text not loaded
  std::size_t provisions = 0;
  std::size_t gaps = 0;
  std::size_t papers = 0;
};
Statistics statistics(Store& store, const Viewer& viewer);

}  // namespace lacuna::kb
