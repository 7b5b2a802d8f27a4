#include "server/http/work_pool.h"

#include <memory>

#include "kb/base/error.h"

namespace lacuna::server {

WorkPool::WorkPool(int workers, std::size_t queue) : most_queued_(queue) {
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  pthread_attr_setstacksize(&attributes, kWorkerStack);
  for (int number = 0; number < workers; ++number) {
    auto start = std::make_unique<Start>(Start{this, number});
    pthread_t thread{};
    if (pthread_create(&thread, &attributes, &WorkPool::run, start.get()) != 0) break;
    start.release();  // run() owns it now
    threads_.push_back(thread);
  }
  pthread_attr_destroy(&attributes);
  if (threads_.empty())
    throw Error(ErrorCode::unavailable, "no worker thread could be started",
                "set server.workers to at least 1 and look at the limits of the process");
}

WorkPool::~WorkPool() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  for (pthread_t thread : threads_) pthread_join(thread, nullptr);
}

bool WorkPool::offer(Job job) {
  {
    const std::lock_guard lock(mutex_);
    if (stopping_ || jobs_.size() >= most_queued_) return false;
    jobs_.push_back(std::move(job));
  }
  wake_.notify_one();
  return true;
}

void* WorkPool::run(void* start) {
  const std::unique_ptr<Start> mine(static_cast<Start*>(start));
  mine->pool->work(mine->number);
  return nullptr;
}

void WorkPool::work(int number) {
  while (true) {
    Job job;
    {
      std::unique_lock lock(mutex_);
      wake_.wait(lock, [this] { return stopping_ || !jobs_.empty(); });
      if (jobs_.empty()) return;
      job = std::move(jobs_.front());
      jobs_.pop_front();
    }
    job(number);
  }
}

}  // namespace lacuna::server
