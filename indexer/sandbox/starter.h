// The process that starts readers. It is forked at the program's very beginning, while there is one
// thread, no open database and no secret in memory, and stays so: its children are copies of that.
// It alone ends them and knows how they ended. Starter is the program's end of it; one thread at a
// time (Sandbox has the lock).
#pragma once

#include <cstdint>

#include <sys/types.h>

#include "indexer/sandbox/channel.h"
#include "indexer/sandbox/child.h"
#include "indexer/sandbox/limits.h"

namespace lacuna::indexer {

struct Child {
  pid_t pid = 0;
  Descriptor channel;
};

// How a child ended; `status` as waitpid says it.
struct Ending {
  int status = 0;
  long most_kb = 0;  // of resident memory
};

class Starter {
 public:
  // Forks. Throws Error(unavailable).
  Starter(const Readers& readers, const SandboxLimits& limits);
  Starter(const Starter&) = delete;
  Starter& operator=(const Starter&) = delete;
  ~Starter();

  // Both throw Error(unavailable) when the starter itself is gone.
  Child start();
  enum class End { kill, died };  // died: it closed its channel, and has a moment to end by itself
  Ending finish(pid_t child, End how);

 private:
  pid_t pid_ = 0;
  Descriptor control_;
};

}  // namespace lacuna::indexer
