#include "indexer/commands/interruption.h"

#include <csignal>

namespace lacuna::indexer {
namespace {

constexpr int kSignals[] = {SIGINT, SIGTERM};

volatile std::sig_atomic_t asked = 0;

void ask(int) {
  asked = 1;
}

}  // namespace

Interruption::Interruption() {
  asked = 0;
  for (const int number : kSignals) {
    struct sigaction action {};
    action.sa_handler = ask;
    action.sa_flags = SA_RESTART | static_cast<int>(SA_RESETHAND);  // the second one ends us
    sigaction(number, &action, nullptr);
  }
}

Interruption::~Interruption() {
  for (const int number : kSignals) std::signal(number, SIG_DFL);
}

bool Interruption::wanted() {
  return asked != 0;
}

}  // namespace lacuna::indexer
