// The law of a day (`on=` of a list or of a search, "@" in the address of an act): which text of an
// act stood on it, whether the act was law, and addresses that stay on that day. One thread a
// request.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "kb/base/date.h"
#include "kb/model/frbr.h"
#include "kb/model/ref.h"
#include "server/http/request.h"
#include "server/pages/context.h"

namespace lacuna::server {

// The day that was asked for; a day that is none throws bad_input.
std::optional<Date> law_day(const Request& request);

// For a page: {value, text}, both "" when no day was asked for.
nlohmann::json law_day_model(const std::optional<Date>& day, const Messages& messages);

// What is known of an act's force is known of today: on a day that was asked for it is not said.
kb::Work on_day(kb::Work work, const std::optional<Date>& day);

// Says in words that an act was not yet, or is no longer, law on a day; "": it was, as far as
// known.
std::string not_law_on(const kb::Work& work, const Date& day, const Messages& messages);

// The newest text of the day in a language ("": any); nullopt: none that old is here.
std::optional<kb::Expression> text_on(Context& context, std::string_view work,
                                      std::string_view language, const Date& day);

// Of a unit that is named without a day.
std::string law_url_on(kb::ProvisionRef ref, const std::optional<Date>& day);

}  // namespace lacuna::server
