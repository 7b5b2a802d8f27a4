#include "server/view/frame.h"

#include <nlohmann/json.hpp>

#include "kb/base/error.h"
#include "server/view/urls.h"

namespace lacuna::server {
namespace {

using nlohmann::json;

// This address with another language; the rest of the query stays.
std::string in_language(const Request& request, std::string_view code) {
  Fields query = request.query;
  std::erase_if(query, [](const Field& field) { return field.name == "lang"; });
  query.push_back({"lang", std::string(code)});
  return with_query(request.target.substr(0, request.target.find('?')), query);
}

std::string twin_of(const Request& request) {
  const std::string path = request.target.substr(0, request.target.find('?'));
  return with_query(path == "/" ? "/index.json" : path + ".json", request.query);
}

// A table of this page as a file, but for the table's id, which table.html adds.
std::string table_as(const Request& request, const char* format) {
  Fields query = request.query;
  std::erase_if(query,
                [](const Field& field) { return field.name == "format" || field.name == "table"; });
  query.push_back({"format", format});
  return with_query(request.target.substr(0, request.target.find('?')), query) + "&table=";
}

struct Place {
  std::string_view label;  // message id
  std::string href;
  kb::Role least;  // who finds it in the navigation
};

json navigation(const Request& request, const Messages& messages, kb::Role role) {
  const Place places[] = {{"Acts", works_url(), kb::Role::anonymous},
                          {"Gaps", gaps_url(), kb::Role::anonymous},
                          {"Matrices", matrices_url(), kb::Role::anonymous},
                          {"Positions", positions_url(), kb::Role::anonymous},
                          {"Records", records_url(), kb::Role::anonymous},
                          {"Concepts", concepts_url(), kb::Role::anonymous},
                          {"Followed", follows_url(), kb::Role::reader},
                          {"Checks", checks_url(), kb::Role::member},
                          {"To re-check", rechecks_url(), kb::Role::expert},
                          {"Citations to look at", citations_url(), kb::Role::expert},
                          {"Texts waiting", texts_url(), kb::Role::editor},
                          {"Comments waiting", moderation_url(), kb::Role::moderator}};
  json nav = json::array();
  for (const Place& place : places) {
    if (role < place.least) continue;
    nav.push_back(
        {{"label", messages.text(place.label)},
         {"href", place.href},
         {"current", request.path == place.href || request.path.starts_with(place.href + "/")}});
  }
  return nav;
}

json account_of(const kb::Account& account, const Messages& messages) {
  return {{"name", account.display_name.empty() ? account.login : account.display_name},
          {"role_label", messages.label("role", word(account.role))},
          {"href", account_url()},
          {"may_edit", account.role >= kb::Role::editor},
          {"may_moderate", account.role >= kb::Role::moderator},
          {"may_administer", account.role >= kb::Role::admin}};
}

}  // namespace

json frame_model(const FrameFacts& facts, const json& page_model) {
  if (!page_model.is_object() || !page_model.contains("title") || page_model.contains("page"))
    throw Error(ErrorCode::internal, "a page's model has `title` and leaves `page` to the frame");
  const Request& request = facts.request;
  const Messages& messages = facts.messages;
  json known = json::array();
  for (const Language& language : languages())
    known.push_back({{"code", language.code},
                     {"name", language.name},
                     {"href", in_language(request, language.code)},
                     {"current", language.code == messages.language()}});
  json flash = false;
  if (!facts.flash.empty()) flash = {{"text", messages.text(facts.flash)}, {"kind", "done"}};
  return {{"title", page_model.at("title")},
          {"language", messages.language()},
          {"languages", std::move(known)},
          {"path", request.path},
          {"json_href", request.method == Method::post ? "" : twin_of(request)},
          {"feed_href", page_model.value("feed_href", "")},
          {"table_csv", table_as(request, "csv")},
          {"table_xlsx", table_as(request, "xlsx")},
          {"nav", navigation(request, messages,
                             facts.account ? facts.account->role : kb::Role::anonymous)},
          {"account", facts.account ? account_of(*facts.account, messages) : json(false)},
          {"sign_in_href", sign_in_url(request.method == Method::post ? "" : request.target)},
          {"csrf", facts.csrf},
          {"flash", std::move(flash)},
          {"contact", facts.settings.text("site.contact")}};
}

}  // namespace lacuna::server
