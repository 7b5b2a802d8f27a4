// Subjects of acts whose own text does not say them: "privind azilul în România", as other loaded
// acts cite them. One thread.
#pragma once

#include <cstddef>
#include <set>
#include <string>

#include "kb/store/store.h"

namespace lacuna::indexer {

// Gives those of `works` that have no subject the one by which most of the loaded texts cite them
// (looked at: a dozen), marked as taken from citations. Returns how many got one.
std::size_t name_works_by_citations(kb::Store& store, const std::set<std::string>& works);

}  // namespace lacuna::indexer
