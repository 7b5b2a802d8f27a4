// Untrusted bytes are read in children (docs/decisions/0006): whatever a file does to a reader, it
// is one failed document. Made before the program's first thread; read() and draw() from any
// thread, as many at a time as there are threads.
#pragma once

#include <chrono>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/document/reading.h"
#include "indexer/sandbox/limits.h"
#include "indexer/sandbox/starter.h"

namespace lacuna::indexer {

class Sandbox {
 public:
  // Forks the starter. Throws Error(unavailable).
  explicit Sandbox(const Readers& readers, const SandboxLimits& limits = {});
  Sandbox(const Sandbox&) = delete;
  Sandbox& operator=(const Sandbox&) = delete;

  // A scan is drawn by children and recognised by tesseract where that is installed
  // (indexer/read/pdf/scan.h). Never throws on what the bytes are: a child that a limit stopped, or
  // that crashed, gives a failed reading that says which. Throws Error(unavailable) when no child
  // can be had at all.
  Reading read(std::string_view bytes, const std::string& path, const ReadOptions& options);

  // Page `page` (from 0) of a PDF as a PGM file; empty when it could not be drawn within the
  // limits, nullopt when there is no such page. Throws like read().
  std::optional<std::string> draw(std::string_view bytes, int page);

 private:
  // A child and what it has behind it.
  struct Worker {
    Child child;
    std::chrono::steady_clock::duration worked{};
  };
  struct Failure {
    std::string reason;
    bool fair = true;  // false: it was a child's that had worked before, and a fresh one might not
  };
  enum class Sharing { alone, shared };
  // Takes a whole answer; false when it is none to what was asked.
  using Taker = std::function<bool(AnswerKind kind, std::string_view rest)>;

  Reading read_in_child(std::string_view bytes, const std::string& path,
                        const ReadOptions& options);
  std::optional<Failure> ask(std::string_view question, const Deadline& deadline, Sharing sharing,
                             const Taker& taken);
  Worker take(Sharing sharing);
  void give_back(Worker worker);
  Ending finish(const Worker& worker, Starter::End how);
  std::string why(const Ending& ending) const;
  std::string over_memory() const;

  const SandboxLimits limits_;
  std::mutex mutex_;  // of all below
  Starter starter_;
  std::vector<Worker> idle_;
};

}  // namespace lacuna::indexer
