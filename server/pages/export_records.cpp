// Records of the table of kinds as sheets: a kind, one record with its parts, indicator
// scores, amendment proposals.
#include "kb/store/entry_store.h"
#include "server/pages/entries.h"
#include "server/pages/entry_view.h"
#include "server/pages/exports.h"
#include "server/pages/parts.h"
#include "server/pages/sheets.h"

namespace lacuna::server {
namespace {

using kb::Entry;
using kb::FieldType;

// The values of a field as its page shows them; provisions go into the colophon.
std::string shown(Context& context, SheetDraft& draft, const Gazetteer& gazetteer,
                  const kb::EntryKind& kind, const kb::EntryField& field, const Entry& entry) {
  std::string text;
  for (const std::string& value : kb::values_of(entry, field.name)) {
    const auto what = named(context, gazetteer, kind, field, value);
    if (!what) continue;
    if (!text.empty()) text += "; ";
    text += field.type == FieldType::provision ? draft.provision(value) : what->text;
  }
  return text;
}

std::string state_text(Context& context, const kb::EntryKind& kind, const Entry& entry) {
  return entry.state.empty() ? "" : context.messages.label(state_context(kind), entry.state);
}

// "Field: value", a line each.
std::string details(Context& context, SheetDraft& draft, const Gazetteer& gazetteer,
                    const Entry& entry) {
  const kb::EntryKind& kind = get_entry_kind(entry.kind);
  std::string text;
  for (const kb::EntryField& field : kind.fields)
    if (const std::string said = shown(context, draft, gazetteer, kind, field, entry);
        !said.empty())
      text += (text.empty() ? "" : "\n") + context.messages.text(field.label) + ": " + said;
  return text;
}

std::string filter_words(Context& context, const Request& request, const kb::EntryKind& kind) {
  std::string text;
  for (const Field& chosen : export_query(request)) {
    if (chosen.name == "kind" || chosen.name == "of") continue;
    const kb::EntryField* field = kb::find_field(kind, chosen.name);
    text += (text.empty() ? "" : "; ") +
            (field ? context.messages.text(field->label) : chosen.name) + ": " + chosen.value;
  }
  return text;
}

std::string text_of(const Entry& entry, std::string_view field) {
  return std::string(kb::value_of(entry, field));
}

}  // namespace

kb::Sheet records_sheet(Context& context, const Request& request) {
  const kb::EntryKind& kind = get_entry_kind(request.query_value("kind"));
  const Gazetteer gazetteer(context);
  SheetDraft draft(context, "lacuna-" + std::string(kind.word), context.messages.text(kind.plural));
  draft.column("Number", 10);
  draft.column("Title", 40);
  if (!kind.steps.empty()) draft.column("State", 14);
  for (const kb::EntryField& field : kind.fields)
    draft.column(field.label, field.type == FieldType::lines ? 50 : 20,
                 field.type == FieldType::number ? kb::ColumnType::number : kb::ColumnType::text);
  for (const Entry& entry :
       kb::all_entries(context.store, context.viewer, entry_filter_of(request, kind, gazetteer))) {
    draft.uses(entry);
    std::vector<std::string> cells{entry.number, entry.title};
    if (!kind.steps.empty()) cells.push_back(state_text(context, kind, entry));
    for (const kb::EntryField& field : kind.fields)
      cells.push_back(shown(context, draft, gazetteer, kind, field, entry));
    draft.row(std::move(cells));
  }
  return draft.finish(filter_words(context, request, kind));
}

kb::Sheet record_sheet(Context& context, const Request& request) {
  const Entry entry = get_entry(context, request.query_value("of"));
  const kb::EntryKind& kind = get_entry_kind(entry.kind);
  const Gazetteer gazetteer(context);
  const Messages& messages = context.messages;
  SheetDraft draft(
      context, "lacuna-" + entry.number,
      messages.text(entry.kind == "meeting" ? "Minutes" : kind.name) + ": " + entry.title);
  draft.uses(entry);
  draft.head("Number", entry.number);
  draft.head("State", state_text(context, kind, entry));
  for (const kb::EntryField& field : kind.fields)
    draft.head(field.label, shown(context, draft, gazetteer, kind, field, entry));
  draft.column("Kind", 22);
  draft.column("Number", 10);
  draft.column("Title", 44);
  draft.column("Details", 80);
  for (const Entry& part : kb::parts_of(context.store, context.viewer, entry.id)) {
    draft.uses(part);
    draft.row({messages.text(get_entry_kind(part.kind).name), part.number, part.title,
               details(context, draft, gazetteer, part)});
  }
  return draft.finish(entry.number);
}

kb::Sheet indicator_sheet(Context& context, const Request& request) {
  const kb::EntryKind& kind = get_entry_kind("assessment");
  const kb::EntryKind& of_indicator = get_entry_kind("indicator");
  const Gazetteer gazetteer(context);
  SheetDraft draft(context, "lacuna-indicators", context.messages.text("Indicator scores"));
  for (const char* heading : {"Scheme", "Area", "Step"}) draft.column(heading, 18);
  draft.column("Question", 50);
  for (const char* heading : {"Territory", "Groups"}) draft.column(heading, 18);
  draft.column("Date", 12);
  draft.column("Value (0 to 100)", 10, kb::ColumnType::number);
  draft.column("Argument", 60);
  draft.column("Provision", 40);
  const auto cell = [&](const kb::EntryKind& of, const Entry& entry, std::string_view name) {
    return shown(context, draft, gazetteer, of, *kb::find_field(of, name), entry);
  };
  for (const Entry& entry :
       kb::all_entries(context.store, context.viewer, entry_filter_of(request, kind, gazetteer))) {
    const auto indicator =
        kb::find_entry(context.store, context.viewer, kb::value_of(entry, "indicator"));
    if (!indicator) continue;  // what it scores is not this viewer's to see
    draft.uses(entry);
    draft.uses(*indicator);
    draft.row({cell(of_indicator, *indicator, "scheme"), text_of(*indicator, "area"),
               cell(of_indicator, *indicator, "step"), text_of(*indicator, "question"),
               cell(kind, entry, "territory"), cell(kind, entry, "groups"),
               text_of(entry, "assessed_on"), text_of(entry, "value"), text_of(entry, "argument"),
               cell(kind, entry, "provision")});
  }
  return draft.finish(filter_words(context, request, kind));
}

// Romania's table of proposals (domain.md 3.6, X1; row A13): exactly three columns.
kb::Sheet amendment_sheet(Context& context, const Request& request) {
  const kb::EntryKind& kind = get_entry_kind("amendment");
  const Gazetteer gazetteer(context);
  SheetDraft draft(context, "lacuna-amendments", context.messages.text("Amendment proposals"));
  for (const char* heading : {"Text in force", "Text proposed", "Reasons"})
    draft.column(heading, 60);
  for (const Entry& entry :
       kb::all_entries(context.store, context.viewer, entry_filter_of(request, kind, gazetteer))) {
    draft.uses(entry);
    draft.row({draft.provision(kb::value_of(entry, "provision")) + "\n" + text_of(entry, "present"),
               text_of(entry, "proposed"), text_of(entry, "reasons")});
  }
  return draft.finish(filter_words(context, request, kind));
}

}  // namespace lacuna::server
