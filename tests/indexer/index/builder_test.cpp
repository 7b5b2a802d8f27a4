// A whole index made at once is the index that one unit after the other makes.
#define BOOST_TEST_DYN_LINK
#include "indexer/index/builder.h"

#include <csignal>

#include <boost/test/unit_test.hpp>
#include <sys/wait.h>
#include <unistd.h>

#include "indexer/index/generation.h"
#include "tests/indexer/index/in_words.h"
#include "tests/indexer/index/library.h"

using namespace lacuna;
using namespace lacuna::indexer;

namespace {

std::vector<IndexUnit> many_units() {
  const std::vector<std::string> words = {"azil",   "permis", "ședere",   "străin",
                                          "cazare", "tutelă", "muncă",    "școală",
                                          "spital", "ajutor", "locuință", "protecție"};
  std::vector<IndexUnit> units;
  for (std::size_t i = 0; i < 120; ++i) {
    std::string text = "Articol";
    for (std::size_t w = 0; w < words.size(); ++w)
      if ((i * 7 + w * w) % 5 < 2) text += " " + words[(w + i) % words.size()];
    auto unit = paragraph(std::to_string(100 + i / 10), "art_" + std::to_string(i % 10), text);
    unit.year = 2000 + static_cast<int>(i % 7);
    units.push_back(unit);
  }
  units.push_back(gap("G-1", "Lipsa de cazare", kb::Visibility::public_));
  units.push_back(gap("G-2", "Cazare pentru coaliție", kb::Visibility::coalition));
  units.push_back(gap("G-3", "Cazare ascunsă", kb::Visibility::restricted, {"org-1"}));
  units.push_back(gap("G-4", "Cazare privată", kb::Visibility::private_));
  return units;
}

void build(const Library& library, const std::vector<IndexUnit>& units, BuildLimits limits) {
  IndexBuilder builder(library.folder(), limits);
  for (const auto& unit : units) builder.add(unit);
  builder.adopt(7);
}

SearchRequest request_of(const std::string& query) {
  SearchRequest request;
  request.query = query;
  request.language = "ro";
  request.limit = 100;
  request.facets = {Field::year, Field::group, Field::kind};
  return request;
}

const std::vector<std::string> kQueries = {"azil",           "permis sedere", "\"tutelă muncă\"",
                                           "azil OR spital", "caz*",          "year:2003..2005",
                                           "title:\"100\"",  "eid:art_3",     "kind:gap cazare",
                                           "protectei"};

}  // namespace

BOOST_AUTO_TEST_CASE(shards_merged_give_the_index_that_single_units_give) {
  Library single;
  const auto units = many_units();
  for (const auto& unit : units) single.put(unit);
  single.index(7);
  // Small shards merged at once; then so many that they are merged in several steps.
  for (const auto& limits : {BuildLimits{500, 0}, BuildLimits{200, 3}, BuildLimits{}}) {
    Library library;
    for (const auto& unit : units) library.put(unit);
    build(library, units, limits);
    for (const auto& query : kQueries)
      BOOST_TEST(in_words(library.search(request_of(query))) ==
                 in_words(single.search(request_of(query))));
    const auto report = check_index(library.folder(), CheckDepth::thorough);
    BOOST_TEST((report.health == IndexHealth::good));
    BOOST_TEST(report.applied == 7);
    BOOST_TEST(report.documents == units.size() - 1);  // none of what is private
    // Nothing but the three databases and their seal stays.
    const auto folder = index_folder(library.folder()) / *current_generation(library.folder());
    BOOST_TEST(std::distance(std::filesystem::directory_iterator(folder),
                             std::filesystem::directory_iterator()) == 4);
  }
}

BOOST_AUTO_TEST_CASE(what_was_built_takes_changes) {
  Library library;
  build(library, many_units(), {500, 3});
  {
    IndexWriter writer(library.folder());
    BOOST_TEST(writer.applied() == 7);
    writer.put(paragraph("100", "art_1", "Vapoare și șlepuri."));
    writer.remove_expression("ro/lege/2006/101@undated:ro");
    writer.commit(8);
  }
  BOOST_TEST(library.search("vapoare").total == 1U);
  BOOST_TEST(library.search("work:ro/lege/2006/100").total == 10U);
  BOOST_TEST(library.search("work:ro/lege/2006/101").total == 0U);
}

BOOST_AUTO_TEST_CASE(a_build_that_is_killed_leaves_the_old_index_and_the_next_one_goes_on) {
  Library library;
  library.put(paragraph("122", "art_1", "Vapoare și șlepuri."));
  library.index(5);
  int ready[2];
  BOOST_REQUIRE(pipe(ready) == 0);
  const pid_t child = fork();
  if (child == 0) {
    IndexBuilder builder(library.folder(), {200, 0});
    for (const auto& unit : many_units()) builder.add(unit);
    if (write(ready[1], "x", 1) != 1) _exit(1);
    for (;;) pause();
  }
  char byte = 0;
  BOOST_TEST(read(ready[0], &byte, 1) == 1);
  kill(child, SIGKILL);
  waitpid(child, nullptr, 0);
  close(ready[0]);
  close(ready[1]);
  BOOST_TEST((check_index(library.folder(), CheckDepth::thorough).health == IndexHealth::good));
  BOOST_TEST(library.search("vapoare").total == 1U);
  build(library, many_units(), {});
  BOOST_TEST(library.search("vapoare").total == 0U);
  BOOST_TEST(library.search("azil").total > 0U);
  // What the killed one left behind is gone.
  std::size_t folders = 0;
  for (const auto& entry : std::filesystem::directory_iterator(index_folder(library.folder())))
    folders += entry.is_directory() ? 1 : 0;
  BOOST_TEST(folders == 1U);
}
