// What a CLML document says about itself, in its metadata and preliminaries. Pure; any thread.
#pragma once

#include <pugixml.hpp>

#include "indexer/document/document.h"

namespace lacuna::indexer::clml {

struct Described {
  Identity identity;
  kb::Level unit = kb::Level::section;  // what a P1 in the body is
  pugi::xml_node title;                 // printed, the identity's
  pugi::xml_node long_title;
};
Described describe(pugi::xml_node legislation);

}  // namespace lacuna::indexer::clml
