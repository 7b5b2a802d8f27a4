// What reviewers wrote in a file's margin, kept as annotations of the units they are about: seen by
// the coalition, never public by themselves, under the name that stands in the file. A comment that
// is there already (same unit, name and words) is not made again. Thread of the store.
#pragma once

#include <vector>

#include "indexer/structure/structure.h"
#include "kb/model/provision.h"
#include "kb/store/store.h"

namespace lacuna::indexer {

// `expression` is stored; the comments' provisions are indices into `provisions`. Returns how many
// annotations were made.
int keep_comments(kb::Store& store, const kb::Expression& expression,
                  const std::vector<kb::Provision>& provisions,
                  const std::vector<FileComment>& comments);

}  // namespace lacuna::indexer
