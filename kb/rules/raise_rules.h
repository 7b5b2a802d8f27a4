// What comes of a meeting's words in one step: a difficulty becomes a gap, a solution a measure, an
// action point that goes upward an ask. Each is a first draft that people complete; the link to
// where it was said stays with the difficulty, solution or action point. Pure.
#pragma once

#include <string>
#include <string_view>

#include "kb/model/entry.h"
#include "kb/model/gap.h"
#include "kb/model/position.h"

namespace lacuna::kb {

// `who` and `where` in the words of the statement; `level` from level_of. Seen by the coalition
// alone until somebody shows it to everybody.
Gap gap_from(const Entry& difficulty, const std::string& who, const std::string& where,
             std::string_view level);

// The level (vocabulary `level`) on which a territory of this kind acts; "" when it is not known.
std::string_view level_of(std::string_view territory_kind);

// `owner`: who would do it; `gap`: what its difficulty became, or "".
Entry measure_from(const Entry& solution, const std::string& meeting, const std::string& owner,
                   const std::string& gap);

// Needs the addressee; `paper` and date come later.
Ask ask_from(const Entry& action_point);

}  // namespace lacuna::kb
