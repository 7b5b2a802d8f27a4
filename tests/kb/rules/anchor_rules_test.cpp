// Anchors: exact, or said so.
#define BOOST_TEST_DYN_LINK
#include "kb/rules/anchor_rules.h"

#include <boost/test/unit_test.hpp>

#include "kb/base/text.h"

using namespace lacuna;
using namespace lacuna::kb;

namespace {

const std::string kText =
    "Străinul care solicită protecție internațională are dreptul la asistență. "
    "Străinul are dreptul la interpret.";

Quote quote(std::string_view words) {
  return *find_quote(kText, words);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(anchor_rules)

BOOST_AUTO_TEST_CASE(a_quote_counts_characters_and_keeps_its_context) {
  const Quote found = quote("protecție internațională");
  BOOST_TEST(found.start == count_characters("Străinul care solicită "));
  BOOST_TEST(found.end - found.start == 24u);
  BOOST_TEST(found.prefix == "Străinul care solicită ");
  BOOST_TEST(found.suffix == " are dreptul la asistență. Străi");
  BOOST_TEST(make_quote(kText, found.start, found.end)->exact == "protecție internațională");
  BOOST_TEST(!make_quote(kText, 5, 5).has_value());
  BOOST_TEST(!make_quote(kText, 5, 10000).has_value());
  BOOST_TEST(!find_quote(kText, "nowhere").has_value());
  BOOST_TEST(!find_quote(kText, "").has_value());
  BOOST_TEST(find_quote(kText, "are dreptul la", "Străinul ")->start > found.end + 5);
}

BOOST_AUTO_TEST_CASE(states_of_an_anchor) {
  const Quote unique = quote("protecție internațională");
  const Quote twice = *find_quote(kText, "are dreptul la", "Străinul ");
  const struct {
    const char* name;
    Quote quote;
    std::string text;
    AnchorState state;
    const char* words;  // at the place found, or of the proposal
  } rows[] = {
      {"unchanged", unique, kText, AnchorState::exact, "protecție internațională"},
      {"one of two, unchanged", twice, kText, AnchorState::exact, "are dreptul la"},
      {"words before it", unique, "(1) Astfel: " + kText, AnchorState::moved,
       "protecție internațională"},
      {"one of two, words before", twice, "(1) " + kText, AnchorState::moved, "are dreptul la"},
      {"context rewritten, words stay", unique,
       "Xtrăinul care xolicită protecție internațională nu are nimic.", AnchorState::exact,
       "protecție internațională"},
      {"one letter changed", unique, "Străinul care solicită protecția internațională are dreptul.",
       AnchorState::changed, "protecția internațională"},
      {"written without diacritics", unique, "care solicita protectie internationala are",
       AnchorState::changed, "protectie internationala"},
      {"gone", unique, "Abrogat.", AnchorState::lost, ""},
      {"empty text", unique, "", AnchorState::lost, ""},
      {"two places and no context", twice, "X are dreptul la Y are dreptul la Z",
       AnchorState::changed, "are dreptul la"},
  };
  for (const auto& row : rows) {
    const Anchored place = anchor(row.quote, row.text);
    BOOST_TEST((place.state == row.state), row.name << ": " << word(place.state));
    if (place.state == AnchorState::exact || place.state == AnchorState::moved) {
      const std::size_t from = byte_offset(row.text, place.start);
      const std::size_t to = byte_offset(row.text, place.end);
      BOOST_TEST(row.text.substr(from, to - from) == row.words, row.name);
      BOOST_TEST(!place.proposal.has_value());
    } else if (place.state == AnchorState::changed) {
      BOOST_REQUIRE(place.proposal.has_value());
      BOOST_TEST(!find_invalid_utf8(place.proposal->exact).has_value());
      BOOST_TEST(place.proposal->exact.find(row.words) != std::string::npos,
                 row.name << ": " << place.proposal->exact);
    } else {
      BOOST_TEST(!place.proposal.has_value(), row.name);
    }
  }
}

BOOST_AUTO_TEST_CASE(words_after_a_list_are_anchored_too) {
  Provision provision;
  provision.text = "before";
  BOOST_TEST(anchor_text(provision) == "before");
  const std::string hash = anchor_hash(provision);
  provision.wrapup = "after";
  BOOST_TEST(anchor_text(provision) == "before\nafter");
  BOOST_TEST(anchor_hash(provision) != hash);
}

BOOST_AUTO_TEST_SUITE_END()
