// Every file of the test data that the readers turn into an act or a paper goes out as Akoma Ntoso,
// which the standard's schema accepts, and comes back the same: tree, numbers, words to the letter,
// footnotes, quotations, events and citations, the references as links at their very words. Left
// out by name: `hostile` (nothing there is an act) and `scale` (an archive); scans are not
// recognised here, for that takes minutes and gives lines like any other PDF's.
#define BOOST_TEST_DYN_LINK
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "indexer/document_files.h"
#include "indexer/pipeline.h"
#include "indexer/read/read.h"
#include "indexer/structure/structure.h"
#include "kb/base/file.h"
#include "kb/base/text.h"
#include "kb/export/akn.h"
#include "kb/export/akn_xml.h"
#include "tests/kb/export/schema.h"

using namespace lacuna;
using lacuna::kb::akn::xml_text;
using lacuna::test::Schema;
using lacuna::test::test_data;

namespace {

constexpr std::size_t kLargestFile = 32u << 20;
constexpr std::size_t kPortionEvery = 97;  // units

indexer::Prepared prepare(const std::string& bytes, const std::string& path) {
  indexer::ImportOptions options;
  options.read = [](std::string_view of, const std::string& at, const indexer::ReadOptions& how) {
    return indexer::read(of, at, how);
  };
  return indexer::prepare(bytes, path, options);
}

// While it lives, no program is found: none that recognises letters.
class NoPrograms {
 public:
  NoPrograms() : path_(std::getenv("PATH") ? std::getenv("PATH") : "") {
    ::setenv("PATH", "/nonexistent", 1);
  }
  ~NoPrograms() { ::setenv("PATH", path_.c_str(), 1); }
  NoPrograms(const NoPrograms&) = delete;
  NoPrograms& operator=(const NoPrograms&) = delete;

