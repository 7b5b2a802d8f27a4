// A text that Lacuna wrote comes back with the addresses it went out with; where they are not good,
// it is read like any other.
#define BOOST_TEST_DYN_LINK
#include "indexer/structure/addressed.h"

#include <boost/test/unit_test.hpp>

#include "indexer/structure/structure.h"

using namespace lacuna;
using namespace lacuna::indexer;

namespace {

Block unit(int depth, const std::string& eid, const std::string& num) {
  Block block;
  block.role = BlockRole::unit;
  block.depth = depth;
  block.level = kb::Level::article;
  block.basic = depth == 0;
  block.eid = eid;
  block.num = num;
  return block;
}

Block words(int depth, const std::string& text) {
  Block block;
  block.role = BlockRole::text;
  block.depth = depth;
  block.text = text;
  return block;
}

Document document(std::vector<Block> blocks) {
  Document out;
  out.identity.jurisdiction = "ro";
  out.identity.type = "lege";
  out.blocks = std::move(blocks);
  return out;
}

std::string addresses_of(const Document& from) {
  std::string out;
  for (const kb::Provision& provision : structure(from).provisions) out += provision.eid + ' ';
  return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(addressed_texts)

BOOST_AUTO_TEST_CASE(addresses_levels_and_numbers_are_kept) {
  // A superscript that lost its sign, a number printed twice: neither is guessed again.
  const auto kept = addressed(
      document({unit(0, "art_2", "Art. 2"), words(0, "Unu."), unit(1, "art_2__para_1-1", "(11)"),
                words(1, "Doi."), unit(0, "art_2_2", "Art. 2"), words(0, "Trei.")}));
  BOOST_REQUIRE(kept.has_value());
  const auto& units = kept->provisions;
  BOOST_REQUIRE(units.size() == 3);
  BOOST_TEST(units[1].eid == "art_2__para_1-1");
  BOOST_TEST((units[1].level == kb::Level::paragraph));
  BOOST_TEST(units[1].num_norm == "1-1");
  BOOST_TEST(units[1].num_raw == "(11)");
  BOOST_TEST(units[1].parent == 0);
  BOOST_TEST(units[2].eid == "art_2_2");
  BOOST_TEST(units[2].num_norm == "2");
  BOOST_TEST(units[2].basic);
}

BOOST_AUTO_TEST_CASE(parts_without_a_number_stand_alone) {
  const auto kept =
      addressed(document({unit(0, "preamble", ""), words(0, "Temei."), unit(0, "annex_1", "")}));
  BOOST_REQUIRE(kept.has_value());
  BOOST_TEST((kept->provisions[0].level == kb::Level::preamble));
  BOOST_TEST(kept->provisions[0].num_norm == "");
  BOOST_TEST((kept->provisions[1].level == kb::Level::annex));
}

BOOST_AUTO_TEST_CASE(bad_addresses_are_no_addresses) {
  for (const char* bad : {"", "art_1", "artikel_2", "art", "art_2!x", "art_2 x", "art_2~s1"}) {
    const Document from = document(
        {unit(0, "art_1", "Art. 1"), words(0, "Unu."), unit(0, bad, "Art. 2"), words(0, "Doi.")});
    BOOST_TEST(!addressed(from), bad);
    BOOST_TEST(addresses_of(from) == "art_1 art_2 ", bad);
  }
  // Words outside any unit.
  BOOST_TEST(!addressed(document({words(0, "Unu."), unit(0, "art_1", "Art. 1")})));
}

BOOST_AUTO_TEST_SUITE_END()
