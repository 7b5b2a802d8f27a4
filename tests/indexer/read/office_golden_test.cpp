// Invented office files, one convention each: tests/golden/read/<case>/parts/ holds the parts of a
// package as source text, which the test packs; expected.json what is read of them. A new case is a
// new folder. LACUNA_BLESS=1 writes what is read as expected, to be checked by eye before it is
// kept.
#define BOOST_TEST_DYN_LINK
#include <cstdlib>
#include <filesystem>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "indexer/read/read.h"
#include "indexer/structure/structure.h"
#include "kb/base/file.h"
#include "tests/indexer/read/packed.h"

using namespace lacuna;
using namespace lacuna::indexer;
using Json = nlohmann::ordered_json;
namespace fs = std::filesystem;

namespace {

std::string line_of(const kb::Provision& unit) {
  std::string line = unit.eid + " | " + unit.num_raw + " | " + unit.heading + " | " + unit.text;
  if (!unit.wrapup.empty()) line += " | wrapup: " + unit.wrapup;
  if (!unit.footnote.empty()) line += " | footnote: " + unit.footnote;
  return line;
}

Json json_of(const Structured& act) {
  Json json;
  json["kind"] = word(act.kind);
  json["title"] = act.identity.title;
  json["articles"] = act.counts.articles;
  for (const char* list : {"units", "notes", "comments", "links", "warnings"})
    json[list] = Json::array();
  const auto eid = [&](int unit) {
    return unit < 0 ? std::string() : act.provisions[static_cast<std::size_t>(unit)].eid;
  };
  for (const kb::Provision& unit : act.provisions) json["units"].push_back(line_of(unit));
  for (const Note& note : act.notes)
    json["notes"].push_back(eid(note.provision) + ": " + note.raw +
                            (note.change ? " = " + std::string(word(note.change->kind)) : "") +
                            (note.change && note.change->on ? " " + to_iso(*note.change->on) : ""));
  for (const FileComment& comment : act.comments)
    json["comments"].push_back(eid(comment.provision) + ": " + comment.remark.author + ", " +
                               (comment.remark.on ? to_iso(*comment.remark.on) : "") + ", on '" +
                               comment.remark.quote + "': " + comment.text);
  for (const PublisherLink& link : act.links)
    json["links"].push_back(eid(link.provision) + ' ' + link.part + ' ' +
                            std::to_string(link.begin) + '-' + std::to_string(link.end) + ' ' +
                            link.target);
  for (const Diagnostic& diagnostic : act.diagnostics)
    json["warnings"].push_back(to_string(diagnostic));
  return json;
}

}  // namespace

BOOST_AUTO_TEST_CASE(office_golden_cases) {
  int cases = 0;
  for (const auto& entry :
       fs::directory_iterator(fs::path(LACUNA_SOURCE_DIR) / "tests/golden/read")) {
    if (!fs::exists(entry.path() / "parts")) continue;
    ++cases;
    const std::string name = entry.path().filename().string();
    BOOST_TEST_CONTEXT(name) {
      const Reading reading = read(test::packed_folder(entry.path() / "parts"), name);
      BOOST_REQUIRE_MESSAGE(reading.status == ReadStatus::read, to_string(reading.reason));
      const Json found = json_of(structure(reading.document));
      const fs::path path = entry.path() / "expected.json";
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
  BOOST_TEST(cases >= 3);
}
