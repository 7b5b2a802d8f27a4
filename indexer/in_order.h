// Work done on several threads, results taken in order by one: at most `window` results wait, so
// that memory stays bounded however long the list is. The worker function must not throw. When
// `stop` says so before one is taken, the rest is left.
#pragma once

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace lacuna::indexer {

// Calls work(i) for i in [0, count) on `threads` threads, and take(i, result) on this one, i
// rising.
template <class Result, class Work, class Take, class Stop>
void in_order(std::size_t count, std::size_t threads, std::size_t window, const Work& work,
              const Take& take, const Stop& stop) {
  std::mutex mutex;
  std::condition_variable changed;
  std::vector<std::optional<Result>> slots(window);
  std::size_t next = 0;   // to be worked on
  std::size_t taken = 0;  // results handed out
  bool stopped = false;

  std::vector<std::jthread> crew;
  const auto leave = [&] {
    const std::lock_guard lock(mutex);
    stopped = true;
    changed.notify_all();
  };
  for (std::size_t t = 0; t < std::max<std::size_t>(threads, 1); ++t)
    crew.emplace_back([&] {
      for (;;) {
        std::size_t mine = 0;
        {
          std::unique_lock lock(mutex);
          changed.wait(lock, [&] { return stopped || next >= count || next < taken + window; });
          if (stopped || next >= count) return;
          mine = next++;
        }
        Result result = work(mine);
        const std::lock_guard lock(mutex);
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
