// The search: its page, its hits as a file, a feed of the newest that everybody may see. One thread
// a request.
#pragma once

#include <string>

#include "server/http/response.h"
#include "server/pages/context.h"

namespace lacuna::server {

struct AskedSearch;

Response search_show(Context& context, const Request& request);
// At most SearchLimits::window rows, which says so when there are more.
Response search_csv(Context& context, const Request& request);
// A search that is kept in a feed reader: its newest hits, public ones alone, whoever asks, because
// the address of a feed lies in programs that know nobody (docs/following.md).
Response search_feed(Context& context, const Request& request);

std::string search_feed_url(const AskedSearch& asked, const std::string& language);

}  // namespace lacuna::server
