// A site with places, vocabularies and what matrices and the map count, and how their cells are
// asked for and put into words.
#pragma once

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "tests/server/site.h"

namespace lacuna::server::test {

using Json = nlohmann::json;

inline kb::ConceptScheme scheme_of(const std::string& id,
                                   const std::vector<std::string>& notations) {
  kb::ConceptScheme made = scheme(id, notations.front());
  for (std::size_t i = 1; i < notations.size(); ++i)
    made.concepts.push_back(scheme(id, notations[i]).concepts.front());
  return made;
}

inline kb::Territory place(const std::string& key, const std::string& kind,
                           const std::string& parent, const std::string& tree = "development") {
  kb::Territory made;
  made.key = key;
  made.kind = kind;
  made.names = {{"en", "place " + key}, {"ro", "locul " + key}};
  if (!parent.empty()) made.memberships = {{tree, parent, {}, {}, "a law"}};
  return made;
}

struct Map : Site {
  Map() {
    const kb::ConceptScheme schemes[] = {
        scheme_of("gap_type", {"ACC", "LEG"}), scheme_of("sector", {"HOU", "HLT"}),
        scheme_of("group", {"CHI", "TP"}), scheme_of("service", {"DESK", "COURSE"}),
        scheme_of("right", {"home"})};
    kb::load_schemes(store, schemes);
    kb::load_territories(
        store, std::vector{place("MD", "country", ""), place("MD-R-N", "region", "MD"),
                           place("MD-R-S", "region", "MD"), place("MD-R-C", "region", "MD"),
                           place("MD-DR", "raion", "MD-R-N"), place("MD-CA", "raion", "MD-R-S"),
                           place("MD-OR", "raion", "MD-R-C")});
  }

  std::string gap(const std::string& title, const std::string& type, const std::string& territory,
                  kb::Visibility visibility = kb::Visibility::public_) {
    kb::Gap made;
    made.title = title;
    made.primary_type = type;
    made.levels = {"NAT"};
    made.groups = {"CHI"};
    made.sectors = {"HOU"};
    made.territories = {territory};
    made.jurisdiction = "md";
    made.language = "en";
    made.visibility = visibility;
    return kb::create_gap(store, made, by()).id;
  }

  std::string entry(const std::string& kind, const std::string& title, kb::FieldValues values,
                    const std::string& within = {},
                    kb::Visibility visibility = kb::Visibility::public_) {
    kb::Entry made;
    made.kind = kind;
    made.title = title;
    made.values = std::move(values);
    made.within = within;
    made.visibility = visibility;
    return kb::create_entry(store, made, by()).id;
  }

  std::string silence(const std::string& sector, const std::string& group) {
    return entry("silence", "None of it",
                 {{"question", {"Which provision?"}},
                  {"acts", {"md/lege/2011/274"}},
                  {"sectors", {sector}},
                  {"groups", {group}},
                  {"services", {"DESK"}},
                  {"examined_on", {"2026-01-01"}},
                  {"signed_by", {"an expert"}}});
  }

  kb::Viewer by() { return kb::viewer_of(store, author().account.id); }

  Json page(const std::string& path, const Fields& query = {},
            const std::string& who = "anonymous") {
    Request asked = request(visitor(who), Method::get, path);
    asked.query = query;
    asked.wants_json = true;
    const Response response = app->serve(asked, 0);
    BOOST_REQUIRE_MESSAGE(response.status == 200, path << " " << response.body);
    return Json::parse(response.body);
  }

  // And as HTML, which strict templates refuse when a name is missing.
  std::string html(const std::string& path, const Fields& query = {}) {
    Request asked = request(visitor("anonymous"), Method::get, path);
    asked.query = query;
    const Response response = app->serve(asked, 0);
    BOOST_REQUIRE_MESSAGE(response.status == 200, path << " " << response.body);
    return response.body;
  }
};

inline Json cell(const Json& page, const std::string& row, const std::string& column) {
  const Json& table = page["table"];
  for (const Json& line : table["rows"])
    if (line["heading"]["key"] == row)
      for (std::size_t i = 0; i < table["columns"].size(); ++i)
        if (table["columns"][i]["key"] == column) return line["cells"][i];
  BOOST_FAIL("no cell " << row << ", " << column);
  return {};
}

inline std::string heading_note(const Json& page, const std::string& row) {
  for (const Json& line : page["table"]["rows"])
    if (line["heading"]["key"] == row) return line["heading"]["note"].get<std::string>();
  return "no row " + row;
}

inline std::vector<std::string> words(const Json& cell) {
  std::vector<std::string> some;
  for (const Json& part : cell["parts"])
    some.push_back(part["mark"].get<std::string>() + "|" + part["text"].get<std::string>());
  return some;
}

inline std::string said(const Json& cell) {
  std::string all;
  for (const std::string& part : words(cell)) all += (all.empty() ? "" : "; ") + part;
  return all;
}

}  // namespace lacuna::server::test
