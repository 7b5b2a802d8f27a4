#include "server/pages/concordance.h"

#include <algorithm>
#include <set>

#include <nlohmann/json.hpp>

#include "indexer/cite/format.h"
#include "kb/base/error.h"
#include "kb/base/text.h"
#include "kb/model/entry_kinds.h"
#include "kb/rules/concordance_rules.h"
#include "kb/store/act_store.h"
#include "kb/store/citation_store.h"
#include "kb/store/entry_store.h"
#include "server/pages/entry_view.h"
#include "server/pages/parts.h"
#include "server/view/urls.h"

namespace lacuna::server {
namespace {

using kb::Entry;
using kb::value_of;
using kb::values_of;

constexpr std::size_t kQuoted = 300;  // characters of a provision beside its number

std::string degree_text(Context& context, std::string_view degree) {
  return context.messages.label("concordance_row_degree", degree);
}

CellMark mark_of(std::string_view degree) {
  if (degree == "fully" || degree == "more_favourable" || degree == "applied") return CellMark::met;
  if (degree == "not_assessed") return CellMark::unexamined;
  if (degree == "not_applicable" || degree == "optional_not_used") return CellMark::none;
  return CellMark::gap;
}

std::optional<Date> newest_text(Context& context, std::string_view work) {
  const auto text = kb::current_expression(context.store, work);
  return text ? text->date : std::nullopt;
}

std::optional<Date> newest_national(Context& context, const Entry& table) {
  std::optional<Date> newest;
  for (const std::string& work : values_of(table, "national_acts"))
    if (const auto date = newest_text(context, work); date && (!newest || *newest < *date))
      newest = date;
  return newest;
}

// The provision as it is cited and, where its text is loaded, its words.
std::string provision_text(Context& context, const std::string& reference) {
  const auto ref = kb::parse_ref(reference);
  if (!ref) return reference;
  const auto found = kb::find_provision(context.store, *ref);
  const std::string language = found ? found->expression.language : context.messages.language();
  std::string text = indexer::cite_unit(language, *ref);
  if (text.empty()) text = reference;
  if (!found) return text;
  std::string words;
  for (const kb::Provision& unit :
       kb::find_provisions(context.store, found->expression.key, found->provision.eid))
    if (!unit.text.empty() && words.size() <= kQuoted)
      words += (words.empty() ? "" : " ") + unit.text;
  return words.empty() ? text : text + ": " + shorten(words, kQuoted);
}

std::vector<std::string> articles_of(Context& context, std::string_view work) {
  std::vector<std::string> articles;
  const auto text = kb::current_expression(context.store, work);
  if (!text) return articles;
  for (const kb::Provision& unit : kb::find_provisions(context.store, text->key, {}))
    if (unit.basic && unit.level == kb::Level::article && unit.eid.find("__") == std::string::npos)
      articles.push_back(unit.eid);
  return articles;
}

Table summary_table(Context& context, const Entry& table, const std::vector<Entry>& rows) {
  const Messages& messages = context.messages;
  const kb::ConcordanceSummary summary = kb::summary_of(rows);
  Table made{"concordance",
             messages.text("The whole"),
             messages.text("Degree"),
             {{messages.text("Rows"), "", {}}},
             {},
             ""};
  made.rows.push_back({{messages.text("Overall degree (computed)"), "", {}},
                       {{degree_text(context, summary.overall), "", mark_of(summary.overall)}}});
  for (const auto& [degree, count] : summary.degrees)
    made.rows.push_back(
        {{degree_text(context, degree), "", {}}, {{std::to_string(count), "", mark_of(degree)}}});
  const std::string eu_act(value_of(table, "eu_act"));
  const auto articles = articles_of(context, eu_act);
  std::string missing;
  for (const std::string& eid : kb::missing_articles(rows, eu_act, articles)) {
    kb::ProvisionRef ref;
    ref.work = eu_act;
    ref.eid = eid;
    missing += (missing.empty() ? "" : ", ") + indexer::cite_unit(messages.language(), ref);
  }
  made.rows.push_back({{messages.text("Articles without a row"), "", {}},
                       {{articles.empty()  ? messages.text("the text of the act is not loaded")
                         : missing.empty() ? messages.text("none")
                                           : missing,
                         "",
                         articles.empty()  ? CellMark::unexamined
                         : missing.empty() ? CellMark::met
                                           : CellMark::recheck}}});
  if (summary.open > 0)
    made.note = messages.plural("Provisional: {count} row is not assessed.",
                                "Provisional: {count} rows are not assessed.",
                                static_cast<long>(summary.open)) +
                " ";
  if (value_of(table, "layout_confirmed").empty())
    made.note += messages.text("Layout not confirmed against the annex of HG 1171/2018.");
  return made;
}

Table rows_table(Context& context, const Entry& table, const std::vector<Entry>& rows) {
  const Messages& messages = context.messages;
  Table made{"concordance-rows",
             messages.text("Obligation by obligation"),
             messages.text("Act of the Union"),
             {},
             {},
             ""};
  for (const char* column : {"National law", "Degree", "Difference and reasons", "Texts compared"})
    made.columns.push_back({messages.text(column), "", {}});
  const auto eu_newest = newest_text(context, value_of(table, "eu_act"));
  const auto national_newest = newest_national(context, table);
  std::size_t stale = 0;
  for (const Entry& row : rows) {
    const std::string eu(value_of(row, "eu_provision"));
    std::string national, reasons;
    for (const std::string& one : values_of(row, "national"))
      national += (national.empty() ? "" : "; ") + provision_text(context, one);
    for (const char* field : {"difference", "justification"})
      if (const std::string_view text = value_of(row, field); !text.empty())
        reasons += (reasons.empty() ? "" : " ") + std::string(text);
    const auto old = kb::staleness(row, eu_newest, national_newest);
    stale += !old.empty();
    std::string dates = day_text(kb::date_of(row, "eu_version"), messages) + " / " +
                        day_text(kb::date_of(row, "national_version"), messages);
    for (const std::string_view reason : old) dates += "; " + messages.text(reason);
    const std::string_view degree = value_of(row, "degree");
    made.rows.push_back({{provision_text(context, eu), law_url(eu), {}},
                         {{national.empty() ? messages.text("none named") : national,
                           national.empty() ? std::string() : law_url(value_of(row, "national")),
                           {}},
                          {degree_text(context, degree), entry_url(row.id), mark_of(degree)},
                          {reasons, "", {}},
                          {dates, "", old.empty() ? CellMark::none : CellMark::recheck}}});
  }
  if (stale > 0)
    made.note =
        messages.plural("{count} row is to be re-checked: a text is newer than the comparison.",
                        "{count} rows are to be re-checked: a text is newer than the comparison.",
                        static_cast<long>(stale));
  return made;
}

std::vector<Entry> rows_of_table(const std::vector<Entry>& parts) {
  std::vector<Entry> rows;
  std::copy_if(parts.begin(), parts.end(), std::back_inserter(rows),
               [](const Entry& part) { return part.kind == "concordance_row"; });
  return rows;
}

}  // namespace

std::vector<Table> concordance_tables(Context& context, const Entry& table,
                                      const std::vector<Entry>& parts) {
  const auto rows = rows_of_table(parts);
  return {summary_table(context, table, rows), rows_table(context, table, rows)};
}

Response concordance_prefill(Context& context, const Request& request) {
  const Entry table = get_entry(context, request.param("id"));
  if (table.kind != "concordance_table")
    throw Error(ErrorCode::bad_input, "This record is no table of concordance.",
                "Open a table of concordance and fill it there.");
  require_change(context, table);
  const std::string eu_act(value_of(table, "eu_act"));
  std::set<std::string> there;
  std::size_t order = 0;
  for (const Entry& row : rows_of_table(kb::parts_of(context.store, context.viewer, table.id))) {
    there.emplace(value_of(row, "eu_provision"));
    order = std::max(order, static_cast<std::size_t>(kb::number_of(row, "order").value_or(0)));
  }
  const auto eu_date = newest_text(context, eu_act);
  std::vector<std::string> works = values_of(table, "national_acts");
  for (const std::string& draft : values_of(table, "draft")) works.push_back(draft);
  kb::Transaction transaction(context.store.database());
  for (const std::string& work : works) {
    const auto text = kb::current_expression(context.store, work);
    if (!text) continue;
    for (const kb::Citation& citation : kb::citations_of(context.store, text->key)) {
      if (citation.relation != kb::CitationRelation::transposes || citation.target.work != eu_act ||
          citation.target.eid.empty())
        continue;
      const std::string reference = to_string(citation.target);
      if (!there.insert(reference).second) continue;
      Entry row;
      row.kind = "concordance_row";
      row.within = table.id;
      row.title = indexer::cite_unit(context.messages.language(), citation.target);
      row.values = {{"order", {std::to_string(++order)}},
                    {"eu_provision", {reference}},
                    {"obligation", {"obligatory"}},
                    {"degree", {"not_assessed"}},
                    {"from_clause", {"yes"}}};
      if (eu_date) row.values["eu_version"] = {to_iso(*eu_date)};
      if (text->date) row.values["national_version"] = {to_iso(*text->date)};
      kb::create_entry(context.store, std::move(row), context.viewer);
    }
  }
  transaction.commit();
  return redirect(entry_url(table.id) + "#concordance_row");
}

}  // namespace lacuna::server
