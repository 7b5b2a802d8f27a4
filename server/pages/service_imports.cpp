#include "server/pages/service_imports.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "indexer/sheet_rows.h"
#include "kb/export/csv.h"
#include "kb/export/five_w.h"
#include "kb/export/sheet.h"
#include "kb/store/entry_batch.h"
#include "kb/store/entry_store.h"
#include "server/auth/flash.h"
#include "server/forms/forms.h"
#include "server/forms/model.h"
#include "server/pages/parts.h"
#include "server/pages/typed_names.h"
#include "server/view/urls.h"

namespace lacuna::server {
namespace {

using Json = nlohmann::json;
using kb::Entry;

constexpr std::size_t kLongestRows = 900'000;  // characters that the accepting form carries

// ---- the rows given: a file, or what an earlier look at it put into the form

struct GivenRows {
  std::vector<kb::FiveWRow> rows;
  std::optional<Diagnostic> problem;
};

GivenRows rows_of_csv(std::string_view text) {
  GivenRows given;
  kb::CsvReading reading = kb::read_csv(text);
  for (kb::CsvRow& row : reading.rows) given.rows.push_back({row.line, std::move(row.cells)});
  given.problem = std::move(reading.problem);
  return given;
}

GivenRows rows_of(Context& context, const Upload& upload) {
  if (!upload.bytes.starts_with("PK")) return rows_of_csv(upload.bytes);
  GivenRows given;
  indexer::SheetRows sheet = indexer::read_sheet(context.read, upload.bytes, "services.xlsx");
  for (indexer::SheetRow& row : sheet.rows) given.rows.push_back({row.line, std::move(row.cells)});
  given.problem = std::move(sheet.problem);
  return given;
}

// Back to text for the form that accepts: what was shown is what is saved.
std::string text_of(const std::vector<kb::FiveWRow>& rows) {
  kb::Sheet sheet;
  for (const kb::FiveWRow& row : rows) {
    if (sheet.columns.empty()) {
      for (const std::string& name : row.cells) sheet.columns.push_back({name});
      continue;
    }
    if (!row.cells.empty() && row.cells.front().starts_with('#')) break;
    auto& cells = sheet.rows.emplace_back();
    for (std::size_t i = 0; i < sheet.columns.size(); ++i)
      cells.push_back(i < row.cells.size() ? kb::undefused(row.cells[i]) : std::string());
  }
  return kb::write_csv(sheet);
}

// ---- what would become of each service

struct ImportPlan {
  std::vector<kb::EntryBatch> batch;  // what is new or changed
  Json rows = Json::array();
  std::size_t made = 0, changed = 0, same = 0;
};

// `now` with what the file gives laid over it; nullopt when nothing differs.
std::optional<Entry> laid_over(const Entry& now, const Entry& given,
                               const std::vector<std::string>& fields) {
  Entry after = now;
  for (const std::string& field : fields) {
    if (field == "title") {
      after.title = given.title;
    } else if (field == "visibility") {
      after.visibility = given.visibility;
    } else if (const auto found = given.values.find(field); found != given.values.end()) {
      after.values[field] = found->second;
    } else {
      after.values.erase(field);
    }
  }
  const bool same =
      after.title == now.title && after.visibility == now.visibility && after.values == now.values;
  return same ? std::nullopt : std::optional(std::move(after));
}

std::vector<std::string> differing(const Entry& now, const Entry& after) {
  std::vector<std::string> fields;
  if (now.title != after.title) fields.emplace_back("title");
  if (now.visibility != after.visibility) fields.emplace_back("visibility");
  for (const kb::FiveWColumn& column : kb::five_w_columns())
    if (column.place == kb::FiveWPlace::service &&
        kb::values_of(now, column.field) != kb::values_of(after, column.field))
      fields.emplace_back(column.name);
  return fields;
}

const Entry* point_like(const std::vector<Entry>& points, const Entry& given) {
  for (const Entry& one : points)
    if (one.kind == "service_point" && one.title == given.title &&
        kb::value_of(one, "territory") == kb::value_of(given, "territory"))
      return &one;
  return nullptr;
}

const Entry* service_like(const std::vector<Entry>& services, const std::string& key) {
  for (const Entry& one : services)
    if (kb::value_of(one, "external_id") == key || one.number == key) return &one;
  return nullptr;
}

void plan_one(Context& context, const std::vector<Entry>& services, const kb::FiveWService& given,
              ImportPlan& plan) {
  kb::EntryBatch batch;
  const Entry* now = service_like(services, given.key);
  std::vector<Entry> points;
  std::vector<std::string> fields;
  if (now == nullptr) {
    batch.whole = given.service;
  } else {
    batch.id = now->id;
    points = kb::parts_of(context.store, context.viewer, now->id);
    batch.whole = laid_over(*now, given.service, given.given);
    if (batch.whole) fields = differing(*now, *batch.whole);
  }
  std::size_t new_points = 0;
  for (const Entry& point : given.points) {
    const Entry* like = point_like(points, point);
    if (like == nullptr) {
      batch.parts.push_back(point);
      ++new_points;
    } else if (auto after = laid_over(*like, point, given.given_of_points)) {
      batch.parts.push_back(std::move(*after));
      fields.push_back(point.title);
    }
  }
  const bool same = now != nullptr && !batch.whole && batch.parts.empty();
  ++(now == nullptr ? plan.made : same ? plan.same : plan.changed);
  const std::string_view what = now == nullptr ? "made" : same ? "same" : "changed";
  if (!same)
    plan.rows.push_back({{"line", given.line},
                         {"key", given.key},
                         {"title", given.service.title},
                         {"href", now == nullptr ? std::string() : entry_url(now->id)},
                         {"what", what},
                         {"fields", joined(fields)},
                         {"points", new_points > 0 ? Json(new_points) : Json(false)}});
  if (!same) plan.batch.push_back(std::move(batch));
}

ImportPlan plan_of(Context& context, const std::vector<kb::FiveWService>& services) {
  kb::EntryFilter all;
  all.kind = "service";
  const std::vector<Entry> here = kb::all_entries(context.store, context.viewer, all);
  ImportPlan plan;
  for (const kb::FiveWService& service : services) plan_one(context, here, service, plan);
  return plan;
}

// ---- the page

Json form_page(Context& context, Json form) {
  return {{"title", context.messages.text("Import services")},
          {"breadcrumb",
           Json::array({{{"label", context.messages.text("Exports")}, {"href", "/exports"}}})},
          {"action", "/services/import"},
          {"template_href", "/export/services.csv"},
          {"form", std::move(form)},
          {"looked", false},
          {"errors", Json::array()}};
}

const Json kStart = {{"file", ""}};

Json error_row(int line, const std::string& message) {
  return {{"line", line > 0 ? Json(line) : Json(false)}, {"message", message}};
}

Json errors_of(const std::vector<kb::FiveWFault>& faults, const Messages& messages) {
  Json rows = Json::array();
  for (const kb::FiveWFault& fault : faults)
    rows.push_back(error_row(fault.line, (fault.column.empty() ? "" : fault.column + ": ") +
                                             messages.text(fault.message, fault.values) + " " +
                                             messages.text(fault.hint)));
  return rows;
}

}  // namespace

Response service_import_form(Context& context, const Request&) {
  return page("service_import", form_page(context, empty_form_model(kStart)));
}

Response service_import_post(Context& context, const Request& request) {
  FormReader form(request);
  const std::string accepted = form.lines("rows", Need::optional, kLongestRows);
  if (accepted.empty() && request.uploads.empty()) form.add_error("file", "Choose a file.");
  Json model = form_page(context, form_model(form, context.messages, kStart));
  if (!form.errors().empty()) return page("service_import", std::move(model), 422);

  GivenRows given =
      accepted.empty() ? rows_of(context, request.uploads.front()) : rows_of_csv(accepted);
  kb::FiveWReading reading;
  Json errors = Json::array();
  if (given.problem) {
    errors.push_back(error_row(given.problem->line, context.messages.text(given.problem->message)));
  } else {
    reading = kb::read_five_w(given.rows, TypedNames(context));
    errors = errors_of(reading.faults, context.messages);
  }
  const std::string rows = errors.empty() ? text_of(given.rows) : std::string();
  if (rows.size() > kLongestRows)
    errors.push_back(error_row(
        0, context.messages.text("These are more rows than one step takes. Split the file.")));
  if (!errors.empty()) {
    model["errors"] = std::move(errors);
    return page("service_import", std::move(model), 422);
  }
  ImportPlan plan = plan_of(context, reading.services);
  if (accepted.empty()) {
    model["looked"] = {{"made", plan.made},
                       {"changed", plan.changed},
                       {"same", plan.same},
                       {"rows", std::move(plan.rows)},
                       {"may_accept", !plan.batch.empty()},
                       {"text", rows}};
    return page("service_import", std::move(model));
  }
  kb::save_entries(context.store, plan.batch, context.viewer, "5W");
  Response response = redirect(entries_url("service"));
  set_flash(response, request, "The services are saved.");
  return response;
}

}  // namespace lacuna::server
