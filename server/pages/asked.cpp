#include "server/pages/asked.h"

#include "kb/rules/visibility_rules.h"
#include "server/pages/parts.h"
#include "server/view/urls.h"

namespace lacuna::server {
namespace {

bool waits(const kb::Expression& expression) {
  return expression.state == kb::ExpressionState::held;
}

// What only editors know of: a work whose texts all wait.
std::optional<kb::KnownWork> find_work_for(Context& context, std::string_view key) {
  if (auto known = kb::find_known_work(context.store, key)) return known;
  auto work = kb::find_work(context.store, key);
  if (!work || texts_of(context, work->key).empty()) return std::nullopt;
  return kb::KnownWork{std::move(*work), false, 0};
}

}  // namespace

Error no_such_act() {
  return {ErrorCode::not_found, "There is no such act here.",
          "Search for its number or its words."};
}

Asked asked_of(Context& context, const Request& request) {
  const auto ref = kb::parse_ref(request.param("ref"));
  if (!ref) throw no_such_act();
  auto known = find_work_for(context, ref->work);
  if (!known) throw no_such_act();
  Asked asked{*ref, std::move(*known), std::nullopt, std::string(request.query_value("text"))};
  asked.ref.work = asked.known.work.key;
  const std::string& work = asked.ref.work;
  if (asked.text.find(':') != std::string::npos) {
    asked.expression = find_text(context, work, asked.text);
    if (!asked.expression) throw no_such_act();
    return asked;
  }
  asked.expression = kb::current_expression(context.store, work, asked.text, ref->date);
  if (!asked.expression && !ref->date)
    for (const kb::Expression& expression : texts_of(context, work))
      if (!asked.expression && waits(expression)) {
        asked.expression = expression;
        asked.text = text_name(expression);
      }
  return asked;
}

std::vector<kb::Expression> texts_of(Context& context, std::string_view work,
                                     std::string_view language) {
  auto all = kb::expressions_of(context.store, work);
  std::erase_if(all, [&](const kb::Expression& one) {
    return !kb::may_read(context.viewer, one.state) ||
           (!language.empty() && one.language != language);
  });
  return all;
}

std::string text_name(const kb::Expression& expression) {
  return expression.key.substr(expression.key.find('@') + 1);
}

std::optional<kb::Expression> find_text(Context& context, std::string_view work,
                                        std::string_view name) {
  auto found = kb::find_expression(context.store, std::string(work) + "@" + std::string(name));
  if (!found || !kb::may_read(context.viewer, found->state)) return std::nullopt;
  return found;
}

std::string text_url(const kb::Expression& expression, std::string_view eid) {
  kb::ProvisionRef ref;
  ref.work = expression.work;
  ref.date = expression.date;
  ref.eid = eid;
  return with_query(law_url(to_string(ref)), {{"text", text_name(expression)}});
}

std::string text_label(const kb::Expression& expression, const Messages& messages) {
  return expression.date ? day_text(expression.date, messages) : messages.text("undated");
}

}  // namespace lacuna::server
