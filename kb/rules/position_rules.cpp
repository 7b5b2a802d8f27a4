#include "kb/rules/position_rules.h"

#include <algorithm>

#include "kb/base/text.h"

namespace lacuna::kb {
namespace {

using enum AskState;

struct AskStep {
  AskState from;
  AskState to;
};
constexpr AskStep kAskSteps[] = {
    {idea, proposed},
    {proposed, endorsed},
    {proposed, submitted},
    {endorsed, submitted},
    {submitted, acknowledged},
    {submitted, under_consideration},
    {submitted, accepted},
    {submitted, accepted_in_part},
    {submitted, rejected},
    {submitted, no_response},
    {acknowledged, under_consideration},
    {acknowledged, accepted},
    {acknowledged, accepted_in_part},
    {acknowledged, rejected},
    {acknowledged, no_response},
    {under_consideration, accepted},
    {under_consideration, accepted_in_part},
    {under_consideration, rejected},
    {under_consideration, no_response},
    {no_response, acknowledged},
    {no_response, under_consideration},
    {no_response, accepted},
    {no_response, accepted_in_part},
    {no_response, rejected},
    {rejected, submitted},
    {accepted, enacted},
    {accepted_in_part, enacted},
    {enacted, in_force},
    {in_force, implemented},
    {implemented, verified},
};

// Ends beside the line, open from every state that is no end itself.
constexpr AskState kAskEnds[] = {withdrawn, superseded, overtaken};

struct PaperStep {
  PaperState from;
  PaperState to;
};
constexpr PaperStep kPaperSteps[] = {
    {PaperState::outline, PaperState::drafting},
    {PaperState::drafting, PaperState::member_review},
    {PaperState::member_review, PaperState::revision},
    {PaperState::member_review, PaperState::sign_off_open},
    {PaperState::revision, PaperState::member_review},
    {PaperState::revision, PaperState::sign_off_open},
    {PaperState::sign_off_open, PaperState::revision},
    {PaperState::sign_off_open, PaperState::adopted},
    {PaperState::sign_off_open, PaperState::adopted_with_reservations},
    {PaperState::sign_off_open, PaperState::blocked},
    {PaperState::blocked, PaperState::revision},
    {PaperState::adopted, PaperState::published},
    {PaperState::adopted_with_reservations, PaperState::published},
    {PaperState::published, PaperState::submitted},
    {PaperState::published, PaperState::superseded},
    {PaperState::published, PaperState::archived},
    {PaperState::submitted, PaperState::superseded},
    {PaperState::submitted, PaperState::archived},
    {PaperState::superseded, PaperState::archived},
};

constexpr Guard kStepExists = {"step_exists", "The life cycle has no such step.",
                               "Choose one of the steps that are offered."};
constexpr Guard kAddressee = {"addressee_named", "The ask does not say whom it addresses.",
                              "Name the addressee."};
constexpr Guard kSignedOff = {"signed_off", "The paper that makes this ask is not adopted.",
                              "Put the ask into a paper and adopt the paper first."};
constexpr Guard kSubmission = {"submission_recorded",
                               "The day or the channel of the submission is missing.",
                               "Say on which day and how it was submitted."};
constexpr Guard kNotFuture = {"submission_past", "The day of submission lies in the future.",
                              "Give the day on which it was submitted."};
constexpr Guard kDeadline = {"deadline_passed", "The deadline for an answer has not passed.",
                             "Give the deadline, and wait for it to pass."};
constexpr Guard kEvent = {
    "event_linked", "No legal event is linked that enacts the ask.",
    "Link the provision it proposes to change; its text has to be loaded with "
    "the event."};
constexpr Guard kPaperText = {"text_there", "The paper has neither a text nor a key message.",
                              "Write it, or name the imported paper."};

template <class S, class Steps>
bool has_step(const Steps& steps, S from, S to) {
  return std::ranges::any_of(steps,
                             [&](const auto& step) { return step.from == from && step.to == to; });
}

bool is_end(AskState state) {
  return std::ranges::find(kAskEnds, state) != std::end(kAskEnds) || state == verified;
}

}  // namespace

std::vector<AskState> next_states(AskState from) {
  std::vector<AskState> states;
  for (const AskStep& step : kAskSteps)
    if (step.from == from) states.push_back(step.to);
  if (!is_end(from)) states.insert(states.end(), std::begin(kAskEnds), std::end(kAskEnds));
  return states;
}

std::vector<PaperState> next_states(PaperState from) {
  std::vector<PaperState> states;
  for (const PaperStep& step : kPaperSteps)
    if (step.from == from) states.push_back(step.to);
  return states;
}

std::vector<Guard> ask_step_failures(const AskContent& content, AskState to, const Date& today) {
  const Ask& ask = content.ask;
  const auto steps = next_states(ask.state);
  if (std::ranges::find(steps, to) == steps.end()) return {kStepExists};
  std::vector<Guard> failures;
  if (to == endorsed && !content.paper_adopted) failures.push_back(kSignedOff);
  if (to == submitted) {
    if (trim(ask.addressee).empty()) failures.push_back(kAddressee);
    if (!ask.submitted_on || trim(ask.submitted_channel).empty()) failures.push_back(kSubmission);
    if (ask.submitted_on && *ask.submitted_on > today) failures.push_back(kNotFuture);
  }
  if (to == no_response && !(ask.deadline && *ask.deadline < today)) failures.push_back(kDeadline);
  if (to == enacted && !content.event_linked) failures.push_back(kEvent);
  return failures;
}

std::vector<Guard> paper_step_failures(const PositionPaper& paper, PaperState to) {
  if (!has_step(kPaperSteps, paper.state, to)) return {kStepExists};
  const bool leaves_drafting = to != PaperState::drafting && to != PaperState::revision;
  if (leaves_drafting && trim(paper.body).empty() && trim(paper.key_message).empty() &&
      paper.work.empty())
    return {kPaperText};
  return {};
}

bool is_submitted(AskState state) {
  return state != idea && state != proposed && state != endorsed && state != withdrawn &&
         state != superseded && state != overtaken;
}

bool has_outcome(AskState state) {
  return (state >= accepted && state <= no_response) || state == overtaken;
}

}  // namespace lacuna::kb
