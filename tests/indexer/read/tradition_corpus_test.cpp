// Real acts of other traditions: counts by hand or by the publisher's own headings. Skipped by name
// where the test data is absent.
#define BOOST_TEST_DYN_LINK
#include <algorithm>
#include <filesystem>
#include <iostream>

#include <boost/test/unit_test.hpp>

#include "indexer/read/read.h"
#include "indexer/structure/identity.h"
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

const kb::Provision* find(const Structured& act, std::string_view eid) {
  const auto it = std::find_if(act.provisions.begin(), act.provisions.end(),
                               [&](const kb::Provision& unit) { return unit.eid == eid; });
  return it == act.provisions.end() ? nullptr : &*it;
}

std::string key_of(const Structured& act) {
  std::vector<std::string> warnings;
  return work_of(act.identity, act.kind, warnings).key;
}

// Headings "## § 1 …" of a Markdown file.
int section_headings(const std::string& text) {
  int headings = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string line = text.substr(at, end - at);
    const std::size_t marks = std::min(line.find_first_not_of('#'), line.size());
    if (marks > 0 && line.substr(marks).starts_with(" §")) ++headings;
    at = end + 1;
  }
  return headings;
}

}  // namespace

BOOST_AUTO_TEST_CASE(german_markdown_has_its_sections) {
  const fs::path folder = test_data() / "de-gesetze-md";
  if (is_absent("german_markdown_has_its_sections", folder)) return;
  for (const char* name : {"asylblg", "beschv_2013", "intv"}) {
    BOOST_TEST_CONTEXT(name) {
      const fs::path path = folder / (std::string(name) + ".md");
      const Structured act = structure_of(path);
      BOOST_TEST(act.counts.articles == section_headings(read_file(path, 1u << 20)));
      BOOST_TEST(act.diagnostics.empty());
      BOOST_TEST(act.report.holes.empty());
      BOOST_TEST(act.identity.language == "de");
    }
  }
  const Structured act = structure_of(folder / "asylblg.md");
  BOOST_TEST(key_of(act) == "de/asylblg");
  const kb::Provision* letter = find(act, "art_1__para_1__point_3__point_c");
  BOOST_REQUIRE(letter != nullptr);
  BOOST_TEST(letter->text.starts_with("nach § 25 Absatz 5"));
  BOOST_TEST(find(act, "art_1__para_1__point_1a") != nullptr);
  BOOST_REQUIRE(find(act, "art_5a") != nullptr);
  BOOST_TEST((find(act, "art_5a")->state == kb::ProvisionState::repealed));
}

BOOST_AUTO_TEST_CASE(ukrainian_law_has_its_articles) {
  const fs::path path = test_data() / "ua-laws-json/01839-ua-law-2671-19.json";
  if (is_absent("ukrainian_law_has_its_articles", path)) return;
  const Structured act = structure_of(path);
  // Articles 1 to 30 and 23-1; what is quoted into other laws is none of this act.
  BOOST_TEST(act.counts.articles == 31);
  BOOST_TEST(key_of(act) == "ua/zakon/2019/2671-VIII");
  BOOST_TEST(act.diagnostics.empty());
  BOOST_TEST(find(act, "art_1__para_1__point_3-1") != nullptr);
  BOOST_TEST(find(act, "art_23-1") != nullptr);
}

BOOST_AUTO_TEST_CASE(moldovan_excerpts_are_read) {
  const fs::path folder = test_data() / "md-law-excerpts";
  if (is_absent("moldovan_excerpts_are_read", folder)) return;
  const Structured one_line = structure_of(folder / "lege_md_regimul_strainilor_ro.txt");
  BOOST_TEST(one_line.counts.articles == 3);
  BOOST_TEST(one_line.identity.jurisdiction == "md");
  BOOST_REQUIRE(find(one_line, "art_2") != nullptr);
  BOOST_TEST(find(one_line, "art_2")->heading == "Excepţii de la aplicarea prezentei legi");
  const Structured russian = structure_of(folder / "lege_md_rezhim_inostrantsev_ru.txt");
  BOOST_TEST(russian.counts.articles == 2);
  BOOST_TEST(russian.identity.language == "ru");
  BOOST_TEST(russian.identity.jurisdiction == "md");
  BOOST_TEST(find(russian, "art_2__para_1__point_b") != nullptr);
  const Structured amending = structure_of(folder / "lex_justice_md_LP244-2016_ro.txt");
  BOOST_TEST(amending.counts.articles == 2);
  BOOST_TEST(key_of(amending) == "md/lege/2016/244");
}
