// Whatever happens to a file of the index: it is noticed, the index is made anew from the store,
// and then says what it said before.
#define BOOST_TEST_DYN_LINK
#include <fstream>
#include <functional>

#include <boost/test/unit_test.hpp>

#include "indexer/index/drain.h"
#include "indexer/index/generation.h"
#include "kb/base/error.h"
#include "kb/base/log.h"
#include "kb/rules/visibility_rules.h"
#include "kb/store/outbox.h"
#include "tests/indexer/index/house.h"
#include "tests/indexer/index/in_words.h"

using namespace lacuna;
using namespace lacuna::indexer;

namespace {

namespace fs = std::filesystem;

// Enough of it that each table has several blocks.
void fill(House& house) {
  for (int i = 0; i < 24; ++i)
    house.save_law(std::to_string(100 + i), "Statul acordă protecție temporară; vasul nr. " +
                                                std::to_string(i) + " plutește pe apă, felul " +
                                                std::string(1, static_cast<char>('a' + i % 20)) +
                                                "x" + std::to_string(i * i));
  house.save_gap("Lipsa cazării", kb::Visibility::public_);
  house.save_gap("Cazarea coaliției", kb::Visibility::coalition);
  house.save_gap("Cazarea celor puțini", kb::Visibility::restricted);
}

std::string answers(House& house) {
  std::string words;
  Searcher searcher(house.folder, {unit_source(*house.store), {}, {}});
  for (const char* query : {"protectie temporara", "vasul", "cazare", "\"pluteste pe apa\"",
                            "felul", "protecti*", "year:2006", "protecsie"})
    for (const auto& viewer : {kb::Viewer{}, kb::program_viewer()}) {
      SearchRequest request;
      request.query = query;
      request.language = "ro";
      request.limit = 100;
      request.viewer = viewer;
      request.facets = {Field::year, Field::kind, Field::type};
      words += in_words(searcher.search(request)) + '\n';
    }
  return words;
}

void flip(const fs::path& file, std::uintmax_t at) {
  std::fstream bytes(file, std::ios::in | std::ios::out | std::ios::binary);
  bytes.seekg(static_cast<std::streamoff>(at));
  const auto old = static_cast<char>(bytes.get());
  bytes.seekp(static_cast<std::streamoff>(at));
  bytes.put(static_cast<char>(old ^ 0x10));
}

struct Damage {
  const char* name;
  std::function<void(const fs::path&)> done;
};

const std::vector<Damage> kDamages = {
    {"flip in the middle", [](const fs::path& file) { flip(file, fs::file_size(file) / 2); }},
    {"flip at a border of blocks",
     [](const fs::path& file) { flip(file, fs::file_size(file) > 8192 ? 8192 : 0); }},
    {"flip near the end", [](const fs::path& file) { flip(file, fs::file_size(file) - 3); }},
    {"half of it", [](const fs::path& file) { fs::resize_file(file, fs::file_size(file) / 2); }},
    {"nothing of it", [](const fs::path& file) { fs::resize_file(file, 0); }},
    {"deleted", [](const fs::path& file) { fs::remove(file); }}};

std::vector<fs::path> files_of(const fs::path& index) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(index))
    if (entry.is_regular_file()) files.push_back(entry.path().lexically_relative(index));
  return files;
}

// An index made from the store, and what it says while nothing is wrong with it.
struct WholeIndex {
  WholeIndex() {
    fill(house);
    drain_outbox(house.folder, *house.store);
    generation = *current_generation(house.folder);
    said = answers(house);
    postlist = database_path(house.folder, generation, kb::Visibility::public_) / "postlist.glass";
  }

  House house;
  std::string generation;
  std::string said;
  fs::path postlist;
};

// Damage is logged, and here there is much of it.
struct Quiet {
  Quiet() { set_log_level(LogLevel::error); }
  ~Quiet() { set_log_level(LogLevel::info); }
};

// Of `house`, in a folder that can be spoilt over and over.
void every_damage(House& house, const std::vector<Damage>& damages) {
  const Quiet quiet;
  const auto mend = [&] { drain_outbox(house.folder, *house.store); };
  const auto index = index_folder(house.folder);
  const auto wanted = answers(house);
  const auto whole = house.folder / "whole";
  fs::copy(index, whole, fs::copy_options::recursive);
  for (const auto& file : files_of(whole)) {
    const bool empty = fs::file_size(whole / file) == 0;
    for (const auto& damage : damages) {
      if (empty && std::string_view(damage.name) != "deleted") continue;
      BOOST_TEST_CONTEXT(file.string() << ": " << damage.name) {
        damage.done(index / file);
        mend();
        BOOST_TEST(answers(house) == wanted);
        BOOST_TEST((check_index(house.folder, CheckDepth::thorough).health == IndexHealth::good));
        fs::remove_all(index);
        fs::copy(whole, index, fs::copy_options::recursive);
        mend();  // times of a copy: sealed again
      }
    }
  }
}

}  // namespace

