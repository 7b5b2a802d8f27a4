#include "server/http/lot_worker.h"

#include <utility>

namespace lacuna::server {

LotWorker::LotWorker(ServeLot serve, std::size_t most_waiting)
    : serve_(std::move(serve)), most_waiting_(most_waiting), pool_(1, 1) {}

std::optional<Response> LotWorker::answer(Request& request) {
  Place place{&request, std::nullopt};
  std::unique_lock lock(mutex_);
  if (waiting_.size() >= most_waiting_) return std::nullopt;
  waiting_.push_back(&place);
  if (!at_work_) {
    at_work_ = true;
    pool_.offer([this](int) { work(); });  // its queue is empty: nobody is at work
  }
  served_.wait(lock, [&] { return place.response.has_value(); });
  return std::move(place.response);
}

void LotWorker::work() {
  std::unique_lock lock(mutex_);
  while (!waiting_.empty()) {
    const std::vector<Place*> lot = std::exchange(waiting_, {});
    std::vector<Request*> requests;
    for (const Place* place : lot) requests.push_back(place->request);
    lock.unlock();
    std::vector<Response> responses = serve_(requests);
    lock.lock();
    for (std::size_t i = 0; i < lot.size(); ++i) lot[i]->response = std::move(responses.at(i));
    served_.notify_all();
  }
  at_work_ = false;
}

}  // namespace lacuna::server
