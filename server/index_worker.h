// The thread that brings what people write into the search index: it empties the outbox whenever it
// is woken, and every few seconds for what other processes wrote (an import). While another process
// holds the index it waits. Any thread may wake it.
#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

#include "kb/base/data_directory.h"

namespace lacuna::server {

class IndexWorker {
 public:
  explicit IndexWorker(DataDirectory directory);
  ~IndexWorker();  // finishes the commit at hand
  IndexWorker(const IndexWorker&) = delete;
  IndexWorker& operator=(const IndexWorker&) = delete;

  void wake();

 private:
  void run();
  void seal();

  DataDirectory directory_;
  bool sealed_ = true;  // what this thread left of the index
  std::mutex mutex_;
  std::condition_variable signal_;
  bool woken_ = true;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace lacuna::server
