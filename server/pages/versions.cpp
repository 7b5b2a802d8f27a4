#include "server/pages/versions.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "indexer/cite/format.h"
#include "server/pages/legal_events.h"
#include "server/pages/parts.h"
#include "server/pages/reading.h"
#include "server/view/format.h"
#include "server/view/urls.h"

namespace lacuna::server {
namespace {

using Json = nlohmann::json;

bool is_public(const kb::Expression& expression) {
  return expression.state == kb::ExpressionState::published ||
         expression.state == kb::ExpressionState::superseded;
}

// The next older text of the same language that people read; nullptr: none.
const kb::Expression* older(const std::vector<kb::Expression>& texts, std::size_t at) {
  for (std::size_t i = at + 1; i < texts.size(); ++i)
    if (texts[i].language == texts[at].language && is_public(texts[i])) return &texts[i];
  return nullptr;
}

// The day before the next newer dated text of the language; "" when none is known.
std::string valid_until(const std::vector<kb::Expression>& texts, std::size_t at,
                        const Messages& messages) {
  if (!texts[at].date) return "";
  for (std::size_t i = at; i-- > 0;)
    if (texts[i].language == texts[at].language && is_public(texts[i]) && texts[i].date)
      return format_date(plus_days(*texts[i].date, -1), messages.language());
  return "";
}

Json text_rows(Context& context, const kb::Work& work, const std::vector<kb::Expression>& texts,
               const kb::Expression* shown) {
  Json rows = Json::array();
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const kb::Expression& text = texts[i];
    const kb::Expression* before = older(texts, i);
    const std::string source = text.source.substr(text.source.rfind('/') + 1);
    rows.push_back(
        {{"label", text_label(text, context.messages)},
         {"dated", text.date ? to_iso(*text.date) : ""},
         {"language", text.language},
         {"until_text", is_public(text) ? valid_until(texts, i, context.messages) : ""},
         {"href", text_url(text)},
         {"current", shown != nullptr && shown->key == text.key},
         {"articles", text.counts.articles},
         {"loaded_text", format_instant_day(text.loaded_on, context.messages.language())},
         {"source", source},
         {"compare_href",
          before ? diff_url(work.key, text_name(*before), text_name(text)) : std::string()},
         {"compare_label", before ? text_label(*before, context.messages) : std::string()},
         {"doubts", work_doubts(work, &text)}});
  }
  return rows;
}

// Changes that are known and that the newest text does not show.
Json pending_rows(Context& context, const kb::Expression& expression) {
  Json rows = Json::array();
  for (const kb::LegalEvent& event : later_than(events_on(context, expression), expression.date)) {
    Json row = event_model(context, event, expression.language);
    kb::ProvisionRef ref;
    ref.eid = event.affected_eid;
    row["unit"] = indexer::cite_unit(expression.language, ref);
    row["unit_href"] = text_url(expression, event.affected_eid);
    row["suspension"] = "";
    if (const auto work = kb::find_work(context.store, expression.work))
      row["suspension"] = suspension_text(event, *work, context.messages);
    rows.push_back(std::move(row));
  }
  return rows;
}

Json versions_model(Context& context, const Asked& asked, const std::string& notice) {
  const kb::Work& work = asked.known.work;
  const auto texts = texts_of(context, work.key);
  const kb::Expression* shown = asked.expression ? &*asked.expression : nullptr;
  const auto newest = kb::current_expression(context.store, work.key);
  return {
      {"title", context.messages.text("Texts of {act}", {{"act", work_title(work)}})},
      {"breadcrumb", works_breadcrumb(context)},
      {"work",
       {{"title", work_title(work)},
        {"subject", work.subject},
        {"href", law_url(work.key)},
        {"lang", texts.empty() ? std::string("ro") : texts.front().language}}},
      {"notice", notice},
      {"as_on",
       {{"action", law_url(work.key)}, {"value", asked.ref.date ? to_iso(*asked.ref.date) : ""}}},
      {"texts", text_rows(context, work, texts, shown)},
      {"pending", newest ? pending_rows(context, *newest) : Json::array()}};
}

}  // namespace

Response law_versions(Context& context, const Request& request) {
  const Asked asked = asked_of(context, request);
  if (texts_of(context, asked.ref.work).empty()) throw no_such_act();
  return page("act_versions", versions_model(context, asked, ""));
}

Response no_text_of_that_day(Context& context, const Asked& asked) {
  if (!asked.ref.date) throw no_such_act();
  const std::string notice = context.messages.text(
      "No text of this act is known for {day}. These are the texts that are known.",
      {{"day", day_text(asked.ref.date, context.messages)}});
  return page("act_versions", versions_model(context, asked, notice), 404);
}

}  // namespace lacuna::server
