// A concordance table in the Moldovan layout (domain.md 2.2): head 1 to 5, columns 6 to 9. The
// layout is said not to be confirmed against the annex of HG 1171/2018 until a person confirmed it.
#include "kb/base/error.h"
#include "kb/rules/concordance_rules.h"
#include "kb/store/act_store.h"
#include "kb/store/entry_store.h"
#include "server/pages/entry_view.h"
#include "server/pages/exports.h"
#include "server/pages/parts.h"
#include "server/pages/sheets.h"

namespace lacuna::server {
namespace {

using kb::Entry;

// The reference in the text that the row was made on.
std::string dated(const std::string& reference, std::string_view version) {
  auto ref = kb::parse_ref(reference);
  if (!ref) return reference;
  if (!ref->date) ref->date = parse_iso_date(version);
  return to_string(*ref);
}

std::string with_words(SheetDraft& draft, const std::string& reference, std::string_view version) {
  const std::string exact = dated(reference, version);
  const std::string words = draft.words_of(exact);
  return draft.provision(exact) + (words.empty() ? "" : "\n" + words);
}

std::string act_text(Context& context, const std::string& key) {
  const auto known = kb::find_known_work(context.store, key);
  if (!known) return key;
  const kb::Work& work = known->work;
  return work_title(work) + (work.subject.empty() ? "" : " " + work.subject) +
         (work.celex.empty() ? " [" + key + "]" : ", CELEX " + work.celex);
}

std::string acts_text(Context& context, const Entry& entry, std::string_view field) {
  std::string text;
  for (const std::string& key : kb::values_of(entry, field))
    text += (text.empty() ? "" : "; ") + act_text(context, key);
  return text;
}

// Why it differs, who mends it by when: column 9.
std::string observations(Context& context, const Entry& row) {
  const Messages& messages = context.messages;
  std::string text;
  const auto add = [&](std::string_view label, const std::string& value) {
    if (!value.empty()) text += (text.empty() ? "" : "\n") + messages.text(label) + ": " + value;
  };
  add("Difference", std::string(kb::value_of(row, "difference")));
  add("Justification", std::string(kb::value_of(row, "justification")));
  if (const std::string body(kb::value_of(row, "responsible")); !body.empty())
    add("Responsible authority", agent_name(context, body));
  add("Deadline", std::string(kb::value_of(row, "deadline")));
  return text;
}

}  // namespace

kb::Sheet concordance_sheet(Context& context, const Request& request) {
  const Entry table = get_entry(context, request.query_value("of"));
  if (table.kind != "concordance_table")
    throw Error(ErrorCode::not_found, "This record is no concordance table.",
                "The page of exports lists them.");
  const Messages& messages = context.messages;
  const kb::EntryKind& kind = get_entry_kind("concordance_row");
  const kb::EntryField& degree = *kb::find_field(kind, "degree");
  const Gazetteer gazetteer(context);
  SheetDraft draft(context, "lacuna-" + table.number,
                   messages.text("Concordance table") + ": " + table.title);
  draft.uses(table);
  draft.head("1. Title of the EU act with its last amendment, CELEX",
             acts_text(context, table, "eu_act"));
  const bool drafted = !kb::values_of(table, "draft").empty();
  draft.head("2. Title of the draft or national act",
             acts_text(context, table, drafted ? "draft" : "national_acts"));
  std::vector<Entry> rows;
  for (Entry& part : kb::parts_of(context.store, context.viewer, table.id))
    if (part.kind == kind.word) rows.push_back(std::move(part));
  const kb::ConcordanceSummary whole = kb::summary_of(rows);
  const auto degree_words = [&](std::string_view word) {
    return named(context, gazetteer, kind, degree, std::string(word)).value_or(Named{}).text;
  };
  draft.head("3. Overall degree of compatibility", degree_words(whole.overall));
  if (whole.open > 0)
    draft.note(messages.plural("Provisional: {count} row is not assessed.",
                               "Provisional: {count} rows are not assessed.",
                               static_cast<long>(whole.open)));
  if (const std::string body(kb::value_of(table, "responsible")); !body.empty())
    draft.head("4. Responsible authority or person", agent_name(context, body));
  draft.head("5. Drawn up or updated on", std::string(kb::value_of(table, "drawn_up")));
  draft.column("6. EU act (article, paragraph, text)", 60);
  draft.column("7. National act (article, text)", 60);
  draft.column("8. Degree of compatibility", 20);
  draft.column("9. Observations", 50);
  for (const Entry& row : rows) {
    draft.uses(row);
    std::string national;
    for (const std::string& reference : kb::values_of(row, "national"))
      national += (national.empty() ? "" : "\n\n") +
                  with_words(draft, reference, kb::value_of(row, "national_version"));
    draft.row({with_words(draft, std::string(kb::value_of(row, "eu_provision")),
                          kb::value_of(row, "eu_version")),
               national.empty() ? messages.text("no provision") : national,
               degree_words(kb::value_of(row, "degree")), observations(context, row)});
  }
  const std::string_view confirmed = kb::value_of(table, "layout_confirmed");
  draft.note(confirmed.empty()
                 ? messages.text("layout not confirmed against the annex of HG 1171/2018")
                 : messages.text("layout confirmed against the annex of HG 1171/2018 by {who}",
                                 {{"who", std::string(confirmed)}}));
  return draft.finish(table.number);
}

}  // namespace lacuna::server
