#include "server/pages/choices.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "kb/store/account_store.h"
#include "kb/store/concept_store.h"
#include "server/forms/model.h"
#include "server/pages/parts.h"

namespace lacuna::server {
namespace {

using Json = nlohmann::json;

bool has(const std::vector<std::string>& list, std::string_view one) {
  return std::find(list.begin(), list.end(), one) != list.end();
}

Json choice(std::string_view value, const std::string& label, bool selected) {
  return {{"value", value}, {"label", label}, {"selected", selected}};
}

// Jurisdictions that gaps are recorded for.
constexpr std::string_view kJurisdictions[] = {"ro", "md", "eu", "ua", "int"};

}  // namespace

Json concept_choices(Context& context, std::string_view scheme,
                     const std::vector<std::string>& selected) {
  Json choices = Json::array();
  const ConceptLabels labels(context);
  for (const std::string& notation : notations_of(context, scheme))
    choices.push_back(choice(notation, labels.of(scheme, notation), has(selected, notation)));
  return choices;
}

std::vector<std::string> notations_of(Context& context, std::string_view scheme) {
  std::vector<std::string> notations;
  if (const auto found = kb::find_scheme(context.store, scheme))
    for (const kb::Concept& concept_row : found->concepts)
      notations.push_back(concept_row.notation);
  return notations;
}

Json visibility_choices(Context& context, kb::Visibility selected) {
  std::vector<std::string_view> words;
  for (const auto& row : all_of<kb::Visibility>())
    if (row.value != kb::Visibility::coalition || context.viewer.in_coalition())
      words.push_back(row.word);
  return options(words, word(selected), "visibility", context.messages);
}

Json organisation_choices(Context& context, const std::vector<std::string>& selected) {
  Json choices = Json::array();
  for (const kb::Organisation& organisation : kb::organisations(context.store))
    if (organisation.id != context.viewer.organisation)
      choices.push_back(choice(organisation.id, organisation.name, has(selected, organisation.id)));
  return choices;
}

Json number_choices(int least, int most, int selected) {
  Json choices = Json::array();
  for (int number = least; number <= most; ++number)
    choices.push_back(choice(std::to_string(number), std::to_string(number), number == selected));
  return choices;
}

Json language_choices(Context& context, std::string_view selected) {
  return options({"ro", "en", "ru", "uk"}, selected, "language", context.messages);
}

Json jurisdiction_choices(Context& context, std::string_view selected) {
  return options({std::begin(kJurisdictions), std::end(kJurisdictions)}, selected, "jurisdiction",
                 context.messages);
}

nlohmann::json with_field_names(nlohmann::json form, const Messages& messages) {
  for (nlohmann::json& error : form["errors"]) {
    const auto field = error["field"].get<std::string>();
    if (!field.empty())
      error["text"] =
          messages.label("field", field) + ": " + error["text"].get_ref<const std::string&>();
  }
  return form;
}

void read_visibility(FormReader& form, Context& context, kb::Record& record) {
  record.visibility = form.word("visibility", kb::Visibility::private_);
  if (record.visibility == kb::Visibility::coalition && !context.viewer.in_coalition())
    form.add_error("visibility", "Only organisations of the coalition share records there.");
  std::vector<std::string> ids;
  for (const kb::Organisation& organisation : kb::organisations(context.store))
    ids.push_back(organisation.id);
  record.shared_with = form.some_of("shared_with", ids);
  if (record.visibility == kb::Visibility::restricted && record.shared_with.empty())
    form.add_error("shared_with",
                   "Name at least one organisation, or choose who may see it otherwise.");
  if (record.visibility != kb::Visibility::restricted) record.shared_with.clear();
}

}  // namespace lacuna::server
