#include "server/index_worker.h"

#include "indexer/index/drain.h"
#include "kb/base/error.h"
#include "kb/base/log.h"
#include "kb/store/store.h"

namespace lacuna::server {
namespace {

constexpr std::chrono::seconds kEvery{2};

}  // namespace

IndexWorker::IndexWorker(DataDirectory directory)
    : directory_(std::move(directory)), thread_([this] { run(); }) {}

IndexWorker::~IndexWorker() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  signal_.notify_all();
  thread_.join();
}

void IndexWorker::wake() {
  {
    const std::lock_guard lock(mutex_);
    woken_ = true;
  }
  signal_.notify_all();
}

void IndexWorker::run() {
  std::string last_complaint;
  while (true) {
    {
      std::unique_lock lock(mutex_);
      signal_.wait_for(lock, kEvery, [this] { return woken_ || stopping_; });
      if (stopping_) return;
      woken_ = false;
    }
    try {
      kb::Store store(directory_.database(), kb::OpenMode::read_write);
      indexer::drain_outbox(directory_.root(), store);
      last_complaint.clear();
    } catch (const Error& error) {
      // Another process indexes: it empties the outbox itself. Anything else is said once.
      if (error.code() != ErrorCode::locked && last_complaint != error.what())
        log(LogLevel::error, std::string("the index was not brought up to date: ") + error.what());
      last_complaint = error.what();
    } catch (const std::exception& error) {
      log(LogLevel::error, std::string("the index was not brought up to date: ") + error.what());
    }
  }
}

}  // namespace lacuna::server
