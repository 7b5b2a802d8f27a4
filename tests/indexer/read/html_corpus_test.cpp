// Real pages of publishers: counts as they stand in the texts, found by hand. Skipped by name where
// the test data is absent.
#define BOOST_TEST_DYN_LINK
#include <algorithm>
#include <chrono>
#include <filesystem>
#include <iostream>
#include <set>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "indexer/read/read.h"
#include "indexer/structure/identity.h"
#include "indexer/structure/structure.h"
#include "kb/base/file.h"
#include "kb/base/text.h"
#include "tests/real_files.h"

using namespace lacuna;
using namespace lacuna::indexer;
using namespace lacuna::test;
namespace fs = std::filesystem;

namespace {

Structured structure_of(const fs::path& path) {
  const Reading reading = read(read_file(path, 64u << 20), path.filename().string());
  BOOST_REQUIRE_MESSAGE(reading.status == ReadStatus::read, to_string(reading.reason));
  const Structured act = structure(reading.document);
  for (const Diagnostic& diagnostic : act.diagnostics) BOOST_ERROR(to_string(diagnostic));
  return act;
}

std::string key_of(const Structured& act) {
  std::vector<std::string> warnings;
  return work_of(act.identity, act.kind, warnings).key;
}

const kb::Provision* find(const Structured& act, std::string_view eid) {
  for (const kb::Provision& unit : act.provisions)
    if (unit.eid == eid) return &unit;
  return nullptr;
}

}  // namespace

BOOST_AUTO_TEST_CASE(pages_of_the_union_have_their_articles) {
  struct Row {
    const char* file;
    const char* work;
    int articles, recitals;
    const char* language;
  };
  constexpr Row kRows[] = {
      {"eu-eurlex-html/32004L0025.html", "eu/dir/2004/25", 23, 29, "en"},
      {"eu-eurlex-html/32014R0909.html", "eu/reg/2014/909", 76, 81, "en"},
      {"eu-eurlex-html/CELEX_32016R0679_EN_TXT.html", "eu/reg/2016/679", 99, 173, "en"},
      {"eu-com-proposals-html/COM(2025)43.html", "eu/com/2025/43", 2, 8, "en"},
      {"eu-com-proposals-html/COM(2025)6.html", "eu/com/2025/6", 3, 30, "en"},
  };
  if (is_absent("pages_of_the_union_have_their_articles", test_data() / "eu-eurlex-html")) return;
  for (const Row& row : kRows) {
    BOOST_TEST_CONTEXT(row.file) {
      const Structured act = structure_of(test_data() / row.file);
      BOOST_TEST(key_of(act) == row.work);
      BOOST_TEST(act.counts.articles == row.articles);
      BOOST_TEST(act.counts.recitals == row.recitals);
      BOOST_TEST(act.identity.language == row.language);
      BOOST_TEST(act.report.holes.empty());
      for (const kb::Provision& unit : act.provisions)
        BOOST_TEST(!unit.text.starts_with("Official Journal"));
    }
  }
}

BOOST_AUTO_TEST_CASE(bare_pages_of_the_union_are_lines_with_an_identity) {
  if (is_absent("bare_pages_of_the_union_are_lines_with_an_identity",
                test_data() / "eu-eurlex-html"))
    return;
  const fs::path path = test_data() / "eu-eurlex-html/31995L0046.html";
  const Reading reading = read(read_file(path, 64u << 20), path.filename().string());
  BOOST_REQUIRE((reading.status == ReadStatus::read));
  const Identity& identity = reading.document.identity;
  BOOST_TEST(identity.jurisdiction == "eu");
  BOOST_TEST(identity.type == "dir");
  BOOST_TEST(identity.year == 1995);
  BOOST_TEST(identity.number == "46");
  BOOST_TEST(identity.language == "en");
  int labels = 0;
  for (const Block& block : reading.document.blocks) {
    BOOST_TEST((block.role == BlockRole::line));
    labels += block.text.starts_with("Article ") && block.text.size() < 12;
    BOOST_TEST(block.text.find("Avis juridique") == std::string::npos);
  }
  BOOST_TEST(labels == 34);
}

BOOST_AUTO_TEST_CASE(what_amends_another_act_is_quoted) {
  const fs::path path = test_data() / "eu-eurlex-html/32014R0909.html";
  if (is_absent("what_amends_another_act_is_quoted", path)) return;
  const Structured act = structure_of(path);
  const kb::Provision* point = find(act, "art_70__point_2");
  BOOST_REQUIRE(point);
  BOOST_TEST(point->text.ends_with("the following paragraph is added:"));
  BOOST_TEST(point->quotation.starts_with("‘3."));
  BOOST_TEST(find(act, "art_70__para_3") == nullptr);
  const kb::Provision* footnoted = find(act, "art_71__point_1");
  BOOST_REQUIRE(footnoted);
  BOOST_TEST(footnoted->footnote.starts_with("(*1)"));
  BOOST_TEST(footnoted->quotation.find("*1") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_universal_declaration_has_30_articles_in_every_language) {
  const fs::path folder = test_data() / "udhr-html";
  if (is_absent("the_universal_declaration_has_30_articles_in_every_language", folder)) return;
  std::set<std::string> languages;
  std::set<std::string> trees;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() != ".html") continue;
    BOOST_TEST_CONTEXT(entry.path().filename().string()) {
      const Structured act = structure_of(entry.path());
      BOOST_TEST(key_of(act) == "int/declaration/1948/udhr");
      BOOST_TEST(act.counts.articles == 30);
      languages.insert(act.identity.language);
      std::string tree;
      for (const kb::Provision& unit : act.provisions) tree += unit.eid + '\n';
      trees.insert(tree);
    }
  }
  BOOST_TEST(languages.size() == 6u);
  BOOST_TEST(trees.size() == 1u);
}

