// The one thread for requests that write: it takes all that wait, as one lot, and answers them when
// the whole lot is done (one commit of the database for all). One that is alone waits for nobody;
// while a lot is at work the next one gathers by itself. Any thread may ask.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <functional>
#include <mutex>
#include <optional>
#include <span>
#include <vector>

#include "server/http/request.h"
#include "server/http/response.h"
#include "server/http/work_pool.h"

namespace lacuna::server {

// As many answers as requests, in their order; must not throw.
using ServeLot = std::function<std::vector<Response>(std::span<Request* const> lot)>;

class LotWorker {
 public:
  LotWorker(ServeLot serve, std::size_t most_waiting);

  // Returns when its lot was served; nullopt: too many wait already.
  std::optional<Response> answer(Request& request);

 private:
  struct Place {
    Request* request;
    std::optional<Response> response;
  };

  void work();

  ServeLot serve_;
  std::size_t most_waiting_;
  std::mutex mutex_;
  std::condition_variable served_;
  std::vector<Place*> waiting_;
  bool at_work_ = false;
  WorkPool pool_;  // last: its thread ends before what it uses
};

}  // namespace lacuna::server
