// What forms offer to choose from: [{value, label, selected}]. One thread a request.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "kb/model/record.h"
#include "server/forms/forms.h"
#include "server/pages/context.h"

namespace lacuna::server {

// Concepts of a scheme; several may be selected.
nlohmann::json concept_choices(Context& context, std::string_view scheme,
                               const std::vector<std::string>& selected);
std::vector<std::string> notations_of(Context& context, std::string_view scheme);

nlohmann::json visibility_choices(Context& context, kb::Visibility selected);
nlohmann::json organisation_choices(Context& context, const std::vector<std::string>& selected);
nlohmann::json number_choices(int least, int most, int selected);
nlohmann::json language_choices(Context& context, std::string_view selected);
nlohmann::json jurisdiction_choices(Context& context, std::string_view selected);

// A form's model with the name of the field before each error of its summary (context `field` of
// the locales).
nlohmann::json with_field_names(nlohmann::json form, const Messages& messages);

// Reads visibility and shared_with into a record; what the viewer may not choose is an error of the
// field.
void read_visibility(FormReader& form, Context& context, kb::Record& record);

}  // namespace lacuna::server
