// Real and broken office files and PDFs: nothing crashes, every refusal has words, and what is read
// holds the words that are in the file.
#define BOOST_TEST_DYN_LINK
#include <cstdio>
#include <filesystem>
#include <set>
#include <string>

#include <boost/test/unit_test.hpp>

#include "indexer/read/office/package.h"
#include "indexer/read/read.h"
#include "kb/base/file.h"
#include "kb/base/text.h"
#include "tests/real_files.h"

using namespace lacuna;
using namespace lacuna::indexer;
using namespace lacuna::test;
namespace fs = std::filesystem;

namespace {

std::vector<fs::path> files_of(const char* folder) {
  std::vector<fs::path> files;
  if (!fs::exists(test_data() / folder)) {
    BOOST_TEST_MESSAGE("SKIPPED " << folder << ": not under " << test_data());
    return files;
  }
  for (const auto& entry : fs::directory_iterator(test_data() / folder))
    if (entry.path().filename() != "SOURCE.txt") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

// Words of letters and digits, four characters and more.
std::set<std::string> words_of(std::string_view text) {
  std::set<std::string> words;
  std::string word;
  const auto finish = [&] {
    if (count_characters(word) >= 4) words.insert(word);
    word.clear();
  };
  for (const char c : text) {
    const bool part = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                      static_cast<unsigned char>(c) >= 0x80;
    if (part)
      word += c;
    else
      finish();
  }
  finish();
  return words;
}

std::string text_of(const Document& document) {
  std::string text;
  for (const Block& block : document.blocks)
    text += block.num + ' ' + block.heading + ' ' + block.text + '\n';
  return text;
}

double share(const std::set<std::string>& wanted, const std::set<std::string>& found) {
  if (wanted.empty()) return 1;
  std::size_t there = 0;
  for (const std::string& word : wanted) there += found.contains(word);
  return static_cast<double>(there) / static_cast<double>(wanted.size());
}

// The characters of every <w:t>, deleted words left out for they are in <w:delText>.
std::string runs_of(const std::string& xml) {
  std::string text;
  for (std::size_t at = 0; (at = xml.find("<w:t", at)) != std::string::npos;) {
    const std::size_t open = xml.find('>', at);
    if (open == std::string::npos) break;
    const char next = xml[at + 4];
    const bool run = (next == '>' || next == ' ') && xml[open - 1] != '/';
    const std::size_t end = run ? std::min(xml.find('<', open), xml.size()) : open;
    if (run) text += xml.substr(open + 1, end - open - 1);
    // Words are parted by paragraphs, cells and tabs, never by runs alone.
    const std::size_t next_run = xml.find("<w:t", end);
    const std::string_view between =
        std::string_view(xml).substr(end, std::min(next_run, xml.size()) - end);
    for (const char* mark : {"</w:p>", "<w:tab/>", "<w:br", "<w:noBreakHyphen"})
      if (between.find(mark) != between.npos) text += ' ';
    at = end;
  }
  return text;
}

std::string pdftotext(const fs::path& file) {
  std::string text;
  FILE* pipe = ::popen(("pdftotext '" + file.string() + "' - 2>/dev/null").c_str(), "r");
  if (!pipe) return text;
  char buffer[4096];
  for (std::size_t n; (n = std::fread(buffer, 1, sizeof buffer, pipe)) > 0;) text.append(buffer, n);
  ::pclose(pipe);
  return text;
}

}  // namespace

BOOST_AUTO_TEST_CASE(no_office_file_crashes_and_refusals_have_words) {
  for (const char* folder : {"docx-real", "docx-robust", "odt", "pdf-robust"})
    for (const fs::path& file : files_of(folder)) {
      BOOST_TEST_CONTEXT(file.filename().string()) {
        const Reading reading = read(read_file(file.string(), 64u << 20), file.string());
        if (reading.status != ReadStatus::read) BOOST_TEST(!reading.reason.message.empty());
        if (std::string_view(folder) == "docx-real")
          BOOST_TEST((reading.status == ReadStatus::read), to_string(reading.reason));
      }
    }
}

BOOST_AUTO_TEST_CASE(docx_holds_the_words_of_its_runs) {
  for (const fs::path& file : files_of("docx-real")) {
    BOOST_TEST_CONTEXT(file.filename().string()) {
      const std::string bytes = read_file(file.string(), 64u << 20);
      Package package;
      BOOST_REQUIRE(!package.open(bytes));
      const auto main = package.part("word/document.xml");
      BOOST_REQUIRE(main);
      const Reading reading = read(bytes, file.string());
      BOOST_REQUIRE(reading.status == ReadStatus::read);
      // Tables of contents, hidden words and entities make the difference.
      BOOST_TEST(share(words_of(runs_of(*main)), words_of(text_of(reading.document))) > 0.92);
    }
  }
}

BOOST_AUTO_TEST_CASE(pdf_holds_the_words_that_pdftotext_finds) {
  const std::vector<fs::path> files = files_of("pdf-real");
  if (std::system("pdftotext -v >/dev/null 2>&1") != 0) {
    BOOST_TEST_MESSAGE("SKIPPED pdf_holds_the_words_that_pdftotext_finds: no pdftotext here");
    return;
  }
  for (const fs::path& file : files) {
    BOOST_TEST_CONTEXT(file.filename().string()) {
      const Reading reading = read(read_file(file.string(), 64u << 20), file.string());
      BOOST_REQUIRE_MESSAGE(reading.status == ReadStatus::read, to_string(reading.reason));
      // Words at a line's end are whole here and halves there; running heads are left out.
      BOOST_TEST(share(words_of(pdftotext(file)), words_of(text_of(reading.document))) > 0.88);
    }
  }
}
