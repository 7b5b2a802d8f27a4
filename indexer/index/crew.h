// Batches of work for a few threads, in no order. At most one batch a thread waits, so that memory
// stays bounded however much there is to do.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace lacuna::indexer {

template <class Batch>
class Crew {
 public:
  // Each thread makes its own hands (state that only it touches) and calls them for each batch.
  using Hands = std::function<void(Batch)>;
  Crew(std::size_t threads, const std::function<Hands()>& make_hands) : threads_(threads) {
    for (std::size_t i = 0; i < threads; ++i)
      crew_.emplace_back([this, hands = make_hands()] { work(hands); });
  }
  ~Crew() {
    {
      const std::lock_guard lock(mutex_);
      waiting_.clear();
      over_ = true;
    }
    changed_.notify_all();
  }
  Crew(const Crew&) = delete;
  Crew& operator=(const Crew&) = delete;

  // Waits while too much waits. Throws what a thread threw.
  void give(Batch batch) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return failure_ || waiting_.size() < threads_; });
    if (failure_) std::rethrow_exception(failure_);
    waiting_.push_back(std::move(batch));
    changed_.notify_all();
  }

  // Waits until all is done. Throws what a thread threw.
  void finish() {
    {
      const std::lock_guard lock(mutex_);
      over_ = true;
    }
    changed_.notify_all();
    for (auto& thread : crew_) thread.join();
    crew_.clear();
    if (failure_) std::rethrow_exception(failure_);
  }

 private:
  void work(const Hands& hands) {
    for (;;) {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [this] { return over_ || !waiting_.empty(); });
      if (waiting_.empty() || failure_) return;
      Batch batch = std::move(waiting_.front());
      waiting_.pop_front();
      lock.unlock();
      changed_.notify_all();
      try {
        hands(std::move(batch));
      } catch (...) {
        lock.lock();
        if (!failure_) failure_ = std::current_exception();
        changed_.notify_all();
        return;
      }
    }
  }

  std::size_t threads_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Batch> waiting_;
  bool over_ = false;
  std::exception_ptr failure_;
  std::vector<std::jthread> crew_;  // last: ends before what it uses
};

}  // namespace lacuna::indexer
