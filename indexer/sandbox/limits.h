// What a child that reads untrusted files may use, and which guards hold it there. Values; any
// thread.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "kb/base/names.h"

namespace lacuna::indexer {

// The figures of docs/security.md. Those of time and memory hold for one document.
struct SandboxLimits {
  std::chrono::milliseconds wall{30'000};
  int cpu_seconds = 20;
  std::size_t memory_mb = 512;  // of address space; unlimited in sanitizer builds
  int open_files = 16;
  std::size_t answer_bytes = 256u << 20;
  // A child that read small files for so long is replaced, so that each finds nearly all of the
  // seconds and the memory of a fresh one.
  std::chrono::milliseconds shift{2'000};
};

// How the program was built, or is run: what cannot work there is switched off.
enum class Instrument { none, sanitizer, valgrind };
constexpr auto names(Instrument) {
  return name_table<Instrument>({{Instrument::none, "none"},
                                 {Instrument::sanitizer, "sanitizer"},
                                 {Instrument::valgrind, "valgrind"}});
}
Instrument instrument();

enum class GuardState {
  active,
  off,      // the others hold without it
  missing,  // readers do not start
};
constexpr auto names(GuardState) {
  return name_table<GuardState>(
      {{GuardState::active, "active"}, {GuardState::off, "off"}, {GuardState::missing, "missing"}});
}

struct Guard {
  std::string_view name;
  GuardState state = GuardState::active;
  std::string why;  // off or missing: because of what; active: its figure
};

// Every guard as it stands on this machine in this build.
std::vector<Guard> guards(const SandboxLimits& limits = {});

}  // namespace lacuna::indexer
