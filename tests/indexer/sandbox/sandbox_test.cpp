// Readers that misbehave in every way one can: each is one failed document that says why, and the
// next document is read. Memory is limited in release builds alone: tests/cli/limits.mjs.
#define BOOST_TEST_DYN_LINK
#include "indexer/sandbox/sandbox.h"

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include <boost/test/unit_test.hpp>
#include <fcntl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "kb/base/error.h"

using namespace lacuna;
using namespace lacuna::indexer;
using namespace std::chrono_literals;

namespace {

Reading says(std::string text) {
  Reading reading;
  reading.document.reader = std::to_string(getpid());
  reading.document.media_type = std::to_string(getppid());
  reading.document.blocks.push_back({.text = std::move(text)});
  return reading;
}

std::string outcome(int result) {
  return result < 0 ? "refused" : "done";
}

[[noreturn]] void compute_for_ever() {
  for (;;) asm volatile("");
}

constexpr int kChannel = 3;  // of every child

// The bytes name what it does.
Reading misbehave(std::string_view bytes, const std::string& path, const ReadOptions&) {
  if (bytes == "spin") compute_for_ever();
  if (bytes == "socket") return says(outcome(socket(AF_INET, SOCK_STREAM, 0)));
  if (bytes == "fork") return says(outcome(fork()));
  if (bytes == "execute") return says(outcome(execl("/bin/true", "true", nullptr)));
  if (bytes == "kill") return says(outcome(kill(getppid(), SIGKILL)));
  if (bytes == "abort") std::abort();
  if (bytes == "write file") return says(outcome(open(path.c_str(), O_WRONLY | O_CREAT, 0600)));
  if (bytes == "read file") return says(outcome(open("/etc/passwd", O_RDONLY)));
  if (bytes == "throw") throw std::runtime_error("not today");
  if (bytes == "not UTF-8") return says("\xFF");
  if (bytes == "garbage") {
    const std::string junk(1000, 'x');
    return says(outcome(static_cast<int>(write(kChannel, junk.data(), junk.size()))));
  }
  if (bytes == "long answer") {
    const std::uint64_t size = std::uint64_t{1} << 62;
    return says(outcome(static_cast<int>(write(kChannel, &size, sizeof size))));
  }
  if (bytes == "hang up") {
    close(kChannel);
    compute_for_ever();
  }
  return says(std::string(bytes));
}

std::optional<std::string> draw(std::string_view bytes, int page) {
  if (bytes == "spin") compute_for_ever();
  if (bytes == "wrong size") return "P5\n3 2\n255\n.....";
  if (bytes == "throw") throw std::runtime_error("not today");
  if (page > 1) return std::nullopt;
  return "P5\n3 2\n255\n......";
}

SandboxLimits quick() {
  SandboxLimits limits;
  limits.wall = 120s;
  limits.cpu_seconds = 1;
  return limits;
}

struct House {
  Sandbox sandbox{{misbehave, draw}, quick()};

  Reading read(std::string_view bytes) { return sandbox.read(bytes, "some.txt", {}); }
  void check_that_work_goes_on() {
    const Reading next = read("next");
    BOOST_REQUIRE((next.status == ReadStatus::read));
    BOOST_TEST(next.document.blocks.at(0).text == "next");
  }
  void check_failure(std::string_view bytes, std::string_view reason) {
    read("before");  // the child is no fresh one
    const Reading reading = read(bytes);
    BOOST_TEST_REQUIRE((reading.status == ReadStatus::failed), bytes << " was read");
    BOOST_TEST(reading.reason.message == reason);
    BOOST_TEST(reading.reason.file == "some.txt");
    check_that_work_goes_on();
  }
};

constexpr std::string_view kForbidden =
    "The reader tried a forbidden call to the system and was stopped.";

bool is_running(const std::string& pid) {
  return kill(static_cast<pid_t>(std::stol(pid)), 0) == 0;
}

}  // namespace

BOOST_FIXTURE_TEST_CASE(one_child_reads_many_small_files, House) {
  const Reading one = read("one"), two = read("two");
  BOOST_TEST(one.document.blocks.at(0).text == "one");
  BOOST_TEST(one.document.reader == two.document.reader);
  BOOST_TEST(one.document.reader != std::to_string(getpid()));
  BOOST_TEST(one.document.media_type != std::to_string(getpid()));  // nor its child
}

BOOST_FIXTURE_TEST_CASE(binary_documents_have_a_child_each, House) {
  for (std::string_view beginning : {"%PDF-1.7 ", "PK\x03\x04 "}) {
    const Reading one = read(beginning), two = read(beginning);
    BOOST_REQUIRE((one.status == ReadStatus::read && two.status == ReadStatus::read));
    BOOST_TEST(one.document.reader != two.document.reader);
    BOOST_TEST(!is_running(one.document.reader));
  }
}

BOOST_AUTO_TEST_CASE(a_child_is_replaced_after_its_shift) {
  SandboxLimits limits;
  limits.shift = 0ms;
  Sandbox sandbox({misbehave, draw}, limits);
  std::set<std::string> children;
  for (int i = 0; i < 5; ++i) children.insert(sandbox.read("x", "a", {}).document.reader);
  BOOST_TEST(children.size() == 5U);
}

