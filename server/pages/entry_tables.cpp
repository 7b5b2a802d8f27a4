#include "server/pages/entry_tables.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "kb/rules/calendar_rules.h"
#include "kb/rules/money_rules.h"
#include "kb/rules/suppression_rules.h"
#include "kb/store/entry_store.h"
#include "server/pages/claim_tables.h"
#include "server/pages/concordance.h"
#include "server/pages/entry_view.h"
#include "server/pages/meeting_tables.h"
#include "server/pages/parts.h"
#include "server/view/urls.h"

namespace lacuna::server {
namespace {

using kb::date_of;
using kb::Entry;
using kb::number_of;
using kb::value_of;
using Entries = std::vector<Entry>;

Entries of_kind(const Entries& parts, std::string_view kind) {
  Entries some;
  std::copy_if(parts.begin(), parts.end(), std::back_inserter(some),
               [&](const Entry& part) { return part.kind == kind; });
  return some;
}

TableCell link_to(const Entry& entry) {
  return {entry.number + " " + entry.title, entry_url(entry.id), CellMark::none};
}

// ---- projects: months counted, shares of the money

Table months_table(Context& context, const Entry& project) {
  Table table{"months", context.messages.text("Duration"), "", {}, {}, ""};
  const auto starts = date_of(project, "starts"), ends = date_of(project, "ends");
  if (!starts || !ends) return table;
  table.columns = {{context.messages.text("Months"), "", CellMark::none}};
  table.rows.push_back({{context.messages.text("computed, first and last month counted"), "", {}},
                        {{std::to_string(kb::months_counted(*starts, *ends)), "", {}}}});
  if (const long stated = number_of(project, "months").value_or(0); stated > 0)
    table.rows.push_back({{context.messages.text("stated by the source"), "", {}},
                          {{std::to_string(stated), "", {}}}});
  return table;
}

constexpr const char* kFitMessages[] = {"exact", "rounded", "inconsistent", "not stated"};

Table shares_table(Context& context, const Entry& whole, std::string_view amount,
                   const Entries& parts) {
  Table table{"shares",
              context.messages.text("Shares of the money"),
              context.messages.text("Funder"),
              {},
              {},
              ""};
  const auto total = kb::parse_money(value_of(whole, amount));
  const Entries rows = of_kind(parts, "funding_share");
  if (!total || rows.empty()) return table;
  std::vector<kb::Share> shares;
  for (const Entry& row : rows)
    shares.push_back({kb::parse_percent(value_of(row, "percent")).value_or(0),
                      kb::parse_money(value_of(row, "amount"))});
  const kb::SharesCheck check = kb::check_shares(*total, shares);
  const Messages& messages = context.messages;
  for (const char* column : {"Per cent", "Stated", "Computed", "Fit"})
    table.columns.push_back({messages.text(column), "", {}});
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const CellMark mark =
        check.fits[i] == kb::ShareFit::inconsistent ? CellMark::gap : CellMark::none;
    table.rows.push_back(
        {link_to(rows[i]),
         {{std::string(value_of(rows[i], "percent")), "", {}},
          {shares[i].amount ? to_string(*shares[i].amount) : messages.text("not stated"), "", {}},
          {to_string(kb::Money{check.computed[i], total->currency, false}), "", {}},
          {messages.text(kFitMessages[static_cast<int>(check.fits[i])]), "", mark}}});
  }
  if (check.sum > 0)
    table.note = messages.text(check.adds_up ? "The shares sum to the total of {total}."
                                             : "The shares do not sum to the total of {total}.",
                               {{"total", to_string(*total)}});
  return table;
}

Table grants_table(Context& context, const Entry& project) {
  const Messages& messages = context.messages;
  Table table{"grants", messages.text("Grants"), messages.text("Grant"), {}, {}, ""};
  for (const char* column : {"Grantee", "Funded until"})
    table.columns.push_back({messages.text(column), "", {}});
  kb::EntryFilter filter;
  filter.kind = "grant";
  filter.terms.push_back({"project", {project.id}});
  for (const Entry& grant : kb::all_entries(context.store, context.viewer, filter))
    table.rows.push_back({link_to(grant),
                          {{agent_name(context, std::string(value_of(grant, "grantee"))), "", {}},
                           {day_text(date_of(grant, "ends"), messages), "", {}}}});
  if (const auto planned = number_of(project, "grants_planned"))
    table.note = messages.text(
        "{held} of {planned} planned",
        {{"held", std::to_string(table.rows.size())}, {"planned", std::to_string(*planned)}});
  return table;
}

std::vector<Table> project_tables(Context& context, const Entry& project, const Entries& parts) {
  return {months_table(context, project), shares_table(context, project, "amount", parts),
          grants_table(context, project), claims_table(context, project)};
}

std::vector<Table> practice_tables(Context& context, const Entry& practice, const Entries& parts) {
  return {shares_table(context, practice, "funding", parts), claims_table(context, practice)};
}

// ---- procedures: runs on synthetic tokens against the legal terms

kb::TermUnit unit_of(const Entry& step) {
  const std::string_view word = value_of(step, "deadline_unit");
  return word == "working_days" ? kb::TermUnit::working_days
         : word == "months"     ? kb::TermUnit::months
                                : kb::TermUnit::calendar_days;
}

const Entry* done_step(const Entries& done, const Entry& step) {
  for (const Entry& one : done)
    if (value_of(one, "step") == step.id) return &one;
  return nullptr;
}

Table run_table(Context& context, const Entry& run, const Entries& steps) {
  const Messages& messages = context.messages;
  Table table{"run-" + run.number,
              run.title + " (" + std::string(value_of(run, "token")) + ")",
              messages.text("Step"),
              {},
              {},
              ""};
  for (const char* column : {"Begun on", "Term", "Done on", "Days", "Finding"})
    table.columns.push_back({messages.text(column), "", {}});
  const Entries done = kb::parts_of(context.store, context.viewer, run.id);
  auto begun = date_of(run, "started");
  for (const Entry& step : steps) {
    const long term = number_of(step, "deadline").value_or(0);
    const Entry* one = done_step(done, step);
    const auto finished = one ? date_of(*one, "done_on") : std::nullopt;
    std::optional<Date> due;
    if (begun && term > 0) due = kb::term_end(*begun, static_cast<int>(term), unit_of(step));
    TableCell finding{messages.text("no term in law"), "", CellMark::none};
    if (!begun)
      finding = {messages.text("not reached"), "", CellMark::unexamined};
    else if (!finished)
      finding = {messages.text("blocked: not done"), "", CellMark::recheck};
    else if (due)
      finding = *finished > *due
                    ? TableCell{messages.text("exceeds its legal deadline"), "", CellMark::gap}
                    : TableCell{messages.text("within its legal deadline"), "", CellMark::met};
    table.rows.push_back(
        {link_to(step),
         {{day_text(begun, messages), "", {}},
          {day_text(due, messages),
           std::string(value_of(step, "provision")).empty() ? std::string()
                                                            : law_url(value_of(step, "provision")),
           {}},
          {day_text(finished, messages), "", {}},
          {begun && finished
               ? std::to_string(days_since_epoch(*finished) - days_since_epoch(*begun))
               : std::string(),
           "",
           {}},
          std::move(finding)}});
    begun = finished;
  }
  return table;
}

std::vector<Table> procedure_tables(Context& context, const Entry&, const Entries& parts) {
  std::vector<Table> tables;
  const Entries steps = of_kind(parts, "procedure_step");
  for (const Entry& run : of_kind(parts, "procedure_run"))
    tables.push_back(run_table(context, run, steps));
  return tables;
}

std::vector<Table> run_tables(Context& context, const Entry& run, const Entries&) {
  return {run_table(
      context, run,
      of_kind(kb::parts_of(context.store, context.viewer, run.within), "procedure_step"))};
}

// ---- meetings: action points carried over from the series' earlier ones

Table carried_table(Context& context, const Entry& meeting) {
  const Messages& messages = context.messages;
  Table table{"carried",
              messages.text("Open action points of earlier meetings"),
              messages.text("Action point"),
              {},
              {},
              ""};
  const std::string series(value_of(meeting, "series"));
  const auto on = date_of(meeting, "on");
  if (series.empty() || !on) return table;
  for (const char* column : {"Meeting", "Owner", "Due"})
    table.columns.push_back({messages.text(column), "", {}});
  kb::EntryFilter filter;
  filter.kind = "meeting";
  filter.terms.push_back({"series", {series}});
  for (const Entry& earlier : kb::all_entries(context.store, context.viewer, filter)) {
    const auto day = date_of(earlier, "on");
    if (!day || *day >= *on) continue;
    for (const Entry& point :
         of_kind(kb::parts_of(context.store, context.viewer, earlier.id), "action_point"))
      if (value_of(point, "status") == "open")
        table.rows.push_back(
            {link_to(point),
             {link_to(earlier),
              {agent_name(context, std::string(value_of(point, "owner_body"))), "", {}},
              {day_text(date_of(point, "due"), messages), "", {}}}});
  }
  return table;
}

std::vector<Table> meeting_tables(Context& context, const Entry& meeting, const Entries& parts) {
  return {participants_table(context, parts), carried_table(context, meeting),
          claims_table(context, meeting)};
}

// ---- series: its meetings in order, and how many of those planned

std::vector<Table> series_tables(Context& context, const Entry& series, const Entries&) {
  const Messages& messages = context.messages;
  Table table{"meetings", messages.text("Meetings of the series"), messages.text("Meeting"), {}, {},
              ""};
  for (const char* column : {"Number in its series", "Date", "Place"})
    table.columns.push_back({messages.text(column), "", {}});
  const Entries meetings = meetings_of(context, series);
  const Gazetteer gazetteer(context);
  for (const Entry& meeting : meetings)
    table.rows.push_back({link_to(meeting),
                          {{std::string(value_of(meeting, "ordinal")), "", {}},
                           {day_text(date_of(meeting, "on"), messages), "", {}},
                           {gazetteer.place(value_of(meeting, "place")), "", {}}}});
  if (const long target = number_of(series, "target").value_or(0); target > 0)
    table.note = messages.text(
        "{held} of {planned} planned",
        {{"held", std::to_string(meetings.size())}, {"planned", std::to_string(target)}});
  return {table, deliverables_table(context, meetings)};
}

// ---- needs data: small numbers hidden, and what they would follow from

std::vector<Table> needs_tables(Context& context, const Entry&, const Entries& parts) {
  const Entries cells = of_kind(parts, "needs_cell");
  std::vector<std::string> rows, columns;
  const auto place = [](std::vector<std::string>& names, std::string_view name) {
    const auto found = std::find(names.begin(), names.end(), name);
    if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
    names.emplace_back(name);
    return names.size() - 1;
  };
  for (const Entry& cell : cells) {
    place(rows, value_of(cell, "row"));
    place(columns, value_of(cell, "column"));
  }
  kb::CountTable counts{rows.size(), columns.size(), {}};
  counts.counts.resize(rows.size() * columns.size());
  for (const Entry& cell : cells)
    counts.counts[place(rows, value_of(cell, "row")) * columns.size() +
                  place(columns, value_of(cell, "column"))] += number_of(cell, "count").value_or(0);
  const auto hidden = kb::hidden_cells(counts);
  const Messages& messages = context.messages;
  Table table{"needs", messages.text("Counts"), "", {}, {}, ""};
  for (const std::string& column : columns) table.columns.push_back({column, "", {}});
  for (std::size_t r = 0; r < rows.size(); ++r) {
    TableRow row{{rows[r], "", {}}, {}};
    for (std::size_t c = 0; c < columns.size(); ++c) {
      const std::size_t cell = r * columns.size() + c;
      row.cells.push_back(
          {hidden[cell] ? messages.text("hidden") : std::to_string(counts.counts[cell]), "", {}});
    }
    table.rows.push_back(std::move(row));
  }
  table.note = messages.text(
      "Numbers below five are hidden, and as many others as keep them from being worked out.");
  return {table};
}

// ---- risks: how likely times how bad

std::vector<Table> risk_tables(Context& context, const Entry& risk, const Entries&) {
  const Messages& messages = context.messages;
  const long likelihood = number_of(risk, "likelihood").value_or(0);
  const long impact = number_of(risk, "impact").value_or(0);
  Table table{"risk", messages.text("Assessment"), messages.text("Likelihood"), {}, {}, ""};
  for (const char* column : {"Impact", "Likelihood times impact"})
    table.columns.push_back({messages.text(column), "", {}});
  const long product = likelihood * impact;
  table.rows.push_back({{std::to_string(likelihood), "", {}},
                        {{std::to_string(impact), "", {}},
                         {messages.text("{risk} of 25", {{"risk", std::to_string(product)}}), "",
                          product >= 12 ? CellMark::gap : CellMark::none}}});
  return {table};
}

struct KindTables {
  std::string_view kind;
  std::vector<Table> (*make)(Context& context, const Entry& entry, const Entries& parts);
};
constexpr KindTables kTables[] = {
    {"project", project_tables},
    {"good_practice", practice_tables},
    {"procedure", procedure_tables},
    {"procedure_run", run_tables},
    {"meeting", meeting_tables},
    {"series", series_tables},
    {"needs_table", needs_tables},
    {"risk", risk_tables},
    {"concordance_table", concordance_tables},
};

}  // namespace

std::vector<Table> tables_of(Context& context, const Entry& entry, const Entries& parts) {
  std::vector<Table> tables;
  for (const KindTables& row : kTables)
    if (row.kind == entry.kind) tables = row.make(context, entry, parts);
  std::erase_if(tables, [](const Table& table) { return table.rows.empty(); });
  return tables;
}

}  // namespace lacuna::server
