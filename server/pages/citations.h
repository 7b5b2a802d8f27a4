// Citations that wait for a person: unresolved, ambiguous, or naming a unit that the act does not
// have. An expert confirms or corrects each; the decision survives every reading of the text. One
// thread a request.
#pragma once

#include "server/http/response.h"
#include "server/pages/context.h"

namespace lacuna::server {

Response citation_list(Context& context, const Request& request);  // ?work=, ?state=
// Fields `work`, `eid`, `part`, `raw`, `occurrence`: the words; `decision` confirm with `target`,
// or dismiss.
Response citation_decide(Context& context, const Request& request);

}  // namespace lacuna::server