BOOST_AUTO_TEST_CASE(no_file_of_a_built_index_is_spoilt_unnoticed) {
  House house;
  fill(house);
  rebuild_index(house.folder, *house.store);
  every_damage(house, kDamages);
}

BOOST_AUTO_TEST_CASE(no_file_of_a_changed_index_is_spoilt_unnoticed) {
  House house;
  fill(house);
  drain_outbox(house.folder, *house.store);
  house.save_law("300", "Vasul nou plutește pe apă.");
  drain_outbox(house.folder, *house.store);
  every_damage(house, {kDamages.front()});
}

// From the moment it is known nobody is answered by it, until it is made anew.
BOOST_AUTO_TEST_CASE(a_damaged_index_answers_nobody) {
  WholeIndex whole;
  House& house = whole.house;
  const Quiet quiet;
  Searcher open(house.folder, {unit_source(*house.store), {}, {}});
  SearchRequest request;
  request.query = "vasul";
  request.language = "ro";
  BOOST_TEST(open.search(request).total == 24U);
  flip(whole.postlist, fs::file_size(whole.postlist) / 2);
  BOOST_TEST((verify_index(house.folder).health == IndexHealth::damaged));
  const auto refused = [](const Error& error) { return error.code() == ErrorCode::unavailable; };
  BOOST_CHECK_EXCEPTION(open.search(request), Error, refused);
  // Also when the one who makes it anew is stopped over it.
  rebuild_index(house.folder, *house.store, [](const DrainReport&) { return GoOn::no; });
  drain_outbox(house.folder, *house.store);
  BOOST_TEST(*current_generation(house.folder) != whole.generation);
  BOOST_TEST(open.search(request).total == 24U);
  BOOST_TEST(answers(house) == whole.said);
}

// A search that meets what cannot be is enough: no time of a file need have changed.
BOOST_AUTO_TEST_CASE(a_suspected_index_is_looked_through) {
  WholeIndex whole;
  House& house = whole.house;
  suspect_index(house.folder);
  drain_outbox(house.folder, *house.store);
  BOOST_TEST(*current_generation(house.folder) == whole.generation);  // it is whole
  BOOST_TEST(!is_suspected(house.folder));
  const Quiet quiet;
  fs::resize_file(whole.postlist, 8192);
  BOOST_CHECK_THROW(answers(house), Error);
  BOOST_TEST(is_suspected(house.folder));
  drain_outbox(house.folder, *house.store);
  BOOST_TEST(!is_suspected(house.folder));
  BOOST_TEST(answers(house) == whole.said);
}

// Killed between a commit and the seal: looked through, and sealed.
BOOST_AUTO_TEST_CASE(an_index_without_a_seal_is_looked_through_and_sealed) {
  House house;
  fill(house);
  DrainLimits busy;
  busy.sealing = Sealing::when_idle;
  BOOST_TEST(drain_outbox(house.folder, *house.store).sealed);
  house.save_law("300", "Vasul nou plutește pe apă.");
  BOOST_TEST(!drain_outbox(house.folder, *house.store, busy).sealed);
  const auto wanted = answers(house);
  const auto generation = *current_generation(house.folder);
  BOOST_TEST(!check_index(house.folder, CheckDepth::quick).sealed);
  BOOST_TEST(drain_outbox(house.folder, *house.store).sealed);
  BOOST_TEST(*current_generation(house.folder) == generation);
  house.save_law("301", "Vasul vechi plutește pe apă.");
  BOOST_TEST(!drain_outbox(house.folder, *house.store, busy).sealed);
  BOOST_TEST(drain_outbox(house.folder, *house.store, busy).sealed);  // nothing to do: now
  house.save_law("302", "Vasul mic plutește pe apă.");
  BOOST_TEST(!drain_outbox(house.folder, *house.store, busy).sealed);
  seal_index(house.folder);
  BOOST_TEST(check_index(house.folder, CheckDepth::bytes).sealed);
  // Unsealed and spoilt.
  house.save_law("303", "Vasul mare plutește pe apă.");
  BOOST_TEST(!drain_outbox(house.folder, *house.store, busy).sealed);
  const auto last = answers(house);
  const Quiet quiet;
  const auto file =
      database_path(house.folder, generation, kb::Visibility::public_) / "postlist.glass";
  fs::resize_file(file, fs::file_size(file) / 2);
  BOOST_TEST(drain_outbox(house.folder, *house.store).sealed);
  BOOST_TEST(answers(house) == last);
  BOOST_TEST(last != wanted);
}
