// Texts given in the browser: a file or pasted words are read and held, the reading is shown beside
// its source, an editor accepts it or takes it back (server/pages/texts.h). Nothing is public
// before. One thread a request.
#pragma once

#include "server/http/response.h"
#include "server/pages/context.h"

namespace lacuna::server {

Response import_form(Context& context, const Request& request);
// Fields: `file` (uploads, any number) or `text` with `name`; `jurisdiction`, `language`, `work`.
Response import_post(Context& context, const Request& request);
// The reading of one text: {key...}, an expression's key.
Response import_show(Context& context, const Request& request);
// The file that it was read from, as it came.
Response import_original(Context& context, const Request& request);

}  // namespace lacuna::server
