// THE SITE MAP: every address, who may use it, who answers. server/routes.cpp is the one table; it
// is the whole authorisation policy of pages and API, and tests walk it as every role.
//
// To add a page:
//   1. server/pages/<noun>.h: declare  Response gap_show(Context&, const Request&);
//   2. server/pages/<noun>.cpp: read with context.store for context.viewer, fill a JSON model,
//      return page("gap_show", model). A POST reads a form (server/forms), calls one store
//      function, returns redirect(gap_url(...)) from server/view/urls.h.
//   3. ui/templates/gap_show.html prints the model; the same model is the page's .json twin.
//   4. server/routes.cpp: one row. No row, no page; a row without a role does not compile.
//
// A pattern is a path; {name} stands for one segment, a last {name...} for the rest with its
// slashes. Literal segments win over {name}, {name} over {name...}. Every GET row that returns a
// page answers HEAD too and has a JSON twin (path + ".json", or Accept: application/json).
// A record that the viewer may not see is answered like one that does not exist: 404.
#pragma once

#include <span>
#include <string_view>

#include "kb/base/names.h"
#include "kb/model/account.h"
#include "server/http/request.h"
#include "server/http/response.h"
#include "server/http/throttle.h"
#include "server/pages/context.h"

namespace lacuna::server {

using Handler = Response (*)(Context&, const Request&);

// Unsafe methods need a token of the session (or of the visit, without an account). `none` is for
// safe methods alone.
enum class Csrf { none, token };

struct Least {  // the least role a route needs: written out in every row, there is no fallback
  kb::Role role;
  constexpr explicit Least(kb::Role least) : role(least) {}
};

struct Route {
  std::string_view name;  // "gap.show": unique, for tests and docs
  Method method;
  std::string_view pattern;
  Least least;
  Csrf csrf;
  ThrottleClass throttle;
  Handler handler;
};

// All rows, in the order of the table.
std::span<const Route> routes();

}  // namespace lacuna::server