BOOST_AUTO_TEST_CASE(a_page_of_the_romanian_portal) {
  const fs::path path = test_data() / "ro-portal-html/legea_52_2011_fragment.html";
  if (is_absent("a_page_of_the_romanian_portal", path)) return;
  const Structured act = structure_of(path);
  BOOST_TEST(key_of(act) == "ro/lege/2011/52");
  BOOST_TEST(act.identity.issuer == "PARLAMENTUL");
  BOOST_TEST(act.counts.articles == 1);
  BOOST_TEST(act.notes.size() == 5u);
  const kb::Provision* repealed = find(act, "art_1__para_3__point_b");
  BOOST_REQUIRE(repealed);
  BOOST_TEST((repealed->state == kb::ProvisionState::repealed));
  // Two letters e) are printed; the links inside the act are kept at their words.
  BOOST_TEST(find(act, "art_1__para_3__point_e_2") != nullptr);
  std::set<std::string> linked;
  for (const PublisherLink& link : act.links) {
    const kb::Provision& unit = act.provisions[static_cast<std::size_t>(link.provision)];
    linked.insert(unit.text.substr(link.begin, link.end - link.begin));
  }
  BOOST_TEST(linked.contains("art. 13 alin. (1) lit. g)"));
  BOOST_TEST(linked.contains("art. 13 alin. (1) lit. e^1)"));
}

BOOST_AUTO_TEST_CASE(records_of_the_soap_service) {
  struct Row {
    const char* id;
    const char* work;
    const char* issuer;
    int articles;
  };
  constexpr Row kRows[] = {
      {"decret_articol_unic", "ro/decret/2026/305", "PREȘEDINTELE ROMÂNIEI", 1},
      {"lege_cedilla_in_titlu", "ro/lege/2026/87", "", 1},  // the others are quoted
      {"oug_caret_article_variant", "ro/oug/2026/11", "GUVERNUL", 5},
      {"hotarare_camera_with_bom", "ro/hotarare/2014/14", "CAMERA DEPUTAŢILOR", 1},
      {"decret_2005_legacy_text", "ro/decret/2005/651", "PREŞEDINTELE ROMÂNIEI", 1},
      {"schema_html_entities", "", "", 24},
      {"norma_joint_issuer", "", "", 0},
  };
  const fs::path path = test_data() / "ro-soap-raw/fixtures.jsonl";
  if (is_absent("records_of_the_soap_service", path)) return;
  const std::string records = read_file(path, 64u << 20);
  int seen = 0;
  for (const std::string_view line : split(records, '\n')) {
    if (trim(line).empty()) continue;
    const auto record = nlohmann::json::parse(line);
    const std::string id = record["_id"].get<std::string>();
    const auto* row = std::find_if(std::begin(kRows), std::end(kRows),
                                   [&](const Row& candidate) { return id == candidate.id; });
    BOOST_TEST_CONTEXT(id) {
      const Reading reading = read(record["Text"].get<std::string>(), id + ".txt");
      BOOST_REQUIRE_MESSAGE(reading.status == ReadStatus::read, to_string(reading.reason));
      BOOST_TEST(reading.document.reader == "ro_soap 1");
      const Structured act = structure(reading.document);
      for (const kb::Provision& unit : act.provisions) {
        BOOST_TEST(unit.text.find("&amp;") == std::string::npos);
        BOOST_TEST(unit.text.find("\xC2\xA0...") == std::string::npos);
        BOOST_TEST(unit.text.find("  ") == std::string::npos);
      }
      BOOST_TEST(act.identity.issuer.find('?') == std::string::npos);
      if (row == std::end(kRows)) continue;
      ++seen;
      BOOST_TEST(act.counts.articles == row->articles);
      if (*row->work) BOOST_TEST(key_of(act) == row->work);
      if (*row->issuer) BOOST_TEST(act.identity.issuer == row->issuer);
    }
  }
  BOOST_TEST(seen == 7);
}

BOOST_AUTO_TEST_CASE(service_pages_without_what_stands_around_them) {
  const fs::path folder = test_data() / "ie-service-pages";
  if (is_absent("service_pages_without_what_stands_around_them", folder)) return;
  int pages = 0;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() != ".html") continue;
    ++pages;
    BOOST_TEST_CONTEXT(entry.path().filename().string()) {
      const Structured page = structure_of(entry.path());
      BOOST_TEST((page.kind == kb::DocumentKind::paper));
      BOOST_TEST(page.counts.articles == 0);
      BOOST_TEST(!page.identity.title.empty());
      BOOST_REQUIRE(!page.provisions.empty());
      BOOST_TEST(page.provisions.front().heading == page.identity.title);
      for (const kb::Provision& unit : page.provisions)
        for (std::string_view around : {"You are here", "cookies", "Most Read", "Find information"})
          BOOST_TEST((unit.text + unit.heading).find(around) == std::string::npos,
                     unit.eid << ": " << unit.text);
    }
  }
  BOOST_TEST(pages == 14);
}
