// What differs, word by word, and which articles came, went, changed and moved.
#define BOOST_TEST_DYN_LINK
#include "kb/rules/word_diff.h"

#include <random>

#include <boost/test/unit_test.hpp>

#include "kb/rules/act_diff.h"

using namespace lacuna;
using namespace lacuna::kb;

namespace {

std::string marked(std::string_view before, std::string_view after) {
  std::string text;
  for (const DiffSegment& segment : word_diff(before, after))
    text += segment.kind == DiffKind::same       ? segment.text
            : segment.kind == DiffKind::inserted ? "{+" + segment.text + "+}"
                                                 : "[-" + segment.text + "-]";
  return text;
}

std::string without_space(std::string_view text) {
  std::string plain;
  for (char c : text)
    if (c != ' ' && c != '\n') plain += c;
  return plain;
}

std::string joined(const std::vector<DiffSegment>& segments, DiffKind left_out) {
  std::string text;
  for (const DiffSegment& segment : segments)
    if (segment.kind != left_out) text += segment.text;
  return without_space(text);
}

Provision unit(std::string eid, int parent, std::string num, std::string text) {
  Provision made;
  made.level = parent < 0 ? Level::article : Level::paragraph;
  made.basic = parent < 0;
  made.eid = std::move(eid);
  made.parent = parent;
  made.num_raw = std::move(num);
  made.text = std::move(text);
  return made;
}

std::string changes(const std::vector<ArticleDiff>& diffs) {
  std::string text;
  for (const ArticleDiff& diff : diffs) {
    if (!text.empty()) text += ' ';
    text += diff.eid_before + ">" + diff.eid_after + ":" + std::string(word(diff.change));
  }
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(word_diff_rules)

BOOST_AUTO_TEST_CASE(words_that_came_and_went) {
  BOOST_TEST(marked("termen de 30 de zile", "termen de 60 de zile") ==
             "termen de [-30 -]{+60 +}de zile");
  BOOST_TEST(marked("are dreptul", "are dreptul la cazare") == "are dreptul {+la cazare+}");
  BOOST_TEST(marked("", "nou") == "{+nou+}");
  BOOST_TEST(marked("vechi", "") == "[-vechi-]");
  BOOST_TEST(marked("la fel, azi", "la fel, azi") == "la fel, azi");
  BOOST_TEST(marked("la  fel", "la\nfel") == "la\nfel");
  BOOST_TEST(word_diff("", "").empty());
  BOOST_TEST(marked("art. 5 alin. (1)", "art. 5 alin. (2)") == "art. 5 alin. ([-1-]{+2+})");
}

BOOST_AUTO_TEST_CASE(a_short_island_joins_the_changes_around_it) {
  BOOST_TEST(marked("cererea scrisă depusă de străinul aflat aici",
                    "plângerea verbală făcută de persoana venită dincolo") ==
             "[-cererea scrisă depusă de străinul aflat aici-]"
             "{+plângerea verbală făcută de persoana venită dincolo+}");
}

BOOST_AUTO_TEST_CASE(both_wordings_can_be_read_out_of_any_difference) {
  std::mt19937 random(7);
  const std::vector<std::string> words = {"străin", "azil", "drept", ",", "de", "la", "termen"};
  const auto text = [&](int length) {
    std::string made;
    for (int i = 0; i < length; ++i) made += words[random() % words.size()] + " ";
    return made;
  };
  for (int round = 0; round < 400; ++round) {
    const std::string before = text(static_cast<int>(random() % 40));
    const std::string after = text(static_cast<int>(random() % 40));
    const auto segments = word_diff(before, after);
    BOOST_TEST(joined(segments, DiffKind::inserted) == without_space(before));
    BOOST_TEST(joined(segments, DiffKind::deleted) == without_space(after));
    for (std::size_t i = 1; i < segments.size(); ++i)
      BOOST_TEST((segments[i].kind != segments[i - 1].kind));
  }
}

BOOST_AUTO_TEST_CASE(the_common_sequence_is_the_longest) {
  std::mt19937 random(11);
  for (int round = 0; round < 300; ++round) {
    std::vector<int> a(random() % 14), b(random() % 14);
    for (int& one : a) one = static_cast<int>(random() % 4);
    for (int& one : b) one = static_cast<int>(random() % 4);
    std::vector<std::vector<int>> longest(a.size() + 1, std::vector<int>(b.size() + 1, 0));
    for (std::size_t i = 1; i <= a.size(); ++i)
      for (std::size_t j = 1; j <= b.size(); ++j)
        longest[i][j] = a[i - 1] == b[j - 1] ? longest[i - 1][j - 1] + 1
                                             : std::max(longest[i - 1][j], longest[i][j - 1]);
    const auto pairs = common_sequence(a, b);
    BOOST_TEST(static_cast<int>(pairs.size()) == longest[a.size()][b.size()]);
    for (std::size_t i = 0; i < pairs.size(); ++i) {
      BOOST_TEST(a[static_cast<std::size_t>(pairs[i].before)] ==
                 b[static_cast<std::size_t>(pairs[i].after)]);
      if (i > 0)
        BOOST_TEST((pairs[i - 1].before < pairs[i].before && pairs[i - 1].after < pairs[i].after));
    }
  }
}

BOOST_AUTO_TEST_CASE(long_rewritten_texts_end_soon) {
  std::vector<int> a(60000), b(60000);
  for (std::size_t i = 0; i < a.size(); ++i) {
    a[i] = static_cast<int>(i);
    b[i] = static_cast<int>(i % 3 == 0 ? i : i + 100000);
  }
  BOOST_TEST(common_sequence(a, b).size() <= a.size() / 3 + 1);
}

BOOST_AUTO_TEST_CASE(articles_that_stay_change_come_go_and_move) {
  const std::vector<Provision> before = {
      unit("art_1", -1, "Art. 1", "Legea stabilește regimul."),
      unit("art_2", -1, "Art. 2", "Cererea se depune în 30 de zile."),
      unit("art_3", -1, "Art. 3", "Autoritatea ține un registru."),
      unit("art_4", -1, "Art. 4", ""),
      unit("art_4__para_1", 3, "(1)", "Prima teză."),
      unit("art_4__para_2", 3, "(2)", "A doua teză."),
      unit("art_5", -1, "Art. 5", "Taxa este de 10 lei.")};
  const std::vector<Provision> after = {
      unit("art_1", -1, "Art. 1", "Legea  stabilește regimul."),
      unit("art_2", -1, "Art. 2", "Cererea se depune în 60 de zile."),
      unit("art_2-1", -1, "Art. 2^1", "Termenul se poate prelungi."),
      unit("art_4", -1, "Art. 4", ""),
      unit("art_4__para_1", 3, "(1)", "Prima teză."),
      unit("art_4__para_1-1", 3, "(1^1)", "Teza nouă."),
      unit("art_4__para_2", 3, "(2)", "A doua teză."),
      unit("art_6", -1, "Art. 6", "Autoritatea ține un registru.")};
  const auto diffs = diff_acts(before, after);
  BOOST_TEST(changes(diffs) ==
             "art_1>art_1:same art_2>art_2:changed >art_2-1:inserted art_4>art_4:changed "
             "art_3>art_6:moved art_5>:repealed");
  BOOST_TEST(diffs[4].label == "Art. 6");
  BOOST_TEST(diffs[4].label_before == "Art. 3");
  BOOST_REQUIRE(diffs[3].lines.size() == 3u);
  BOOST_TEST(diffs[3].lines[1].eid_before == "");
  BOOST_TEST(diffs[3].lines[1].eid_after == "art_4__para_1-1");
  BOOST_TEST((diffs[3].lines[2].segments.at(0).kind == DiffKind::same));
}

BOOST_AUTO_TEST_CASE(twins_are_not_taken_for_a_move) {
  const std::vector<Provision> before = {unit("art_1", -1, "Art. 1", "Se aplică anexa."),
                                         unit("art_2", -1, "Art. 2", "Se aplică anexa.")};
  const std::vector<Provision> after = {unit("art_1", -1, "Art. 1", "Altceva."),
                                        unit("art_2", -1, "Art. 2", "Se aplică anexa."),
                                        unit("art_3", -1, "Art. 3", "Se aplică anexa.")};
  BOOST_TEST(changes(diff_acts(before, after)) ==
             "art_1>art_1:changed art_2>art_2:same >art_3:inserted");
}

BOOST_AUTO_TEST_SUITE_END()
