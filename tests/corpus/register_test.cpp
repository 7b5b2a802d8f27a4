// The register of real instruments: facts have a source and a day, doubts are said.
#define BOOST_TEST_DYN_LINK
#include <map>
#include <set>

#include <boost/test/unit_test.hpp>

#include "kb/model/ref.h"
#include "kb/rules/territory_rules.h"
#include "tests/corpus/corpus.h"

using namespace lacuna::kb;
using lacuna::Date;

namespace {

const Work& work(const std::vector<Work>& all, const std::string& key) {
  for (const Work& one : all)
    if (one.key == key) return one;
  BOOST_FAIL("the register lacks " << key);
  return all.front();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(register_of_works)

BOOST_AUTO_TEST_CASE(every_row_says_where_from_and_how_sure) {
  const auto all = corpus::works();
  BOOST_TEST(all.size() > 100u);
  for (const Work& one : all) {
    BOOST_TEST(!one.title.empty(), one.key);
    BOOST_TEST(!one.source.empty(), one.key);
    BOOST_TEST((one.checked_on == Date{2026, 11, 22}), one.key);
    BOOST_TEST((one.confidence == Confidence::fact || one.confidence == Confidence::unverified),
               one.key);
    BOOST_TEST((one.confidence == Confidence::fact || !one.uncertainty.empty()),
               one.key << " does not say what is uncertain");
    BOOST_TEST((one.subject.empty() || one.subject_from != Confidence::from_text), one.key);
    BOOST_TEST((one.illustrative || one.source_url.starts_with("http")), one.key);
  }
}

BOOST_AUTO_TEST_CASE(keys_agree_with_their_parts) {
  std::set<std::string> keys;
  for (const Work& one : corpus::works()) {
    BOOST_TEST(keys.insert(one.key).second, "twice: " << one.key);
    BOOST_TEST(parse_ref(one.key).has_value(), one.key);
    BOOST_TEST(one.key.starts_with(one.jurisdiction + "/" + one.type), one.key);
    if (!one.number.empty())
      BOOST_TEST(one.key == one.jurisdiction + "/" + one.type + "/" + std::to_string(one.year) +
                                "/" + one.number);
    if (one.date_document && one.year && one.jurisdiction != "int")
      BOOST_TEST(one.date_document->year == one.year, one.key);
  }
}

BOOST_AUTO_TEST_CASE(an_alias_leads_to_one_work_only) {
  std::map<std::string, std::string> names;
  const auto all = corpus::works();
  for (const Work& one : all) names.emplace(one.key, one.key);
  for (const Work& one : all)
    for (const std::string& alias : one.aliases) {
      const auto [at, fresh] = names.emplace(alias, one.key);
      BOOST_TEST(fresh, alias << " leads to " << at->second << " and " << one.key);
    }
}

BOOST_AUTO_TEST_CASE(force_and_dates_agree) {
  const auto all = corpus::works();
  for (const Work& one : all) {
    const bool gone = one.force == Force::repealed || one.force == Force::expired;
    if (one.repealed_from) BOOST_TEST((one.force == Force::repealed), one.key);
    if (gone)
      BOOST_TEST((one.repealed_from || !one.temporal_scope.empty()), one.key << " ended when?");
    for (const std::string& successor : one.replaced_by) work(all, successor);
    if (one.in_force_from && one.applies_from)
      BOOST_TEST((*one.in_force_from <= *one.applies_from), one.key);
    for (const GazetteReference& gazette : one.gazette)
      if (gazette.date && one.date_document)
        BOOST_TEST((*one.date_document <= *gazette.date), one.key << " printed before its date");
  }
}

// The EU acts changed under everyone's feet in 2026: one date for the whole Pact is wrong.
BOOST_AUTO_TEST_CASE(the_pact_applies_act_by_act) {
  const auto all = corpus::works();
  BOOST_TEST((work(all, "eu/reg/2024/1348").applies_from == Date{2026, 6, 12}));
  BOOST_TEST((work(all, "eu/reg/2024/1347").applies_from == Date{2026, 7, 1}));
  BOOST_TEST((work(all, "eu/reg/2024/1347").in_force_from == Date{2024, 6, 11}));
  BOOST_TEST((work(all, "eu/reg/2024/1351").applies_from == Date{2026, 7, 1}));
  BOOST_TEST(work(all, "eu/reg/2013/604").temporal_scope.find("art. 84") != std::string::npos);
  for (const char* past :
       {"eu/dir/2011/95", "eu/dir/2013/32", "eu/dir/2013/33", "eu/reg/2013/604"}) {
    const Work& one = work(all, past);
    BOOST_TEST((one.force == Force::repealed), past);
    BOOST_TEST((one.repealed_from && *one.repealed_from <= Date{2026, 11, 22}), past);
    BOOST_TEST(!one.replaced_by.empty(), past);
    BOOST_TEST(!one.temporal_scope.empty(), past);
  }
}

BOOST_AUTO_TEST_CASE(celex_and_eli_follow_from_the_key) {
  for (const Work& one : corpus::works()) {
    if (one.celex.empty() || one.type == "com") continue;
    const std::string letter = one.type == "dir" ? "L" : one.type == "reg" ? "R" : "D";
    const std::string digits = std::string(4 - std::min<std::size_t>(4, one.number.size()), '0');
    BOOST_TEST(one.celex == "3" + std::to_string(one.year) + letter + digits + one.number);
    const std::string end = "/" + std::to_string(one.year) + "/" + one.number + "/oj";
    BOOST_TEST(one.eli.starts_with("http://data.europa.eu/eli/" + one.type), one.key);
    BOOST_TEST(one.eli.ends_with(end), one.key);
  }
}

BOOST_AUTO_TEST_CASE(what_is_not_to_be_loaded_is_not_there) {
  for (const Work& one : corpus::works()) BOOST_TEST(one.key != "ro/hg/2022/638");
}

BOOST_AUTO_TEST_CASE(agents_and_their_names_over_time) {
  const auto agents = corpus::list_of<Agent>("register/agents.json");
  std::set<std::string> keys;
  for (const Agent& one : agents) BOOST_TEST(keys.insert(one.key).second, "twice: " << one.key);
  for (const Agent& one : agents) {
    BOOST_TEST(!one.source.empty(), one.key);
    BOOST_TEST(one.key.starts_with(one.jurisdiction + "/"), one.key);
    BOOST_TEST((one.parent.empty() || keys.contains(one.parent)), one.key);
    for (const std::string& successor : one.successors) BOOST_TEST(keys.contains(successor));
    BOOST_REQUIRE_MESSAGE(!one.names.empty(), one.key);
    BOOST_TEST(!one.names.back().to, one.key << " has no present name");
    for (std::size_t i = 0; i < one.names.size(); ++i) {
      for (const char* language : {"en", "ro"})
        BOOST_TEST(one.names[i].name.contains(language), one.key);
      if (i == 0) continue;
      // A new name begins on the day after the old one ended.
      BOOST_REQUIRE_MESSAGE((one.names[i - 1].to && one.names[i].from), one.key);
      BOOST_TEST((lacuna::plus_days(*one.names[i - 1].to, 1) == *one.names[i].from), one.key);
    }
  }
}

BOOST_AUTO_TEST_CASE(territories_and_their_trees) {
  const auto all = corpus::list_of<Territory>("register/territories.json");
  std::set<std::string> keys;
  for (const Territory& one : all) BOOST_TEST(keys.insert(one.key).second, "twice: " << one.key);
  for (const Territory& one : all) {
    for (const char* language : {"en", "ro"}) BOOST_TEST(one.names.contains(language), one.key);
    for (const TerritoryMembership& membership : one.memberships)
      BOOST_TEST(keys.contains(membership.parent), one.key << " in " << membership.parent);
  }
  const Date today{2026, 11, 22};
  // Counties of Romania with the capital; raions of Moldova (ISO 3166-2).
  const auto count = [&](std::string_view country, std::string_view kind) {
    const auto inside = within(all, country, today);
    return std::count_if(all.begin(), all.end(), [&](const Territory& one) {
      return one.kind == kind && inside.contains(one.key);
    });
  };
  BOOST_TEST(count("RO", "county") == 41);
  BOOST_TEST(count("MD", "raion") == 32);
  BOOST_TEST(members_of(all, "RO-P-2", "programme", today).size() == 7u);
  BOOST_TEST(within(all, "MD-R-N", today).contains("MD-DR"));
  BOOST_TEST(!within(all, "MD-R-N", today).contains("MD-CA"));
  BOOST_TEST(above(all, "RO-VS", today).contains("RO-P-2"));
  BOOST_TEST(above(all, "RO-VS", today).contains("RO-R-NE"));
}

BOOST_AUTO_TEST_SUITE_END()