BOOST_AUTO_TEST_CASE(wall_clock) {
  SandboxLimits limits;
  limits.wall = 500ms;
  Sandbox sandbox({misbehave, draw}, limits);
  const auto began = std::chrono::steady_clock::now();
  for (std::string_view way : {"spin", "%PDF-"}) {
    const Reading reading = sandbox.read(way, "a.txt", {});
    if (way == "spin") {
      BOOST_TEST((reading.status == ReadStatus::failed));
      BOOST_TEST(reading.reason.message == "Reading it was stopped after 0.5 s.");
    } else {
      BOOST_TEST((reading.status == ReadStatus::read));
    }
  }
  BOOST_TEST((std::chrono::steady_clock::now() - began < 10s));
}

BOOST_FIXTURE_TEST_CASE(seconds_of_computing, House) {
  check_failure("spin", "Reading it was stopped after 1 s of computing.");
}

BOOST_FIXTURE_TEST_CASE(no_network, House) {
  check_failure("socket", kForbidden);
}

BOOST_FIXTURE_TEST_CASE(no_process, House) {
  check_failure("fork", kForbidden);
  check_failure("execute", kForbidden);
}

BOOST_FIXTURE_TEST_CASE(no_signal_to_others, House) {
  check_failure("kill", kForbidden);
}

BOOST_FIXTURE_TEST_CASE(no_files, House) {
  const Reading reading = read("read file");
  BOOST_REQUIRE((reading.status == ReadStatus::read));
  BOOST_TEST(reading.document.blocks.at(0).text == "refused");
  const Reading written = sandbox.read("write file", "made-by-a-reader", {});
  BOOST_REQUIRE((written.status == ReadStatus::read));
  BOOST_TEST(written.document.blocks.at(0).text == "refused");
  BOOST_TEST(access("made-by-a-reader", F_OK) != 0);
}

BOOST_FIXTURE_TEST_CASE(a_crash, House) {
  check_failure("abort", "The reader crashed (signal 6).");
}

BOOST_FIXTURE_TEST_CASE(an_exception, House) {
  check_failure("throw", "The reader gave up: not today.");
}

BOOST_FIXTURE_TEST_CASE(answers_that_are_none, House) {
  constexpr std::string_view kNone = "The reader answered with something that is no document.";
  check_failure("not UTF-8", kNone);
  check_failure("garbage", kNone);
  check_failure("long answer", kNone);
}

BOOST_FIXTURE_TEST_CASE(a_child_that_hangs_up_and_goes_on_is_ended, House) {
  const Reading reading = read("hang up");
  BOOST_TEST((reading.status == ReadStatus::failed));
  check_that_work_goes_on();
}

BOOST_FIXTURE_TEST_CASE(pages_are_drawn_in_children_too, House) {
  BOOST_TEST(sandbox.draw("pdf", 1).value() == "P5\n3 2\n255\n......");
  BOOST_TEST(!sandbox.draw("pdf", 2));
  for (std::string_view way : {"spin", "wrong size", "throw"})
    BOOST_TEST(sandbox.draw(way, 0).value() == "", way);
  check_that_work_goes_on();
}

BOOST_FIXTURE_TEST_CASE(large_documents_pass, House) {
  const std::string large(8u << 20, 'a');  // in a second of its processor, checked by sanitizers
  const Reading reading = read(large);
  BOOST_REQUIRE((reading.status == ReadStatus::read));
  BOOST_TEST((reading.document.blocks.at(0).text == large));
}

BOOST_FIXTURE_TEST_CASE(many_threads_ask_at_once, House) {
  std::vector<int> good(4, 0);
  {
    std::vector<std::jthread> threads;
    for (std::size_t t = 0; t < good.size(); ++t)
      threads.emplace_back([&, t] {
        for (int i = 0; i < 50; ++i) {
          const std::string text = std::to_string(t) + "/" + std::to_string(i);
          const bool attack = i % 10 == 9;
          const Reading reading = read(attack ? "socket" : text);
          good[t] += attack ? reading.status == ReadStatus::failed
                            : reading.document.blocks.at(0).text == text;
        }
      });
  }
  for (int count : good) BOOST_TEST(count == 50);
}

BOOST_AUTO_TEST_CASE(no_process_stays_behind) {
  std::string child, starter;
  {
    Sandbox sandbox({misbehave, draw}, quick());
    const Reading reading = sandbox.read("x", "a", {});
    child = reading.document.reader;
    starter = reading.document.media_type;
    BOOST_TEST(is_running(child));
  }
  BOOST_TEST(!is_running(starter));
  for (int i = 0; i < 100 && is_running(child); ++i) std::this_thread::sleep_for(10ms);
  BOOST_TEST(!is_running(child));
}

BOOST_AUTO_TEST_CASE(without_its_starter_the_import_stops_and_says_so) {
  Sandbox sandbox({misbehave, draw}, quick());
  const std::string starter = sandbox.read("x", "a", {}).document.media_type;
  kill(static_cast<pid_t>(std::stol(starter)), SIGKILL);
  const auto stops = [](const Error& error) {
    return error.code() == ErrorCode::unavailable &&
           error.what() == std::string("the process that starts the readers is gone");
  };
  BOOST_CHECK_EXCEPTION(for (int i = 0; i < 3; ++i) sandbox.read("%PDF-", "a", {}), Error, stops);
}

BOOST_AUTO_TEST_CASE(the_guards_of_this_machine_are_named) {
  std::set<std::string_view> names;
  for (const Guard& guard : guards()) {
    names.insert(guard.name);
    BOOST_TEST(!guard.why.empty());
    if (guard.name == "memory" && guard.state != GuardState::active)
      BOOST_TEST_MESSAGE("SKIPPED: the memory of readers: limited in release builds alone");
  }
  BOOST_TEST(names == (std::set<std::string_view>{"time", "memory", "seccomp", "landlock"}));
}
