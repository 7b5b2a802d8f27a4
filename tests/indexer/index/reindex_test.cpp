// Searches while the index is made anew and written to: each answer is that of the old or of the
// new state, never of a mixture, never an error.
#define BOOST_TEST_DYN_LINK
#include <atomic>
#include <mutex>
#include <set>
#include <thread>

#include <boost/test/unit_test.hpp>

#include "indexer/index/drain.h"
#include "kb/base/error.h"
#include "tests/indexer/index/house.h"

using namespace lacuna;
using namespace lacuna::indexer;

namespace {

constexpr int kLaws = 12;
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
