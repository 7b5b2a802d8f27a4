// What an Akoma Ntoso document says about itself: FRBR metadata, publication, and the title as
// printed in its preface. The work's IRI is the best witness of type, date and number (naming
// convention: /akn/<country>/<type>/[<subtype>/<author>/]<date>/<number>); elements fill what it
// leaves open. Dates of mark-up and far-future placeholders are no dates of the law. Pure; any
// thread.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <pugixml.hpp>

#include "indexer/document/document.h"

namespace lacuna::indexer::akn {

struct Described {
  Identity identity;
  std::map<std::string, std::string> metadata;
  std::vector<pugi::xml_node> printed_titles;  // the elements the title was taken from
};

// `outer` is the file's document, `main` the one whose provisions are the file's own (the main
// component of a collection), mostly the same. A component without an IRI of its own is described
// by its collection.
Described describe(pugi::xml_node outer, pugi::xml_node main);

}  // namespace lacuna::indexer::akn
