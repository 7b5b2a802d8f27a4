// A description of the search for browsers and other programs (OpenSearch 1.1, draft 6). Same
// values, same bytes. Pure; any thread.
#pragma once

#include <string>

namespace lacuna::kb {

// Addresses are absolute; those of results hold "{searchTerms}".
struct SearchDescription {
  std::string name;  // at most 16 characters (section "ShortName")
  std::string says;
  std::string language;     // BCP 47
  std::string icon;         // SVG
  std::string page;         // results as HTML
  std::string feed;         // as Atom
  std::string suggestions;  // as application/x-suggestions+json
  std::string self;
};

std::string write_opensearch(const SearchDescription& description);

}  // namespace lacuna::kb
