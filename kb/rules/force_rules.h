// Whether an act is law on a day, as far as its facts say: an EU act may be in force and apply
// later; an act may be repealed on a known day or without one. Pure.
#pragma once

#include "kb/base/date.h"
#include "kb/base/names.h"
#include "kb/model/frbr.h"

namespace lacuna::kb {

enum class Applicability { applies, not_yet, no_longer, draft, unknown };
constexpr auto names(Applicability) {
  return name_table<Applicability>({{Applicability::applies, "applies"},
                                    {Applicability::not_yet, "not_yet"},
                                    {Applicability::no_longer, "no_longer"},
                                    {Applicability::draft, "draft"},
                                    {Applicability::unknown, "unknown"}});
}

Applicability applicability(const Work& work, const Date& on);

}  // namespace lacuna::kb
