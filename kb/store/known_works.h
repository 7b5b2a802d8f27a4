// Many works at once, for tables that name them. For threading and errors see store.h.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "kb/model/frbr.h"
#include "kb/store/store.h"

namespace lacuna::kb {

// Those of these keys that are known here as find_known_work means it, by key.
std::map<std::string, Work> known_works(Store& store, const std::vector<std::string>& keys);

}  // namespace lacuna::kb
