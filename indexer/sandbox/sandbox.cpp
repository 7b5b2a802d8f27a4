#include "indexer/sandbox/sandbox.h"

#include <csignal>
#include <optional>
#include <utility>

#include <sys/wait.h>

#include "indexer/document/codec.h"
#include "indexer/read/formats.h"
#include "indexer/sandbox/child.h"
#include "kb/base/error.h"

namespace lacuna::indexer {

namespace {

using Clock = std::chrono::steady_clock;

std::string seconds(std::chrono::milliseconds time) {
  const auto whole = time.count() / 1000;
  return std::to_string(whole) + (time.count() % 1000 != 0 ? ".5 s" : " s");
}

// What a binary format does in its library stays in the child that did it.
bool wants_own_child(std::string_view bytes, const std::string& path) {
  const Shape shape = shape_of(bytes, path);
  return shape == Shape::pdf || shape == Shape::zip;
}

}  // namespace

Sandbox::Sandbox(ReadFunction reader, const SandboxLimits& limits)
    : limits_(limits), starter_(reader, limits_) {}

Reading Sandbox::read(std::string_view bytes, const std::string& path, const ReadOptions& options) {
  const Deadline deadline = Clock::now() + limits_.wall;
  const std::string question = to_bytes(ReadRequest{path, options, bytes});
  if (wants_own_child(bytes, path))
    return attempt(question, path, deadline, Sharing::alone).reading;
  Attempt first = attempt(question, path, deadline, Sharing::shared);
  if (first.fair) return std::move(first.reading);
  return attempt(question, path, deadline, Sharing::alone).reading;
}

Sandbox::Attempt Sandbox::attempt(std::string_view question, const std::string& path,
                                  const Deadline& deadline, Sharing sharing) {
  Worker worker = take(sharing, path);
  const bool fresh = worker.worked == Clock::duration::zero();
  const Clock::time_point began = Clock::now();
  std::string answer;
  Passed passed = send_frame(worker.child.channel.get(), question, deadline);
  // A child that ran out of memory while it listened still says so.
  if (passed != Passed::late)
    passed = receive_frame(worker.child.channel.get(), answer, limits_.answer_bytes, deadline);
  const auto fail = [&](const std::string& reason) { return Attempt{failed(path, reason), fresh}; };
  if (passed == Passed::late) {
    finish(worker, Starter::End::kill);
    return {failed(path, "Reading it was stopped after " + seconds(limits_.wall) + "."), true};
  }
  if (passed == Passed::closed) return fail(why(finish(worker, Starter::End::died)));
  const auto kind = answer.empty() ? AnswerKind::not_locked : AnswerKind{answer.front()};
  if (passed == Passed::whole && kind == AnswerKind::reading) {
    if (auto reading = reading_from(std::string_view(answer).substr(1), path)) {
      worker.worked += Clock::now() - began;
      if (sharing == Sharing::shared && worker.worked < limits_.shift)
        give_back(std::move(worker));
      else
        finish(worker, Starter::End::kill);
      return {std::move(*reading), true};
    }
  }
  finish(worker, Starter::End::kill);
  if (passed == Passed::whole && kind == AnswerKind::out_of_memory)
    return fail("Reading it needed more than " + std::to_string(limits_.memory_mb) + " MB.");
  return fail("The reader answered with something that is no document.");
}

Sandbox::Worker Sandbox::take(Sharing sharing, const std::string& path) {
  Worker worker;
  {
    const std::lock_guard lock(mutex_);
    if (sharing == Sharing::shared && !idle_.empty()) {
      worker = std::move(idle_.back());
      idle_.pop_back();
      return worker;
    }
    worker.child = starter_.start();
  }
  std::string first;
  constexpr std::size_t kFew = 1000;
  const Passed passed = receive_frame(worker.child.channel.get(), first, kFew,
                                      Clock::now() + std::chrono::seconds(30));
  if (passed == Passed::whole && !first.empty() && AnswerKind{first.front()} == AnswerKind::ready)
    return worker;
  finish(worker, Starter::End::kill);
  throw Error(ErrorCode::unavailable,
              path + ": readers cannot be locked in on this system" +
                  (first.empty() ? "" : " (" + first.substr(1) + ")"),
              "lacuna check says which guards there are");
}

void Sandbox::give_back(Worker worker) {
  const std::lock_guard lock(mutex_);
  idle_.push_back(std::move(worker));
}

Ending Sandbox::finish(const Worker& worker, Starter::End how) {
  const std::lock_guard lock(mutex_);
  return starter_.finish(worker.child.pid, how);
}

std::string Sandbox::why(const Ending& ending) const {
  const std::string memory = std::to_string(limits_.memory_mb) + " MB";
  if (WIFSIGNALED(ending.status)) {
    switch (WTERMSIG(ending.status)) {
      case SIGXCPU:
        return "Reading it was stopped after " + std::to_string(limits_.cpu_seconds) +
               " s of computing.";
      case SIGSYS:
        return "The reader tried a forbidden call to the system and was stopped.";
      case SIGXFSZ:
        return "The reader tried to write a file and was stopped.";
      case SIGKILL:
        return "The reader was ended by the system, as it does where memory is short.";
      default:
        break;
    }
  }
  // Libraries that cannot have memory end themselves in ways of their own.
  constexpr long kKbOfMb = 1024;
  const bool was_large = ending.most_kb > static_cast<long>(limits_.memory_mb) * kKbOfMb * 2 / 3;
  if (instrument() == Instrument::none && was_large)
    return "Reading it needed more than " + memory + ".";
  return WIFSIGNALED(ending.status)
             ? "The reader crashed (signal " + std::to_string(WTERMSIG(ending.status)) + ")."
             : "The reader ended without an answer.";
}

}  // namespace lacuna::indexer
