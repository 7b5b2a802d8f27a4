#include "indexer/sandbox/limits.h"

#include <cstdlib>

#include <seccomp.h>

#include "indexer/sandbox/jail.h"

namespace lacuna::indexer {

Instrument instrument() {
#if defined(__SANITIZE_ADDRESS__)
  return Instrument::sanitizer;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
  return Instrument::sanitizer;
#endif
#endif
  // Valgrind loads its own libraries into what it runs.
  static const bool valgrind = [] {
    const char* preloaded = std::getenv("LD_PRELOAD");
    return preloaded != nullptr &&
           std::string_view(preloaded).find("/vgpreload_") != std::string_view::npos;
  }();
  return valgrind ? Instrument::valgrind : Instrument::none;
}

std::vector<Guard> guards(const SandboxLimits& limits) {
  const Instrument running = instrument();
  const std::string off = "not under " + std::string(word(running));
  std::vector<Guard> list;
  list.push_back({"time", GuardState::active,
                  std::to_string(limits.wall.count() / 1000) + " s, " +
                      std::to_string(limits.cpu_seconds) + " s of computing"});
  list.push_back({"memory", GuardState::active, std::to_string(limits.memory_mb) + " MB"});
  if (running != Instrument::none) list.back() = {"memory", GuardState::off, off};
  list.push_back({"seccomp", GuardState::active, "no network, no programs, no writing"});
  if (running == Instrument::valgrind) list.back() = {"seccomp", GuardState::off, off};
  if (seccomp_api_get() == 0)
    list.back() = {"seccomp", GuardState::missing, "readers do not start without it"};
  const int version = landlock_version();
  if (version > 0) {
    list.push_back({"landlock", GuardState::active, "version " + std::to_string(version)});
  } else {
    list.push_back({"landlock", GuardState::off, "the kernel has none"});
  }
  return list;
}

}  // namespace lacuna::indexer
