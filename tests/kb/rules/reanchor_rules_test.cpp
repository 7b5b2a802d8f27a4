// Where words stand in the next text: the same ones only, never what looks like them.
#define BOOST_TEST_DYN_LINK
#include "kb/rules/reanchor_rules.h"

#include <boost/test/unit_test.hpp>

#include "kb/rules/anchor_rules.h"

using namespace lacuna;
using namespace lacuna::kb;

namespace {

Provision unit(std::string eid, std::string text, int parent = -1, std::string num = {}) {
  Provision made;
  made.basic = parent < 0;
  made.level = parent < 0 ? Level::article : Level::paragraph;
  made.eid = std::move(eid);
  made.text = std::move(text);
  made.parent = parent;
  made.num_raw = std::move(num);
  return made;
}

const std::vector<Provision> kBefore = {
    unit("art_1", "Străinul are dreptul la interpret pe toată durata procedurii de azil."),
    unit("art_2", "Cererea de azil se depune în termen de 30 de zile de la sosire."),
    unit("art_3", "Contestația se depune în termen de 30 de zile de la comunicare."),
    unit("art_4",
         "Autoritatea ține registrul cererilor. Registrul este public, în condițiile legii."),
    unit("art_5", ""),
    unit("art_5__para_1", "Cazarea este gratuită.", 4, "(1)"),
    unit("art_5__para_2", "Hrana este gratuită.", 4, "(2)"),
    unit("art_6", "Taxa se plătește la depunere."),
    unit("art_7", "Minorul este însoțit de un reprezentant pe toată durata procedurii."),
    unit("art_8", "Se aplică anexa."),
    unit("art_9", "Se aplică anexa."),
};
const std::vector<Provision> kAfter = {
    unit("art_1", "Străinul are dreptul la interpret pe toată durata procedurii de azil."),
    unit("art_2", "Cererea de azil se depune în termen de 60 de zile de la sosire."),
    unit("art_3", "Contestația se depune în termen de 30 de zile de la comunicare."),
    unit("art_4",
         "Autoritatea ține registrul cererilor într-o formă nouă. Registrul este public, "
         "în condițiile legii."),
    unit("art_5", ""),
    unit("art_5__para_1", "Cazarea este gratuită.", 4, "(1)"),
    unit("art_5__para_1-1", "Transportul este gratuit.", 4, "(1^1)"),
    unit("art_5__para_2", "Hrana este gratuită.", 4, "(2)"),
    unit("art_7", "Abrogat."),
    unit("art_8", "Anexa nu se mai aplică."),
    unit("art_9", "Se aplică anexa."),
    unit("art_10", "Taxa se plătește la depunere."),
    unit("art_11", "Se aplică anexa."),
};

Reanchored place(const std::string& eid, std::string_view words = {}) {
  static const std::vector<Provision> after = [] {
    auto all = kAfter;
    all[8].state = ProvisionState::repealed;
    return all;
  }();
  static const Reanchoring reanchoring(kBefore, after);
  Standing standing{eid, std::nullopt};
  if (!words.empty())
    for (const Provision& one : kBefore)
      if (one.eid == eid) standing.quote = find_quote(anchor_text(one), words);
  return reanchoring.place(standing);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(reanchor_rules)

BOOST_AUTO_TEST_CASE(classes) {
  const struct {
    std::string eid;
    std::string_view words;
    AnchorState state;
    std::string to;
  } rows[] = {
      {"art_1", "", AnchorState::exact, "art_1"},
      {"art_1", "dreptul la interpret", AnchorState::exact, "art_1"},
      {"art_2", "", AnchorState::changed, "art_2"},
      // The same words stand in art. 3, and did before: they are another deadline.
      {"art_2", "în termen de 30 de zile", AnchorState::changed, "art_2"},
      {"art_2", "Cererea de azil se depune", AnchorState::exact, "art_2"},
      {"art_3", "în termen de 30 de zile", AnchorState::exact, "art_3"},
      // Words around it changed, its own did not.
      {"art_4", "Registrul este public, în condițiile legii", AnchorState::exact, "art_4"},
      {"art_4", "", AnchorState::changed, "art_4"},
      // What stands below an article belongs to it.
      {"art_5", "", AnchorState::changed, "art_5"},
      {"art_5__para_2", "", AnchorState::exact, "art_5__para_2"},
      {"art_6", "", AnchorState::moved, "art_10"},
      {"art_6", "la depunere", AnchorState::moved, "art_10"},
      {"art_7", "", AnchorState::lost, ""},
      // art. 1 has the same words, and had them before.
      {"art_7", "pe toată durata procedurii", AnchorState::lost, ""},
      // Of twins nobody can say which one moved.
      {"art_8", "", AnchorState::changed, "art_8"},
      {"art_9", "", AnchorState::exact, "art_9"},
      {"art_77", "", AnchorState::lost, ""},
      {"", "", AnchorState::exact, ""},
  };
  for (const auto& row : rows) {
    const Reanchored found = place(row.eid, row.words);
    BOOST_TEST((found.state == row.state),
               row.eid << " „" << row.words << "”: " << word(found.state));
    BOOST_TEST(found.eid == row.to);
  }
}

BOOST_AUTO_TEST_CASE(a_changed_quote_has_a_candidate_and_no_more) {
  const Reanchored found = place("art_2", "în termen de 30 de zile");
  BOOST_REQUIRE(found.quote.has_value());
  BOOST_TEST(found.quote->exact.find("60 de zile") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_sentence_that_went_into_another_unit_is_found_by_its_words_alone) {
  const std::vector<Provision> before = {
      unit("art_1", "Prima teză. Datele se șterg după cinci ani de la închiderea dosarului."),
      unit("art_2", "Altă regulă.")};
  std::vector<Provision> after = {
      unit("art_1", "Prima teză."),
      unit("art_2", "Altă regulă. Datele se șterg după cinci ani de la închiderea dosarului.")};
  const Quote quote = *find_quote(before[0].text, "Datele se șterg după cinci ani");
  const Reanchored moved = Reanchoring(before, after).place({"art_1", quote});
  BOOST_TEST((moved.state == AnchorState::moved));
  BOOST_TEST(moved.eid == "art_2");
  // A look-alike: one word of the sentence is another one.
  after[1].text = "Altă regulă. Datele se șterg după șase ani de la închiderea dosarului.";
  BOOST_TEST((Reanchoring(before, after).place({"art_1", quote}).state == AnchorState::changed));
}

BOOST_AUTO_TEST_CASE(of_two_places_in_one_unit_the_words_around_them_must_say_which) {
  const std::vector<Provision> before = {
      unit("art_1", "Minorul are dreptul la asistență. Adultul are dreptul la asistență.")};
  const Quote second = *find_quote(before[0].text, "are dreptul la asistență", "Adultul ");
  const std::vector<Provision> gone = {unit("art_1", "Minorul are dreptul la asistență.")};
  BOOST_TEST((Reanchoring(before, gone).place({"art_1", second}).state == AnchorState::changed));
}

BOOST_AUTO_TEST_SUITE_END()
