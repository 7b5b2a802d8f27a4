// From the blocks of a marked-up format (BlockRole::unit) to provisions: they keep the nesting of
// the file, but what level a unit is, is decided by its printed label and the legal tradition,
// never by the element's name in the source (domain.md 4.7). Wrappers without a number of their own
// are taken out where the tradition does not count them. Linear; pure; any thread.
#pragma once

#include <string>
#include <vector>

#include "indexer/structure/structure.h"

namespace lacuna::indexer {

// Whether the document's blocks are marked up: structure() then asks this room alone.
bool is_marked_up(const Document& document);

// Provisions with everything set but their eIds, which eid.h assigns afterwards; where a reader
// marks basic units, these are the act's. Notes and comments name the unit they stand at, links
// their place in its words.
struct MarkedUp {
  std::vector<kb::Provision> provisions;
  std::vector<Note> notes;
  std::vector<PublisherLink> links;
  std::vector<FileComment> comments;
  std::vector<std::string> repeated;  // labels printed again on a unit's only line
};
MarkedUp marked_up(const Document& document);

}  // namespace lacuna::indexer
