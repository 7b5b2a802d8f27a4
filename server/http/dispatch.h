// Who answers a request: memory, the one thread of those that write, or a worker. Any thread.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <vector>

#include "server/http/lot_worker.h"
#include "server/http/request.h"
#include "server/http/response.h"
#include "server/http/work_pool.h"

namespace lacuna::server {

// None of them may throw.
struct Service {
  // Answers one request, on worker `worker`.
  std::function<Response(Request& request, int worker)> serve;
  // Asked first, on the connection's own thread with its small stack: an answer at hand; nullptr:
  // somebody must work for it.
  std::function<std::shared_ptr<const Response>(const Request& request)> recall = {};
  // Requests that write; all that wait are answered together.
  std::function<bool(const Request& request)> writes = {};
  ServeLot serve_lot = {};
};

class Dispatch {
 public:
  Dispatch(Service service, int workers, std::size_t queue);

  // Waits for the answer; nullptr: too many wait already.
  std::shared_ptr<const Response> answer(Request& request);

 private:
  std::shared_ptr<const Response> work(Request& request);

  Service service_;
  LotWorker lots_;
  WorkPool pool_;
};

}  // namespace lacuna::server
