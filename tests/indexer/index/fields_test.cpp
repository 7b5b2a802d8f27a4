#define BOOST_TEST_DYN_LINK
#include "indexer/index/fields.h"

#include <fstream>
#include <set>
#include <sstream>

#include <boost/test/unit_test.hpp>

#include "indexer/index/query.h"

using namespace lacuna::indexer;

BOOST_AUTO_TEST_CASE(rows_do_not_collide) {
  std::set<std::string_view> names, prefixes;
  std::set<int> slots;
  for (const auto& row : fields()) {
    BOOST_TEST(names.insert(row.name).second, "name twice: " << row.name);
    const bool by_value = row.kind == FieldKind::date || row.kind == FieldKind::day;
    if (row.field != Field::text && !by_value)
      BOOST_TEST(prefixes.insert(row.prefix).second, "prefix twice: " << row.prefix);
    if (row.slot >= 0) BOOST_TEST(slots.insert(row.slot).second, "slot twice: " << row.slot);
    if (row.kind == FieldKind::facet) BOOST_TEST(row.slot >= 0, row.name << " cannot be counted");
    BOOST_TEST((find_field(row.name) == row.field));
    BOOST_TEST((row_of(row.field).name == row.name));
  }
  BOOST_TEST(!find_field("nothing").has_value());
}

BOOST_AUTO_TEST_CASE(every_example_is_a_query) {
  for (const auto& row : fields()) {
    const auto parsed = parse_query(row.example);
    BOOST_TEST(parsed.root.has_value(), row.example);
    BOOST_TEST(parsed.notes.empty(), row.example);
    if (row.field != Field::text)
      BOOST_TEST(row.example.find(std::string(row.name) + ":") != std::string_view::npos,
                 row.name << " is not in its example");
  }
}

BOOST_AUTO_TEST_CASE(the_manual_lists_every_field_and_note_as_they_are) {
  std::ifstream in(std::string(LACUNA_SOURCE_DIR) + "/docs/query-language.md");
  std::stringstream text;
  text << in.rdbuf();
  const auto manual = text.str();
  for (const auto& row : fields()) {
    const std::string line = "| `" + std::string(row.name) + ":` | " +
                             std::string(row.description) + " | `" + std::string(row.example) +
                             "` |";
    BOOST_TEST(manual.find(line) != std::string::npos, "docs/query-language.md lacks: " << line);
  }
  for (const auto& name : lacuna::all_of<SearchNote>())
    BOOST_TEST(manual.find("`" + std::string(name.word) + "`") != std::string::npos,
               "docs/query-language.md lacks the note " << name.word);
}
