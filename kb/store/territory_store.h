// Territories and their trees. Data of the program, the same for every viewer. For threading and
// errors see store.h.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "kb/model/territory.h"
#include "kb/store/store.h"

namespace lacuna::kb {

// Makes the territories be exactly these; returns how many rows changed. bad_input when a
// membership names none of them, or a key is there twice.
std::size_t load_territories(Store& store, std::span<const Territory> territories);

std::vector<Territory> territories(Store& store);  // in the order people see

}  // namespace lacuna::kb
