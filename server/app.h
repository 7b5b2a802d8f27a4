// One request through the house: route, language, session, role, throttle, form token, handler,
// page. Every worker has its own store and searcher. Any thread; `worker` belongs to one.
#pragma once

#include <functional>
#include <memory>
#include <span>

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

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace lacuna::server
