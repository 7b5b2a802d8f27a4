// Feeds in Atom (RFC 4287). Same values, same bytes. Pure; any thread.
#pragma once

#include <string>
#include <vector>

namespace lacuna::kb {

struct AtomEntry {
  std::string id;       // an IRI that never changes
  std::string title;    // plain text
  std::string summary;  // plain text; empty: none
  std::string updated;  // instant
  std::string href;     // the page of what changed
};

struct AtomFeed {
  std::string id;
  std::string title;
  std::string subtitle;
  std::string language;  // BCP 47
  std::string updated;   // instant
  std::string self_href;
  std::string page_href;
  std::vector<AtomEntry> entries;
};

// UTF-8. Characters that XML 1.0 cannot hold are left out. The author of all is the program:
// required by section 4.1.1, and nobody's name.
std::string write_atom(const AtomFeed& feed);

}  // namespace lacuna::kb
