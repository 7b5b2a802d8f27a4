// Who owes what and exchanges what with whom, on which basis: never data of a person.
#include "kb/model/entry_rooms.h"

namespace lacuna::kb {

namespace {

using namespace kind_table;

// clang-format off
constexpr EntryField kCompetence[] = {
    {"agent", "Body", agent, {}, required},
    {"provision", "Provision", provision, {}, required},
    {"duty", "Kind", word, "duty power service data", required},
    {"sectors", "Sectors", concept_, "sector", required, several},
    {"groups", "Groups", concept_, "group", optional, several},
    {"from", "Begins", date},
    {"to", "Ends", date},
    {"description", "Description", lines},
};

constexpr EntryField kInformationSystem[] = {
    {"owner_body", "Owner", agent, {}, required},
    {"purpose", "Purpose", lines, {}, required},
    {"legal_basis", "Legal basis", provision, {}, optional, several},
    {"acts", "Acts", work, {}, optional, several},
    {"predecessor", "Predecessor", entry, "information_system"},
    {"starts", "Begins", date},
    {"ends", "Ends", date},
    {"source", "Source", line},
};

constexpr EntryField kProtocol[] = {
    {"parties", "Parties", agent, {}, required, several},
    {"signed_on", "Signed on", date, {}, required},
    {"ends", "Ends", date},
    {"works", "Acts", work, {}, optional, several},
    {"text", "What it settles", lines},
    {"document", "Address of the document", address},
};

constexpr EntryField kExchangeFlow[] = {
    {"sender", "Sender", agent, {}, required},
    {"receiver", "Receiver", agent, {}, required},
    {"data_category", "Data category", line, {}, required, one, "the kind of data, never data"},
    {"trigger", "Trigger", line},
    {"channel", "Channel", line},
    {"frequency", "Frequency", line},
    {"legal_basis", "Legal basis", provision},
    {"purpose", "Purpose", lines},
    {"retention", "Retention", line},
    {"deadline", "Deadline", number},
    {"deadline_unit", "Unit of the deadline", word, "calendar_days working_days months"},
    {"deadline_basis", "Provision that sets the deadline", provision},
    {"protocol", "Protocol", entry, "protocol"},
    {"system", "Information system", entry, "information_system"},
    {"as_is", "Process as it is", lines},
    {"to_be", "Process as it should be", lines},
    {"minimised", "No more data than the purpose needs", yes_no},
    {"access_logged", "Access is logged", yes_no},
    {"retention_set", "Retention is set", yes_no},
    {"transfer_checked", "Transfer to others is checked", yes_no},
    {"gaps", "Gaps", gap, {}, optional, several},
};
constexpr EntryStep kExchangeFlowSteps[] = {{"draft", "proposed"}, {"proposed", "approved"}, {"proposed", "draft"}, {"approved", "suspended"}, {"suspended", "approved"}, {"suspended", "draft"}};

constexpr EntryField kProcedure[] = {
    {"type", "Type", word, "mechanism referral assistance", required},
    {"purpose", "Purpose", lines, {}, required},
    {"acts", "Acts", work, {}, optional, several},
    {"practice", "Good practice", entry, "good_practice"},
    {"source", "Source", line},
};

constexpr EntryField kProcedureStep[] = {
    {"order", "Order", number, {}, required},
    {"actor", "Who acts", agent, {}, required},
    {"provision", "Provision", provision},
    {"deadline", "Deadline", number},
    {"deadline_unit", "Unit of the deadline", word, "calendar_days working_days months"},
    {"decision_body", "Decision body", line},
    {"criteria", "Criteria", lines},
    {"artefacts", "Forms and documents", lines},
    {"flow", "Exchange flow", entry, "exchange_flow"},
    {"next", "Leads to", entry, "procedure_step", optional, several, "empty: to the step that follows"},
};

constexpr EntryField kProcedureRun[] = {
    {"token", "Synthetic token", line, {}, required, one, "begins with SYN-: never a real case"},
    {"started", "Begun on", date, {}, required},
};

constexpr EntryField kRunStep[] = {
    {"step", "Step", entry, "procedure_step", required},
    {"done_on", "Done on", date},
    {"note", "Note", line},
};

constexpr EntryField kRisk[] = {
    {"gaps", "Gaps", gap, {}, optional, several},
    {"flows", "Exchange flows", entry, "exchange_flow", optional, several},
    {"likelihood", "Likelihood", word, "1 2 3 4 5", required},
    {"impact", "Impact", word, "1 2 3 4 5", required},
    {"mitigation", "Mitigation", lines, {}, required},
    {"owner_body", "Who answers for it", agent},
};

constexpr EntryField kStatement[] = {
    {"by", "Authority", agent, {}, required},
    {"on", "Date", date, {}, required},
    {"text", "Text", lines, {}, required},
    {"gaps", "Gaps", gap, {}, optional, several},
    {"about", "About", entry, "exchange_flow competence", optional, several},
};

constexpr EntryKind kKinds[] = {
    {"competence", "CP", "Competence", "Competences", "exchange", kCompetence},
    {"information_system", "IS", "Information system", "Information systems", "exchange", kInformationSystem},
    {"protocol", "PT", "Protocol", "Protocols", "exchange", kProtocol},
    {"exchange_flow", "XF", "Exchange flow", "Exchange flows", "exchange", kExchangeFlow, kExchangeFlowSteps},
    {"procedure", "PD", "Procedure", "Procedures", "exchange", kProcedure, {}, "procedure_step procedure_run"},
    {"procedure_step", "PS", "Step", "Steps", "exchange", kProcedureStep},
    {"procedure_run", "RN", "Run on synthetic tokens", "Runs on synthetic tokens", "exchange", kProcedureRun, {}, "run_step"},
    {"run_step", "RS", "Step of a run", "Steps of a run", "exchange", kRunStep},
    {"risk", "RK", "Risk", "Risks", "exchange", kRisk},
    {"statement", "ST", "Statement of an authority", "Statements of authorities", "exchange", kStatement},
};
// clang-format on

}  // namespace

std::span<const EntryKind> exchange_kinds() {
  return kKinds;
}

}  // namespace lacuna::kb
