// Searches while the index is made anew and written to: each answer is that of the old or of the
// new state, never of a mixture, never an error.
#define BOOST_TEST_DYN_LINK
#include <atomic>
#include <mutex>
#include <set>
#include <thread>

#include <boost/test/unit_test.hpp>
#include <xapian.h>

#include "indexer/index/drain.h"
#include "indexer/index/generation.h"
#include "indexer/index/seal.h"
#include "indexer/index/xapian_edge.h"
#include "kb/base/error.h"
#include "tests/indexer/index/house.h"

using namespace lacuna;
using namespace lacuna::indexer;

namespace {

constexpr int kLaws = 12;
// So long that whoever makes an index tells of its progress now and then.
constexpr std::size_t kLongText = 60'000;  // bytes
constexpr int kRounds = 4;
constexpr int kThreads = 3;

// Total, number of hits, count of the facet: of one state they agree.
struct Seen {
  std::size_t total = 0, hits = 0, counted = 0;
  auto operator<=>(const Seen&) const = default;
};

Seen look(Searcher& searcher) {
  SearchRequest request;
  request.query = "vasul kind:provision";
  request.language = "ro";
  request.limit = 100;
  request.facets = {Field::kind};
  const auto result = searcher.search(request);
  Seen seen{result.total, result.hits.size(), 0};
  for (const auto& facet : result.facets)
    for (const auto& value : facet.values) seen.counted += value.count;
  return seen;
}

// Searches all the time, each thread by a searcher of its own, as the server does.
class Askers {
 public:
  explicit Askers(const House& house) {
    for (int i = 0; i < kThreads; ++i)
      threads_.emplace_back([this, &house] {
        try {
          kb::Store store(house.folder / "kb.sqlite", kb::OpenMode::read_write);
          Searcher searcher(house.folder, {unit_source(store), {}, {}}, columns_);
          std::size_t last = 0;
          while (!done_) {
            const auto one = look(searcher);
            const std::lock_guard lock(mutex_);
            seen_.insert(one);
            backwards_ = backwards_ || one.total < last;
            last = one.total;
            ++answers_;
          }
        } catch (const std::exception& error) {
          const std::lock_guard lock(mutex_);
          failure_ = error.what();
        }
      });
  }
  ~Askers() { finish(); }

  // Until everybody was answered some times more.
  void wait() {
    const auto until = answers_ + 4 * kThreads;
    while (answers_ < until && failure().empty()) std::this_thread::yield();
  }
  void finish() {
    done_ = true;
    for (auto& thread : threads_)
      if (thread.joinable()) thread.join();
  }
  std::string failure() {
    const std::lock_guard lock(mutex_);
    return failure_;
  }
  const std::set<Seen>& seen() const { return seen_; }
  bool went_backwards() const { return backwards_; }

 private:
  std::shared_ptr<Columns> columns_ = make_columns();
  std::atomic<bool> done_ = false;
  std::atomic<std::size_t> answers_ = 0;
  std::mutex mutex_;
  std::set<Seen> seen_;
  std::string failure_;
  bool backwards_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace

BOOST_AUTO_TEST_CASE(searches_go_on_while_the_index_is_made_anew_and_written) {
  House house;
  for (int i = 0; i < kLaws; ++i) house.save_law(std::to_string(100 + i), "Vasul plutește pe apă.");
  rebuild_index(house.folder, *house.store);
  std::set<std::size_t> states = {kLaws};
  Askers askers(house);
  askers.wait();
  for (int round = 0; round < kRounds; ++round) {
    rebuild_index(house.folder, *house.store);
    askers.wait();
    // Three commits in a row: a searcher that lags behind loses what it reads.
    for (int i = 0; i < 3; ++i) {
      const auto number = std::to_string(200 + 10 * round + i);
      house.save_law(number, "Vasul nou plutește pe apă.");
      drain_outbox(house.folder, *house.store);
      states.insert(*states.rbegin() + 1);
    }
    askers.wait();
    house.save_law(std::to_string(300 + round), "Vasul târziu plutește pe apă.");
    states.insert(*states.rbegin() + 1);
    rebuild_index(house.folder, *house.store);
  }
  askers.wait();
  askers.finish();
  BOOST_TEST(askers.failure() == "");
  BOOST_TEST(!askers.went_backwards());
  for (const auto& seen : askers.seen()) {
    BOOST_TEST(states.contains(seen.total));
    BOOST_TEST(seen.hits == seen.total);
    BOOST_TEST(seen.counted == seen.total);
  }
  BOOST_TEST(askers.seen().rbegin()->total == *states.rbegin());
  BOOST_TEST(askers.seen().begin()->total == static_cast<std::size_t>(kLaws));
}

BOOST_AUTO_TEST_CASE(an_index_of_an_older_analyser_is_served_until_it_is_made_anew) {
  House house;
  std::string text;
  while (text.size() < kLongText) text += "Vasul plutește pe apă. ";
  for (int i = 0; i < kLaws; ++i) house.save_law(std::to_string(100 + i), text);
  drain_outbox(house.folder, *house.store);
  const auto before = *current_generation(house.folder);
  for (const auto visibility : kIndexed)
    Xapian::WritableDatabase(database_path(house.folder, before, visibility).string())
        .set_metadata(kAnalyserKey, "0");
  make_seal(index_folder(house.folder) / before);
  const auto report = check_index(house.folder, CheckDepth::thorough);
  BOOST_TEST((report.health == IndexHealth::outdated));
  BOOST_TEST(report.problem.find("Rebuild needed") != std::string::npos);

  std::size_t looked = 0;
  const auto outdated = [&] {
    const auto result = house.search("vasul");
    BOOST_TEST(result.total == static_cast<std::size_t>(kLaws));
    return result.notes == std::vector{SearchNote::outdated_index};
  };
  BOOST_TEST(outdated());
  drain_outbox(house.folder, *house.store, {}, [&](const DrainReport&) {
    BOOST_TEST(outdated());
    ++looked;
    return GoOn::yes;
  });
  BOOST_TEST(looked > 0U);
  BOOST_TEST(!outdated());
  BOOST_TEST(*current_generation(house.folder) != before);
  BOOST_TEST((check_index(house.folder, CheckDepth::thorough).health == IndexHealth::good));
}
