// The two-page brief for ministries: as it is, the gap, as it should be (domain.md 2.3, 3.6 X13;
// story 16 of section 6). Always made of what everybody may see, whoever asks: no draft and no
// comment gets onto it. One thread a request.
#pragma once

#include "server/http/response.h"
#include "server/pages/context.h"

namespace lacuna::server {

Response brief_show(Context& context, const Request& request);  // filters of the gap register

}  // namespace lacuna::server
