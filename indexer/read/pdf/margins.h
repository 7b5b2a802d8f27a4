// Running heads, running feet and page numbers: what is printed at one place of many pages,
// whatever its numbers count. Linear in the fragments. Pure; any thread.
#pragma once

#include <vector>

#include "indexer/read/pdf/line.h"
#include "indexer/read/pdf/page.h"

namespace lacuna::indexer::pdf {

// Takes them out of the pages' fragments (one vector a page, from the top down).
void drop_running_heads(const std::vector<Page>& pages,
                        std::vector<std::vector<Fragment>>& fragments);

}  // namespace lacuna::indexer::pdf
