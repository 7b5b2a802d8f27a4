// The golden citations: our own table and marked sentences, and the shared table where it is
// present.
#define BOOST_TEST_DYN_LINK
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "indexer/cite/cite.h"
#include "indexer/cite/language.h"
#include "indexer/cite/resolve.h"
#include "kb/base/file.h"
#include "kb/base/text.h"

namespace {

using namespace lacuna;
using indexer::CiteContext;

const std::filesystem::path kGolden =
    std::filesystem::path(LACUNA_SOURCE_DIR) / "tests/golden/cite";

std::vector<std::string> lines_of(const std::filesystem::path& path) {
  const std::string bytes = read_file(path, 1 << 20);
  std::vector<std::string> out;
  for (std::string_view line : split(bytes, '\n')) out.emplace_back(line);
  return out;
}

std::vector<std::string> fields_of(const std::string& line) {
  std::vector<std::string> out;
  for (std::string_view field : split(line, '\t')) out.emplace_back(field);
  return out;
}

bool contains(const std::string& text, const char* what) {
  return text.find(what) != std::string::npos;
}

// A row's own words for what its context is: HOST, SELF and PREV stand for works.
CiteContext context_of(const std::string& language, const std::string& input,
                       const std::string& expected) {
  CiteContext context;
  // The table's first column is a jurisdiction for md and ua; Moldova also writes Russian.
  const bool cyrillic = contains(input, "ст.") || contains(input, "стат");
  context.language = language == "md"   ? (cyrillic ? "ru" : "ro")
                     : language == "ua" ? "uk"
                                        : language;
  context.jurisdiction =
      language == "md" || language == "ua" || language == "fr" || language == "de" ? language
                                                                                   : "ro";
  context.facts.work_of_number = [](std::string_view type, std::string_view number) {
    return type == "ua/zakon" && number == "3671-VI"
               ? std::optional<std::string>("ua/zakon/2011/3671-VI")
               : std::nullopt;
  };
  if (contains(expected, "HOST!")) context.host_work = "HOST";
  if (contains(expected, "SELF!")) context.host_work = "SELF";
  if (contains(expected, "PREV!")) context.previous_work = "PREV";
  if (contains(input, "denumită în continuare lege")) {
    std::string defining = "Legea nr. 122/2006, denumită în continuare lege";
    indexer::find_citations(defining, context);
  }
  return context;
}

std::string found(const std::string& text, CiteContext context, const std::string& loaded) {
  std::vector<kb::Citation> citations = indexer::find_citations(text, context);
  if (!loaded.empty()) {
    // A row about what only the loaded text can decide: exactly the expected units are loaded.
    indexer::Catalogue catalogue;
    catalogue.has_work = [](std::string_view) { return indexer::WorkPresence::loaded; };
    catalogue.has_eid = [&](std::string_view, std::string_view eid) {
      return loaded.substr(loaded.find('!') + 1) == eid;
    };
    indexer::resolve(citations, catalogue);
  }
  std::string out;
  for (const kb::Citation& citation : citations) {
    if (!out.empty()) out += " | ";
    out += to_string(citation.target);
  }
  return out;
}

}  // namespace

BOOST_AUTO_TEST_CASE(golden_table) {
  int rows = 0;
  for (const std::string& line : lines_of(kGolden / "ro.tsv")) {
    if (line.empty() || line.front() == '#') continue;
    const auto fields = fields_of(line);
    BOOST_REQUIRE_EQUAL(fields.size(), 4);
    ++rows;
    const std::string loaded = fields[1] == "load" ? fields[3] : "";
    BOOST_TEST(
        found(fields[2], context_of(fields[0], fields[2], fields[3]), loaded) == fields[3],
        fields[2] << ": " << found(fields[2], context_of(fields[0], fields[2], fields[3]), loaded));
  }
  BOOST_TEST(rows > 60);
}

// Spans and normal forms, both exact.
BOOST_AUTO_TEST_CASE(marked_sentences) {
  int sentences = 0, marks = 0;
  for (const std::string& line : lines_of(kGolden / "marked.txt")) {
    if (line.empty() || line.front() == '#') continue;
    const auto fields = fields_of(line);
    BOOST_REQUIRE_EQUAL(fields.size(), 3);
    ++sentences;
    std::string text, want, got;
    for (std::size_t at = 0; at < fields[2].size();) {
      const std::size_t open = fields[2].find("⟦", at);
      text += fields[2].substr(at, open - at);
      if (open == std::string::npos) break;
      const std::size_t arrow = fields[2].find("⇒", open), close = fields[2].find("⟧", open);
      BOOST_REQUIRE(arrow < close && close != std::string::npos);
      const std::string raw = fields[2].substr(open + 3, arrow - open - 3);
      want += std::to_string(text.size()) + " [" + raw + "] " +
              fields[2].substr(arrow + 3, close - arrow - 3) + "\n";
      text += raw;
      at = close + 3;
      ++marks;
    }
    CiteContext context;
    context.kind = *parse_word<kb::DocumentKind>(fields[0]);
    if (context.kind == kb::DocumentKind::act) context.host_work = "HOST";
    if (fields[1] != "-") context.source_eid = fields[1];
    for (const kb::Citation& citation : indexer::find_citations(text, context)) {
      got += std::to_string(citation.begin) + " [" +
             text.substr(citation.begin, citation.end - citation.begin) + "] " +
             to_string(citation.target) + "\n";
      BOOST_TEST(citation.raw == text.substr(citation.begin, citation.end - citation.begin));
    }
    BOOST_TEST(got == want, text << "\nwant\n" << want << "got\n" << got);
  }
  BOOST_TEST(sentences >= 150);
  BOOST_TEST_MESSAGE(sentences << " sentences, " << marks << " citations marked by hand");
}

// The shared table of the domain reference: complete for Romanian, reported for the others.
BOOST_AUTO_TEST_CASE(shared_table) {
  const char* set = std::getenv("LACUNA_TEST_DATA");
  const std::filesystem::path data =
      set ? std::filesystem::path(set)
          : std::filesystem::path(LACUNA_SOURCE_DIR) / "../shared/data";
  const std::filesystem::path table = data / "citations/citations.tsv";
  if (!std::filesystem::exists(table)) {
    BOOST_TEST_MESSAGE("SKIPPED shared_table: " << table.string() << " is not here");
    return;
  }
  struct Count {
    int passed = 0, rows = 0;
  };
  std::map<std::string, Count> by_language;
  for (const std::string& line : lines_of(table)) {
    const auto fields = fields_of(line);
    if (fields.size() != 4 || fields[0] == "language") continue;
    const std::string input = fields[2].substr(0, fields[2].find("  ["));
    std::string want = fields[3];
    const bool flagged = contains(want, " (flag");
    if (want.front() == '(') want.clear();
    want = want.substr(0, want.find(" (flag"));
    // The remark says what is loaded; its act is the one at hand.
    CiteContext context = context_of(fields[0], fields[2], fields[3]);
    std::string got;
    if (flagged && want.starts_with("?")) {
      context.host_work = "HOST";
      want.replace(0, 1, "HOST");
    }
    got = found(input, context, flagged ? want : "");
    Count& count = by_language[fields[0]];
    ++count.rows;
    if (got == want) ++count.passed;
    BOOST_TEST(got == want, input << ": " << got);
  }
  int passed = 0;
  for (const auto& [language, count] : by_language) {
    BOOST_TEST_MESSAGE(language << ": " << count.passed << " of " << count.rows << " rows");
    passed += count.passed;
  }
  BOOST_TEST(passed == 89);
}
