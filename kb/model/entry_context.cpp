// Projects and what happens around the law: reforms, context events, news.
#include "kb/model/entry_rooms.h"

namespace lacuna::kb {

namespace {

using namespace kind_table;

// clang-format off
constexpr EntryField kProject[] = {
    {"acronym", "Acronym", line},
    {"policy_area", "Policy area", line},
    {"starts", "Begins", date},
    {"ends", "Ends", date},
    {"months", "Months stated", number, {}, optional, one, "as its source says; the months between the dates are counted beside it"},
    {"amount", "Amount", money},
    {"funders", "Funding chain", agent, {}, optional, several, "funder first, then each body that passes the money on"},
    {"programme", "Programme and objective", line},
    {"contract", "Contract reference", line},
    {"builds_on", "Builds on", entry, "project"},
    {"target_groups", "Groups", concept_, "group", optional, several},
    {"nationalities", "Nationality context", line, {}, optional, several, "apart from the legal status: the filter by group never means a nationality"},
    {"grants_planned", "Grants planned", number},
    {"rights", "Rights at stake", concept_, "right", optional, several},
    {"rights_provisions", "Articles of the conventions", provision, {}, optional, several},
    {"description", "Description", lines},
    {"source", "Source", line},
    {"source_url", "Address of the source", address},
};

constexpr EntryField kFundingShare[] = {
    {"funder", "Funder", agent},
    {"percent", "Per cent", line, {}, required},
    {"amount", "Amount", money},
};

constexpr EntryField kOrganisationRole[] = {
    {"organisation", "Organisation", agent, {}, required},
    {"role", "Role", word, "lead partner beneficiary partner_1 partner_2 host participant funder implementer", required},
    {"type", "Type", word, "ministry agency inspectorate local_authority prefecture county_council ngo io university social_partner other"},
    {"capacity", "In what capacity", line},
    {"territory", "Territory", territory},
    {"count", "How many came", number},
};

constexpr EntryField kReform[] = {
    {"acts", "Acts that make it", work, {}, required, several},
    {"starts", "Begins", date},
    {"ends", "Ends", date},
    {"provisions", "Provisions it changes", provision, {}, optional, several},
    {"competences", "Competences it moves", entry, "competence", optional, several},
    {"gaps_caused", "Gaps it causes", gap, {}, optional, several},
    {"gaps_affected", "Gaps it affects", gap, {}, optional, several},
    {"sectors", "Sectors", concept_, "sector", optional, several},
    {"description", "Description", lines},
    {"source", "Source", line},
};

constexpr EntryField kContextEvent[] = {
    {"on", "Date", date, {}, required},
    {"until", "Until", date},
    {"sectors", "Sectors", concept_, "sector", optional, several},
    {"territories", "Territories", territory, {}, optional, several},
    {"acts", "Acts", work, {}, optional, several},
    {"gaps", "Gaps it re-weights", gap, {}, optional, several},
    {"description", "Description", lines},
    {"source", "Source", line},
    {"source_url", "Address of the source", address},
};

constexpr EntryField kNews[] = {
    {"on", "Date", date, {}, required},
    {"text", "Text", lines, {}, required},
    {"gaps", "Gaps", gap, {}, optional, several},
    {"records", "Records", entry, "service good_practice meeting exchange_flow project", optional, several},
};

constexpr EntryField kTextBlock[] = {
    {"text", "Text", lines, {}, required},
    {"references", "References", provision, {}, optional, several},
    {"sectors", "Sectors", concept_, "sector", optional, several},
    {"gaps", "Gaps", gap, {}, optional, several},
};

constexpr EntryKind kKinds[] = {
    {"project", "PJ", "Project", "Projects", "context", kProject, {}, "funding_share organisation_role"},
    {"funding_share", "FS", "Funding share", "Funding shares", "context", kFundingShare},
    {"organisation_role", "OR", "Role of an organisation", "Roles of organisations", "context", kOrganisationRole},
    {"reform", "RF", "Reform", "Reforms", "context", kReform},
    {"context_event", "CX", "Context event", "Context events", "context", kContextEvent},
    {"news", "NW", "News item", "News", "context", kNews},
    {"text_block", "TB", "Text block", "Text blocks", "context", kTextBlock},
};
// clang-format on

}  // namespace

std::span<const EntryKind> context_kinds() {
  return kKinds;
}

}  // namespace lacuna::kb
