// Pages of hits by cursor: `after=` says where a page begins, of which search, and of which state
// of the index. A token is opaque to people and holds nothing that the asker could not know. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "server/pages/search_asked.h"

namespace lacuna::server {

struct SearchCursor {
  int offset = 0;
  std::string search;  // fingerprint of the address
  std::string index;   // fingerprint of SearchResult::index_state
};

SearchCursor cursor_at(const AskedSearch& asked, std::string_view index_state, int offset);
std::string to_token(const SearchCursor& cursor);

// nullopt: no `after` was given. Throws bad_input when it is no token of ours.
std::optional<SearchCursor> read_cursor(const Request& request);

// Whether a page of that cursor goes on where the page before ended: the same search over the same
// state.
bool goes_on(const SearchCursor& cursor, const AskedSearch& asked, std::string_view index_state);

}  // namespace lacuna::server
