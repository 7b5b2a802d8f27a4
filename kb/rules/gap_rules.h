// Life cycle of a gap and its guards: domain reference 2.10. Pure: the store collects the content,
// these functions judge it.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kb/base/date.h"
#include "kb/model/account.h"
#include "kb/model/evidence.h"
#include "kb/model/gap.h"
#include "kb/model/link.h"
#include "kb/model/position.h"

namespace lacuna::kb {

// All that guards look at.
struct GapContent {
  Gap gap;
  std::vector<Evidence> evidence;
  std::vector<Link> provision_links;  // provision -> gap
  std::vector<Ask> asks;              // that address it
  bool provision_in_force = false;    // a linked provision's text is loaded and its act in force
};

// One guard: its name, what failed and what to do (message ids of the locales; English as it
// stands).
struct Guard {
  std::string_view name;     // "statement_complete"
  std::string_view failure;  // "The statement lacks who, right, cause or standard."
  std::string_view remedy;   // "Complete the four parts of the statement."
};
std::span<const Guard> gap_guards();

// The steps that exist, guards aside: also the side states, and back from them.
std::vector<GapState> next_states(GapState from);

// Why `by` may not move this gap to `to` on `today`; empty: it may. The step itself not existing is
// a failure too ("step_exists").
std::vector<Guard> gap_step_failures(const GapContent& content, GapState to,
                                     const std::optional<Date>& closed_on, std::string_view reason,
                                     const Viewer& by, const Date& today);

// Guards of a state that only the content decides (not who acts).
std::vector<Guard> gap_state_failures(const GapContent& content, GapState state, const Date& today);

// The highest state from observed to closed whose guards, and those of all states before it, the
// content meets; what the demo loader gives its gaps.
GapState highest_state(const GapContent& content, const Date& today);

// Types that the text of a norm alone can show: LEG, SEC, CON, TRN.
bool shown_by_law_alone(std::string_view gap_type);
// Types that only practice can close: IMP, SRV, ACC, COO, CAP.
bool closed_by_practice(std::string_view gap_type);

bool is_complete(const GapStatement& statement);  // who, right, cause, standard
// "[who] in [where] cannot [right] because [cause], although [standard] requires [requirement]";
// parts that are missing are left out.
std::string sentence(const GapStatement& statement);

}  // namespace lacuna::kb