 private:
  const std::string path_;
};

std::string iso(const std::optional<Date>& date) {
  return date ? to_iso(*date) : "";
}

// One line a fact, so that a difference says what it is.
std::string facts_of(const kb::Provision& unit) {
  std::string out;
  const auto add = [&](const char* name, std::string_view value) {
    if (!value.empty()) out += std::string(name) + " = " + std::string(value) + '\n';
  };
  add("eid", unit.eid);
  add("wid", unit.wid == unit.eid || unit.wid.find_first_of(" \t\n") != unit.wid.npos
                 ? std::string_view()
                 : std::string_view(unit.wid));
  add("level", word(unit.level));
  add("basic", unit.basic ? "yes" : "");
  add("parent", std::to_string(unit.parent));
  add("num_raw", xml_text(unit.num_raw));
  add("num_norm", unit.num_norm);
  add("heading", xml_text(unit.heading));
  add("text", xml_text(unit.text));
  add("wrapup", xml_text(unit.wrapup));
  add("quotation", xml_text(unit.quotation));
  add("footnote", xml_text(unit.footnote));
  add("language", unit.language);
  add("from", iso(unit.valid_from));
  add("to", iso(unit.valid_to));
  add("extent", unit.extent);
  add("state", word(unit.state));
  return out;
}

std::string facts_of(const kb::LegalEvent& event) {
  return std::string(word(event.kind)) + ' ' + event.affected_work + '!' + event.affected_eid +
         " at " + event.noted_at_eid + " by " + event.acting + " on " + iso(event.effective_on) +
         ": " + xml_text(event.note_raw) + " / " + xml_text(event.text);
}

std::string facts_of(const kb::Citation& citation) {
  return citation.source_eid + ' ' + citation.part + ' ' + xml_text(citation.raw) + " -> " +
         to_string(citation.target);
}

std::string facts_of(const kb::Act& act) {
  return act.work.key + ' ' + std::string(word(act.work.kind)) + ' ' + iso(act.expression.date) +
         ' ' + act.expression.language + ' ' + std::to_string(act.expression.counts.articles) +
         " articles: " + xml_text(act.expression.title);
}

template <class T>
void check_same(const char* what, const std::vector<T>& before, const std::vector<T>& after) {
  BOOST_TEST(before.size() == after.size(),
             what << ": " << before.size() << " went out, " << after.size() << " came back");
  for (std::size_t i = 0; i < std::min(before.size(), after.size()); ++i) {
    const std::string out = facts_of(before[i]), in = facts_of(after[i]);
    BOOST_TEST(out == in, what << ' ' << i << " went out as\n"
                               << out << "\nand came back as\n"
                               << in);
    if (out != in) return;  // the others would only follow
  }
}

using Place = std::tuple<std::string, std::string, std::size_t, std::size_t>;

// What should be a link: each citation that names an act, at its words. One that begins inside
// another, or runs over a line's end, is not looked for.
std::set<Place> citations_of(const kb::Act& act) {
  std::map<Place, const kb::Citation*> in_order;
  for (const kb::Citation& citation : act.citations)
    if (citation.target.work.find('/') != std::string::npos && citation.begin < citation.end)
      in_order.try_emplace({citation.source_eid, citation.part, citation.begin, citation.end},
                           &citation);
  std::set<Place> places;
  const kb::Citation* last = nullptr;
  for (const auto& [place, citation] : in_order) {
    const bool inside = last && last->source_eid == citation->source_eid &&
                        last->part == citation->part && citation->begin < last->end;
    if (inside) continue;
    last = citation;
    if (citation->raw.find_first_of("\n\t") == std::string::npos &&
        xml_text(citation->raw) == citation->raw)
      places.insert(place);
  }
  return places;
}

std::set<Place> links_of(const std::string& xml) {
  const indexer::Reading reading = indexer::read(xml, "export.xml");
  const indexer::Structured tree = indexer::structure(reading.document);
  std::set<Place> places;
  for (const indexer::PublisherLink& link : tree.links)
    places.emplace(tree.provisions[static_cast<std::size_t>(link.provision)].eid, link.part,
                   link.begin, link.end);
  return places;
}

void check_round_trip(const kb::Act& act, const std::string& xml) {
  const indexer::Prepared back = prepare(xml, "export.xml");
  BOOST_REQUIRE(back.act.has_value());
  BOOST_TEST(facts_of(*back.act) == facts_of(act));
  check_same("unit", act.provisions, back.act->provisions);
  check_same("event", act.events, back.act->events);
  check_same("citation", act.citations, back.act->citations);
  const std::set<Place> links = links_of(xml);
  for (const Place& place : citations_of(act))
    BOOST_TEST(links.contains(place), "no link came back at " << std::get<0>(place) << ' '
                                                              << std::get<1>(place) << ' '
                                                              << std::get<2>(place));
}

bool is_left_out(const std::string& path) {
  const std::string inside = std::filesystem::relative(path, test_data()).string();
  return inside.starts_with("hostile/") || inside.starts_with("scale/");
}

struct Counted {
  int documents = 0;
  std::size_t units = 0;
};

// A file's document; of a list of portal records the text of each.
std::vector<std::pair<std::string, std::string>> documents_of(const std::string& path) {
  const std::string inside = std::filesystem::relative(path, test_data()).string();
  const std::string bytes = indexer::document_bytes(path, kLargestFile);
  if (!path.ends_with("ro-soap-raw/fixtures.jsonl")) return {{inside, bytes}};
  std::vector<std::pair<std::string, std::string>> records;
  for (const std::string_view line : split(bytes, '\n')) {
    if (trim(line).empty()) continue;
    const auto record = nlohmann::json::parse(line);
    records.emplace_back("ro-soap-raw/" + record["_id"].get<std::string>() + ".txt",
                         record["Text"].get<std::string>());
  }
  return records;
}

void check_document(const std::string& name, const std::string& bytes, Schema& schema,
                    Counted& counted) {
  const indexer::Prepared first = prepare(bytes, name);
  if (!first.act || first.act->provisions.empty()) return;
  const kb::Act& act = *first.act;
  ++counted.documents;
  counted.units += act.provisions.size();
  const std::string xml = kb::write_akn(act);
  schema.add(xml, name);
  check_round_trip(act, xml);
  for (std::size_t i = 0; i < act.provisions.size(); i += kPortionEvery)
    schema.add(kb::write_akn_portion(act, act.provisions[i].eid), name + act.provisions[i].eid);
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_file_goes_out_and_comes_back) {
  const char* name = "every_file_goes_out_and_comes_back";
  if (!std::filesystem::exists(test_data() / "uk-clml")) {
    std::cout << "SKIPPED: " << name << ": no test data" << std::endl;
    return;
  }
  Schema schema;
  Counted counted;
  {
    const NoPrograms none;
    for (const std::string& path : indexer::find_files({test_data().string()}).files) {
      if (is_left_out(path)) continue;
      for (const auto& [document, bytes] : documents_of(path))
        BOOST_TEST_CONTEXT(document) check_document(document, bytes, schema, counted);
    }
  }
  std::cout << name << ": " << counted.documents << " documents, " << counted.units << " units"
            << std::endl;
  BOOST_TEST(counted.documents >= 200);
  schema.judge(name);
}
