// Names, phones, e-mails and personal numbers in notes (domain reference A25). All made up.
#define BOOST_TEST_DYN_LINK
#include "kb/rules/privacy_rules.h"

#include <boost/test/unit_test.hpp>

using namespace lacuna::kb;

namespace {

std::vector<PersonalData> kinds_in(std::string_view text) {
  std::vector<PersonalData> kinds;
  for (const PersonalFinding& finding : personal_data_in(text)) kinds.push_back(finding.kind);
  return kinds;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(privacy_rules)

BOOST_AUTO_TEST_CASE(what_names_a_person_is_found) {
  using enum PersonalData;
  const struct {
    const char* text;
    PersonalData kind;
  } rows[] = {
      {"write to somebody@example.org.", email},
      {"call 0722 000 000 after noon", phone},
      {"tel. +373 22 000 000", phone},
      {"CNP 1800101420010 on the form", personal_number},
      {"IDNP 2000000000004", personal_number},
      {"Doamna Exemplu a spus", name},
      {"dna. Exemplu a spus", name},
      {"Mr Example said", name},
      {"г-н Пример сказал", name},
      {"Olena Example asked for help", name},
      {"Ștefan Exemplu lives there", name},
  };
  for (const auto& row : rows) {
    BOOST_TEST_CONTEXT(row.text) {
      const auto kinds = kinds_in(row.text);
      BOOST_REQUIRE(kinds.size() == 1u);
      BOOST_TEST((kinds.front() == row.kind));
      BOOST_TEST(!privacy_failure(row.text).empty());
    }
  }
}

BOOST_AUTO_TEST_CASE(what_speaks_of_groups_passes) {
  for (const char* text :
       {"9 people of the group, on 2026-03-01, in Vaslui", "Legea nr. 122/2006, art. 20 alin. (1)",
        "The budget is 1.691.887,00 lei.", "15 centres, 1000 people, 2224 informed",
        "The office at the county council said so.", "Ana are mere", "cases 12, 13 and 14"})
    BOOST_TEST(privacy_failure(text).empty(), text << ": " << privacy_failure(text));
}

BOOST_AUTO_TEST_CASE(findings_say_where) {
  const std::string text = "ask somebody@example.org or +40 722 000 000";
  const auto found = personal_data_in(text);
  BOOST_REQUIRE(found.size() == 2u);
  BOOST_TEST(text.substr(found[0].begin, found[0].end - found[0].begin) == "somebody@example.org");
  BOOST_TEST(text.substr(found[1].begin, found[1].end - found[1].begin) == "+40 722 000 000");
}

BOOST_AUTO_TEST_SUITE_END()
