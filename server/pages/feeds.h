// What somebody follows, for readers of feeds (Atom, RFC 4287) and calendars (iCalendar, RFC 5545),
// by a secret address without signing in. An address can leak: whoever asks gets what everybody may
// see, in the language of the account, and nothing about the account: no notes, names or counts.
// Same state, same bytes. One thread a request.
#pragma once

#include <string>
#include <string_view>

#include "server/http/response.h"
#include "server/pages/context.h"

namespace lacuna::server {

Response feed_atom(Context& context, const Request& request);
Response feed_calendar(Context& context, const Request& request);

// A feed's bytes with an ETag, for readers that ask again and again; no index of the web keeps
// them.
Response feed_answer(const Request& request, std::string_view type, std::string bytes);

// "https://lacuna.example" as the request names us; "" when it does not in a plain way.
std::string site_origin(const Request& request);

}  // namespace lacuna::server
