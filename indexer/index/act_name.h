// The words of names of acts. Pure; any thread.
#pragma once

#include <string_view>

namespace lacuna::indexer {

// A kind of act ("legea", "Act", "Kodex"), in any form that names begin or end with. `form`:
// folded.
bool is_kind_of_act(std::string_view form);

// Is one of the words a kind of act?
bool calls_an_act(std::string_view words);

}  // namespace lacuna::indexer
