#include "indexer/sandbox/sandbox.h"

#include <charconv>
#include <csignal>
#include <optional>
#include <utility>

#include <sys/wait.h>

#include "indexer/document/codec.h"
#include "indexer/read/formats.h"
#include "indexer/read/pdf/pdf.h"
#include "indexer/read/pdf/scan.h"
#include "indexer/read/pieces.h"
#include "kb/base/error.h"

namespace lacuna::indexer {

namespace {

using Clock = std::chrono::steady_clock;

std::string seconds(std::chrono::milliseconds time) {
  const auto tenths = time.count() / 100;
  return std::to_string(tenths / 10) + (tenths % 10 ? "." + std::to_string(tenths % 10) : "") +
         " s";
}

// What a binary format does in its library stays in the child that did it.
bool wants_own_child(std::string_view bytes, const std::string& path) {
  const Shape shape = shape_of(bytes, path);
  return shape == Shape::pdf || shape == Shape::zip;
}

// A PGM file as we write them: "P5", width and height, 255, then as many bytes.
bool is_pgm(std::string_view bytes) {
  const auto number = [&bytes](char end) {
    std::size_t value = 0;
    const auto [at, error] = std::from_chars(bytes.data(), bytes.data() + bytes.size(), value);
    const bool good = error == std::errc() && at != bytes.data() + bytes.size() && *at == end;
    bytes.remove_prefix(good ? static_cast<std::size_t>(at - bytes.data()) + 1 : bytes.size());
    return good ? value : 0;
  };
  if (!bytes.starts_with("P5\n")) return false;
  bytes.remove_prefix(3);
  const std::size_t width = number(' '), height = number('\n'), white = number('\n');
  constexpr std::size_t kLongest = 100'000;
  return width > 0 && width < kLongest && height > 0 && height < kLongest && white == 255 &&
         bytes.size() == width * height;
}

}  // namespace

Sandbox::Sandbox(const Readers& readers, const SandboxLimits& limits)
    : limits_(limits), starter_(readers, limits_) {}

Reading Sandbox::read(std::string_view bytes, const std::string& path, const ReadOptions& options) {
  Reading reading = read_in_child(bytes, path, options);
  if (!is_scan(reading)) return reading;
  // Recognition is another program's work, on pictures that children drew.
  const auto draw_one = [&](int page) { return draw(bytes, page); };
  return assembled(read_scan(draw_one, path, options));
}

Reading Sandbox::read_in_child(std::string_view bytes, const std::string& path,
                               const ReadOptions& options) {
  const Deadline deadline = Clock::now() + limits_.wall;
  const std::string question = to_bytes(ReadRequest{path, options, bytes});
  std::optional<Reading> reading;
  const auto taken = [&](AnswerKind kind, std::string_view rest) {
    if (kind == AnswerKind::reading) reading = reading_from(rest, path);
    return reading.has_value();
  };
  auto failure = ask(question, deadline,
                     wants_own_child(bytes, path) ? Sharing::alone : Sharing::shared, taken);
  if (failure && !failure->fair) failure = ask(question, deadline, Sharing::alone, taken);
  return failure ? failed(path, failure->reason) : std::move(*reading);
}

std::optional<std::string> Sandbox::draw(std::string_view bytes, int page) {
  std::optional<std::string> picture;
  const auto failure =
      ask(to_bytes(DrawRequest{page, bytes}), Clock::now() + limits_.wall, Sharing::alone,
          [&](AnswerKind kind, std::string_view rest) {
            if (kind == AnswerKind::picture) picture = rest;
            return kind == AnswerKind::no_picture || (picture && (rest.empty() || is_pgm(rest)));
          });
  return failure ? std::string() : picture;
}

std::optional<Sandbox::Failure> Sandbox::ask(std::string_view question, const Deadline& deadline,
                                             Sharing sharing, const Taker& taken) {
  Worker worker = take(sharing);
  const bool fresh = worker.worked == Clock::duration::zero();
  const Clock::time_point began = Clock::now();
  const int channel = worker.child.channel.get();
  std::string answer;
  Passed passed = send_frame(channel, question, deadline);
  // A child that ran out of memory while it listened still says so.
  if (passed != Passed::late)
    passed = receive_frame(channel, answer, limits_.answer_bytes, deadline);
  if (passed == Passed::late) {
    finish(worker, Starter::End::kill);
    return Failure{"Reading it was stopped after " + seconds(limits_.wall) + ".", true};
  }
  if (passed == Passed::closed) return Failure{why(finish(worker, Starter::End::died)), fresh};
  const bool whole = passed == Passed::whole && !answer.empty();
  const AnswerKind kind = whole ? AnswerKind{answer.front()} : AnswerKind::not_locked;
  if (whole && taken(kind, std::string_view(answer).substr(1))) {
    worker.worked += Clock::now() - began;
    if (sharing == Sharing::shared && worker.worked < limits_.shift)
      give_back(std::move(worker));
    else
      finish(worker, Starter::End::kill);
    return std::nullopt;
  }
  finish(worker, Starter::End::kill);
  if (kind == AnswerKind::out_of_memory) return Failure{over_memory(), fresh};
  return Failure{"The reader answered with something that is no document.", fresh};
}

Sandbox::Worker Sandbox::take(Sharing sharing) {
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
              "readers cannot be locked in on this system" +
                  (first.empty() ? std::string() : " (" + first.substr(1) + ")"),
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

std::string Sandbox::over_memory() const {
  return "Reading it needed more than " + std::to_string(limits_.memory_mb) + " MB.";
}

std::string Sandbox::why(const Ending& ending) const {
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
  if (instrument() == Instrument::none && was_large) return over_memory();
  return WIFSIGNALED(ending.status)
             ? "The reader crashed (signal " + std::to_string(WTERMSIG(ending.status)) + ")."
             : "The reader ended without an answer.";
}

}  // namespace lacuna::indexer
