// Invented acts and papers, one convention each: tests/golden/read/<case>/ holds input.txt,
// input.md or input.html and expected.json. A new case is a new folder. LACUNA_BLESS=1 writes what
// is read as expected, to be checked by eye before it is kept. Cases of XML are xml_golden_test's.
#define BOOST_TEST_DYN_LINK
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <set>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "indexer/read/read.h"
#include "indexer/structure/identity.h"
#include "indexer/structure/structure.h"
#include "kb/base/file.h"

using namespace lacuna;
using namespace lacuna::indexer;
using Json = nlohmann::ordered_json;
namespace fs = std::filesystem;

namespace {

std::string line_of(const kb::Provision& unit) {
  Json json;
  json["eid"] = unit.eid;
  const auto put = [&](const char* name, const std::string& value) {
    if (!value.empty()) json[name] = value;
  };
  put("num", unit.num_raw);
  put("heading", unit.heading);
  put("text", unit.text);
  put("quotation", unit.quotation);
  put("wrapup", unit.wrapup);
  if (unit.basic) json["basic"] = true;
  if (unit.state != kb::ProvisionState::in_force) json["state"] = word(unit.state);
  if (!unit.flags.empty()) json["flags"] = unit.flags;
  json["line"] = unit.line;
  return json.dump();
}

Json json_of(const Structured& act) {
  Json json;
  std::vector<std::string> warnings;
  const kb::Work work = work_of(act.identity, act.kind, warnings);
  json["work"] = work.key;
  json["title"] = work.title;
  json["subject"] = work.subject;
  json["kind"] = word(work.kind);
  json["articles"] = act.counts.articles;
  json["provisions"] = act.counts.provisions;
  json["units"] = Json::array();
  for (const kb::Provision& unit : act.provisions) json["units"].push_back(line_of(unit));
  json["notes"] = Json::array();
  for (const Note& note : act.notes)
    json["notes"].push_back(
        (note.provision < 0 ? "" : act.provisions[static_cast<std::size_t>(note.provision)].eid) +
        ": " + note.raw);
  json["holes"] = act.report.holes;
  json["duplicates"] = act.report.duplicates;
  json["superscripts"] = act.report.superscripts;
  json["warnings"] = warnings;
  for (const Diagnostic& diagnostic : act.diagnostics)
    json["warnings"].push_back(to_string(diagnostic));
  return json;
}

fs::path input_of(const fs::path& folder) {
  for (const char* name : {"input.txt", "input.md", "input.html"})
    if (fs::exists(folder / name)) return folder / name;
  return {};
}

std::set<fs::path> cases() {
  std::set<fs::path> folders;
  for (const auto& entry :
       fs::directory_iterator(fs::path(LACUNA_SOURCE_DIR) / "tests/golden/read"))
    if (!input_of(entry.path()).empty()) folders.insert(entry.path());
  return folders;
}

}  // namespace

BOOST_AUTO_TEST_CASE(golden_cases) {
  for (const fs::path& folder : cases()) {
    BOOST_TEST_CONTEXT(folder.filename().string()) {
      const fs::path input = input_of(folder);
      const Reading reading = read(read_file(input, 1u << 20), input.filename().string());
      BOOST_REQUIRE_MESSAGE(reading.status == ReadStatus::read, to_string(reading.reason));
      const Json found = json_of(structure(reading.document));
      const fs::path path = folder / "expected.json";
      if (std::getenv("LACUNA_BLESS")) write_file(path, found.dump(1) + '\n');
      const Json expected = Json::parse(read_file(path, 1u << 20));
      for (const auto& [key, value] : expected.items()) {
        if (!value.is_array()) {
          BOOST_TEST(found[key].dump() == value.dump());
          continue;
        }
        BOOST_TEST(found[key].size() == value.size(), key << ": number of entries");
        for (std::size_t i = 0; i < std::min(found[key].size(), value.size()); ++i)
          BOOST_TEST(found[key][i].dump() == value[i].dump());
      }
    }
  }
  BOOST_TEST(cases().size() >= 18u);
}
