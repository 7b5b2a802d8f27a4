// How the levels of a citation stand to each other: which may hang below which, and what an element
// that comes later leaves above itself (rules R1, R2 of the domain reference 4.3). Pure; any
// thread.
#pragma once

#include <cstddef>
#include <vector>

#include "indexer/cite/element.h"
#include "indexer/cite/language.h"
#include "indexer/cite/unit.h"

namespace lacuna::indexer {

// "punctul 2 al literei a)": letters hold points where the text says so.
bool is_above(Unit upper, Unit lower);
// Whether a unit that the text names after the path is above all of it. In French a letter hangs
// below a numbered point: "a du 2°".
bool stands_above(Unit unit, const Path& path, const Language& language);
// Whether the unit may hang below the path's last step.
bool nests_below(const std::vector<RefStep>& steps, Unit unit);
// "Absatz 1 Satz 2 Nummer 3": a point of the paragraph, in that sentence of it.
bool in_sentence(const std::vector<RefStep>& steps, Unit unit);
// How many upper steps stay above a new unit of this level (rule R2).
std::size_t kept_above(const std::vector<RefStep>& steps, Unit unit);
// Articles of amending acts have Roman numbers or are the only one.
bool is_amending(const RefStep& step);

}  // namespace lacuna::indexer
