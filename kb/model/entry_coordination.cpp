// Meetings and what comes of them.
#include "kb/model/entry_rooms.h"

namespace lacuna::kb {

namespace {

using namespace kind_table;

// clang-format off
constexpr EntryField kSeries[] = {
    {"type", "Type", word, "quarterly_meeting annual_forum workshop planning training local_event", required},
    {"region", "Region", territory},
    {"target", "How many are planned", number},
    {"project", "Project", entry, "project"},
    {"description", "Description", lines},
};

constexpr EntryField kMeeting[] = {
    {"series", "Series", entry, "series"},
    {"type", "Type", word, "meeting forum workshop planning training presentation local_event", required},
    {"ordinal", "Number in its series", number},
    {"on", "Date", date, {}, required},
    {"weekday", "Weekday as announced", word, "monday tuesday wednesday thursday friday saturday sunday"},
    {"place", "Place", territory},
    {"host", "Host", agent},
    {"topics", "Topics", lines},
    {"sectors", "Sectors", concept_, "sector", optional, several},
    {"groups", "Groups", concept_, "group", optional, several},
    {"progress", "Results and progress reported", lines},
    {"outcome", "Outcome", lines},
    {"gaps", "Gaps on the agenda", gap, {}, optional, several},
    {"practices", "Good practices presented", entry, "good_practice", optional, several},
    {"project", "Project", entry, "project"},
    {"source", "Source", line},
};

constexpr EntryField kDifficulty[] = {
    {"text", "What is difficult", lines, {}, required},
    {"territory", "Territory", territory},
    {"organisation", "Who said so", agent},
    {"sectors", "Sectors", concept_, "sector", optional, several},
    {"groups", "Groups", concept_, "group", optional, several},
    {"gap_type", "Type of gap it may be", concept_, "gap_type"},
    {"gap", "Gap raised from it", gap},
};

constexpr EntryField kSolution[] = {
    {"text", "What helps", lines, {}, required},
    {"territory", "Territory", territory},
    {"organisation", "Who said so", agent},
    {"difficulty", "For the difficulty", entry, "difficulty"},
    {"measure", "Measure made of it", entry, "measure"},
    {"practice", "Good practice", entry, "good_practice"},
};

constexpr EntryField kActionPoint[] = {
    {"owner_body", "Owner", agent, {}, required},
    {"due", "Due", date, {}, required},
    {"status", "Status", word, "open done dropped", required},
    {"direction", "Direction", word, "local to_central"},
    {"addressee", "To whom it is put", agent},
    {"gap", "Gap", gap},
    {"ask", "Ask made of it", ask},
};

constexpr EntryField kDeliverable[] = {
    {"indicator", "What is counted", line, {}, required, one, "the same words at each meeting of the series"},
    {"planned", "Planned", number},
    {"achieved", "Achieved so far", number, {}, required},
    {"unit", "Unit", line},
};

constexpr EntryField kSnapshot[] = {
    {"territory", "Territory", territory, {}, required},
    {"on", "Date", date, {}, required},
    {"text", "Text", lines, {}, required},
    {"meeting", "Meeting", entry, "meeting"},
};

constexpr EntryField kContribution[] = {
    {"organisation", "Institution", agent, {}, required},
    {"text", "What it contributes", lines, {}, required},
};

constexpr EntryField kNetwork[] = {
    {"members", "Members", agent, {}, required, several},
    {"territories", "Territories", territory, {}, required, several},
    {"since", "Since", date},
    {"description", "Description", lines},
};

constexpr EntryField kMeasure[] = {
    {"gaps", "Gaps it responds to", gap, {}, optional, several},
    {"outcomes", "Outcomes", concept_, "outcome", optional, several},
    {"type", "Type", word, "legal organisational training funding information service"},
    {"owner_body", "Owner", agent, {}, required},
    {"due", "Due", date},
    {"status", "Status", word, "planned in_progress completed delayed not_started cancelled no_data overtaken_by_context", required},
    {"meeting", "Raised at", entry, "meeting"},
    {"description", "Description", lines},
};

constexpr EntryField kConsultation[] = {
    {"type", "Type", word, "focus_group interviews meeting survey public_consultation", required},
    {"on", "Date", date, {}, required},
    {"territory", "Territory", territory},
    {"groups", "Groups", concept_, "group", required, several},
    {"language", "Language", line},
    {"participants", "Participants", number},
    {"bands", "Sex and age bands", line},
    {"topics", "Topics", lines},
    {"findings", "Findings", lines},
    {"gaps", "Gaps the findings speak to", gap, {}, optional, several},
    {"draft_act", "Draft act consulted on", work},
    {"affected_consulted", "Affected persons consulted", word, "yes no unknown"},
    {"fed_back", "Fed back to participants", yes_no},
    {"fed_back_on", "Fed back on", date},
    {"consent_basis", "On what consent it rests", line},
    {"privacy_reason", "Why what looks like personal data is none", line},
};

constexpr EntryKind kKinds[] = {
    {"series", "SE", "Meeting series", "Meeting series", "coordination", kSeries},
    {"meeting", "MT", "Meeting", "Meetings", "coordination", kMeeting, {}, "organisation_role difficulty solution action_point contribution deliverable"},
    {"difficulty", "DF", "Difficulty", "Difficulties", "coordination", kDifficulty},
    {"solution", "SO", "Solution", "Solutions", "coordination", kSolution},
    {"action_point", "AP", "Action point", "Action points", "coordination", kActionPoint},
    {"contribution", "CB", "Contribution", "Contributions", "coordination", kContribution},
    {"deliverable", "DV", "Deliverable", "Deliverables", "coordination", kDeliverable},
    {"snapshot", "SS", "Situation", "Situations", "coordination", kSnapshot},
    {"network", "NE", "Network", "Networks", "coordination", kNetwork},
    {"measure", "ME", "Measure", "Measures", "coordination", kMeasure},
    {"consultation", "CO", "Consultation", "Consultations", "coordination", kConsultation},
};
// clang-format on

}  // namespace

std::span<const EntryKind> coordination_kinds() {
  return kKinds;
}

}  // namespace lacuna::kb
