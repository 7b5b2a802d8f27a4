// Real Romanian laws: the number of articles is the publisher's. Skipped by name where the test
// data is absent.
#define BOOST_TEST_DYN_LINK
#include <algorithm>
#include <filesystem>
#include <iostream>
#include <sstream>

#include <boost/test/unit_test.hpp>
#include <unistd.h>

#include "indexer/read/read.h"
#include "indexer/structure/structure.h"
#include "kb/base/file.h"
#include "tests/real_files.h"

using namespace lacuna;
using namespace lacuna::indexer;
using namespace lacuna::test;
namespace fs = std::filesystem;

namespace {

Structured structure_of(const fs::path& path) {
  const Reading reading = read(read_file(path, 64u << 20), path.filename().string());
  BOOST_REQUIRE_MESSAGE(reading.status == ReadStatus::read, to_string(reading.reason));
  return structure(reading.document);
}

int count(std::string_view text, std::string_view words) {
  int times = 0;
  for (std::size_t at = text.find(words); at != text.npos; at = text.find(words, at + 1)) ++times;
  return times;
}

}  // namespace

BOOST_AUTO_TEST_CASE(ro_laws_have_their_articles) {
  const fs::path texts = test_data() / "ro-legi-txt";
  if (is_absent("ro_laws_have_their_articles", texts)) return;
  int laws = 0;
  for (const auto& entry : fs::directory_iterator(texts)) {
    if (!entry.path().filename().string().starts_with("law-")) continue;
    ++laws;
    BOOST_TEST_CONTEXT(entry.path().filename().string()) {
      const Structured act = structure_of(entry.path());
      const std::string json = read_file(
          test_data() / "ro-legi-json" / (entry.path().stem().string() + ".json"), 64u << 20);
      BOOST_TEST(act.counts.articles == count(json, "\"provision_ref\""));
      BOOST_TEST(act.diagnostics.empty());
    }
  }
  BOOST_TEST(laws == 8);
  BOOST_TEST(word(read(read_file(texts / "SOURCE.txt", 1u << 20), "SOURCE.txt").status) ==
             "skipped");
}

BOOST_AUTO_TEST_CASE(ro_asylum_law_letter_a1_stands_alone) {
  const fs::path law = test_data() / "ro-legi-txt/law-doc-71808.txt";
  if (is_absent("ro_asylum_law_letter_a1_stands_alone", law)) return;
  const Structured act = structure_of(law);
  BOOST_TEST(act.counts.articles == 191);
  const auto unit = std::find_if(act.provisions.begin(), act.provisions.end(),
                                 [](const auto& p) { return p.eid == "art_2__para_1__point_a-1"; });
  BOOST_REQUIRE((unit != act.provisions.end()));
  BOOST_TEST(unit->num_raw == "a^1)");
  BOOST_TEST(unit->text.starts_with("protecție internațională - "));
  BOOST_TEST(unit->text.ends_with("protecție subsidiară;"));
  BOOST_TEST(unit->text.find("(la ") == std::string::npos);
  int notes = 0;
  for (const Note& note : act.notes)
    if (note.provision == static_cast<int>(unit - act.provisions.begin())) {
      ++notes;
      BOOST_TEST(note.raw.starts_with("(la 26-12-2013, Lit. a^1) a alin. (1) al art. 2"));
      BOOST_TEST(note.raw.ends_with(")"));
    }
  BOOST_TEST(notes == 1);
}

BOOST_AUTO_TEST_CASE(ro_scale_sample_has_its_articles) {
  const fs::path archive = test_data() / "scale/ro-laws.tar.zst";
  if (is_absent("ro_scale_sample_has_its_articles", archive)) return;
  const fs::path folder =
      fs::temp_directory_path() / ("lacuna-ro-laws-" + std::to_string(::getpid()));
  fs::create_directories(folder);
  std::istringstream rows(read_file(test_data() / "scale/ro-laws-sample-counts.csv", 1u << 20));
  std::string list;
  std::vector<std::pair<std::string, int>> expected;
  for (std::string row; std::getline(rows, row);) {
    const std::size_t first = row.find(','), last = row.rfind(',');
    if (row.starts_with("file,")) continue;
    expected.emplace_back(row.substr(0, first), std::atoi(row.c_str() + last + 1));
  }
  const std::string unpack =
      "tar --zstd -xf '" + archive.string() + "' -C '" + folder.string() + "' --strip-components=1";
  if (std::system(unpack.c_str()) != 0) {
    fs::remove_all(folder);
    std::cout << "SKIPPED: ro_scale_sample_has_its_articles: tar or zstd is absent" << std::endl;
    return;
  }
  int right = 0;
  for (const auto& [file, articles] : expected) {
    const Structured act = structure_of(folder / file);
    if (act.counts.articles == articles) ++right;
    BOOST_TEST(act.diagnostics.empty(), file);
  }
  fs::remove_all(folder);
  BOOST_TEST(right * 100 >= static_cast<int>(expected.size()) * 99,
             right << " of " << expected.size());
}
