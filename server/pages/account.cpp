#include "server/pages/account.h"

#include <nlohmann/json.hpp>

#include "kb/base/text.h"
#include "kb/store/account_store.h"
#include "kb/store/annotation_store.h"
#include "kb/store/curation_checks.h"
#include "kb/store/gap_store.h"
#include "server/auth/auth.h"
#include "server/auth/flash.h"
#include "server/forms/model.h"
#include "server/pages/parts.h"
#include "server/view/format.h"
#include "server/view/urls.h"

namespace lacuna::server {
namespace {

using Json = nlohmann::json;

Response sign_in_page(Context& context, const Request& request, const Json& form, int status) {
  return page("sign_in",
              {{"title", context.messages.text("Sign in")},
               {"action", sign_in_url()},
               {"form", form},
               {"plain_http", !request.https}},
              status);
}

bool has_overdue(Context& context, const std::string& account) {
  return !kb::overdue_of(context.store, kb::viewer_of(context.store, account), today(), 1).empty();
}

Json password_values() {
  return {{"current", ""}, {"new", ""}, {"again", ""}};
}

Response account_page(Context& context, const Json& form, int status) {
  const kb::Account& account = context.signed_in->account;
  const auto organisation = kb::find_organisation(context.store, account.organisation);
  Json gaps = Json::array(), comments = Json::array();
  kb::GapFilter filter;
  filter.order = kb::GapOrder::changed;
  for (const kb::Gap& gap :
       kb::list_gaps(context.store, context.viewer, filter, {.limit = kb::kLargestPage}).items)
    if (gap.author == account.id)
      gaps.push_back({{"number", gap.number},
                      {"title", gap.title},
                      {"href", gap_url(gap.id)},
                      {"state", word(gap.state)}});
  for (const kb::Annotation& annotation :
       kb::list_annotations(context.store, context.viewer, {.limit = kb::kLargestPage}).items)
    if (annotation.author == account.id)
      comments.push_back(
          {{"text", shorten(annotation.body, 80)},
           {"href", annotation_url(annotation.thread) + "#comment-" + annotation.id},
           {"on_text", format_instant_day(annotation.created_on, context.messages.language())},
           {"state", word(annotation.state)}});
  Json languages_model = Json::array();
  for (const Language& language : languages())
    languages_model.push_back({{"value", language.code},
                               {"label", language.name},
                               {"selected", language.code == account.language}});
  return page(
      "account",
      {{"title", context.messages.text("Account")},
       {"account",
        {{"name", account.display_name},
         {"login", account.login},
         {"organisation", organisation ? organisation->name : ""},
         {"organisation_kind", organisation ? word(organisation->kind) : std::string_view()},
         {"role", word(account.role)}}},
       {"languages", languages_model},
       {"language_action", account_url() + "/language"},
       {"password_action", account_url() + "/password"},
       {"sign_out_action", sign_out_url()},
       {"form", form},
       {"comments", comments},
       {"gaps", gaps}},
      status);
}

}  // namespace

Response sign_in_form(Context& context, const Request& request) {
  return sign_in_page(
      context, request,
      empty_form_model(
          {{"login", ""}, {"password", ""}, {"next", std::string(request.query_value("next"))}}),
      200);
}

Response sign_in(Context& context, const Request& request) {
  FormReader form(request);
  const std::string login = form.line("login", Need::required, 100);
  const std::string password = form.secret("password", 1, kLongestPassword);
  const std::string next = form.line("next", Need::optional, 500);
  const Json values = {{"login", ""}, {"password", ""}, {"next", ""}};
  if (form.errors().empty()) {
    if (const auto account = context.auth.check_password(context.store, request, login, password)) {
      const std::string where = safe_next(next);
      Response response = redirect(where);
      begin_session(context.store, request, response, *account, context.settings);
      // The home page says so itself.
      if (where != home_url() && has_overdue(context, account->id))
        set_flash(response, request, "Something of yours is overdue: see the page Followed.");
      return response;
    }
    form.add_error("password", "Account name and password do not fit.");
  }
  return sign_in_page(context, request, form_model(form, context.messages, values), 422);
}

Response sign_out(Context& context, const Request& request) {
  Response response = redirect(home_url());
  end_session(context.store, request, response);
  return response;
}

Response account_show(Context& context, const Request&) {
  return account_page(context, empty_form_model(password_values()), 200);
}

Response account_language(Context& context, const Request& request) {
  kb::Account account = context.signed_in->account;
  const std::string_view language = request.form_value("language");
  if (is_language(language)) {
    account.language = language;
    kb::change_account(context.store, account, context.viewer);
  }
  return redirect(account_url());
}

Response account_password(Context& context, const Request& request) {
  FormReader form(request);
  const std::string current = form.secret("current", 1, kLongestPassword);
  const std::string wanted = form.secret("new", kShortestPassword, kLongestPassword);
  if (form.secret("again", 1, kLongestPassword) != wanted)
    form.add_error("again", "The two new passwords differ.");
  const kb::Account& account = context.signed_in->account;
  if (form.errors().empty() &&
      !context.auth.check_password(context.store, request, account.login, current))
    form.add_error("current", "This is not your password now.");
  if (!form.errors().empty())
    return account_page(context, form_model(form, context.messages, password_values()), 422);
  kb::set_password_hash(context.store, account.id, context.auth.hash_password(wanted));
  kb::end_sessions_of(context.store, account.id);
  Response response = redirect(account_url());
  begin_session(context.store, request, response, account, context.settings);
  set_flash(response, request, "Your password is changed; other sessions were ended.");
  return response;
}

}  // namespace lacuna::server
