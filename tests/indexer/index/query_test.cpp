#define BOOST_TEST_DYN_LINK
#include "indexer/index/query.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>

#include <boost/test/unit_test.hpp>

using namespace lacuna::indexer;

namespace {

std::string understood(std::string_view query) {
  const auto parsed = parse_query(query);
  return parsed.root ? to_query_text(*parsed.root) : "<nothing>";
}

std::string notes_of(std::string_view query) {
  std::string text;
  for (const auto said : parse_query(query).notes)
    (text += text.empty() ? "" : " ") += lacuna::word(said);
  return text;
}

// What was understood, typed again, is understood the same way.
void check_stable(std::string_view query) {
  const auto parsed = parse_query(query);
  if (!parsed.root) return;
  const auto text = to_query_text(*parsed.root);
  const auto again = parse_query(text);
  if (text.size() > SearchLimits::query_characters) return;  // it grew by brackets past the limit
  BOOST_REQUIRE_MESSAGE(again.root.has_value(), "read again: " << text);
  BOOST_TEST(to_query_text(*again.root) == text);
}

std::filesystem::path data() {
  if (const char* named = std::getenv("LACUNA_TEST_DATA")) return named;
  return std::filesystem::path(LACUNA_SOURCE_DIR) / "../shared/data";
}

}  // namespace

BOOST_AUTO_TEST_CASE(queries_are_understood) {
  struct Row {
    std::string_view query;
    std::string_view understood;
    std::string_view notes;
  };
  constexpr Row kRows[] = {
      {"protectie temporara", "protectie temporara", ""},
      {"  protectie\t temporara ", "protectie temporara", ""},
      {"\"protectie temporara\"", "\"protectie temporara\"", ""},
      {"„protecție temporară”", "\"protecție temporară\"", ""},
      {"«tutela» minor", "\"tutela\" minor", ""},
      {"azil AND permis", "azil AND permis", ""},
      {"azil AND permis munca", "azil AND permis munca", ""},
      {"(azil permis) AND munca", "azil AND permis AND munca", ""},
      {"azil AND -permis", "azil -permis", ""},
      {"azil OR permis AND munca", "azil OR (permis AND munca)", ""},
      {"azil OR permis", "azil OR permis", ""},
      {"azil OR permis munca", "azil OR (permis munca)", ""},
      {"(azil OR permis) munca", "(azil OR permis) munca", ""},
      {"azil NOT permis", "azil -permis", ""},
      {"azil -permis -\"de munca\"", "azil -permis -\"de munca\"", ""},
      {"azil -(permis OR viza)", "azil -(permis OR viza)", ""},
      {"-permis", "-permis", ""},
      {"NOT (a AND b)", "-(a AND b)", ""},
      {"protec*", "protec*", ""},
      {"p*", "p*", ""},                  // too short for a prefix: a word
      {"and or not", "and or not", ""},  // operators are capitals
      {"title:azil", "title:azil", ""},
      {"title:\"drept de azil\"", "title:\"drept de azil\"", ""},
      {"title:azi*", "title:azi*", ""},
      {"kind:gap cazare", "kind:gap cazare", ""},
      {"work:ro/lege/2006/122 eid:art_20", "work:ro/lege/2006/122 eid:art_20", ""},
      {"territory:\"Cluj Napoca\"", "territory:\"Cluj Napoca\"", ""},
      {"date:2015..2018", "date:2015..2018", ""},
      {"date:2015-06..", "date:2015-06..", ""},
      {"date:..2018-01-31", "date:..2018-01-31", ""},
      {"year:2006", "year:2006", ""},
      {"-kind:act azil", "azil -kind:act", ""},
      {"122/2006", "122/2006", ""},
      {"minor NEAR tutore", "minor NEAR tutore", ""},
      {"minor NEAR/3 tutore cazare", "minor NEAR/3 tutore cazare", ""},
      {"a NEAR/2 b NEAR/5 c", "a NEAR/5 b NEAR/5 c", ""},
      {"minor NEAR/900 tutore", "minor NEAR/50 tutore", ""},
      {"near nearby", "near nearby", ""},
      {"citing:ro/lege/2006/122 cazare", "citing:ro/lege/2006/122 cazare", ""},
      {"citing:\"art. 20 din Legea 122/2006\"", "citing:\"art. 20 din Legea 122/2006\"", ""},
      {"cited-by:ro/lege/2006/122!art_20", "cited-by:ro/lege/2006/122!art_20", ""},
      {"cazare -has:gap", "cazare -has:gap", ""},
      {"on:2015-06-01 cazare", "cazare", ""},
      {"since:2015.. until:..2018", "since:2015.. until:..2018", ""},
      {"art. 20 alin. (1) din Legea 122/2006", "art. 20 alin. 1 din Legea 122/2006", ""},
      {"- azil", "azil", ""},
      {"azil — permis", "azil permis", ""},
      {"", "<nothing>", ""},
      {"...", "<nothing>", ""},
      // What does not fit is read as plain words.
      {"AND OR", "<nothing>", "read_as_words"},
      {"azil AND", "azil", "read_as_words"},
      {"OR azil", "azil", "read_as_words"},
      {"(azil", "azil", "read_as_words"},
      {"azil)", "azil", "read_as_words"},
      {"()", "<nothing>", "read_as_words"},
      {"azil NOT", "azil", "read_as_words"},
      {"\"azil permis", "azil permis", "read_as_words"},
      {"colour:red azil", "colour:red azil", "unknown_field"},
      {"date:banana azil", "azil", "bad_range"},
      {"date:2018..2015 azil", "azil", "bad_range"},
      {"date:2015-02-30", "<nothing>", "bad_range"},
      {"year:06", "<nothing>", "bad_range"},
      {"NEAR tutore", "tutore", "read_as_words"},
      {"minor NEAR", "minor", "read_as_words"},
      {"minor NEAR NEAR tutore", "minor NEAR tutore", "read_as_words"},
      {"minor NEAR (tutore OR curator)", "minor (tutore OR curator)", "read_as_words"},
      {"\"un minor\" NEAR tutore", "\"un minor\" tutore", "read_as_words"},
      {"minor NEAR/0 tutore", "minor NEAR/0 tutore", ""},
      {"on:2015 cazare", "cazare", "bad_range"},
      {"citing: cazare", "cazare", ""},
      {"by-citing:x", "by-citing:x", "unknown_field"},
  };
  for (const auto& row : kRows) {
    BOOST_TEST(understood(row.query) == row.understood,
               "of [" << row.query << "]: " << understood(row.query));
    BOOST_TEST(notes_of(row.query) == row.notes,
               "notes of [" << row.query << "]: " << notes_of(row.query));
    check_stable(row.query);
  }
}

