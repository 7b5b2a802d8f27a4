// Acts: the list, the reading page of a text, the page of an act whose text is not loaded. One
// thread a request.
#pragma once

#include "server/http/response.h"
#include "server/pages/context.h"

namespace lacuna::server {

Response work_list(Context& context, const Request& request);
// /law/<canonical reference>; ?as_on=DATE leads to the text of that day, ?text=LANGUAGE to that
// language's.
Response law_show(Context& context, const Request& request);
Response law_report(Context& context, const Request& request);  // what the reader was not sure of
Response law_akn(Context& context, const Request& request);     // Akoma Ntoso 3.0, to keep

}  // namespace lacuna::server
