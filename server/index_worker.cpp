#include "server/index_worker.h"

#include <optional>

#include <sys/resource.h>

#include "indexer/index/drain.h"
#include "kb/base/error.h"
#include "kb/base/log.h"
#include "kb/store/store.h"

namespace lacuna::server {
namespace {

constexpr std::chrono::seconds kEvery{2};
// After each time, so that a crowd of writers shares one commit of the index, whose waiting for the
// disk would hold up theirs. One writer alone is found at once.
constexpr std::chrono::milliseconds kPause{500};
// People wait for answers, nobody for the index.
constexpr int kNiceness = 10;
// A disk forgets in years; the files of a program that runs for months are read this often.
constexpr std::chrono::hours kVerified{24};

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
  setpriority(PRIO_PROCESS, 0, kNiceness);  // of this thread alone, as Linux has it
  std::string last_complaint;
  std::optional<std::chrono::steady_clock::time_point> verified;
  while (true) {
    {
      std::unique_lock lock(mutex_);
      signal_.wait_for(lock, kEvery, [this] { return woken_ || stopping_; });
      if (stopping_) return seal();
      woken_ = false;
    }
    try {
      kb::Store store(directory_.database(), kb::OpenMode::read_write);
      if (const auto now = std::chrono::steady_clock::now();
          !verified || now - *verified >= kVerified) {
        indexer::verify_index(directory_.root());
        verified = now;
      }
      indexer::DrainLimits limits;
      limits.sealing = indexer::Sealing::when_idle;
      sealed_ = indexer::drain_outbox(directory_.root(), store, limits).sealed;
      last_complaint.clear();
    } catch (const Error& error) {
      // Another process indexes: it empties the outbox itself. Anything else is said once.
      if (error.code() != ErrorCode::locked && last_complaint != error.what())
        log(LogLevel::error, std::string("the index was not brought up to date: ") + error.what());
      last_complaint = error.what();
    } catch (const std::exception& error) {
      log(LogLevel::error, std::string("the index was not brought up to date: ") + error.what());
    }
    std::unique_lock lock(mutex_);
    if (signal_.wait_for(lock, kPause, [this] { return stopping_; })) return seal();
  }
}

void IndexWorker::seal() {
  if (sealed_) return;
  try {
    indexer::seal_index(directory_.root());
  } catch (const std::exception& error) {
    log(LogLevel::warning, std::string("the index was not sealed: ") + error.what());
  }
}

}  // namespace lacuna::server
