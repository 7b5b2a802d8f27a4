// Citations of real texts labelled by hand (tests/labels): precision, recall and F1 by exact span
// and reference. What was held out once and has been looked at since is "seen"; "held" is only
// counted where LACUNA_HELD_OUT is set; docs/fidelity.md reports all.
#define BOOST_TEST_DYN_LINK
#include <cstdlib>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "indexer/cite_text.h"
#include "kb/base/file.h"
#include "kb/base/id.h"
#include "kb/base/text.h"

namespace {

using namespace lacuna;

struct Label {
  std::size_t begin, end;
  std::string refs;

  auto operator<=>(const Label&) const = default;
};

struct Window {
  std::size_t begin, end;
  std::string eid;
};

struct Labelled {
  std::string path, sha256, half, language, jurisdiction, host;
  std::vector<Window> windows;
  std::set<Label> labels;
};

std::vector<Labelled> labelled_files(const std::filesystem::path& path) {
  std::vector<Labelled> out;
  const std::string bytes = read_file(path, 1 << 20);
  for (std::string_view line : split(bytes, '\n')) {
    if (line.empty() || line.front() == '#') continue;
    std::vector<std::string> fields;
    for (std::string_view field : split(line, '\t')) fields.emplace_back(field);
    if (fields[0] == "file")
      out.push_back(
          {fields.at(1), fields.at(2), fields.at(3), fields.at(4), fields.at(5), {}, {}, {}});
    else if (fields[0] == "host")
      out.back().host = fields.at(1);
    else if (fields[0] == "window")
      out.back().windows.push_back({std::stoul(fields.at(1)), std::stoul(fields.at(2)),
                                    fields.at(3) == "-" ? "" : fields[3]});
    else
      out.back().labels.insert({std::stoul(fields.at(0)), std::stoul(fields.at(1)), fields.at(2)});
  }
  return out;
}

std::optional<std::filesystem::path> find_file(const std::string& path) {
  const char* set = std::getenv("LACUNA_TEST_DATA");
  const std::filesystem::path data =
      set ? std::filesystem::path(set)
          : std::filesystem::path(LACUNA_SOURCE_DIR) / "../shared/data";
  if (std::filesystem::exists(data / path)) return data / path;
  // The scale corpus is one archive: where it was unpacked is said in LACUNA_SCALE.
  const char* scale = std::getenv("LACUNA_SCALE");
  if (scale && path.starts_with("scale/ro-laws/")) {
    const std::filesystem::path unpacked = std::filesystem::path(scale) / path.substr(14);
    if (std::filesystem::exists(unpacked)) return unpacked;
  }
  return std::nullopt;
}

std::set<Label> found_in(const Labelled& file, const std::string& text) {
  std::set<Label> out;
  const auto add = [&](const std::vector<indexer::CitedExpression>& found, const std::string& part,
                       std::size_t points_before) {
    for (const indexer::CitedExpression& expression : found) {
      Label label;
      label.begin =
          points_before + count_characters(std::string_view(part).substr(0, expression.begin));
      label.end =
          points_before + count_characters(std::string_view(part).substr(0, expression.end));
      for (const kb::Citation& citation : expression.refs) {
        if (!label.refs.empty()) label.refs += " | ";
        label.refs += to_string(citation.target);
      }
      out.insert(std::move(label));
    }
  };
  if (file.windows.empty()) {
    indexer::CiteTextOptions options;
    options.language = file.language;
    options.jurisdiction = file.jurisdiction;
    add(indexer::cite_text(text, options).expressions, text, 0);
    return out;
  }
  indexer::CiteContext context;
  context.language = file.language;
  context.jurisdiction = file.jurisdiction;
  context.host_work = file.host;
  for (const Window& window : file.windows) {
    const std::size_t from = byte_offset(text, window.begin), to = byte_offset(text, window.end);
    const std::string part = text.substr(from, to - from);
    context.source_eid = window.eid;
    add(indexer::find_expressions(part, context), part, window.begin);
  }
  return out;
}

struct Score {
  int right = 0, found = 0, wanted = 0;
};

}  // namespace

BOOST_AUTO_TEST_CASE(hand_labelled_citations) {
  const std::filesystem::path folder = std::filesystem::path(LACUNA_SOURCE_DIR) / "tests/labels";
  const bool held_out = std::getenv("LACUNA_HELD_OUT") != nullptr;
  std::map<std::string, Score> scores;
  int expressions = 0;
  for (const char* set :
       {"ro", "others", "ro2", "others2", "ro3", "others3", "ro4", "others4", "ro5", "ro6", "ro7"})
    for (const Labelled& file : labelled_files(folder / (std::string(set) + ".tsv"))) {
      expressions += static_cast<int>(file.labels.size());
      if (file.half == "held" && !held_out) continue;
      const auto path = find_file(file.path);
      if (!path) {
        BOOST_TEST_MESSAGE("SKIPPED " << file.path
                                      << " is not here (LACUNA_SCALE names the folder)");
        continue;
      }
      const std::string text = read_file(*path, 16 << 20);
      BOOST_REQUIRE_EQUAL(sha256(text), file.sha256);
      const std::set<Label> found = found_in(file, text);
      Score& score = scores[std::string(set) + " " + file.half];
      score.wanted += static_cast<int>(file.labels.size());
      score.found += static_cast<int>(found.size());
      for (const Label& label : found) {
        if (file.labels.contains(label))
          ++score.right;
        else if (file.half != "held")
          BOOST_TEST_MESSAGE(file.path << ": not labelled so: " << label.begin << "-" << label.end
                                       << " " << label.refs);
      }
      for (const Label& label : file.labels)
        if (!found.contains(label) && file.half != "held")
          BOOST_TEST_MESSAGE(file.path << ": missed: " << label.begin << "-" << label.end << " "
                                       << label.refs);
    }
  BOOST_TEST(expressions >= 1900);
  for (const auto& [half, score] : scores) {
    const double precision = score.found ? double(score.right) / score.found : 0;
    const double recall = score.wanted ? double(score.right) / score.wanted : 0;
    const double f1 = precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0;
    BOOST_TEST_MESSAGE(half << ": precision " << precision << ", recall " << recall << ", F1 " << f1
                            << " (" << score.wanted << " labelled, " << score.found << " found)");
    if (half.ends_with("dev")) BOOST_TEST(f1 >= 0.9, half << ": F1 " << f1);
  }
}
