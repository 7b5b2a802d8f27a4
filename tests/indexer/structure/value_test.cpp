// Sequences of numbers and letters: what follows what, and how much is missing.
#define BOOST_TEST_DYN_LINK
#include "indexer/structure/value.h"

#include <boost/test/unit_test.hpp>

#include "indexer/structure/tradition.h"

using namespace lacuna::indexer;

namespace {

Value letter(const char* text, int raised = 0) {
  return {.kind = ValueKind::letter,
          .main = *letter_place(text, romanian().letters),
          .raised = raised,
          .raised2 = 0,
          .parts = {},
          .last = 0};
}
Value number(int main, int raised = 0) {
  return {.kind = ValueKind::number,
          .main = main,
          .raised = raised,
          .raised2 = 0,
          .parts = {},
          .last = 0};
}

int gap(const Value& a, const Value& b) {
  return gap_between(a, b, romanian().letters);
}

}  // namespace

BOOST_AUTO_TEST_CASE(numbers_and_superscripts) {
  BOOST_TEST(gap(number(1), number(2)) == 0);
  BOOST_TEST(gap(number(2), number(2, 1)) == 0);
  BOOST_TEST(gap(number(2, 1), number(2, 2)) == 0);
  BOOST_TEST(gap(number(2, 2), number(3)) == 0);
  BOOST_TEST(gap(number(2), number(4)) == 1);
  BOOST_TEST(gap(number(2), number(3, 1)) == 1);
  BOOST_TEST(gap(number(2), number(2)) == kNotAfter);
  BOOST_TEST(gap(number(3), number(1)) == kNotAfter);
  BOOST_TEST(gap(number(3), letter("d")) == kNotAfter);
}

BOOST_AUTO_TEST_CASE(letters_of_the_romanian_alphabet) {
  BOOST_TEST(gap(letter("a"), letter("b")) == 0);
  BOOST_TEST(gap(letter("a"), letter("a", 1)) == 0);
  BOOST_TEST(gap(letter("s"), letter("t")) == 0);  // ș may be left out
  BOOST_TEST(gap(letter("s"), letter("ș")) == 0);
  BOOST_TEST(gap(letter("ş"), letter("t")) == 0);  // with a cedilla
  BOOST_TEST(gap(letter("p"), letter("r")) == 0);  // q may be left out
  BOOST_TEST(gap(letter("a"), letter("c")) == 1);
  BOOST_TEST(gap(letter("z"), letter("aa")) == 0);
  BOOST_TEST(gap(letter("aa"), letter("bb")) == 0);
  BOOST_TEST(gap(letter("aa"), letter("ab")) == 0);
  BOOST_TEST(gap(letter("az"), letter("ba")) == 0);
  BOOST_TEST(gap(letter("d"), letter("b")) == kNotAfter);
}
