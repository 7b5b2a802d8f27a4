// The table of kinds holds together: words and letters are unique, fields name schemes, kinds and
// words that exist, parts have a whole.
#define BOOST_TEST_DYN_LINK
#include "kb/model/entry_kinds.h"

#include <set>
#include <string>

#include <boost/test/unit_test.hpp>

using namespace lacuna::kb;

BOOST_AUTO_TEST_SUITE(entry_kinds_table)

BOOST_AUTO_TEST_CASE(words_letters_and_fields_are_said_once) {
  std::set<std::string_view> words, letters;
  for (const EntryKind& kind : entry_kinds()) {
    BOOST_TEST(words.insert(kind.word).second, kind.word);
    BOOST_TEST(letters.insert(kind.letter).second, kind.letter);
    BOOST_TEST(kind.letter.size() == 2u);
    std::set<std::string_view> fields;
    for (const EntryField& field : kind.fields)
      BOOST_TEST(fields.insert(field.name).second, kind.word << "." << field.name);
    BOOST_TEST(find_entry_kind(kind.word) == &kind);
  }
  BOOST_TEST(find_entry_kind("none such") == nullptr);
  for (std::string_view letter : {"G", "P", "A"}) BOOST_TEST(!letters.contains(letter));
}

BOOST_AUTO_TEST_CASE(what_a_field_names_exists) {
  for (const EntryKind& kind : entry_kinds())
    for (const EntryField& field : kind.fields) {
      BOOST_TEST_CONTEXT(kind.word << "." << field.name) {
        const bool needs = field.type == FieldType::word || field.type == FieldType::concept_ ||
                           field.type == FieldType::entry;
        BOOST_TEST(needs == !field.of.empty());
        BOOST_TEST(field.of.find("  ") == std::string_view::npos);
        if (field.type != FieldType::entry) continue;
        std::string_view rest = field.of;
        while (!rest.empty()) {
          const std::size_t end = std::min(rest.find(' '), rest.size());
          BOOST_TEST(find_entry_kind(rest.substr(0, end)), rest);
          rest.remove_prefix(std::min(end + 1, rest.size()));
        }
      }
    }
}

BOOST_AUTO_TEST_CASE(parts_are_kinds_and_stand_in_a_whole) {
  std::set<std::string_view> parts;
  for (const EntryKind& whole : entry_kinds())
    for (const EntryKind& part : entry_kinds())
      if (is_part_of(part.word, whole)) parts.insert(part.word);
  BOOST_TEST(parts.contains("difficulty"));
  BOOST_TEST(parts.contains("run_step"));
  BOOST_TEST(!parts.contains("service"));
  for (std::string_view part : parts) BOOST_TEST(is_part(part));
  for (const EntryKind& whole : entry_kinds()) {
    std::string_view rest = whole.parts;
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find(' '), rest.size());
      BOOST_TEST(find_entry_kind(rest.substr(0, end)), rest);
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
}

BOOST_AUTO_TEST_CASE(life_cycles_begin_somewhere_and_reach_every_state) {
  for (const EntryKind& kind : entry_kinds()) {
    std::set<std::string_view> reached{first_state(kind)};
    for (std::size_t before = 0; before != reached.size();) {
      before = reached.size();
      for (const EntryStep& step : kind.steps)
        if (reached.contains(step.from)) reached.insert(step.to);
    }
    for (const EntryStep& step : kind.steps)
      BOOST_TEST(reached.contains(step.from), kind.word << " " << step.from);
  }
}

BOOST_AUTO_TEST_SUITE_END()
