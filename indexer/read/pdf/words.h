// Words of a page as a person reads them: ligatures taken apart, the bullets of symbol fonts made
// one, what is printed twice at one place kept once, letters set wide apart joined. Pure; any
// thread.
#pragma once

#include "indexer/read/pdf/page.h"

namespace lacuna::indexer::pdf {

void clean_words(Page& page);

// The bullet that odd ones become.
constexpr const char* kBullet = "•";

}  // namespace lacuna::indexer::pdf
