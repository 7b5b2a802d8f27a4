#define BOOST_TEST_DYN_LINK
#include "indexer/cite/resolve.h"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

namespace {

using namespace lacuna;
using indexer::Catalogue;
using indexer::WorkPresence;

const std::vector<std::string> kUnits = {
    "art_1",          "art_2",           "art_2-1",       "art_3",
    "art_3__para_1",  "art_3__para_1-1", "art_3__para_2", "art_3__para_1__point_a",
    "art_4__point_b", "annex_1__art_1"};

Catalogue catalogue() {
  Catalogue out;
  out.has_work = [](std::string_view work) {
    if (work == "ro/lege/2006/122") return WorkPresence::loaded;
    return work == "ro/lege/2015/227" ? WorkPresence::known : WorkPresence::unknown;
  };
  out.has_eid = [](std::string_view, std::string_view eid) {
    return std::find(kUnits.begin(), kUnits.end(), eid) != kUnits.end();
  };
  out.alias = [](std::string_view name) -> std::optional<std::string> {
    if (name == "ro/cod-fiscal") return "ro/lege/2015/227";
    return std::nullopt;
  };
  out.children = [](std::string_view, std::string_view eid) {
    return eid.empty() ? std::vector<std::string>{"art_1", "art_2", "art_2-1", "art_3"}
                       : std::vector<std::string>{};
  };
  return out;
}

kb::Citation resolved(const std::string& target, std::vector<std::string> candidates = {}) {
  kb::Citation citation;
  const std::size_t mark = target.find('!');
  citation.target.work = target.substr(0, mark);
  if (mark != std::string::npos) citation.target = *kb::parse_ref(target);
  citation.candidates = std::move(candidates);
  indexer::resolve(citation, catalogue());
  return citation;
}

}  // namespace

BOOST_AUTO_TEST_CASE(presence_decides) {
  using kb::Resolution;
  BOOST_TEST((resolved("ro/lege/2006/122").resolution == Resolution::exact));
  BOOST_TEST((resolved("ro/lege/2006/122!art_3__para_2").resolution == Resolution::exact));
  BOOST_TEST((resolved("ro/lege/2006/122!art_99").resolution == Resolution::work_only));
  BOOST_TEST((resolved("ro/cod-fiscal!art_7").resolution == Resolution::known_work));
  BOOST_TEST(resolved("ro/cod-fiscal!art_7").target.work == "ro/lege/2015/227");
  BOOST_TEST((resolved("ro/lege/1900/1!art_1").resolution == Resolution::unresolved));
  BOOST_TEST((resolved("?").resolution == Resolution::unresolved));
}

BOOST_AUTO_TEST_CASE(collapsed_superscripts_are_proposed_and_flagged) {
  const kb::Citation citation = resolved("ro/lege/2006/122!art_3__para_11");
  BOOST_TEST(citation.target.eid == "art_3__para_1-1");
  BOOST_REQUIRE_EQUAL(citation.flags.size(), 1);
  BOOST_TEST(citation.flags[0] == "superscript_collapsed");
  BOOST_TEST(citation.confidence <= 0.8);
}

BOOST_AUTO_TEST_CASE(one_unnumbered_paragraph_is_transparent) {
  BOOST_TEST(resolved("ro/lege/2006/122!art_4__para_1__point_b").target.eid == "art_4__point_b");
  BOOST_TEST(resolved("ro/lege/2006/122!art_3__point_a").target.eid == "art_3__para_1__point_a");
}

BOOST_AUTO_TEST_CASE(ranges_expand_in_reading_order) {
  const kb::Citation citation = resolved("ro/lege/2006/122!art_2..3");
  const std::vector<std::string> want = {"ro/lege/2006/122!art_2", "ro/lege/2006/122!art_2-1",
                                         "ro/lege/2006/122!art_3"};
  BOOST_TEST(citation.candidates == want, boost::test_tools::per_element());
  BOOST_TEST(resolved("ro/lege/2006/122!art_2..9").candidates.empty());
}

BOOST_AUTO_TEST_CASE(candidates_are_chosen_by_what_is_loaded) {
  const kb::Citation only = resolved("ro/lege/2006/122!annex_1__art_2",
                                     {"ro/lege/2006/122!annex_1__art_2", "ro/lege/2006/122!art_2"});
  BOOST_TEST(only.target.eid == "art_2");
  BOOST_TEST((only.resolution == kb::Resolution::exact));
  const kb::Citation both = resolved("ro/lege/2006/122!annex_1__art_1",
                                     {"ro/lege/2006/122!annex_1__art_1", "ro/lege/2006/122!art_1"});
  BOOST_TEST((both.resolution == kb::Resolution::ambiguous));
  BOOST_TEST(both.candidates.size() == 2);
}

BOOST_AUTO_TEST_CASE(an_empty_catalogue_links_nothing) {
  kb::Citation citation;
  citation.target.work = "ro/lege/2006/122";
  indexer::resolve(citation, Catalogue{});
  BOOST_TEST((citation.resolution == kb::Resolution::unresolved));
}
