#include "server/pages/exchange_matrices.h"

#include <algorithm>

#include "kb/base/text.h"
#include "kb/model/entry_kinds.h"
#include "kb/store/entry_store.h"
#include "kb/store/gap_store.h"
#include "server/pages/gap_parts.h"
#include "server/pages/parts.h"
#include "server/view/urls.h"

namespace lacuna::server {
namespace {

using kb::Entry;
using kb::value_of;
using kb::values_of;

std::vector<Entry> entries_of(Context& context, std::string_view kind) {
  kb::EntryFilter filter;
  filter.kind = kind;
  return kb::all_entries(context.store, context.viewer, filter);
}

void put_body(Context& context, std::vector<MatrixHeading>& headings, const std::string& key) {
  if (std::any_of(headings.begin(), headings.end(),
                  [&](const MatrixHeading& heading) { return heading.key == key; }))
    return;
  headings.push_back({key, agent_name(context, key), agent_url(key), ""});
}

bool is_valid_on(const Entry& entry, std::string_view from, std::string_view to, const Date& day) {
  const auto begins = parse_iso_date(value_of(entry, from));
  const auto ends = parse_iso_date(value_of(entry, to));
  return (!begins || *begins <= day) && (!ends || day <= *ends);
}

// What a flow says: what is given, on which basis, how, by when; what is lacking is a gap, with the
// number of the gap where one is recorded.
std::vector<TableCell> flow_parts(Context& context, const Entry& flow) {
  const Messages& messages = context.messages;
  std::vector<TableCell> parts;
  parts.push_back({std::string(value_of(flow, "data_category")), entry_url(flow.id), {}});
  const std::string basis(value_of(flow, "legal_basis"));
  if (basis.empty())
    parts.push_back({messages.text("no legal basis"), entry_url(flow.id), CellMark::gap});
  else
    parts.push_back({messages.text("basis: {provision}", {{"provision", cited(context, basis)}}),
                     law_url(basis), CellMark::met});
  if (const std::string_view channel = value_of(flow, "channel"); !channel.empty())
    parts.push_back({messages.text("channel: {channel}", {{"channel", std::string(channel)}}),
                     entry_url(flow.id), CellMark::none});
  else
    parts.push_back({messages.text("no channel"), entry_url(flow.id), CellMark::gap});
  if (const std::string_view deadline = value_of(flow, "deadline"); !deadline.empty()) {
    const std::string unit(value_of(flow, "deadline_unit"));
    parts.push_back(
        {messages.text(
             "deadline: {number} {unit}",
             {{"number", std::string(deadline)},
              {"unit", unit.empty() ? messages.label("exchange_flow_deadline_unit", "calendar_days")
                                    : messages.label("exchange_flow_deadline_unit", unit)}}),
         entry_url(flow.id), CellMark::none});
  } else {
    parts.push_back({messages.text("no deadline"), entry_url(flow.id), CellMark::gap});
  }
  for (const std::string& id : values_of(flow, "gaps"))
    if (const auto gap = kb::find_gap(context.store, context.viewer, id))
      parts.push_back({gap->number + " " + gap->title, gap_url(gap->id), CellMark::gap});
  return parts;
}

}  // namespace

FilledMatrix body_by_body(Context& context, const MatrixQuery&) {
  const std::vector<Entry> flows = entries_of(context, "exchange_flow");
  std::vector<MatrixHeading> bodies;
  for (const Entry& flow : flows)
    for (const char* side : {"sender", "receiver"})
      put_body(context, bodies, std::string(value_of(flow, side)));
  FilledMatrix filled;
  filled.matrix = blank_matrix(context.messages.text("Gives to"), bodies, bodies);
  for (const Entry& flow : flows) {
    MatrixCell* cell =
        find_cell(filled.matrix, value_of(flow, "sender"), value_of(flow, "receiver"));
    cell->entries.push_back(flow.id);
    for (TableCell& part : flow_parts(context, flow)) cell->parts.push_back(std::move(part));
    cell->order = static_cast<double>(cell->entries.size());
  }
  filled.matrix.notes.push_back(context.messages.text(
      "The body of the row gives, the body of the column receives: the kind of data, never data. "
      "Where no flow is recorded nobody has looked, or nothing is exchanged."));
  return filled;
}

FilledMatrix body_by_duty(Context& context, const MatrixQuery& query) {
  const Messages& messages = context.messages;
  const kb::EntryKind& kind = *kb::find_entry_kind("competence");
  const kb::EntryField& duty = *kb::find_field(kind, "duty");
  std::vector<Entry> competences = entries_of(context, "competence");
  std::erase_if(competences, [&](const Entry& one) {
    const auto& sectors = values_of(one, "sectors");
    return !is_valid_on(one, "from", "to", query.day) ||
           (!query.sector.empty() &&
            std::find(sectors.begin(), sectors.end(), query.sector) == sectors.end());
  });
  std::vector<MatrixHeading> bodies, duties;
  std::vector<std::string> provisions;
  for (const Entry& one : competences) {
    put_body(context, bodies, std::string(value_of(one, "agent")));
    provisions.emplace_back(value_of(one, "provision"));
  }
  for (const std::string_view word : split(duty.of, ' '))
    duties.push_back({std::string(word), messages.label("competence_duty", word), "", ""});
  const auto loaded = kb::loaded_references(context.store, provisions);
  FilledMatrix filled;
  filled.matrix = blank_matrix(messages.text("Body"), bodies, duties);
  for (const Entry& one : competences) {
    MatrixCell* cell = find_cell(filled.matrix, value_of(one, "agent"), value_of(one, "duty"));
    const std::string provision(value_of(one, "provision"));
    const bool here = loaded.contains(provision);
    cell->parts.push_back({here ? cited(context, provision)
                                : messages.text("{provision}: no act loaded",
                                                {{"provision", cited(context, provision)}}),
                           here ? law_url(provision) : entry_url(one.id),
                           here ? CellMark::met : CellMark::unexamined});
    cell->entries.push_back(one.id);
    cell->order = static_cast<double>(cell->entries.size());
  }
  filled.matrix.notes.push_back(messages.text(
      "Duties, powers, services and data that the law gives each body, as valid on {day}.",
      {{"day", day_text(query.day, messages)}}));
  return filled;
}

FilledMatrix table_by_degree(Context& context, const MatrixQuery&) {
  const Messages& messages = context.messages;
  const kb::EntryField& degree = *kb::find_field(*kb::find_entry_kind("concordance_row"), "degree");
  std::vector<MatrixHeading> tables, degrees;
  for (const Entry& table : entries_of(context, "concordance_table"))
    tables.push_back({table.id, table.title, entry_url(table.id), table.number});
  for (const std::string_view word : split(degree.of, ' '))
    degrees.push_back({std::string(word), messages.label("concordance_row_degree", word), "", ""});
  FilledMatrix filled;
  filled.matrix = blank_matrix(messages.text("Concordance table"), tables, degrees);
  for (const Entry& row : entries_of(context, "concordance_row"))
    if (MatrixCell* cell = find_cell(filled.matrix, row.within, value_of(row, "degree")))
      cell->entries.push_back(row.id);
  for (MatrixRow& row : filled.matrix.rows)
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      MatrixCell& cell = row.cells[i];
      if (cell.entries.empty()) continue;
      const std::string& word = degrees[i].key;
      const bool met = word == "fully" || word == "more_favourable" || word == "applied";
      const bool lacking = word == "partially" || word == "not_transposed" ||
                           word == "incorrectly" || word == "not_applied";
      cell.parts.push_back(
          {messages.plural("{count} row", "{count} rows", static_cast<long>(cell.entries.size())),
           "",
           met                      ? CellMark::met
           : lacking                ? CellMark::gap
           : word == "not_assessed" ? CellMark::unexamined
                                    : CellMark::none});
      cell.order = static_cast<double>(cell.entries.size());
    }
  filled.matrix.notes.push_back(
      messages.text("Rows of each table by how far the obligation is taken over."));
  return filled;
}

}  // namespace lacuna::server
