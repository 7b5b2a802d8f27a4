// Ctrl-C (SIGINT) and SIGTERM of a command that works for long: the first asks it to stop where
// everything so far is whole, the second ends the program at once, as it would without this. While
// one lives, its process is asked so; one at a time. The question may be asked by any thread.
#pragma once

namespace lacuna::indexer {

class Interruption {
 public:
  // Exit code of a command that was stopped, as shells give it to one that SIGINT ends.
  static constexpr int exit_code = 130;

  Interruption();
  ~Interruption();
  Interruption(const Interruption&) = delete;
  Interruption& operator=(const Interruption&) = delete;

  static bool wanted();
};

}  // namespace lacuna::indexer
