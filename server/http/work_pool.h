// The threads that answer requests: 8 MB stacks (CivetWeb's have 100 KB, too few for a JSON dump or
// a parser) and a bounded queue, so that a flood is refused at once instead of waiting for ever.
// Any thread may offer work.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <vector>

#include <pthread.h>

namespace lacuna::server {

constexpr std::size_t kWorkerStack = 8 << 20;  // bytes

class WorkPool {
 public:
  using Job = std::function<void(int worker)>;  // 0..workers-1; must not throw

  WorkPool(int workers, std::size_t queue);
  ~WorkPool();  // finishes what is queued
  WorkPool(const WorkPool&) = delete;
  WorkPool& operator=(const WorkPool&) = delete;

  // false: the queue is full.
  bool offer(Job job);

 private:
  struct Start {
    WorkPool* pool;
    int number;
  };
  static void* run(void* start);
  void work(int number);

  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Job> jobs_;
  std::size_t most_queued_;
  bool stopping_ = false;
  std::vector<pthread_t> threads_;
};

}  // namespace lacuna::server
