// For most files of a large import (TreeSample in indexer/pipeline.h): structure() without building
// the tree a second time to compare, which is two fifths of its work. The other self-checks are
// made. Pure; any thread.
#pragma once

#include "indexer/structure/structure.h"

namespace lacuna::indexer {

Structured structure_once(const Document& document);

}  // namespace lacuna::indexer
