#define BOOST_TEST_DYN_LINK
#include "indexer/index/word_order.h"

#include <boost/test/unit_test.hpp>

#include "kb/base/text.h"

using namespace lacuna;
using namespace lacuna::indexer;

namespace {

std::string order_of(std::string_view words) {
  WordOrder order;
  for (const auto word : split(words, ' ')) {
    if (word == "|")
      order.apart();
    else if (word == "<")
      order.begin_heading();
    else if (word == ">")
      order.end_heading();
    else if (word.starts_with("="))
      order.also(word.substr(1));
    else
      order.word(word);
  }
  return order.bytes();
}

Together phrase(std::string_view words) {
  Together together;
  for (const auto word : split(words, ' ')) together.steps.push_back({std::string(word)});
  return together;
}

Together near(std::string_view words, std::size_t window) {
  auto together = phrase(words);
  together.shape = Together::Shape::near;
  together.window = window;
  return together;
}

bool stand_together(std::string_view order, const Together& together) {
  return TogetherCheck(together).stands_in(order);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(word_order)

BOOST_AUTO_TEST_CASE(a_phrase_is_its_words_in_their_order_side_by_side) {
  const auto order = order_of("drept la azil si drept de sedere");
  BOOST_TEST(stand_together(order, phrase("drept la azil")));
  BOOST_TEST(stand_together(order, phrase("drept de")));
  BOOST_TEST(!stand_together(order, phrase("azil la drept")));
  BOOST_TEST(!stand_together(order, phrase("drept azil")));
  BOOST_TEST(!stand_together(order, phrase("drept la sedere")));
  BOOST_TEST(!stand_together(order, phrase("drept la munca")));
  BOOST_TEST(!stand_together("", phrase("drept la")));
}

BOOST_AUTO_TEST_CASE(nothing_reaches_from_one_part_into_another) {
  const auto order = order_of("cerere de azil | permis de sedere");
  BOOST_TEST(!stand_together(order, phrase("azil permis")));
  BOOST_TEST(!stand_together(order, near("azil permis", 50)));
  BOOST_TEST(stand_together(order, phrase("permis de sedere")));
}

BOOST_AUTO_TEST_CASE(words_near_each_other_stand_in_any_order) {
  const auto order = order_of("minor neinsotit primeste de indata un reprezentant");
  BOOST_TEST(stand_together(order, near("reprezentant minor", 7)));
  BOOST_TEST(!stand_together(order, near("reprezentant minor", 6)));
  BOOST_TEST(stand_together(order, near("primeste neinsotit", 2)));
  // The same word twice wants two places.
  BOOST_TEST(!stand_together(order, near("minor minor", 7)));
  BOOST_TEST(stand_together(order_of("minor si minor"), near("minor minor", 3)));
}

BOOST_AUTO_TEST_CASE(headings_are_words_and_can_be_asked_alone) {
  const auto order = order_of("cerere de azil | < dreptul la azil > lege noua");
  auto wanted = phrase("dreptul la azil");
  BOOST_TEST(stand_together(order, wanted));
  wanted.where = Together::Where::heading;
  BOOST_TEST(stand_together(order, wanted));
  auto outside = phrase("cerere de azil");
  outside.where = Together::Where::heading;
  BOOST_TEST(!stand_together(order, outside));
  auto behind = phrase("lege noua");
  behind.where = Together::Where::heading;
  BOOST_TEST(!stand_together(order, behind));
}

BOOST_AUTO_TEST_CASE(stems_of_an_ambiguous_word_share_its_place) {
  const auto order = order_of("zahyst prav =pravyt liudyny");
  BOOST_TEST(stand_together(order, phrase("zahyst prav liudyny")));
  BOOST_TEST(stand_together(order, phrase("zahyst pravyt liudyny")));
  Together either = phrase("zahyst x liudyny");
  either.steps[1] = {"nowhere", "pravyt"};
  BOOST_TEST(stand_together(order, either));
}

// With ten thousand words two bytes of a hash would be shared by many.
BOOST_AUTO_TEST_CASE(words_of_a_long_text_are_told_apart) {
  WordOrder order;
  constexpr int kWords = 10'000;
  for (int i = 0; i < kWords; ++i) order.word("w" + std::to_string(i));
  const auto bytes = order.bytes();
  BOOST_TEST(bytes.size() >= std::size_t{3} * kWords);
  for (int i = 0; i + 1 < kWords; i += 97) {
    const auto at = [](int number) { return "w" + std::to_string(number); };
    BOOST_TEST(stand_together(bytes, phrase(at(i) + " " + at(i + 1))));
    BOOST_TEST(!stand_together(bytes, phrase(at(i + 1) + " " + at(i))));
  }
}

BOOST_AUTO_TEST_SUITE_END()
