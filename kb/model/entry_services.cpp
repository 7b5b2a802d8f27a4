// Services and how they are lived: 5W rows, AAAQ scores, practice, grants, feedback.
#include "kb/model/entry_rooms.h"

namespace lacuna::kb {

namespace {

using namespace kind_table;

// clang-format off
constexpr EntryField kService[] = {
    {"external_id", "Identifier in its source", line, {}, optional, one, "the same identifier is never imported twice"},
    {"service", "Kind of service", concept_, "service"},
    {"sectors", "Sectors", concept_, "sector", required, several},
    {"provider", "Provider", agent, {}, required},
    {"provider_type", "Type of provider", word, "state local_authority ngo io private community"},
    {"partner", "Implementing partner", agent},
    {"donor", "Donor", agent},
    {"territories", "Where", territory, {}, required, several},
    {"starts", "Begins", date},
    {"ends", "Ends", date},
    {"status", "Status", word, "planned ongoing completed suspended"},
    {"groups", "For whom", concept_, "group", required, several},
    {"age", "Age", line},
    {"sex", "Sex", line},
    {"planned", "People planned", number},
    {"reached", "People reached", number},
    {"unit", "Unit", line},
    {"legal_basis", "Legal basis", provision},
    {"no_legal_basis", "Nothing in the law gives it a basis", yes_no},
    {"eligibility", "Who is eligible", lines},
    {"access_condition", "Condition of access", line},
    {"documents", "Documents required", line},
    {"languages", "Languages", line},
    {"cost", "Cost to the user", line},
    {"modality", "Modality", word, "in_person mobile online phone"},
    {"opening", "Opening hours", line},
    {"referral", "Way of referral", line},
    {"how_to_use", "How to use it", lines, {}, optional, one, "plain words for the card of right and service"},
    {"ngo_dependent", "Depends on a non-governmental organisation", yes_no},
    {"funding_end", "Funded until", date},
    {"verified_on", "Verified on", date},
    {"verified_by_role", "Verified by (role)", line},
    {"source", "Source", line},
    {"gaps", "Gaps", gap, {}, optional, several},
};

constexpr EntryField kServicePoint[] = {
    {"territory", "Territory", territory, {}, required},
    {"host", "Host organisation", agent},
    {"place", "Address", line},
    {"opening", "Opening hours", line},
    {"languages", "Languages", line},
};

constexpr EntryField kAaaqScore[] = {
    {"territory", "Territory", territory, {}, required},
    {"dimension", "Dimension", word, "availability non_discrimination physical_access affordability information_access acceptability quality participation accountability", required},
    {"value", "Value", word, "absent poor partial adequate good not_applicable unknown", required},
    {"assessed_on", "Assessed on", date, {}, required},
    {"argument", "Argument", lines, {}, required},
};

constexpr EntryField kPractice[] = {
    {"what", "What really happens", lines, {}, required},
    {"who", "Who does so", agent, {}, required},
    {"territories", "Where", territory, {}, optional, several},
    {"since", "Since", date},
    {"relation", "Relation to the provision", word, "complies deviates fills_void contradicts", required},
    {"provision", "Provision", provision, {}, required},
    {"legal_basis", "Legal basis of the practice", provision},
    {"gaps", "Gaps", gap, {}, optional, several},
    {"source", "Source", line},
};

constexpr EntryField kGrant[] = {
    {"size", "Size class", word, "medium large", required},
    {"grantee", "Grantee", agent, {}, required},
    {"territories", "Territories", territory, {}, optional, several},
    {"starts", "Begins", date, {}, required},
    {"ends", "Ends", date, {}, required},
    {"project", "Project", entry, "project"},
    {"services", "Services funded", entry, "service", optional, several},
    {"gaps", "Gaps addressed", gap, {}, optional, several},
};

constexpr EntryField kFeedbackSignal[] = {
    {"channel", "Channel", word, "hotline complaint consultation", required},
    {"category", "Category", line, {}, required},
    {"sectors", "Sectors", concept_, "sector", required, several},
    {"groups", "Groups", concept_, "group", optional, several},
    {"territory", "Territory", territory},
    {"month", "Month", month, {}, required},
    {"privacy_reason", "Why what looks like personal data is none", line},
    {"count", "Count", count, {}, required},
    {"gaps", "Gaps", gap, {}, optional, several},
};

constexpr EntryField kNeedsTable[] = {
    {"population", "Whom it counts", line, {}, required},
    {"collected_on", "Collected on", date, {}, required},
    {"method", "Method", lines},
    {"source", "Source", line},
    {"practice", "Good practice", entry, "good_practice"},
};

constexpr EntryField kNeedsCell[] = {
    {"row", "Row", line, {}, required},
    {"column", "Column", line, {}, required},
    {"count", "Count", cell, {}, required},
};

constexpr EntryField kAmendment[] = {
    {"provision", "Provision", provision, {}, required},
    {"present", "Text in force", lines, {}, required},
    {"proposed", "Text proposed", lines, {}, required},
    {"reasons", "Reasons", lines, {}, required},
    {"gaps", "Gaps", gap, {}, optional, several},
    {"asks", "Asks", ask, {}, optional, several},
};

constexpr EntryKind kKinds[] = {
    {"service", "SV", "Service", "Services", "services", kService, {}, "service_point aaaq_score"},
    {"service_point", "SP", "Service point", "Service points", "services", kServicePoint},
    {"aaaq_score", "AQ", "AAAQ score", "AAAQ scores", "services", kAaaqScore},
    {"practice", "PR", "Practice", "Practices", "services", kPractice},
    {"grant", "GR", "Grant", "Grants", "services", kGrant},
    {"feedback_signal", "HF", "Coded feedback", "Coded feedback", "services", kFeedbackSignal},
    {"needs_table", "NT", "Needs data", "Needs data", "services", kNeedsTable, {}, "needs_cell"},
    {"needs_cell", "NC", "Cell", "Cells", "services", kNeedsCell},
    {"amendment", "AM", "Amendment proposal", "Amendment proposals", "services", kAmendment},
};
// clang-format on

}  // namespace

std::span<const EntryKind> service_kinds() {
  return kKinds;
}

}  // namespace lacuna::kb
