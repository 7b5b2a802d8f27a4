// The texts written for the demo, read by the program's own readers: what the chains and comments
// of the demo point at is there, and the translation has the same units as its original.
#define BOOST_TEST_DYN_LINK
#include <map>
#include <set>

#include <boost/test/unit_test.hpp>

#include "indexer/read/plain_text.h"
#include "indexer/read/xml/akn.h"
#include "indexer/structure/structure.h"
#include "kb/model/ref.h"
#include "kb/rules/anchor_rules.h"
#include "tests/corpus/corpus.h"

using namespace lacuna::kb;
using lacuna::indexer::structure;
using lacuna::indexer::Structured;

namespace {

Structured act(const std::string& name) {
  const std::string path = "demo/texts/" + name;
  const std::string bytes = lacuna::read_file(corpus::root() / path, 1u << 20);
  if (!name.ends_with(".xml")) return structure(lacuna::indexer::read_plain_text(bytes));
  return structure(lacuna::indexer::read_akn(bytes, path).document);
}

// Units below which words stand, without preamble and conclusions.
std::vector<std::string> units(const Structured& text) {
  std::vector<std::string> eids;
  for (const Provision& one : text.provisions)
    if (one.level != Level::preamble && one.level != Level::conclusions) eids.push_back(one.eid);
  return eids;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(demo_texts)

BOOST_AUTO_TEST_CASE(the_acts_are_read_without_doubts) {
  for (const auto& [name, articles, notes] :
       {std::tuple{"lege-exemplu-900-2020.ro.txt", 20, 4},
        std::tuple{"lege-exemplu-900-2020.initial.ro.txt", 19, 0},
        std::tuple{"lege-exemplu-900-2020.en.xml", 20, 0},
        std::tuple{"hg-exemplu-901-2021.ro.txt", 13, 2}}) {
    const Structured text = act(name);
    BOOST_TEST(text.counts.articles == articles, name);
    BOOST_TEST(text.notes.size() == static_cast<std::size_t>(notes), name);
    BOOST_TEST(text.report.holes.empty(), name);
    BOOST_TEST(text.report.duplicates.empty(), name);
  }
}

BOOST_AUTO_TEST_CASE(the_translation_has_the_units_of_the_original) {
  const Structured original = act("lege-exemplu-900-2020.ro.txt");
  const Structured translation = act("lege-exemplu-900-2020.en.xml");
  BOOST_TEST(units(original) == units(translation), boost::test_tools::per_element());
  BOOST_TEST((original.identity.expression_date == lacuna::Date{2022, 5, 27}));
  BOOST_TEST((translation.identity.expression_date == original.identity.expression_date));
}

BOOST_AUTO_TEST_CASE(every_link_and_comment_finds_its_unit) {
  std::map<std::string, Structured> texts;
  texts.emplace("ro/lege-exemplu/2020/900", act("lege-exemplu-900-2020.ro.txt"));
  texts.emplace("ro/hg-exemplu/2021/901", act("hg-exemplu-901-2021.ro.txt"));
  const auto unit = [&](const std::string& key) -> const Provision* {
    const auto ref = parse_ref(key);
    BOOST_REQUIRE_MESSAGE(ref, key);
    const auto text = texts.find(ref->work);
    if (text == texts.end()) return nullptr;  // a real act: its text is not ours to ship
    for (const Provision& one : text->second.provisions)
      if (one.eid == ref->eid) return &one;
    BOOST_FAIL("no such unit: " << key);
    return nullptr;
  };
  std::set<std::string> seen;
  for (const char* file : {"demo/chains.json", "demo/drafts.json"})
    for (const corpus::Chain& chain : corpus::chains(file))
      for (const Link& link : chain.links)
        for (const Node& node : {link.from, link.to})
          if (node.kind == NodeKind::provision && unit(node.key)) seen.insert(node.key);
  BOOST_TEST(seen.size() > 12u);
  for (const Annotation& one : corpus::list_of<Annotation>("demo/annotations.json")) {
    if (one.target.kind != NodeKind::provision || !one.quote) continue;
    const Provision* found = unit(one.target.key);
    BOOST_REQUIRE_MESSAGE(found, one.target.key);
    BOOST_TEST((anchor(*one.quote, anchor_text(*found)).state == AnchorState::exact),
               one.target.key);
    BOOST_TEST(anchor_hash(*found) == one.text_hash, one.target.key);
  }
}

BOOST_AUTO_TEST_SUITE_END()