BOOST_AUTO_TEST_CASE(limits_hold) {
  std::string many;
  for (int i = 0; i < 70; ++i) many += "a" + std::to_string(i) + " OR ";
  many += "z";
  BOOST_TEST(notes_of(many).find("too_many_operators") != std::string::npos);
  BOOST_TEST(parse_query(many).root->children.size() == 64U);
  const std::string deep(17, '(');
  BOOST_TEST(notes_of(deep + "a" + std::string(17, ')')) == "read_as_words");
  const std::string deepest(15, '(');
  BOOST_TEST(notes_of(deepest + "a" + std::string(15, ')')).empty());
  BOOST_TEST(notes_of(std::string(5000, 'x')) == "query_cut");
  BOOST_TEST(understood(std::string(5000, 'x')).size() == 1024U);
  BOOST_TEST(notes_of(std::string(1'000'000, '(')).find("query_cut") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(hostile_strings_are_queries_like_others) {
  const auto file = data() / "hostile" / "blns" / "blns.txt";
  if (!std::filesystem::exists(file)) {
    BOOST_TEST_MESSAGE("SKIPPED: hostile_strings_are_queries_like_others, no " << file);
    return;
  }
  std::ifstream in(file);
  int lines = 0;
  for (std::string line; std::getline(in, line); ++lines) check_stable(line);
  BOOST_TEST(lines > 400);
}

BOOST_AUTO_TEST_CASE(any_mixture_of_signs_is_understood_the_same_way_twice) {
  constexpr std::string_view kPieces[] = {"a",   "(",    ")",      "\"",    "-",  " ",    "AND ",
                                          "OR ", "NOT ", "kind:",  "date:", "..", "2015", "*",
                                          "ab*", ":",    "title:", "„",     "”",  "\xff", "x:"};
  std::mt19937 random(7);
  for (int i = 0; i < 3000; ++i) {
    std::string query;
    for (auto left = random() % 14; left > 0; --left)
      query += kPieces[random() % std::size(kPieces)];
    check_stable(query);
  }
}

BOOST_AUTO_TEST_CASE(ranges) {
  BOOST_TEST(read_range(FieldKind::date, "2015", "2018").has_value());
  BOOST_TEST(read_range(FieldKind::date, "2015-06", "2015").has_value());
  BOOST_TEST(!read_range(FieldKind::date, "", "").has_value());
  BOOST_TEST(!read_range(FieldKind::date, "2015-13", "").has_value());
  BOOST_TEST(!read_range(FieldKind::number, "2015-06", "").has_value());
  BOOST_TEST(!read_range(FieldKind::date, "2015-06-01x", "").has_value());
}
