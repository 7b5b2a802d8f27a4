// What the law is measured against, and what was found: standards, indicators, concordance,
// silence.
#include "kb/model/entry_rooms.h"

namespace lacuna::kb {

namespace {

using namespace kind_table;

// clang-format off
constexpr EntryField kStandard[] = {
    {"type", "Type", word, "eu_provision treaty_provision indicator guideline", required},
    {"provision", "Provision", provision},
    {"text", "What it requires", lines, {}, required},
    {"rights", "Rights", concept_, "right", optional, several},
    {"sectors", "Sectors", concept_, "sector", optional, several},
    {"source", "Source", line},
};

constexpr EntryField kIndicator[] = {
    {"scheme", "Scheme", word, "niem mipex euaa own", required},
    {"area", "Area", line, {}, required},
    {"step", "Step", word, "legal policy implementation", required},
    {"question", "Question", lines, {}, required},
    {"options", "Options", lines, {}, required, one, "one a line: 100 | what it means"},
    {"standard", "Standard", entry, "standard"},
};

constexpr EntryField kAssessment[] = {
    {"indicator", "Indicator", entry, "indicator", required},
    {"territory", "Territory", territory, {}, required},
    {"groups", "Groups", concept_, "group", optional, several},
    {"assessed_on", "Date", date, {}, required},
    {"value", "Value", number, {}, required},
    {"argument", "Argument", lines, {}, required},
    {"provision", "Provision", provision},
};

constexpr EntryField kConcordanceTable[] = {
    {"eu_act", "EU act", work, {}, required},
    {"national_acts", "National acts", work, {}, required, several},
    {"draft", "Draft", work},
    {"responsible", "Responsible authority", agent},
    {"drawn_up", "Drawn up on", date},
    {"layout_confirmed", "Layout confirmed against the official annex by", line},
};

constexpr EntryField kConcordanceRow[] = {
    {"order", "Order", number, {}, required},
    {"eu_provision", "EU provision", provision, {}, required},
    {"obligation", "Obligation", word, "obligatory optional none definition annex", required},
    {"national", "National provisions", provision, {}, optional, several},
    {"degree", "Degree", word, "fully partially not_transposed incorrectly optional_not_used not_applicable applied not_applied more_favourable not_assessed", required},
    {"difference", "Difference", lines},
    {"justification", "Justification", lines},
    {"responsible", "Responsible authority", agent},
    {"deadline", "Deadline", date},
    {"eu_version", "Text of the EU act of", date},
    {"national_version", "Text of the national act of", date},
    {"from_clause", "Taken from a transposition clause", yes_no},
    {"gaps", "Gaps", gap, {}, optional, several},
};

constexpr EntryField kSilence[] = {
    {"question", "What was looked for", lines, {}, required},
    {"acts", "Acts examined", work, {}, required, several},
    {"sectors", "Sectors", concept_, "sector", required, several},
    {"groups", "Groups", concept_, "group", required, several},
    {"territories", "Territories", territory, {}, optional, several},
    {"services", "Kinds of service", concept_, "service", optional, several},
    {"examined_on", "Examined on", date, {}, required},
    {"signed_by", "Signed by (role and organisation)", line, {}, required},
    {"gaps", "Gaps", gap, {}, optional, several},
};
constexpr EntryStep kSilenceSteps[] = {{"signed", "recheck"}, {"recheck", "signed"}};

constexpr EntryField kClaim[] = {
    {"topic", "What it counts", line, {}, required, one, "the same words for figures that speak of the same thing"},
    {"figure", "Figure as printed", line, {}, required},
    {"value", "Value", number},
    {"unit", "Unit", line},
    {"quote", "Words of the source", lines, {}, required},
    {"source", "Source", line, {}, required},
    {"begin", "Begins at character", number},
    {"end", "Ends at character", number},
    {"about", "About", entry, "good_practice project service meeting"},
    {"gaps", "Gaps", gap, {}, optional, several},
};

constexpr EntryKind kKinds[] = {
    {"standard", "SD", "Standard", "Standards", "comparison", kStandard},
    {"indicator", "IN", "Indicator", "Indicators", "comparison", kIndicator},
    {"assessment", "AS", "Assessment", "Assessments", "comparison", kAssessment},
    {"concordance_table", "CT", "Concordance table", "Concordance tables", "comparison", kConcordanceTable, {}, "concordance_row"},
    {"concordance_row", "CR", "Row of a concordance table", "Rows of concordance tables", "comparison", kConcordanceRow},
    {"silence", "NP", "No provision found (signed)", "No provision found (signed)", "comparison", kSilence, kSilenceSteps},
    {"claim", "CL", "Claim", "Claims", "comparison", kClaim},
};
// clang-format on

}  // namespace

std::span<const EntryKind> comparison_kinds() {
  return kKinds;
}

}  // namespace lacuna::kb
