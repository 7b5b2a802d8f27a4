#include "server/pages/follows.h"

#include <array>
#include <chrono>

#include <nlohmann/json.hpp>

#include "kb/base/error.h"
#include "kb/base/id.h"
#include "kb/store/curation_checks.h"
#include "kb/store/follow_store.h"
#include "server/auth/clock.h"
#include "server/auth/flash.h"
#include "server/forms/model.h"
#include "server/pages/checks.h"
#include "server/pages/feeds.h"
#include "server/pages/follow_target.h"
#include "server/pages/follow_words.h"
#include "server/pages/parts.h"
#include "server/view/format.h"
#include "server/view/urls.h"

namespace lacuna::server {
namespace {

using Json = nlohmann::json;

constexpr std::array<long, 3> kPeriods = {7, 30, 90};  // days
constexpr long kUsualPeriod = 30;
constexpr std::size_t kMostChanges = 50;  // of one followed thing
constexpr std::size_t kOpenChanges = 8;   // of these before a fold
constexpr std::size_t kFewOverdue = 10;   // of each check
constexpr std::size_t kSecretBytes = 32;
constexpr std::size_t kLongestTarget = 1000;

const std::string& account_of(const Context& context) {
  return context.signed_in->account.id;
}

long period_of(const Request& request) {
  for (const long days : kPeriods)
    if (request.query_value("days") == std::to_string(days)) return days;
  return kUsualPeriod;
}

Json changes_model(Context& context, const kb::FollowSubject& subject, const std::string& since) {
  Json rows = Json::array();
  for (const kb::FollowedChange& change :
       kb::followed_changes(context.store, context.viewer, subject, since, kMostChanges))
    rows.push_back({{"on", change.on.substr(0, 10)},
                    {"on_text", format_instant_day(change.on, context.messages.language())},
                    {"text", change_words(change, context.messages)},
                    {"href", node_url(change.target)}});
  return rows;
}

Json follow_model(Context& context, const kb::Follow& follow, const std::string& since) {
  const auto target = find_follow_target(context, follow.kind, follow.target);
  Json changes = target ? changes_model(context, target->subject, since) : Json::array();
  const std::size_t count = changes.size();
  Json older = Json::array();
  while (changes.size() > kOpenChanges) {
    older.insert(older.begin(), changes.back());
    changes.erase(changes.size() - 1);
  }
  return {{"id", follow.id},
          {"kind_label", context.messages.label("follow_kind", word(follow.kind))},
          {"label", target ? target->label : context.messages.text("no longer here for you")},
          {"href", target ? target->href : ""},
          {"note", follow.note},
          {"since_text", format_instant_day(follow.created_on, context.messages.language())},
          {"note_action", follow_url(follow.id)},
          {"remove_action", follow_url(follow.id) + "/remove"},
          {"next", follows_url()},
          {"count", count},
          {"more", count == kMostChanges},
          {"changes", std::move(changes)},
          {"older_count", older.size()},
          {"is_older", !older.empty()},
          {"older", std::move(older)}};
}

Json overdue_model(Context& context) {
  Json groups = Json::array();
  for (const kb::CheckFindings& findings :
       kb::overdue_of(context.store, context.viewer, today(), kFewOverdue))
    groups.push_back(findings_model(context, findings));
  return groups;
}

// `secret` is there only on the page that makes it.
Json feed_model(Context& context, const Request& request, const std::string& secret) {
  const auto key = kb::feed_key_of(context.store, account_of(context));
  Json shown = false;
  if (!secret.empty())
    shown = {{"atom", site_origin(request) + feed_url(secret, "atom.xml")},
             {"calendar", site_origin(request) + feed_url(secret, "calendar.ics")}};
  return {
      {"there", key.has_value()},
      {"since_text", key ? format_instant_day(key->created_on, context.messages.language()) : ""},
      {"secret", std::move(shown)},
      {"renew_action", feed_address_url()},
      {"revoke_action", key ? feed_address_url() + "/revoke" : ""}};
}

Response follows_page(Context& context, const Request& request, const std::string& secret) {
  const long days = period_of(request);
  const std::string since = instant_before(now(), std::chrono::days(days));
  Json follows = Json::array(), periods = Json::array();
  for (const kb::Follow& follow : kb::follows_of(context.store, account_of(context)))
    follows.push_back(follow_model(context, follow, since));
  for (const long one : kPeriods)
    periods.push_back(
        {{"label", context.messages.plural("{count} day", "{count} days", one)},
         {"href", with_query(follows_url(), {{"days", std::to_string(one)}}) + "#changed"},
         {"current", one == days}});
  Json overdue = overdue_model(context);
  return page("follows", {{"title", context.messages.text("Followed")},
                          {"any", !follows.empty()},
                          {"follows", std::move(follows)},
                          {"periods", std::move(periods)},
                          {"days", days},
                          {"is_overdue", !overdue.empty()},
                          {"overdue", std::move(overdue)},
                          {"feed", feed_model(context, request, secret)},
                          {"longest_note", kb::kLongestFollowNote}});
}

}  // namespace

Json overdue_notice(Context& context) {
  std::size_t count = 0;
  for (const kb::CheckFindings& findings :
       kb::overdue_of(context.store, context.viewer, today(), 1))
    count += findings.total;
  if (count == 0) return false;
  return {{"count", count}, {"href", follows_url() + "#overdue"}};
}

Response follow_list(Context& context, const Request& request) {
  return follows_page(context, request, "");
}

Response follow_create(Context& context, const Request& request) {
  FormReader form(request);
  const auto kind = form.word<kb::FollowKind>("kind", Need::required);
  const std::string asked = form.line("target", Need::required, kLongestTarget);
  const std::string note = form.line("note", Need::optional, kb::kLongestFollowNote);
  const std::string next = form.line("next", Need::optional, kLongestTarget);
  if (!form.errors().empty())
    throw Error(ErrorCode::bad_input, "The form was incomplete.", "Go back and try again.");
  const auto target = find_follow_target(context, *kind, asked);
  if (!target)
    throw Error(ErrorCode::not_found, "There is nothing here to follow.",
                "It may have been withdrawn, or it is not yours to see.");
  kb::add_follow(context.store, {"", account_of(context), *kind, target->subject.target, note, ""});
  Response response = redirect(next.empty() ? follows_url() : safe_next(next));
  set_flash(response, request, "You follow this: what changes stands on the page Followed.");
  return response;
}

Response follow_change(Context& context, const Request& request) {
  FormReader form(request);
  const std::string note = form.line("note", Need::optional, kb::kLongestFollowNote);
  if (!form.errors().empty())
    throw Error(ErrorCode::bad_input, "The note is too long.", "280 characters are enough.");
  kb::note_follow(context.store, account_of(context), request.param("id"), note);
  return redirect(follows_url());
}

Response follow_remove(Context& context, const Request& request) {
  FormReader form(request);
  kb::remove_follow(context.store, account_of(context), request.param("id"));
  const std::string next = form.line("next", Need::optional, kLongestTarget);
  Response response = redirect(next.empty() ? follows_url() : safe_next(next));
  set_flash(response, request, "You no longer follow this.");
  return response;
}

Response feed_renew(Context& context, const Request& request) {
  const std::string secret = random_token(kSecretBytes);
  kb::set_feed_key(context.store, account_of(context), sha256(secret));
  return follows_page(context, request, secret);
}

Response feed_revoke(Context& context, const Request& request) {
  kb::revoke_feed_key(context.store, account_of(context));
  Response response = redirect(follows_url());
  set_flash(response, request, "The address is revoked: whoever has it sees nothing any more.");
  return response;
}

}  // namespace lacuna::server
