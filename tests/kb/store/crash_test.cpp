// kill -9 at any moment: what was acknowledged is there, nothing is half there.
#define BOOST_TEST_DYN_LINK
#include <csignal>
#include <cstdlib>

#include <boost/test/unit_test.hpp>
#include <sys/wait.h>
#include <unistd.h>

#include "kb/store/annotation_store.h"
#include "kb/store/check.h"
#include "kb/store/citation_store.h"
#include "kb/store/outbox.h"
#include "tests/kb/store/fixture.h"

using namespace lacuna;
using namespace lacuna::kb;
using namespace lacuna::kb::test;

namespace {

// The child writes until it is killed and acknowledges each write on the pipe.
[[noreturn]] void write_until_killed(const std::filesystem::path& file, int pipe_end) {
  try {
    Store store(file, OpenMode::read_write);
    for (int i = 0;; ++i) {
      const std::string key = "ro/lege/2001/" + std::to_string(i);
      Act act = make_act(key, key);
      act.citations = {citation("art_1", key + "!art_2", "art. 2")};
      act.expression.counts.citations = 1;
      save(store, act);
      Annotation note;
      note.target = {NodeKind::provision, key + "!art_2"};
      note.body = "comment " + std::to_string(i);
      create_annotation(store, note, Viewer{});
      if (write(pipe_end, &i, sizeof i) != sizeof i) _exit(3);
    }
  } catch (...) {
    _exit(4);
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(crashes)

BOOST_AUTO_TEST_CASE(acknowledged_writes_survive_a_kill) {
  Folder folder;
  { Store(folder.file(), OpenMode::create); }
  int acknowledged_in_all = 0;
  for (int round = 0; round < 5; ++round) {
    std::filesystem::remove_all(folder.path);
    std::filesystem::create_directories(folder.path);
    { Store(folder.file(), OpenMode::create); }
    int ends[2];
    BOOST_REQUIRE_EQUAL(pipe(ends), 0);
    const pid_t child = fork();
    BOOST_REQUIRE_GE(child, 0);
    if (child == 0) {
      close(ends[0]);
      write_until_killed(folder.file(), ends[1]);
    }
    close(ends[1]);
    int last = -1, got = 0;
    // Killed right behind an acknowledgement, at another one each round.
    while (last < 3 + round * 4 && read(ends[0], &got, sizeof got) == sizeof got) last = got;
    kill(child, SIGKILL);
    while (read(ends[0], &got, sizeof got) == sizeof got) last = got;
    close(ends[0]);
    int status = 0;
    BOOST_REQUIRE_EQUAL(waitpid(child, &status, 0), child);
    BOOST_TEST(WIFSIGNALED(status));
    BOOST_TEST(last >= 3);
    acknowledged_in_all += last + 1;

    Store store(folder.file(), OpenMode::read_write);
    const Viewer program = program_viewer();
    for (int i = 0; i <= last; ++i) {
      const std::string key = "ro/lege/2001/" + std::to_string(i);
      BOOST_TEST(find_provisions(store, key + "@undated:ro", "").size() == 4u);
      BOOST_TEST(threads_on(store, program, {NodeKind::provision, key + "!art_2"}).size() == 1u);
    }
    for (const CheckItem& item :
         check_store(store, DataDirectory::create(folder.path / "directory")))
      if (item.name != "originals")
        BOOST_TEST((item.severity == Severity::note), item.name << ": " << item.message);
    // Each text has its outbox row: at most one write was under way.
    std::size_t texts = 0;
    for (const auto& entry : outbox_after(store, 0, 10000))
      texts += entry.kind == OutboxKind::expression;
    BOOST_TEST(texts == list_works(store, {}, {}).total);
    BOOST_TEST(texts - static_cast<std::size_t>(last + 1) <= 1u);
  }
  BOOST_TEST(acknowledged_in_all >= 5 * 4);
}

BOOST_AUTO_TEST_SUITE_END()
