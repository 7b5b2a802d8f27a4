// Style, script, fonts and icon, from memory. Any thread.
#pragma once

#include "server/http/response.h"
#include "server/pages/context.h"

namespace lacuna::server {

Response asset_show(Context& context, const Request& request);

}  // namespace lacuna::server
