#include "server/pages/feeds.h"

#include <algorithm>
#include <set>
#include <span>

#include "kb/base/id.h"
#include "kb/base/named_id.h"
#include "kb/export/atom.h"
#include "kb/export/icalendar.h"
#include "kb/store/account_store.h"
#include "kb/store/follow_store.h"
#include "kb/store/followed.h"
#include "server/http/unknown_address.h"
#include "server/pages/follow_target.h"
#include "server/pages/follow_words.h"
#include "server/view/urls.h"

namespace lacuna::server {
namespace {

constexpr std::size_t kMostEntries = 100;
constexpr std::size_t kMostDays = 1000;

// Whose address it is; an unknown one is answered like any address without a page.
kb::FeedKey key_of(Context& context, const Request& request) {
  const auto key = kb::find_feed_key(context.store, sha256(request.param("secret")));
  if (!key) refuse_unknown_address();
  return *key;
}

const Messages& messages_of(Context& context, const kb::FeedKey& key) {
  const auto account = kb::find_account(context.store, key.account);
  return messages_for(account ? account->language : std::string());
}

// What anybody sees, in the account's language.
Context open_context(Context& context, const Messages& messages) {
  return {context.store,    context.searcher,
          context.settings, context.directory,
          context.auth,     {},
          std::nullopt,     {},
          messages,         context.read};
}

// Of several rows with one id the first: one change may belong to two followed things.
template <class T>
void keep_first(std::vector<T>& rows, auto id) {
  std::set<std::string> seen;
  std::erase_if(rows, [&](const T& row) { return !seen.insert(id(row)).second; });
}

}  // namespace

Response feed_answer(const Request& request, std::string_view type, std::string bytes) {
  Response response;
  response.type = std::string(type);
  response.caching = Caching::own;
  const std::string tag = "\"" + sha256(bytes).substr(0, 32) + "\"";
  response.headers.push_back({"ETag", tag});
  response.headers.push_back({"X-Robots-Tag", "noindex, nofollow, noarchive"});
  if (request.header("if-none-match").find(tag) != std::string_view::npos)
    response.status = 304;
  else
    response.body = std::move(bytes);
  return response;
}

std::string site_origin(const Request& request) {
  const std::string host(request.header("host"));
  const bool plain = !host.empty() && std::ranges::all_of(host, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '-' || c == ':' || c == '[' || c == ']';
  });
  if (!plain) return {};
  return (request.https ? "https://" : "http://") + host;
}

Response feed_atom(Context& context, const Request& request) {
  const kb::FeedKey key = key_of(context, request);
  const Messages& messages = messages_of(context, key);
  Context open = open_context(context, messages);
  const std::string origin = site_origin(request);
  struct Row {
    kb::FollowedChange change;
    std::string about;
  };
  std::vector<Row> rows;
  for (const kb::Follow& follow : kb::follows_of(open.store, key.account))
    if (const auto target = find_follow_target(open, follow.kind, follow.target))
      for (kb::FollowedChange& change :
           kb::followed_changes(open.store, open.viewer, target->subject, {}, kMostEntries))
        rows.push_back({std::move(change), target->label});
  keep_first(rows, [](const Row& row) { return row.change.id; });
  std::ranges::sort(rows, [](const Row& one, const Row& other) {
    return std::tie(one.change.on, one.change.id) > std::tie(other.change.on, other.change.id);
  });
  if (rows.size() > kMostEntries) rows.resize(kMostEntries);

  kb::AtomFeed feed;
  feed.id = "urn:uuid:" + named_id("feed " + key.account);
  feed.title = messages.text("Lacuna: what you follow");
  feed.subtitle = messages.text("What everybody may see of it. Keep the address to yourself.");
  feed.language = messages.language();
  feed.updated = rows.empty() ? key.created_on : rows.front().change.on;
  feed.self_href = origin + feed_url(request.param("secret"), "atom.xml");
  feed.page_href = origin + follows_url();
  for (const Row& row : rows)
    feed.entries.push_back({"urn:uuid:" + row.change.id, change_words(row.change, messages),
                            row.about, row.change.on, origin + node_url(row.change.target)});
  return feed_answer(request, "application/atom+xml; charset=utf-8", kb::write_atom(feed));
}

Response feed_calendar(Context& context, const Request& request) {
  const kb::FeedKey key = key_of(context, request);
  const Messages& messages = messages_of(context, key);
  Context open = open_context(context, messages);
  const std::string origin = site_origin(request);
  std::vector<kb::FollowedDate> dates;
  for (const kb::Follow& follow : kb::follows_of(open.store, key.account))
    if (const auto target = find_follow_target(open, follow.kind, follow.target))
      std::ranges::move(kb::followed_dates(open.store, open.viewer, target->subject, kMostDays),
                        std::back_inserter(dates));
  keep_first(dates, [](const kb::FollowedDate& date) { return date.id; });
  std::ranges::sort(dates, [](const kb::FollowedDate& one, const kb::FollowedDate& other) {
    return std::tie(one.day, one.id) < std::tie(other.day, other.id);
  });
  if (dates.size() > kMostDays)
    dates.erase(dates.begin(), dates.end() - static_cast<std::ptrdiff_t>(kMostDays));

  kb::Calendar calendar{messages.text("Lacuna: what you follow"), {}};
  for (const kb::FollowedDate& date : dates)
    calendar.days.push_back({date.id, date.day, date.changed_on, date.version - 1,
                             date_words(date, messages),
                             origin.empty() ? "" : origin + node_url(date.target)});
  return feed_answer(request, "text/calendar; charset=utf-8", kb::write_icalendar(calendar));
}

}  // namespace lacuna::server
