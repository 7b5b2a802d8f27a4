#include "kb/rules/gap_rules.h"

#include <algorithm>
#include <array>

#include "kb/base/text.h"
#include "kb/rules/evidence_rules.h"
#include "kb/rules/position_rules.h"
#include "kb/rules/visibility_rules.h"

namespace lacuna::kb {
namespace {

using enum GapState;

struct Step {
  GapState from;
  GapState to;
};
constexpr Step kSteps[] = {
    {observed, triaged},         {observed, rejected},         {observed, superseded},
    {triaged, under_analysis},   {triaged, observed},          {triaged, rejected},
    {triaged, superseded},       {under_analysis, validated},  {under_analysis, triaged},
    {under_analysis, rejected},  {under_analysis, superseded}, {validated, addressed},
    {validated, under_analysis}, {validated, partly_closed},   {validated, closed},
    {validated, rejected},       {validated, superseded},      {addressed, partly_closed},
    {addressed, closed},         {addressed, validated},       {addressed, superseded},
    {partly_closed, closed},     {partly_closed, reopened},    {partly_closed, superseded},
    {closed, reopened},          {rejected, reopened},         {superseded, reopened},
    {reopened, triaged},         {reopened, under_analysis},   {reopened, rejected},
    {reopened, superseded},
};

constexpr GapState kLine[] = {observed,  triaged,       under_analysis, validated,
                              addressed, partly_closed, closed};

bool needs_reason(GapState to) {
  return to == rejected || to == superseded || to == reopened;
}

bool supports(const Evidence& evidence) {
  return evidence.direction == Direction::supports;
}
bool of_text_only(const Evidence& evidence) {
  return evidence.type == "LAW";
}

bool has_strong_evidence(const GapContent& content) {
  return std::ranges::any_of(content.evidence,
                             [](const Evidence& item) {
                               return supports(item) && at_least(item.grade, Grade::C);
                             }) ||
         has_two_independent(content.evidence, Grade::D);
}

// Closing evidence speaks against the gap: what was lacking is there now.
bool contradicts_strongly(const Evidence& evidence) {
  return evidence.direction == Direction::contradicts && at_least(evidence.grade, Grade::C);
}

bool has_practice_check(const GapContent& content) {
  return std::ranges::any_of(content.evidence, [](const Evidence& item) {
    return contradicts_strongly(item) && item.practice && !of_text_only(item);
  });
}

bool closing_needs_practice(const Gap& gap) {
  return closed_by_practice(gap.primary_type) ||
         std::ranges::any_of(gap.types, [](const auto& type) { return closed_by_practice(type); });
}

bool names_provision(const GapContent& content) {
  const Gap& gap = content.gap;
  const bool said = gap.no_norm_exists && !trim(gap.no_norm_scope).empty() && gap.no_norm_on &&
                    !gap.no_norm_by.empty();
  return said || !content.provision_links.empty();
}

// Guards on content, each with the first state it stands before.
struct ContentGuard {
  GapState state;
  Guard guard;
  bool (*holds)(const GapContent& content, const Date& today);
};
const ContentGuard kContentGuards[] = {
    {validated,
     {"statement_complete",
      "The statement does not say who, cannot do what, why, or by which standard.",
      "Complete these four parts of the statement."},
     [](const GapContent& c, const Date&) { return is_complete(c.gap.statement); }},
    {validated,
     {"provision_named", "No provision is linked, and nobody has said that no norm exists.",
      "Link a provision, or declare that no norm exists, naming the acts you examined."},
     [](const GapContent& c, const Date&) { return names_provision(c); }},
    {validated,
     {"classified", "The type, the level, the sector or the group is missing.",
      "Choose a type and at least one level, one sector and one group."},
     [](const GapContent& c, const Date&) {
       return !c.gap.primary_type.empty() && !c.gap.levels.empty() && !c.gap.sectors.empty() &&
              !c.gap.groups.empty();
     }},
    {validated,
     {"evidence_strong", "The evidence is too weak.",
      "Add supporting evidence of grade C or better, or two of grade D that differ in type, come "
      "from independent organisations and observe different events."},
     [](const GapContent& c, const Date&) { return has_strong_evidence(c); }},
    {validated,
     {"practice_shown", "For a gap of this type the text of a norm alone proves nothing.",
      "Add evidence that shows practice."},
     [](const GapContent& c, const Date&) {
       return shown_by_law_alone(c.gap.primary_type) ||
              std::ranges::any_of(c.evidence, [](const Evidence& item) {
                return supports(item) && item.practice && !of_text_only(item);
              });
     }},
    {addressed,
     {"ask_submitted", "No ask that would close the gap has been submitted.",
      "Link an ask and record its submission."},
     [](const GapContent& c, const Date&) {
       return std::ranges::any_of(c.asks, [](const Ask& ask) { return is_submitted(ask.state); });
     }},
    {partly_closed,
     {"improvement_shown", "Nothing shows that something has improved.",
      "Record the outcome of an ask, or add evidence of grade C or better that speaks against the "
      "gap."},
     [](const GapContent& c, const Date&) {
       return std::ranges::any_of(c.asks,
                                  [](const Ask& ask) {
                                    return ask.state >= AskState::accepted &&
                                           ask.state <= AskState::verified;
                                  }) ||
              std::ranges::any_of(c.evidence, contradicts_strongly);
     }},
    {closed,
     {"provision_in_force", "No linked provision is loaded with its act in force.",
      "Load the text in force that closes the gap and link its provision."},
     [](const GapContent& c, const Date&) { return c.provision_in_force; }},
    {closed,
     {"practice_checked", "For a gap of this type practice has to be checked before it is closed.",
      "Add evidence of practice, grade C or better, that speaks against the gap."},
     [](const GapContent& c, const Date&) {
       return !closing_needs_practice(c.gap) || has_practice_check(c);
     }},
    {closed,
     {"closing_day", "The day of closing is missing or lies in the future.",
      "Give the day on which the gap was closed."},
     [](const GapContent& c, const Date& today) {
       return c.gap.closed_on && *c.gap.closed_on <= today;
     }},
};

// Guards on who acts and how.
constexpr Guard kStepExists = {"step_exists", "The life cycle has no such step.",
                               "Choose one of the steps that are offered."};
constexpr Guard kRole = {"role_expert", "This step needs the role of expert.",
                         "Ask an expert to take it."};
constexpr Guard kOtherOrganisation = {"other_organisation",
                                      "Nobody validates a gap of their own organisation.",
                                      "Ask an expert of another organisation."};
constexpr Guard kNotAuthor = {"not_author", "Nobody closes a gap of their own.",
                              "Ask somebody other than its author."};
constexpr Guard kReason = {"reason_given", "The reason is missing.", "Say why."};

int place_on_line(GapState state) {
  const auto* found = std::ranges::find(kLine, state);
  return found == std::end(kLine) ? -1 : static_cast<int>(found - kLine);
}

}  // namespace

std::span<const Guard> gap_guards() {
  static const auto all = [] {
    std::vector<Guard> guards;
    for (const ContentGuard& row : kContentGuards) guards.push_back(row.guard);
    for (const Guard& guard : {kStepExists, kRole, kOtherOrganisation, kNotAuthor, kReason})
      guards.push_back(guard);
    return guards;
  }();
  return all;
}

std::vector<GapState> next_states(GapState from) {
  std::vector<GapState> states;
  for (const Step& step : kSteps)
    if (step.from == from) states.push_back(step.to);
  return states;
}

std::vector<Guard> gap_state_failures(const GapContent& content, GapState state,
                                      const Date& today) {
  std::vector<Guard> failures;
  const int reached = place_on_line(state);
  for (const ContentGuard& row : kContentGuards) {
    // addressed does not bind partly_closed and closed: a law may close a gap nobody asked about.
    const bool bypassed = row.state == addressed && state != addressed;
    const bool partly = row.state == partly_closed && state != partly_closed;
    if (place_on_line(row.state) <= reached && !bypassed && !partly && !row.holds(content, today))
      failures.push_back(row.guard);
  }
  return failures;
}

std::vector<Guard> gap_step_failures(const GapContent& content, GapState to,
                                     const std::optional<Date>& closed_on, std::string_view reason,
                                     const Viewer& by, const Date& today) {
  const Gap& gap = content.gap;
  const auto steps = next_states(gap.state);
  if (std::ranges::find(steps, to) == steps.end()) return {kStepExists};
  GapContent then = content;
  if (closed_on) then.gap.closed_on = closed_on;
  std::vector<Guard> failures = gap_state_failures(then, to, today);
  if (needs_reason(to) && trim(reason).empty()) failures.push_back(kReason);
  if (is_program(by)) return failures;
  if (by.role < Role::expert) failures.push_back(kRole);
  if (to == validated &&
      (by.organisation.empty() || by.organisation == gap.owner || by.account == gap.author))
    failures.push_back(kOtherOrganisation);
  if (to == closed && by.account == gap.author) failures.push_back(kNotAuthor);
  return failures;
}

GapState highest_state(const GapContent& content, const Date& today) {
  GapState highest = observed;
  for (const GapState state : kLine) {
    // Every state before it too: an outcome without a submitted ask does not lift a gap past it.
    const bool all_before = std::ranges::all_of(kLine, [&](GapState before) {
      return place_on_line(before) > place_on_line(state) ||
             gap_state_failures(content, before, today).empty();
    });
    if (!all_before) break;
    highest = state;
  }
  return highest;
}

bool shown_by_law_alone(std::string_view gap_type) {
  constexpr std::string_view kTypes[] = {"LEG", "SEC", "CON", "TRN"};
  return std::ranges::find(kTypes, gap_type) != std::end(kTypes);
}

bool closed_by_practice(std::string_view gap_type) {
  constexpr std::string_view kTypes[] = {"IMP", "SRV", "ACC", "COO", "CAP"};
  return std::ranges::find(kTypes, gap_type) != std::end(kTypes);
}

bool is_complete(const GapStatement& statement) {
  return !trim(statement.who).empty() && !trim(statement.right).empty() &&
         !trim(statement.cause).empty() && !trim(statement.standard).empty();
}

std::string sentence(const GapStatement& statement) {
  const std::array<std::pair<std::string_view, const std::string*>, 6> parts = {{
      {"", &statement.who},
      {" in ", &statement.where},
      {" cannot ", &statement.right},
      {" because ", &statement.cause},
      {", although ", &statement.standard},
      {" requires ", &statement.requirement},
  }};
  std::string text;
  for (const auto& [joint, part] : parts)
    if (const std::string_view words = trim(*part); !words.empty()) {
      text += joint;
      text += words;
    }
  return std::string(trim(text));
}

}  // namespace lacuna::kb
