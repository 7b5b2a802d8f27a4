#define BOOST_TEST_DYN_LINK
#include "indexer/index/snippet.h"

#include <array>

#include <boost/test/unit_test.hpp>

#include "indexer/analyse/fold.h"
#include "kb/base/text.h"

using namespace lacuna::indexer;

namespace {

Wanted phrase(Analyser& analyser, const std::vector<std::string>& words) {
  Wanted wanted;
  for (const auto& word : words)
    wanted.steps.push_back({analyser.terms_of(word, "ro"), {}, fold(word)});
  return wanted;
}

std::string marked(const FoundMatch& match) {
  std::string text;
  for (const auto& segment : match.segments)
    text += segment.mark ? "[" + segment.text + "]" : segment.text;
  return text;
}

IndexUnit paragraph() {
  IndexUnit unit;
  unit.language = "ro";
  unit.parts = {
      {"art_20__para_1", 0, "(1)", "Solicitantul are următoarele drepturi:"},
      {"art_20__para_1__point_a", 1, "a)", "dreptul la cazare în centre;"},
      {"art_20__para_1__point_b", 1, "b)", "dreptul la asistență medicală, precum și la:"},
      {"art_20__para_1__point_b__point_1", 2, "1.", "tratament gratuit în caz de urgență;"},
      {"art_20__para_1__point_c", 1, "c)", "accesul la muncă."},
      {"art_20__para_1", 0, "", "Drepturile încetează odată cu procedura."}};
  return unit;
}

std::string eid_of(const IndexUnit& unit, const FoundMatch& match) {
  return unit.parts[match.part].eid;
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_hit_is_the_smallest_unit_that_holds_the_match) {
  Analyser analyser;
  const auto unit = paragraph();
  struct Row {
    std::vector<std::vector<std::string>> words;
    std::string_view eid;
  };
  const Row kRows[] = {
      {{{"cazare"}}, "art_20__para_1__point_a"},
      {{{"asistenta"}, {"medicala"}}, "art_20__para_1__point_b"},
      {{{"urgentei"}}, "art_20__para_1__point_b__point_1"},
      {{{"asistenta"}, {"urgenta"}}, "art_20__para_1__point_b"},
      {{{"cazare"}, {"munca"}}, "art_20__para_1"},
      {{{"solicitant"}}, "art_20__para_1"},
      {{{"incetarea"}}, "art_20__para_1"},
      {{{"dreptul", "la", "cazare"}}, "art_20__para_1__point_a"},
      {{{"dreptul", "la", "asistenta"}}, "art_20__para_1__point_b"},
  };
  for (const auto& row : kRows) {
    std::vector<Wanted> wanted;
    for (const auto& words : row.words) wanted.push_back(phrase(analyser, words));
    const auto match = find_match(unit, wanted, analyser);
    BOOST_TEST(eid_of(unit, match) == row.eid, row.words.front().front() << ": " << marked(match));
  }
}

BOOST_AUTO_TEST_CASE(words_are_marked_as_they_are_printed) {
  Analyser analyser;
  const auto unit = paragraph();
  BOOST_TEST(marked(find_match(unit, {phrase(analyser, {"cazarea"})}, analyser)) ==
             "dreptul la [cazare] în centre;");
  BOOST_TEST(marked(find_match(unit, {phrase(analyser, {"dreptului", "la", "cazare"})},
                               analyser)) == "[dreptul la cazare] în centre;");
  BOOST_TEST(marked(find_match(unit, {phrase(analyser, {"cazare"}), phrase(analyser, {"munca"})},
                               analyser)) == "dreptul la [cazare] în centre; accesul la [muncă].");
  Wanted begins;
  begins.steps.push_back({{}, "medic", "medic"});
  BOOST_TEST(marked(find_match(unit, {begins}, analyser)) ==
             "dreptul la asistență [medicală], precum și la:");
}

BOOST_AUTO_TEST_CASE(without_a_match_the_beginning_is_shown) {
  Analyser analyser;
  BOOST_TEST(marked(find_match(paragraph(), {phrase(analyser, {"vapor"})}, analyser)) ==
             "Solicitantul are următoarele drepturi:");
  IndexUnit empty;
  empty.parts = {{"art_1", 0, "", ""}};
  BOOST_TEST(find_match(empty, {phrase(analyser, {"vapor"})}, analyser).segments.empty());
  BOOST_TEST(find_match(IndexUnit{}, {phrase(analyser, {"vapor"})}, analyser).segments.empty());
}

BOOST_AUTO_TEST_CASE(a_long_text_is_cut_at_words_around_the_densest_place) {
  Analyser analyser;
  std::string text = "cazare ";
  for (int i = 0; i < 400; ++i) text += "țară șir ";
  text += "cazare pentru străini ";
  for (int i = 0; i < 400; ++i) text += "în ";
  IndexUnit unit;
  unit.language = "ro";
  unit.parts = {{"art_1", 0, "", text}};
  const auto match = find_match(unit, {phrase(analyser, {"cazare"}), phrase(analyser, {"strain"})},
                                analyser, {120});
  const auto shown = marked(match);
  BOOST_TEST(shown.find("[cazare] pentru [străini]") != std::string::npos);
  BOOST_TEST(shown.starts_with("…"));
  BOOST_TEST(shown.ends_with("…"));
  BOOST_TEST(shown.size() < 200U);
  BOOST_TEST(!lacuna::find_invalid_utf8(shown).has_value());
  unit.parts[0].text = std::string(100'000, 'a');  // one endless word
  BOOST_TEST(find_match(unit, {phrase(analyser, {"cazare"})}, analyser).segments.size() <= 1U);
}

// What is passed by unread, for its first letters or its place in a longer word, is no match: the
// marked words are those that a look at every word finds.
BOOST_AUTO_TEST_CASE(every_word_that_matches_is_marked_and_no_other) {
  const std::string_view kPieces[] = {
      "școli",   "Școală", "scoala",  "oase",         "os",       "oaselor",      "sînt",  "sunt",
      "Sunteți", "cazare", "CAZĂRII", "\u00ADcazare", "recazare", "ca\u00ADzare", "п'ять", "пять",
      "п’яти",   "яма",    "ё",       "dying",        "die",      "în",           "În",    "țara",
      "Tara",    "122",    "a",       "ab",           "Ångström", "straße",       "ﬁn",    "\xC4",
      "日本"};
  const std::string_view kBetween[] = {" ", "-", ", ", "„", "”", "'", "’", "", "\u00AD", "\n", "/"};
  Analyser analyser;
  std::size_t marks = 0;
  std::size_t seed = 7;
  const auto any = [&seed](std::size_t below) {
    seed = seed * 6364136223846793005U + 1442695040888963407U;
    return (seed >> 33) % below;
  };
  for (int round = 0; round < 600; ++round) {
    IndexUnit unit;
    unit.language = std::array{"ro", "uk", "en", "de", "xx"}[any(5)];
    std::string text;
    for (int i = 0; i < 12; ++i) {
      text += kPieces[any(std::size(kPieces))];
      text += kBetween[any(std::size(kBetween))];
    }
    unit.parts = {{"", 0, "", text}};
    std::vector<Wanted> wanted;
    for (int i = 0; i < 2; ++i) {
      const auto word = std::string(kPieces[any(std::size(kPieces))]);
      wanted.push_back({{{analyser.terms_of(word, unit.language), {}, fold(word)}}, {}});
    }
    std::string expected, found;
    std::vector<Token> tokens;
    analyser.tokens(text, unit.language, tokens);
    for (const auto& token : tokens)
      if (step_matches(wanted[0].steps[0], token) || step_matches(wanted[1].steps[0], token))
        expected += text.substr(token.begin, token.end - token.begin) + "|";
    for (const auto& segment : find_match(unit, wanted, analyser, {10'000}).segments)
      if (segment.mark) found += segment.text + "|", ++marks;
    // Words that touch are one marked segment.
    std::erase(expected, '|');
    std::erase(found, '|');
    BOOST_TEST(found == expected, text << " in " << unit.language);
  }
  BOOST_TEST(marks > 300U);
}
