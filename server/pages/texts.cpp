#include "server/pages/texts.h"

#include <nlohmann/json.hpp>

#include "kb/base/error.h"
#include "kb/store/act_store.h"
#include "kb/store/recheck_store.h"
#include "server/auth/flash.h"
#include "server/forms/forms.h"
#include "server/pages/asked.h"
#include "server/pages/parts.h"
#include "server/view/format.h"
#include "server/view/urls.h"

namespace lacuna::server {
namespace {

using Json = nlohmann::json;

std::string key_in(FormReader& form) {
  const std::string key = form.line("key", Need::required, 300);
  if (!form.errors().empty())
    throw Error(ErrorCode::bad_input, "The form was incomplete.", "Go back and try again.");
  return key;
}

}  // namespace

Response text_list(Context& context, const Request&) {
  Json rows = Json::array();
  for (const kb::Expression& expression : kb::held_expressions(context.store)) {
    const auto work = kb::find_work(context.store, expression.work);
    rows.push_back(
        {{"key", expression.key},
         {"title", work ? work_title(*work) : expression.title},
         {"subject", work ? work_subject(*work, context.messages) : ""},
         {"lang", expression.language},
         {"loaded_text", format_instant_day(expression.loaded_on, context.messages.language())},
         {"articles", expression.counts.articles},
         {"provisions", expression.counts.provisions},
         {"report_href", import_url(expression.key)},
         {"read_href", text_url(expression)},
         {"warnings", expression.warnings}});
  }
  return page("text_list", {{"title", context.messages.text("Texts waiting")},
                            {"accept_action", texts_url() + "/accept"},
                            {"withdraw_action", texts_url() + "/withdraw"},
                            {"import_href", imports_url()},
                            {"texts", rows}});
}

Response text_accept(Context& context, const Request& request) {
  FormReader form(request);
  const kb::Expression accepted =
      kb::accept_expression(context.store, key_in(form), context.viewer);
  const bool waiting = !kb::open_rechecks(context.store, context.viewer, accepted.work).empty();
  Response response = redirect(waiting ? rechecks_url(accepted.work) : law_url(accepted.work));
  set_flash(response, request, "The text is published; a person has accepted how it was read.");
  return response;
}

Response text_withdraw(Context& context, const Request& request) {
  FormReader form(request);
  const std::string reason = form.lines("reason", Need::optional, 500);
  kb::withdraw_expression(context.store, key_in(form), context.viewer, reason);
  Response response = redirect(texts_url());
  set_flash(response, request, "The text is taken back; what people wrote on it stays.");
  return response;
}

}  // namespace lacuna::server
