#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>

#include "indexer/index/record_units.h"
#include "indexer/index/unit.h"

using namespace lacuna;
using namespace lacuna::indexer;
using kb::Level;

namespace {

kb::Provision provision(std::string eid, Level level, int parent, std::string text) {
  kb::Provision made;
  made.eid = std::move(eid);
  made.level = level;
  made.basic = level == Level::article;
  made.parent = parent;
  made.text = std::move(text);
  return made;
}

kb::Act sample() {
  kb::Act act;
  act.work.key = "ro/lege/2006/122";
  act.work.title = "Legea nr. 122/2006";
  act.work.subject = "privind azilul";
  act.work.number = "122";
  act.work.year = 2006;
  act.work.aliases = {"legea azilului"};
  act.expression.key = "ro/lege/2006/122@undated:ro";
  act.expression.language = "ro";
  act.provisions = {
      provision("preamble", Level::preamble, -1, "Parlamentul adoptă"),      // 0
      provision("chp_1", Level::chapter, -1, ""),                            // 1
      provision("art_1", Level::article, 1, "Intro articol"),                // 2
      provision("art_1__para_1", Level::paragraph, 2, "Alineat unu"),        // 3
      provision("art_1__para_1__point_a", Level::point, 3, "prima literă"),  // 4
      provision("art_1__para_2", Level::paragraph, 2, "Alineat doi"),        // 5
      provision("art_2", Level::article, 1, "Fără alineate:"),               // 6
      provision("art_2__point_a", Level::point, 6, "litera art 2"),          // 7
      provision("art_3", Level::article, 1, ""),                             // 8
      provision("art_3__para_1", Level::paragraph, 8, "Al treilea"),         // 9
      provision("annex_1", Level::annex, -1, "Text anexă"),                  // 10
      provision("annex_1__point_1", Level::point, 10, "punct de anexă"),     // 11
  };
  act.provisions[1].heading = "Dispoziții generale";
  act.provisions[8].heading = "Definiții";
  act.provisions[3].wrapup = "încheierea alineatului";
  act.provisions[5].quotation = "cuvinte citate";
  return act;
}

const IndexUnit* unit_named(const std::vector<IndexUnit>& units, std::string_view eid) {
  for (const auto& unit : units)
    if (unit.key.kind == UnitKind::provision && unit.key.eid == eid) return &unit;
  return nullptr;
}

std::string text_of(const IndexUnit& unit) {
  std::string text;
  for (const auto& part : unit.parts) (text += text.empty() ? "" : "|") += part.text;
  return text;
}

}  // namespace

BOOST_AUTO_TEST_CASE(an_act_is_cut_into_paragraphs_and_articles_without_them) {
  const auto units = units_of(sample());
  BOOST_REQUIRE(units.front().key.kind == UnitKind::act);
  BOOST_TEST(units.front().title == "Legea nr. 122/2006 privind azilul");
  BOOST_TEST(units.front().other_names.front() == "legea azilului");
  struct Row {
    std::string_view eid, text;
  };
  constexpr Row kRows[] = {
      {"preamble", "Parlamentul adoptă"},
      {"chp_1", ""},
      {"art_1", "Intro articol"},
      {"art_1__para_1", "Alineat unu|prima literă|încheierea alineatului"},
      {"art_1__para_2", "Alineat doi|cuvinte citate"},
      {"art_2", "Fără alineate:|litera art 2"},
      {"art_3__para_1", "Al treilea"},
      {"annex_1", "Text anexă"},
      {"annex_1__point_1", "punct de anexă"},
  };
  BOOST_TEST(units.size() == 1 + std::size(kRows));
  for (const auto& row : kRows) {
    const auto* unit = unit_named(units, row.eid);
    BOOST_REQUIRE_MESSAGE(unit != nullptr, "no unit " << row.eid);
    BOOST_TEST(text_of(*unit) == row.text);
  }
  BOOST_TEST(unit_named(units, "art_3__para_1")->heading == "Definiții");
  BOOST_TEST(unit_named(units, "chp_1")->heading == "Dispoziții generale");
  BOOST_TEST(unit_named(units, "art_3") == nullptr);  // its heading is found with its paragraph
  const auto eids = values_of(*unit_named(units, "art_1__para_1"), Field::eid);
  for (const auto* eid : {"art_1", "chp_1", "art_1__para_1", "art_1__para_1__point_a"})
    BOOST_TEST((std::find(eids.begin(), eids.end(), eid) != eids.end()), eid);
}

BOOST_AUTO_TEST_CASE(no_word_is_left_out_and_none_stands_twice) {
  const auto act = sample();
  std::string all;
  for (const auto& unit : units_of(act)) all += " " + text_of(unit) + " " + unit.heading;
  for (const auto& provision : act.provisions)
    for (const auto& text : {provision.text, provision.wrapup, provision.quotation}) {
      if (text.empty()) continue;
      const auto first = all.find(text);
      BOOST_REQUIRE_MESSAGE(first != std::string::npos, "lost: " << text);
      BOOST_TEST(all.find(text, first + 1) == std::string::npos, "twice: " << text);
    }
}

BOOST_AUTO_TEST_CASE(a_cited_unit_is_shown_whole) {
  const auto unit = unit_at(sample(), "art_1");
  BOOST_REQUIRE(unit.has_value());
  BOOST_TEST(
      text_of(*unit) ==
      "Intro articol|Alineat unu|prima literă|încheierea alineatului|Alineat doi|cuvinte citate");
  BOOST_TEST(!unit_at(sample(), "art_99").has_value());
}

BOOST_AUTO_TEST_CASE(an_audience_is_never_wider_than_either) {
  using kb::Visibility;
  const Audience everyone{Visibility::public_, {}, false};
  const Audience coalition{Visibility::coalition, {}, false};
  const Audience two{Visibility::restricted, {"a", "b"}, false};
  const Audience other{Visibility::restricted, {"b", "c"}, false};
  const Audience nobody{Visibility::private_, {}, false};
  BOOST_TEST((common(everyone, two).visibility == Visibility::restricted));
  BOOST_TEST((common(everyone, everyone).visibility == Visibility::public_));
  const auto both = common(coalition, two);
  BOOST_TEST((both.visibility == Visibility::restricted && both.coalition_only));
  BOOST_TEST(common(two, other).organisations == std::vector<std::string>{"b"},
             boost::test_tools::per_element());
  BOOST_TEST((common(two, Audience{Visibility::restricted, {"z"}, false}).visibility ==
              Visibility::private_));
  BOOST_TEST((common(nobody, everyone).visibility == Visibility::private_));
}

BOOST_AUTO_TEST_CASE(a_comment_carries_no_guest_into_the_index) {
  kb::Annotation annotation;
  annotation.id = "a1";
  annotation.visibility = kb::Visibility::public_;
  annotation.body = "Nu există locuri de cazare.";
  annotation.guest_name = "Canary Guest";
  annotation.guest_email = "canary@example.org";
  const auto unit = unit_of(annotation);
  const auto all = unit.title + text_of(unit) + unit.heading + unit.number;
  BOOST_TEST(all.find("anary") == std::string::npos);
}
