// Untrusted bytes are read in children (docs/security.md): whatever a file does to a reader, it is
// one failed document. Made before the program's first thread; read() from any thread, as many at a
// time as there are threads.
#pragma once

#include <chrono>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/document/reading.h"
#include "indexer/sandbox/limits.h"
#include "indexer/sandbox/starter.h"

namespace lacuna::indexer {

class Sandbox {
 public:
  // Forks the starter. `reader` runs in the children. Throws Error(unavailable).
  explicit Sandbox(ReadFunction reader, const SandboxLimits& limits = {});
  Sandbox(const Sandbox&) = delete;
  Sandbox& operator=(const Sandbox&) = delete;

  // Never throws on what the bytes are: a child that a limit stopped, or that crashed, gives a
  // failed reading that says which. Throws Error(unavailable) when no child can be had at all.
  Reading read(std::string_view bytes, const std::string& path, const ReadOptions& options);

 private:
  // A child and what it has behind it.
  struct Worker {
    Child child;
    std::chrono::steady_clock::duration worked{};
  };
  struct Attempt {
    Reading reading;
    bool fair = true;  // false: an older child failed, and a fresh one might not
  };
  enum class Sharing { alone, shared };

  Attempt attempt(std::string_view question, const std::string& path, const Deadline& deadline,
                  Sharing sharing);
  Worker take(Sharing sharing, const std::string& path);
  void give_back(Worker worker);
  Ending finish(const Worker& worker, Starter::End how);
  std::string why(const Ending& ending) const;

  const SandboxLimits limits_;
  std::mutex mutex_;  // of all below
  Starter starter_;
  std::vector<Worker> idle_;
};

}  // namespace lacuna::indexer
