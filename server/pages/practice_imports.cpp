#include "server/pages/practice_imports.h"

#include <nlohmann/json.hpp>

#include "kb/export/practice_text.h"
#include "kb/rules/entry_rules.h"
#include "kb/store/entry_batch.h"
#include "server/auth/flash.h"
#include "server/forms/forms.h"
#include "server/forms/model.h"
#include "server/pages/entry_view.h"
#include "server/pages/parts.h"
#include "server/pages/typed_names.h"
#include "server/view/urls.h"

namespace lacuna::server {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kLongestText = 100'000;  // characters
constexpr const char* kNotRead = "not_read";

Json form_page(Context& context, Json form) {
  return {{"title", context.messages.text("A good practice from its text")},
          {"breadcrumb", Json::array({{{"label", context.messages.text("Good practices")},
                                       {"href", entries_url("good_practice")}}})},
          {"action", "/practices/import"},
          {"form", std::move(form)},
          {"read", false}};
}

// What the draft would say; what no field takes stands apart.
Json read_model(Context& context, kb::PracticeReading reading, const std::string& text) {
  const Gazetteer gazetteer(context);
  const std::string left(kb::value_of(reading.practice, kNotRead));
  reading.practice.values.erase(kNotRead);
  Json parts = Json::array();
  for (const kb::Entry& part : reading.parts)
    parts.push_back({{"kind_label", context.messages.text(get_entry_kind(part.kind).name)},
                     {"title", part.title},
                     {"fields", fields_model(context, gazetteer, part)}});
  return {{"title", reading.practice.title},
          {"fields", fields_model(context, gazetteer, reading.practice)},
          {"parts", std::move(parts)},
          {"unknown", reading.unknown},
          {"left", left},
          {"text", text}};
}

void add_failures(FormReader& form, const kb::PracticeReading& reading) {
  for (const Diagnostic& problem : reading.problems) form.add_error("text", problem.message);
  if (!form.errors().empty()) return;
  const auto check = [&](const kb::Entry& entry) {
    for (const kb::FieldFailure& failure : kb::entry_failures(get_entry_kind(entry.kind), entry))
      form.add_error("text", failure.message);
  };
  check(reading.practice);
  for (const kb::Entry& part : reading.parts) check(part);
}

}  // namespace

Response practice_import_form(Context& context, const Request&) {
  return page("practice_import", form_page(context, empty_form_model({{"text", ""}})));
}

Response practice_import_post(Context& context, const Request& request) {
  FormReader form(request);
  std::string text = form.lines("text", Need::optional, kLongestText);
  const std::string accepted = form.lines("accepted", Need::optional, kLongestText);
  if (!accepted.empty()) text = accepted;
  kb::PracticeReading reading;
  if (text.empty()) {
    form.add_error("text", "Paste the text of the page.");
  } else {
    const TypedNames names(context);
    reading = kb::read_practice_text(text, names);
    add_failures(form, reading);
  }
  Json model = form_page(context, form_model(form, context.messages, {{"text", text}}));
  if (!form.errors().empty()) return page("practice_import", std::move(model), 422);
  if (accepted.empty()) {
    model["read"] = read_model(context, std::move(reading), text);
    return page("practice_import", std::move(model));
  }
  const kb::EntryBatch batch[] = {{std::move(reading.practice), "", std::move(reading.parts)}};
  const std::vector<std::string> made =
      kb::save_entries(context.store, batch, context.viewer, "read from its text");
  Response response = redirect(entry_url(made.front()));
  set_flash(response, request, "The good practice is kept as a draft.");
  return response;
}

}  // namespace lacuna::server
