#include "server/pages/exports.h"

#include <algorithm>
#include <iterator>

#include <nlohmann/json.hpp>

#include "kb/base/error.h"
#include "kb/export/json_ld.h"
#include "kb/store/act_store.h"
#include "kb/store/annotation_store.h"
#include "kb/store/concept_store.h"
#include "kb/store/entry_store.h"
#include "server/pages/entry_view.h"
#include "server/pages/parts.h"
#include "server/pages/sheets.h"
#include "server/view/urls.h"

namespace lacuna::server {
namespace {

using Json = nlohmann::json;

// THE TABLE OF EXPORTS
constexpr SheetMaker kMakers[] = {
    {"gaps", "Gap register",
     "Every gap with its statement, provisions, standard, severity, evidence grade, asks and "
     "state.",
     gap_sheet},
    {"services", "Services (5W)",
     "Who does what, where, when and for whom, a row for each service point; the same file can be "
     "imported again.",
     service_sheet, "", service_print_sheet},
    {"concordance", "Concordance table",
     "EU act and national acts side by side in the Moldovan layout.", concordance_sheet,
     "concordance_table"},
    {"indicators", "Indicator scores",
     "Every assessment with its indicator, value, date and argument.", indicator_sheet},
    {"amendments", "Amendment proposals", "Three columns: text in force, text proposed, reasons.",
     amendment_sheet},
    {"record", "A record with its parts",
     "Minutes of a meeting, a procedure with its steps, a good practice with its figures.",
     record_sheet, "meeting"},
    {"records", "All records of a kind", "A row a record, a column a field.", records_sheet},
};

// Linked data, in the standards of the field.
struct DataMaker {
  std::string_view name;
  std::string_view label;
  std::string_view says;
  std::string (*make)(Context& context);
};

std::string skos(Context& context) {
  return kb::write_skos(kb::concept_schemes(context.store));
}

std::string legislation(Context& context) {
  std::vector<kb::Work> works;
  kb::WorkFilter filter;
  filter.kind = kb::DocumentKind::act;
  kb::PageRequest next{"", kb::kLargestPage};
  do {
    const auto found = kb::list_works(context.store, filter, next);
    for (const kb::WorkRow& row : found.items) works.push_back(row.work);
    next.after = found.next;
  } while (!next.after.empty());
  return kb::write_legislation(works);
}

std::string annotations(Context& context) {
  return kb::write_web_annotations(kb::provision_annotations(context.store, context.viewer));
}

constexpr DataMaker kData[] = {
    {"vocabularies", "Vocabularies", "SKOS concept schemes", skos},
    {"acts", "Acts", "schema.org Legislation with the words of ELI", legislation},
    {"annotations", "Comments on provisions", "W3C Web Annotations", annotations},
};

[[noreturn]] void refuse() {
  throw Error(ErrorCode::not_found, "There is no such export.",
              "The page of exports lists what there is.");
}

const SheetMaker& maker_named(std::string_view name) {
  const auto found = std::ranges::find(kMakers, name, &SheetMaker::name);
  if (found == std::end(kMakers)) refuse();
  return *found;
}

Json facts_model(const std::vector<kb::SheetFact>& facts) {
  Json rows = Json::array();
  for (const kb::SheetFact& fact : facts)
    rows.push_back({{"label", fact.label}, {"value", fact.value}});
  return rows;
}

constexpr std::size_t kColumnsOnPaper = 10;
constexpr std::size_t kHeadOfCard = 2;  // columns: number and title

// A row of more columns than a sheet of paper holds: its head and what it says, line by line.
Json card_of(const kb::Sheet& sheet, const std::vector<std::string>& cells) {
  std::vector<std::string> head;
  Json pairs = Json::array();
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (cells[i].empty()) continue;
    if (i < kHeadOfCard)
      head.push_back(cells[i]);
    else
      pairs.push_back({{"label", sheet.columns[i].name}, {"text", cells[i]}});
  }
  return {{"head", joined(head, " ")}, {"pairs", pairs}};
}

// Exports of single records: a link for each that the viewer sees.
Json choices_of(Context& context, const SheetMaker& maker) {
  Json rows = Json::array();
  if (maker.of.empty()) return rows;
  kb::EntryFilter filter;
  filter.kind = maker.of;
  for (const kb::Entry& entry : kb::all_entries(context.store, context.viewer, filter)) {
    Json row = export_links(maker.name, {{"of", entry.id}});
    row["label"] = entry.number + " " + entry.title;
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace

Fields export_query(const Request& request) {
  Fields chosen = request.query;
  std::erase_if(chosen, [](const Field& field) {
    return field.value.empty() || field.name == "after" || field.name == "page" ||
           field.name == "lang";
  });
  return chosen;
}

Json export_links(std::string_view name, const Fields& chosen) {
  const std::string file = "/export/" + std::string(name);
  return {{"csv_href", with_query(file + ".csv", chosen)},
          {"xlsx_href", with_query(file + ".xlsx", chosen)},
          {"print_href", with_query("/print/" + std::string(name), chosen)}};
}

Response export_list(Context& context, const Request&) {
  const Messages& messages = context.messages;
  Json rows = Json::array();
  for (const SheetMaker& maker : kMakers) {
    if (maker.make == records_sheet) continue;
    Json row = export_links(maker.name, {});
    row["label"] = messages.text(maker.label);
    row["says"] = messages.text(maker.says);
    row["whole"] = maker.of.empty();
    row["choices"] = choices_of(context, maker);
    rows.push_back(std::move(row));
  }
  Json kinds = Json::array();
  for (const kb::EntryKind& kind : kb::entry_kinds()) {
    if (kb::is_part(kind.word)) continue;
    if (kb::count_entries(context.store, context.viewer, kind.word) == 0) continue;
    Json row = export_links("records", {{"kind", std::string(kind.word)}});
    row["label"] = messages.text(kind.plural);
    kinds.push_back(std::move(row));
  }
  Json data = Json::array();
  for (const DataMaker& maker : kData)
    data.push_back({{"label", messages.text(maker.label)},
                    {"says", messages.text(maker.says)},
                    {"href", "/export/" + std::string(maker.name) + ".jsonld"}});
  return page("export_list",
              {{"title", messages.text("Exports")},
               {"exports", rows},
               {"kinds", kinds},
               {"has_kinds", !kinds.empty()},
               {"data", data},
               {"brief_href", "/brief"},
               {"import_href", context.viewer.role >= kb::Role::editor ? "/services/import" : ""}});
}

Response export_file(Context& context, const Request& request) {
  const std::string_view file = request.param("file");
  const std::size_t dot = file.rfind('.');
  if (dot == std::string_view::npos) refuse();
  if (file.substr(dot + 1) == "jsonld") {
    const auto data = std::ranges::find(kData, file.substr(0, dot), &DataMaker::name);
    if (data == std::end(kData)) refuse();
    return download(data->make(context), "application/ld+json",
                    "lacuna-" + std::string(data->name) + ".jsonld");
  }
  const SheetMaker& maker = maker_named(file.substr(0, dot));
  return sheet_file(maker.make(context, request), file.substr(dot + 1));
}

Response export_print(Context& context, const Request& request) {
  const SheetMaker& maker = maker_named(request.param("name"));
  const kb::Sheet sheet = (maker.printed ? maker.printed : maker.make)(context, request);
  const bool wide = sheet.columns.size() > kColumnsOnPaper;
  Json columns = Json::array(), rows = Json::array();
  for (const kb::SheetColumn& column : sheet.columns) columns.push_back({{"text", column.name}});
  for (const auto& cells : sheet.rows) {
    Json row = Json::array();
    for (const std::string& cell : cells) row.push_back({{"text", cell}});
    rows.push_back(
        {{"cells", std::move(row)}, {"card", wide ? card_of(sheet, cells) : Json(false)}});
  }
  Json links = export_links(maker.name, export_query(request));
  return page("export_print",
              {{"title", sheet.title},
               {"breadcrumb",
                Json::array({{{"label", context.messages.text("Exports")}, {"href", "/exports"}}})},
               {"head", facts_model(sheet.head)},
               {"columns", columns},
               {"wide", wide},
               {"rows", rows},
               {"empty", rows.empty()},
               {"notes", sheet.notes},
               {"colophon", facts_model(sheet.colophon)},
               {"csv_href", links["csv_href"]},
               {"xlsx_href", links["xlsx_href"]}});
}

}  // namespace lacuna::server
