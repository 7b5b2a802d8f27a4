// One request through the house: route, language, session, role, throttle, form token, handler,
// page. Every worker has its own store and searcher; pages that are the same for everybody are kept
// (server/shared_page.h). Any thread; `worker` belongs to one.
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <vector>

#include "indexer/pipeline.h"
#include "kb/base/data_directory.h"
#include "kb/base/settings.h"
#include "server/http/request.h"
#include "server/http/response.h"
#include "server/routes.h"

namespace lacuna::server {

class App {
 public:
  // `changed` is called after a request that may have written, to wake the index; `read` reads what
  // people upload.
  App(
      DataDirectory directory, const Settings& settings, std::span<const Route> routes,
      std::function<void()> changed = [] {}, indexer::DocumentReader read = {});
  ~App();

  // Never throws: what goes wrong becomes an error page (or RFC 9457 problem) and a line in the
  // log.
  Response serve(Request& request, int worker);

  // A page that is kept and still true, by itself; nullptr: none. Needs a small stack only.
  std::shared_ptr<const Response> recall(const Request& request);

  // Requests that write a record are served one after another, in one durable commit; one that
  // fails leaves the others alone. One thread at a time.
  bool writes(const Request& request) const;
  std::vector<Response> serve_lot(std::span<Request* const> lot);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace lacuna::server
