#define BOOST_TEST_DYN_LINK
#include "indexer/index/word_pairs.h"

#include <random>
#include <string>

#include <boost/test/unit_test.hpp>

using namespace lacuna;
using namespace lacuna::indexer;

namespace {

// Units of few different words, so that phrases are found, and some of so many that they are kept
// in more bytes; with parts, headings and words of two stems.
std::string drawn_order(std::mt19937& random) {
  WordOrder order;
  const auto words = random() % 10 == 0 ? 2000 : random() % 60;
  const auto different = words == 2000 ? 1500 : 12;
  for (std::size_t i = 0; i < words; ++i) {
    const auto sign = random() % 30;
    if (sign == 0) order.apart();
    if (sign == 1) order.begin_heading();
    order.word("w" + std::to_string(random() % different));
    if (sign == 2) order.also("w" + std::to_string(random() % different));
    if (sign == 1) order.end_heading();
  }
  return order.bytes();
}

Together drawn_phrase(std::mt19937& random) {
  Together phrase;
  const auto words = 2 + random() % 3;
  for (std::size_t i = 0; i < words; ++i) {
    auto& stems = phrase.steps.emplace_back();
    stems.push_back("w" + std::to_string(random() % 12));
    if (random() % 4 == 0) stems.push_back("w" + std::to_string(random() % 12));
  }
  if (random() % 8 == 0) phrase.where = Together::Where::heading;
  return phrase;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(word_pairs)

BOOST_AUTO_TEST_CASE(what_holds_a_phrase_has_its_pairs_and_most_that_does_not_lacks_one) {
  std::mt19937 random(11);
  std::size_t holding = 0, lacking = 0, told = 0;
  for (int unit = 0; unit < 300; ++unit) {
    const auto order = drawn_order(random);
    const auto pairs = pairs_of(order);
    for (int i = 0; i < 60; ++i) {
      const auto phrase = drawn_phrase(random);
      const bool may = PairsAsked(phrase).may_stand_in(pairs);
      if (TogetherCheck(phrase).stands_in(order)) {
        ++holding;
        BOOST_TEST(may);
      } else if (order.size() < 1000) {
        ++lacking;
        told += may ? 0U : 1U;
      }
    }
  }
  BOOST_TEST(holding > 500U);
  BOOST_TEST(told * 10 > lacking * 7, told << " of " << lacking);
}

BOOST_AUTO_TEST_CASE(near_says_nothing_of_pairs) {
  Together near;
  near.steps = {{"a"}, {"b"}};
  near.shape = Together::Shape::near;
  near.window = 5;
  BOOST_TEST(PairsAsked(near).may_stand_in({}));
}

BOOST_AUTO_TEST_CASE(nothing_stands_in_what_is_no_order) {
  Together phrase;
  phrase.steps = {{"a"}, {"b"}};
  for (const char* bytes : {"", "\x02", "\x05rubbish", "\x02odd"})
    BOOST_TEST(!PairsAsked(phrase).may_stand_in(pairs_of(bytes)), bytes);
}

BOOST_AUTO_TEST_SUITE_END()
