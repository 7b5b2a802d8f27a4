// Good practices with every field of the European web site on integration, and what can be learnt
// from them.
#include "kb/model/entry_rooms.h"

namespace lacuna::kb {

namespace {

using namespace kind_table;

// clang-format off
constexpr EntryField kGoodPractice[] = {
    {"starts", "Begins", date},
    {"ends", "Ends", date},
    {"ages", "Age", concept_, "age", optional, several},
    {"employment", "Employment status", concept_, "employment_status", optional, several},
    {"gender", "Gender", concept_, "gender", optional, several},
    {"characteristics", "Specific characteristics", concept_, "characteristic", optional, several},
    {"groups", "Groups", concept_, "group", optional, several},
    {"themes", "Themes", concept_, "theme", optional, several},
    {"country", "Country", word, "ro md eu de at cz fr it pl sk ua other"},
    {"places", "Places", territory, {}, optional, several},
    {"language", "Language of the texts", word, "en ro ru uk de fr other"},
    {"abstract", "Abstract", lines, {}, optional, one, "75 to 100 words"},
    {"issue", "Issue and challenge", lines},
    {"goals", "Goals", lines, {}, optional, one, "one a line; 100 to 150 words"},
    {"how", "How it works", lines},
    {"results", "Results", lines},
    {"evaluation", "Evaluation", lines},
    {"beneficiaries", "Who benefits", lines},
    {"funding", "Funding", money},
    {"funding_programme", "Programme and objective", line},
    {"builds_on", "Builds on", entry, "project good_practice", optional, several},
    {"organisation", "Organisation", agent},
    {"partners", "Partners", agent, {}, optional, several},
    {"contact", "Contact person", person},
    {"contact_function", "Function of the contact", line},
    {"website", "Website", address},
    {"source", "Source", line},
    {"not_read", "What no field holds", lines, {}, optional, one, "words of the source that belong to no field of the form"},
};
constexpr EntryStep kGoodPracticeSteps[] = {{"draft", "editor_check"}, {"editor_check", "published"}, {"editor_check", "draft"}, {"published", "stale"}, {"stale", "published"}, {"stale", "archived"}, {"published", "archived"}};

constexpr EntryField kPracticeAction[] = {
    {"order", "Order", number, {}, required},
    {"text", "What is done", lines, {}, required},
    {"steps", "Steps", lines, {}, optional, one, "one a line"},
    {"authorities", "Authorities consulted", agent, {}, optional, several},
    {"artefacts", "Artefacts", lines},
    {"outputs", "Outputs", lines},
    {"procedure", "Procedure", entry, "procedure"},
};

constexpr EntryField kPreparationTask[] = {
    {"starts", "Begins", date},
    {"ends", "Ends", date},
    {"responsible", "Responsible", agent},
    {"text", "What is done", lines},
};

constexpr EntryField kTransfer[] = {
    {"practice", "Good practice", entry, "good_practice", required},
    {"gap", "Gap", gap, {}, required},
    {"verdict", "Verdict", word, "transferable transferable_with_conditions not_transferable", required},
    {"conditions", "Conditions", lines},
    {"lesson", "Lesson learnt", lines},
};

constexpr EntryKind kKinds[] = {
    {"good_practice", "GP", "Good practice", "Good practices", "practices", kGoodPractice, kGoodPracticeSteps, "funding_share practice_action preparation_task organisation_role"},
    {"practice_action", "PA", "Action", "Actions", "practices", kPracticeAction},
    {"preparation_task", "TK", "Preparatory task", "Preparatory tasks", "practices", kPreparationTask},
    {"transfer", "TR", "Transferability", "Transferability", "practices", kTransfer},
};
// clang-format on

}  // namespace

std::span<const EntryKind> practice_kinds() {
  return kKinds;
}

}  // namespace lacuna::kb
