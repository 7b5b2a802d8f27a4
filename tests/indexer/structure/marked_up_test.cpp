// What a marked-up format says beyond words reaches the provisions: links at their place after
// lines are joined, footnotes, comments, language, validity, extent, state.
#define BOOST_TEST_DYN_LINK
#include "indexer/structure/marked_up.h"

#include <boost/test/unit_test.hpp>

#include "indexer/structure/structure.h"

using namespace lacuna;
using namespace lacuna::indexer;

namespace {

Block block(BlockRole role, int depth, std::string text) {
  Block out;
  out.role = role;
  out.depth = depth;
  out.text = std::move(text);
  return out;
}

Block unit(kb::Level level, int depth, std::string num, std::string heading = {}) {
  Block out = block(BlockRole::unit, depth, {});
  out.level = level;
  out.num = std::move(num);
  out.heading = std::move(heading);
  return out;
}

Document small_act() {
  Document document;
  document.identity.jurisdiction = "eu";
  document.identity.language = "en";
  Block article = unit(kb::Level::article, 0, "Article 1", "Aims of the Charter");
  article.links = {{12, 19, "charter"}};
  article.from = make_date(2030, 1, 1);
  article.extent = "E+W";
  article.state = kb::ProvisionState::repealed;
  document.blocks.push_back(article);
  document.blocks.push_back(block(BlockRole::text, 0, "First line."));
  Block second = block(BlockRole::text, 0, "See Act 7.");
  second.links = {{4, 9, "act-7"}, {9, 99, "out of the text"}};
  document.blocks.push_back(second);
  // An unnumbered paragraph alone in its article: a wrapper, dissolved where the article has no
  // words.
  document.blocks.push_back(unit(kb::Level::paragraph, 0 + 1, ""));
  return document;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(marked_up_blocks)

BOOST_AUTO_TEST_CASE(links_keep_their_place_when_lines_are_joined) {
  const Structured act = structure(small_act());
  BOOST_REQUIRE(act.links.size() == 2u);
  const kb::Provision& article = act.provisions[0];
  BOOST_TEST(article.text == "First line.\nSee Act 7.");
  BOOST_TEST(act.links[0].part == "heading");
  BOOST_TEST(article.heading.substr(act.links[0].begin, act.links[0].end - act.links[0].begin) ==
             "Charter");
  BOOST_TEST(act.links[1].part == "text");
  BOOST_TEST(article.text.substr(act.links[1].begin, act.links[1].end - act.links[1].begin) ==
             "Act 7");
  BOOST_TEST(act.links[1].target == "act-7");
}

BOOST_AUTO_TEST_CASE(links_move_with_the_words_of_a_dissolved_wrapper) {
  Document document = small_act();
  document.blocks.erase(document.blocks.begin() + 1, document.blocks.begin() + 3);
  Block words = block(BlockRole::text, 1, "Words of Act 9.");
  words.links = {{9, 14, "act-9"}};
  document.blocks.push_back(words);
  Block mark = block(BlockRole::footnote, 1, "(1) OJ L 9.");
  mark.links = {{4, 8, "oj"}};
  document.blocks.push_back(mark);
  const Structured act = structure(document);
  BOOST_REQUIRE(act.provisions.size() == 1u);
  BOOST_TEST(act.provisions[0].text == "Words of Act 9.");
  BOOST_TEST(act.provisions[0].footnote == "(1) OJ L 9.");
  BOOST_REQUIRE(act.links.size() == 3u);
  BOOST_TEST(act.links[1].provision == 0);
  BOOST_TEST(act.links[1].begin == 9u);
  BOOST_TEST(act.links[2].part == "footnote");
  BOOST_TEST(act.diagnostics.empty());
}

BOOST_AUTO_TEST_CASE(validity_extent_state_and_language_are_kept) {
  Document document = small_act();
  document.blocks[1].language = "cy";
  const Structured act = structure(document);
  const kb::Provision& article = act.provisions[0];
  BOOST_TEST((article.valid_from == make_date(2030, 1, 1)));
  BOOST_TEST(!article.valid_to);
  BOOST_TEST(article.extent == "E+W");
  BOOST_TEST(article.language == "cy");
  BOOST_TEST((article.state == kb::ProvisionState::repealed));
}

BOOST_AUTO_TEST_CASE(changes_and_comments_stand_at_their_unit) {
  Document document = small_act();
  Block note = block(BlockRole::note, 0, "Inserted by Act 8");
  note.change = NotedChange{kb::EventKind::inserts, "gb/act/1999/8", make_date(1999, 2, 3)};
  document.blocks.push_back(note);
  Block comment = block(BlockRole::comment, 0, "Too short.");
  comment.remark = Remark{"A. Reader", make_date(2030, 5, 5), "First"};
  document.blocks.push_back(comment);
  const Structured act = structure(document);
  BOOST_REQUIRE(act.notes.size() == 1u);
  BOOST_TEST(act.notes[0].provision == 0);
  BOOST_TEST(act.notes[0].change->acting == "gb/act/1999/8");
  BOOST_REQUIRE(act.comments.size() == 1u);
  BOOST_TEST(act.comments[0].remark.author == "A. Reader");
  BOOST_TEST(act.diagnostics.empty());
}

BOOST_AUTO_TEST_CASE(a_remark_before_any_unit_is_on_the_whole) {
  Document document = small_act();
  document.blocks.insert(document.blocks.begin(), block(BlockRole::comment, 0, "On all of it."));
  const Structured act = structure(document);
  BOOST_TEST(act.comments.at(0).provision == -1);
  BOOST_TEST((act.provisions.at(0).level == kb::Level::article));
}

BOOST_AUTO_TEST_CASE(basic_units_are_those_that_the_format_names) {
  Document document;
  document.identity.jurisdiction = "gb";
  Block section = unit(kb::Level::section, 0, "1");
  section.basic = true;
  document.blocks.push_back(section);
  document.blocks.push_back(unit(kb::Level::schedule, 0, "SCHEDULE 1"));
  document.blocks.push_back(unit(kb::Level::section, 1, "2"));
  document.blocks.push_back(block(BlockRole::text, 1, "Words."));
  BOOST_TEST(structure(document).counts.articles == 1);
}

BOOST_AUTO_TEST_SUITE_END()
