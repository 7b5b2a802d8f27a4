// The frame of every page: what layout.html (and any template) finds under `page.`. The model of
// the page itself must have `title` and must not have `page`.
//
//   page.title         text   of the page (the model's `title`)
//   page.language      "ro"   for <html lang>
//   page.languages     list   {code, name, href, current}: the language switch; href keeps the
//   address page.path          text   of this page, for aria-current and the like page.json_href
//   text   its JSON twin; "" when it has none page.nav           list   {label, href, current}: the
//   main navigation, translated page.account       object {name, role_label, href, may_moderate,
//   may_edit, may_administer}, or false page.sign_in_href  text   with the way back to here
//   page.csrf          text   for <input type="hidden" name="csrf" value="{{page.csrf}}"> in EVERY
//   POST form page.flash         object {text, kind: "done" | "note" | "problem"}, or false
//   page.feed_href     text   a feed of this page (the model's `feed_href`); "" when it has none
//   page.table_csv, page.table_xlsx  text: address of a table of this page as a file, up to its id
//   page.contact       text   setting site.contact; "" when none
//
// error.html is printed with {title, status, message, hint, sign_in_href}; message and hint are
// translated, hint and sign_in_href may be "".
#pragma once

#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "kb/base/settings.h"
#include "kb/model/account.h"
#include "server/http/request.h"
#include "server/view/messages.h"

namespace lacuna::server {

struct FrameFacts {
  const Request& request;
  const Messages& messages;
  const kb::Account* account;  // nullptr: none
  const Settings& settings;
  std::string csrf;
  std::string flash;  // message id; empty: none
};
nlohmann::json frame_model(const FrameFacts& facts, const nlohmann::json& page_model);

}  // namespace lacuna::server
