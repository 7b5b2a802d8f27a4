// The same act from two publishers, in two formats or in two languages is the same tree: addresses,
// numbers, which units are basic, and in one language the same words. (GDPR as XHTML and as a
// publisher's JSON: gdpr_oracle_test.cpp.) Skipped by name where the test data is absent.
#define BOOST_TEST_DYN_LINK
#include <filesystem>
#include <iostream>

#include <boost/test/unit_test.hpp>

#include "indexer/read/read.h"
#include "indexer/structure/structure.h"
#include "kb/base/file.h"
#include "tests/real_files.h"

using namespace lacuna;
using namespace lacuna::indexer;
using namespace lacuna::test;
namespace fs = std::filesystem;

namespace {

std::vector<kb::Provision> units_of(const fs::path& path) {
  const Reading reading = read(read_file(path, 32u << 20), path.string());
  BOOST_REQUIRE_MESSAGE(reading.status == ReadStatus::read, to_string(reading.reason));
  return structure(reading.document).provisions;
}

enum class Words { same, translated };

std::string words_of(std::string_view text) {
  std::string out;
  for (const char c : text)
    if (static_cast<unsigned char>(c) > ' ' && c != '\xA0' && c != '\xC2') out += c;
  return out;
}

void check_same_tree(const fs::path& one, const fs::path& other, Words words) {
  BOOST_TEST_CONTEXT(one.filename().string() << " and " << other.filename().string()) {
    const auto first = units_of(test_data() / one);
    const auto second = units_of(test_data() / other);
    BOOST_TEST(first.size() > 3);
    BOOST_TEST(first.size() == second.size());
    for (std::size_t i = 0; i < std::min(first.size(), second.size()); ++i) {
      const kb::Provision &a = first[i], &b = second[i];
      BOOST_TEST_REQUIRE(a.eid == b.eid);
      BOOST_TEST(a.num_norm == b.num_norm, a.eid);
      BOOST_TEST(a.parent == b.parent, a.eid);
      BOOST_TEST(a.basic == b.basic, a.eid);
      if (words == Words::translated) continue;
      BOOST_TEST(words_of(a.heading) == words_of(b.heading), a.eid);
      BOOST_TEST(words_of(a.text) == words_of(b.text), a.eid);
      BOOST_TEST(words_of(a.wrapup) == words_of(b.wrapup), a.eid);
      BOOST_TEST(words_of(a.quotation) == words_of(b.quotation), a.eid);
    }
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(renderings)

BOOST_AUTO_TEST_CASE(romanian_laws_as_json_and_as_text) {
  if (is_absent("romanian_laws_as_json_and_as_text", test_data() / "ro-legi-json")) return;
  int laws = 0;
  for (const auto& entry : fs::directory_iterator(test_data() / "ro-legi-json")) {
    if (entry.path().extension() != ".json") continue;
    ++laws;
    const std::string name = entry.path().stem().string();
    check_same_tree("ro-legi-json/" + name + ".json", "ro-legi-txt/" + name + ".txt", Words::same);
  }
  BOOST_TEST(laws == 8);
}

BOOST_AUTO_TEST_CASE(the_declaration_in_six_languages) {
  if (is_absent("the_declaration_in_six_languages", test_data() / "udhr-html")) return;
  for (const char* file : {"deu_1996", "fra", "ron_2006", "rus", "ukr"})
    check_same_tree("udhr-html/eng.html", "udhr-html/" + std::string(file) + ".html",
                    Words::translated);
}

BOOST_AUTO_TEST_CASE(a_resolution_in_two_languages) {
  if (is_absent("a_resolution_in_two_languages", test_data() / "akn-oasis-examples")) return;
  check_same_tree("akn-oasis-examples/Bill_UN_2012.xml", "akn-oasis-examples/Bill_UN_2012_ES.xml",
                  Words::translated);
}

BOOST_AUTO_TEST_SUITE_END()
