// A form as templates see it: {failed, errors: [{field, text, href}], values: {field: text}, lists:
// {field: [text]}, wrong: {field: text}}. Pure; any thread.
#pragma once

#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "kb/base/names.h"
#include "server/forms/forms.h"
#include "server/view/messages.h"

namespace lacuna::server {

// `fields`: every field that the template prints; those nobody typed get "" or the given start
// value.
nlohmann::json form_model(const FormReader& form, const Messages& messages,
                          const nlohmann::json& start_values);
// The form before anything was typed.
nlohmann::json empty_form_model(const nlohmann::json& start_values);

// The words of an enum, for options().
template <class E>
std::vector<std::string_view> words_of() {
  std::vector<std::string_view> words;
  for (const auto& row : all_of<E>()) words.push_back(row.word);
  return words;
}

// <option>s: [{value, label, selected}], labels by Messages::label(context, word).
//   options(words_of<kb::Visibility>(), word(gap.visibility), "visibility", messages)
nlohmann::json options(const std::vector<std::string_view>& words, std::string_view selected,
                       std::string_view context, const Messages& messages);

}  // namespace lacuna::server
