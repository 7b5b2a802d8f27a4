#include "server/forms/model.h"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace lacuna::server {
namespace {

using nlohmann::json;

// A start value as a field shows it.
json shown(const json& value) {
  if (value.is_string() || value.is_array()) return value;
  if (value.is_null()) return "";
  if (value.is_boolean()) return value.get<bool>() ? "1" : "";
  return value.dump();
}

}  // namespace

json empty_form_model(const json& start_values) {
  json values = json::object(), lists = json::object(), wrong = json::object();
  for (const auto& [field, value] : start_values.items()) {
    (value.is_array() ? lists : values)[field] = shown(value);
    wrong[field] = "";
  }
  return {{"failed", false},
          {"errors", json::array()},
          {"values", values},
          {"lists", lists},
          {"wrong", wrong}};
}

json form_model(const FormReader& form, const Messages& messages, const json& start_values) {
  json model = empty_form_model(start_values);
  for (const auto& [field, typed] : form.typed()) {
    if (model["lists"].contains(field))
      model["lists"][field] = typed;
    else
      model["values"][field] = typed.empty() ? std::string() : typed.front();
    if (!model["wrong"].contains(field)) model["wrong"][field] = "";
  }
  for (const FormError& error : form.errors()) {
    const std::string text = messages.text(error.message, error.arguments);
    const std::string href = error.field.empty() ? "" : "#" + error.field;
    model["errors"].push_back({{"field", error.field}, {"text", text}, {"href", href}});
    if (!error.field.empty()) model["wrong"][error.field] = text;
  }
  model["failed"] = !form.errors().empty();
  return model;
}

json options(const std::vector<std::string_view>& words, std::string_view selected,
             std::string_view context, const Messages& messages) {
  json all = json::array();
  for (std::string_view word : words)
    all.push_back({{"value", word},
                   {"label", messages.label(context, word)},
                   {"selected", word == selected}});
  return all;
}

}  // namespace lacuna::server
