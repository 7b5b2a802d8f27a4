// The six lamps of a gap: how complete its chain is (domain reference 2.9). Pure.
#pragma once

#include <string_view>

#include "kb/rules/gap_rules.h"

namespace lacuna::kb {

struct Lamps {
  bool provision = false;  // a linked provision, or "no norm exists" said and signed
  bool standard = false;   // a link of a standard, or the statement names one
  bool right = false;      // the statement names the right or service
  bool evidence = false;   // supporting evidence of grade C or better
  bool ask = false;
  bool outcome = false;  // an ask with an outcome, or the gap (partly) closed

  int lit() const { return provision + standard + right + evidence + ask + outcome; }
};
Lamps lamps_of(const GapContent& content);

}  // namespace lacuna::kb
