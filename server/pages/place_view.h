// What an officer of a place looks at first: services there and how old their rows are, what the
// law asks of its bodies, gaps of its level, grants that end soon. One thread a request.
#pragma once

#include <set>
#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "kb/base/date.h"
#include "kb/model/territory.h"
#include "server/http/response.h"
#include "server/pages/context.h"
#include "server/pages/entry_view.h"
#include "server/pages/table.h"

namespace lacuna::server {

struct PlaceDay {
  const kb::Territory& place;
  Date day;
  std::set<std::string> inside;  // itself and all that belong to it on the day
  std::set<std::string> above;   // itself and all that it belongs to
};

// What a service is in words: {who, what, where, when, whom, verified_text}.
nlohmann::json service_words(Context& context, const Gazetteer& gazetteer, const kb::Entry& service,
                             const Date& day);

// 5W rows of services there and for all that it belongs to: [{number, title, href, who, what,
// where, when, whom, stale, verified_text, verify_action, version, doubts}].
nlohmann::json services_of_place(Context& context, const Gazetteer& gazetteer,
                                 const PlaceDay& asked);

// Competences of the bodies that act there: those of the place, of what it belongs to or holds, and
// local authorities of its country.
Table duties_of_place(Context& context, const PlaceDay& asked);

// Grants there that end within 90 days.
Table grants_of_place(Context& context, const PlaceDay& asked);

// Gaps of the place's level that are recorded for more than the place: [{number, title, href ...}].
nlohmann::json gaps_of_level(Context& context, const PlaceDay& asked);

// POST /record/{id}/verify: the service row is as it should be, today.
Response service_verify(Context& context, const Request& request);

}  // namespace lacuna::server
