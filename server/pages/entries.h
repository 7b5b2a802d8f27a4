// Records of every kind: the list of kinds, lists with filters, one record with its parts, the
// steps of its life cycle. One thread a request.
#pragma once

#include "kb/model/entry_kinds.h"
#include "kb/store/entry_store.h"
#include "server/http/response.h"
#include "server/pages/context.h"

namespace lacuna::server {

class Gazetteer;

// Every filter of a list's query; a place means itself and all in it today.
kb::EntryFilter entry_filter_of(const Request& request, const kb::EntryKind& kind,
                                const Gazetteer& gazetteer);

Response record_kinds(Context& context, const Request& request);
Response entry_list(Context& context, const Request& request);
Response entry_show(Context& context, const Request& request);
Response entry_move(Context& context, const Request& request);
Response entry_withdraw(Context& context, const Request& request);

}  // namespace lacuna::server
