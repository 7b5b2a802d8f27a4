#include "server/http/dispatch.h"

#include <condition_variable>
#include <mutex>
#include <utility>

namespace lacuna::server {

Dispatch::Dispatch(Service service, int workers, std::size_t queue)
    : service_(std::move(service)), lots_(service_.serve_lot, queue), pool_(workers, queue) {}

std::shared_ptr<const Response> Dispatch::answer(Request& request) {
  if (service_.recall)
    if (auto known = service_.recall(request)) return known;
  if (service_.writes && service_.writes(request)) {
    auto response = lots_.answer(request);
    return response ? std::make_shared<const Response>(std::move(*response)) : nullptr;
  }
  return work(request);
}

std::shared_ptr<const Response> Dispatch::work(Request& request) {
  std::mutex mutex;
  std::condition_variable signal;
  std::shared_ptr<const Response> answer;
  const bool accepted = pool_.offer([&](int worker) {
    auto made = std::make_shared<const Response>(service_.serve(request, worker));
    const std::lock_guard lock(mutex);
    answer = std::move(made);
    signal.notify_one();
  });
  if (!accepted) return nullptr;
  std::unique_lock lock(mutex);
  signal.wait(lock, [&] { return answer != nullptr; });
  return answer;
}

}  // namespace lacuna::server
