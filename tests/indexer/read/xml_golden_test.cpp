// Invented acts in the conventions of other publishers, tests/golden/read/<case>/: a new case is a
// new folder with input.xml and expected.json. LACUNA_BLESS=1 writes what is read, to be checked by
// eye before it is kept.
#define BOOST_TEST_DYN_LINK
#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "indexer/read/read.h"
#include "indexer/structure/structure.h"
#include "kb/base/file.h"

using namespace lacuna;
using namespace lacuna::indexer;
using Json = nlohmann::ordered_json;

namespace {

Json json_of(const kb::Provision& unit) {
  Json json;
  json["eid"] = unit.eid;
  const auto put = [&](const char* name, const std::string& value) {
    if (!value.empty()) json[name] = value;
  };
  put("wid", unit.wid);
  put("num", unit.num_raw);
  put("heading", unit.heading);
  put("text", unit.text);
  put("wrapup", unit.wrapup);
  put("quotation", unit.quotation);
  put("footnote", unit.footnote);
  put("language", unit.language);
  put("from", unit.valid_from ? to_iso(*unit.valid_from) : "");
  put("to", unit.valid_to ? to_iso(*unit.valid_to) : "");
  put("extent", unit.extent);
  if (unit.state != kb::ProvisionState::in_force) json["state"] = word(unit.state);
  if (unit.basic) json["basic"] = true;
  if (!unit.flags.empty()) json["flags"] = unit.flags;
  return json;
}

Json json_of(const Structured& act) {
  Json json;
  const Identity& identity = act.identity;
  json["work"] = identity.jurisdiction + '/' + identity.type + '/' + std::to_string(identity.year) +
                 '/' + identity.number;
  json["expression"] = (identity.expression_date ? to_iso(*identity.expression_date) : "undated") +
                       ':' + identity.language;
  json["title"] = identity.title;
  json["articles"] = act.counts.articles;
  json["recitals"] = act.counts.recitals;
  json["notes"] = Json::array();
  for (const Note& note : act.notes) {
    const std::string at =
        note.provision < 0 ? "" : act.provisions[static_cast<std::size_t>(note.provision)].eid;
    json["notes"].push_back(Json::array({at, note.raw}));
  }
  json["links"] = Json::array();
  for (const PublisherLink& link : act.links) {
    const kb::Provision& unit = act.provisions[static_cast<std::size_t>(link.provision)];
    const std::string& words = link.part == "heading"     ? unit.heading
                               : link.part == "text"      ? unit.text
                               : link.part == "quotation" ? unit.quotation
                               : link.part == "wrapup"    ? unit.wrapup
                                                          : unit.footnote;
    json["links"].push_back(
        Json::array({unit.eid, words.substr(link.begin, link.end - link.begin), link.target}));
  }
  json["warnings"] = Json::array();
  for (const Diagnostic& diagnostic : act.diagnostics)
    json["warnings"].push_back(to_string(diagnostic));
  json["units"] = Json::array();
  for (const kb::Provision& unit : act.provisions) json["units"].push_back(json_of(unit));
  return json;
}

}  // namespace

BOOST_AUTO_TEST_CASE(xml_golden_cases) {
  const auto root = std::filesystem::path(LACUNA_SOURCE_DIR) / "tests/golden/read";
  int cases = 0;
  for (const auto& entry : std::filesystem::directory_iterator(root)) {
    const std::string name = entry.path().filename().string();
    if (!std::filesystem::exists(entry.path() / "input.xml")) continue;
    ++cases;
    BOOST_TEST_CONTEXT(name) {
      const Reading reading = read(read_file(entry.path() / "input.xml", 1u << 20), "input.xml");
      BOOST_REQUIRE((reading.status == ReadStatus::read));
      const Json found = json_of(structure(reading.document));
      const auto path = entry.path() / "expected.json";
      if (std::getenv("LACUNA_BLESS")) write_file(path, found.dump(1) + '\n');
      const Json expected = Json::parse(read_file(path, 1u << 20));
      for (const char* key :
           {"work", "expression", "title", "articles", "recitals", "notes", "links", "warnings"})
        BOOST_TEST(found[key].dump() == expected[key].dump());
      const Json& units = found["units"];
      BOOST_TEST(units.size() == expected["units"].size());
      for (std::size_t i = 0; i < std::min(units.size(), expected["units"].size()); ++i)
        BOOST_TEST(units[i].dump() == expected["units"][i].dump());
    }
  }
  BOOST_TEST(cases >= 9);
}
