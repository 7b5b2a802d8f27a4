#include "server/pages/law_day.h"

#include <nlohmann/json.hpp>

#include "kb/base/error.h"
#include "server/pages/asked.h"
#include "server/pages/parts.h"
#include "server/view/format.h"
#include "server/view/urls.h"

namespace lacuna::server {

std::optional<Date> law_day(const Request& request) {
  const std::string_view typed = request.query_value("on");
  if (typed.empty()) return std::nullopt;
  const auto day = parse_iso_date(typed);
  if (!day)
    throw Error(ErrorCode::bad_input, "This is no day: " + std::string(typed),
                "Write it as 2023-03-01.");
  return day;
}

nlohmann::json law_day_model(const std::optional<Date>& day, const Messages& messages) {
  return {{"value", day ? to_iso(*day) : ""},
          {"text", day ? format_date(*day, messages.language()) : ""}};
}

kb::Work on_day(kb::Work work, const std::optional<Date>& day) {
  if (day) work.force = kb::Force::unknown;
  return work;
}

std::string not_law_on(const kb::Work& work, const Date& day, const Messages& messages) {
  const auto at = [&](const char* id, const Date& date) {
    return messages.text(id, {{"day", format_date(date, messages.language())},
                              {"on", format_date(day, messages.language())}});
  };
  if (work.date_document && day < *work.date_document)
    return at("This act is of {day}: on {on} there was none.", *work.date_document);
  if (work.year > day.year)
    return messages.text(
        "This act is of {year}: on {on} there was none.",
        {{"year", std::to_string(work.year)}, {"on", format_date(day, messages.language())}});
  if (work.repealed_from && *work.repealed_from <= day)
    return at("This act was repealed from {day}: on {on} it is not law.", *work.repealed_from);
  if (work.in_force_from && day < *work.in_force_from)
    return at("This act enters into force on {day}: on {on} it is not yet law.",
              *work.in_force_from);
  if (work.applies_from && day < *work.applies_from)
    return at("This act applies from {day}: on {on} it is in force but does not yet apply.",
              *work.applies_from);
  return "";
}

std::optional<kb::Expression> text_on(Context& context, std::string_view work,
                                      std::string_view language, const Date& day) {
  for (kb::Expression& text : texts_of(context, work, language))
    if (text.date && *text.date <= day) return std::move(text);
  return std::nullopt;
}

std::string law_url_on(kb::ProvisionRef ref, const std::optional<Date>& day) {
  if (day && !ref.date) ref.date = day;
  return law_url(to_string(ref));
}

}  // namespace lacuna::server
