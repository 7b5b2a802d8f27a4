// The GDPR as EUR-Lex prints it against the tree that others made of it by hand (GDPRtEXT): the
// same addresses and the same words, white space and quotation marks apart. Skipped by name where
// the test data is absent.
#define BOOST_TEST_DYN_LINK
#include <filesystem>
#include <iostream>
#include <map>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "indexer/read/read.h"
#include "indexer/structure/structure.h"
#include "kb/base/file.h"
#include "kb/base/text.h"
#include "tests/real_files.h"

using namespace lacuna;
using namespace lacuna::indexer;
using namespace lacuna::test;
using Json = nlohmann::json;
namespace fs = std::filesystem;

namespace {

// Without white space and quotation marks.
std::string plain(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    at += c.size;
    const bool dropped = c.value <= ' ' || c.value == 0xA0 || c.value == '\'' || c.value == '"' ||
                         (c.value >= 0x2018 && c.value <= 0x201F);
    if (!dropped) append_utf8(out, c.value);
  }
  return out;
}

// The JSON keeps the marks of footnotes inside the sentence: "(20)" goes where the unit has a
// footnote of that mark.
std::string without_marks(std::string words, const std::string& footnotes) {
  for (const std::string_view note : split(footnotes, '\n')) {
    const std::string mark(note.substr(0, note.find(')') + 1));
    if (mark.empty()) continue;
    const std::size_t at = words.rfind(mark);
    if (at != words.npos) words.erase(at, mark.size());
  }
  return words;
}

std::string text_of(const Json& unit) {
  return unit.contains("text") && unit["text"].is_string() ? unit["text"].get<std::string>() : "";
}

// eId -> words, as the JSON has them.
class Oracle {
 public:
  std::map<std::string, std::string> units;
  std::map<std::string, std::string> headings;

  explicit Oracle(const Json& gdpr) {
    for (const Json& recital : gdpr["recitals"])
      units["rec_" + recital["number"].get<std::string>()] = text_of(recital);
    for (const Json& chapter : gdpr["chapters"]) {
      const std::string eid = "chp_" + chapter["number"].get<std::string>();
      headings[eid] = chapter["title"].get<std::string>();
      for (const Json& part : chapter["contents"]) {
        if (part["type"] == "article") {
          add_article(part);
          continue;
        }
        headings[eid + "__sec_" + part["number"].get<std::string>()] =
            part["title"].get<std::string>();
        for (const Json& article : part["contents"]) add_article(article);
      }
    }
  }

 private:
  void add_article(const Json& article) {
    const std::string eid = "art_" + article["number"].get<std::string>();
    headings[eid] = article["title"].get<std::string>();
    const Json& contents = article["contents"];
    bool numbered = true;
    int bare = 0;
    for (const Json& unit : contents) {
      // A first line without a number holds what follows: definitions, points.
      if (!unit["number"].is_string()) ++bare;
      if (&unit == &contents.front()) numbered = unit["number"].is_string();
    }
    std::string paragraph = eid;
    int subparagraphs = 1;
    int lines = 0;
    for (const Json& unit : contents) {
      if (unit["number"].is_string()) {
        const std::string number = unit["number"].get<std::string>();
        const std::string own =
            numbered ? eid + "__para_" + number : paragraph + "__point_" + number;
        if (numbered) paragraph = own;
        subparagraphs = 1;
        units[own] = text_of(unit);
        add_points(own, unit);
        continue;
      }
      std::string own = paragraph;
      if (numbered)
        own += "__subpara_" + std::to_string(++subparagraphs);
      else if (bare > 1)
        own = eid + "__para_" + std::to_string(++lines);
      units[own] = text_of(unit);
      if (!numbered) paragraph = own;
      add_points(own, unit);
    }
  }

  void add_points(const std::string& eid, const Json& unit) {
    if (!unit.contains("subpoints")) return;
    int dashes = 0;
    for (const Json& point : unit["subpoints"]) {
      const std::string step = point["number"].is_string()
                                   ? "__point_" + point["number"].get<std::string>()
                                   : "__indent_" + std::to_string(++dashes);
      units[eid + step] = text_of(point);
    }
  }
};

}  // namespace

BOOST_AUTO_TEST_CASE(gdpr_is_the_tree_that_others_made) {
  const fs::path json = test_data() / "eu-gdpr-rdf-json/gdpr.json";
  const fs::path page = test_data() / "eu-eurlex-html/CELEX_32016R0679_EN_TXT.html";
  if (!fs::exists(json) || !fs::exists(page)) {
    std::cout << "SKIPPED: gdpr_is_the_tree_that_others_made: no test data" << std::endl;
    return;
  }
  const Oracle oracle(Json::parse(read_file(json, 64u << 20)));
  const Reading reading = read(read_file(page, 64u << 20), page.filename().string());
  BOOST_REQUIRE((reading.status == ReadStatus::read));
  const Structured act = structure(reading.document);
  BOOST_TEST(act.counts.articles == 99);
  BOOST_TEST(act.counts.recitals == 173);
  std::map<std::string, const kb::Provision*> found;
  int chapters = 0;
  for (const kb::Provision& unit : act.provisions) {
    found[unit.eid] = &unit;
    chapters += unit.level == kb::Level::chapter;
  }
  BOOST_TEST(chapters == 11);
  for (const auto& [eid, words] : oracle.units) {
    BOOST_TEST_CONTEXT(eid) {
      BOOST_REQUIRE_MESSAGE(found.contains(eid), eid + ": " + words.substr(0, 60));
      const std::string ours = plain(found[eid]->text);
      const std::string theirs = plain(without_marks(words, found[eid]->footnote));
      // The corrigendum of 23 May 2018 reworded the end of recital 71; the page is that of 2016.
      if (eid == "rec_71")
        BOOST_TEST(ours.substr(0, 1500) == theirs.substr(0, 1500));
      else
        BOOST_TEST(ours == theirs);
    }
  }
  for (const auto& [eid, unit] : found) {
    const bool provision = eid.starts_with("art_") || eid.starts_with("rec_");
    if (provision && !unit->text.empty())
      BOOST_TEST(oracle.units.contains(eid), eid << " is not in the tree: " << unit->text);
    if (provision) BOOST_TEST(unit->wrapup.empty(), eid);
  }
  for (const auto& [eid, heading] : oracle.headings)
    BOOST_TEST(plain(lower(found.contains(eid) ? found[eid]->heading : "")) ==
               plain(lower(heading)));
}
