// Work done on several threads, results taken in order by one: when `window` results wait, or their
// weight is more than `most`, no more work is begun, so that memory stays bounded however long the
// list is. The worker function must not throw. When `stop` says so before one is taken, the rest is
// left.
#pragma once

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace lacuna::indexer {

struct InOrder {
  std::size_t threads = 1;
  std::size_t window = 1;
  std::size_t most = 0;  // by weight_of(const Result&), found by its argument
};

// Calls work(i) for i in [0, count) on some threads, and take(i, result) on this one, i rising.
template <class Result, class Work, class Take, class Stop>
void in_order(std::size_t count, InOrder limits, const Work& work, const Take& take,
              const Stop& stop) {
  const std::size_t window = limits.window;
  std::mutex mutex;
  std::condition_variable changed;
  std::vector<std::optional<Result>> slots(window);
  std::size_t next = 0;    // to be worked on
  std::size_t taken = 0;   // results handed out
  std::size_t weight = 0;  // of those that wait
  bool stopped = false;

  std::vector<std::jthread> crew;
  const auto leave = [&] {
    const std::lock_guard lock(mutex);
    stopped = true;
    changed.notify_all();
  };
  for (std::size_t t = 0; t < std::max<std::size_t>(limits.threads, 1); ++t)
    crew.emplace_back([&] {
      for (;;) {
        std::size_t mine = 0;
        {
          std::unique_lock lock(mutex);
          changed.wait(lock, [&] {
            return stopped || next >= count || (next < taken + window && weight <= limits.most);
          });
          if (stopped || next >= count) return;
          mine = next++;
        }
        Result result = work(mine);
        const std::lock_guard lock(mutex);
        weight += weight_of(result);
        slots[mine % window] = std::move(result);
        changed.notify_all();
      }
    });
  try {
    for (std::size_t i = 0; i < count; ++i) {
      if (stop()) break;
      std::optional<Result> result;
      {
        std::unique_lock lock(mutex);
        changed.wait(lock, [&] { return slots[i % window].has_value(); });
        result.swap(slots[i % window]);
        taken = i + 1;
        weight -= weight_of(*result);
        changed.notify_all();
      }
      take(i, std::move(*result));
    }
  } catch (...) {
    leave();
    throw;
  }
  leave();
}

}  // namespace lacuna::indexer
