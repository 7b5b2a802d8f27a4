// The register of real instruments: facts about works from corpus/register, with source and day of
// checking. Data of the program: survives a rebuild of the catalogue. For threading and errors see
// store.h.
#pragma once

#include <cstddef>
#include <span>

#include "kb/model/frbr.h"
#include "kb/store/store.h"

namespace lacuna::kb {

// Makes the register be exactly these works; returns how many rows changed. Doing it twice changes
// nothing.
std::size_t load_register(Store& store, std::span<const Work> works);

}  // namespace lacuna::kb
