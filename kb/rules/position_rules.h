// Life cycles of asks and position papers: domain reference 2.10. accepted, enacted and implemented
// are different things. Pure.
#pragma once

#include <string_view>
#include <vector>

#include "kb/model/position.h"
#include "kb/rules/gap_rules.h"

namespace lacuna::kb {

std::vector<AskState> next_states(AskState from);
std::vector<PaperState> next_states(PaperState from);

// What is known beside the ask itself.
struct AskContent {
  Ask ask;
  bool event_linked = false;   // a legal event changed a provision it proposes to change
  bool paper_adopted = false;  // its paper is adopted or beyond: its sign-off passed
};
std::vector<Guard> ask_step_failures(const AskContent& content, AskState to, const Date& today);
std::vector<Guard> paper_step_failures(const PositionPaper& paper, PaperState to);

// Submitted or beyond, outcomes included; not idea, proposed, endorsed, withdrawn.
bool is_submitted(AskState state);
// An outcome is known: accepted (in part), enacted and beyond, rejected, no_response, overtaken.
bool has_outcome(AskState state);

}  // namespace lacuna::kb
