#define BOOST_TEST_DYN_LINK
#include <string>

#include <boost/test/unit_test.hpp>

#include "indexer/cite/cite.h"

namespace {

using namespace lacuna;

std::string typed(const std::string& text) {
  const auto ref = indexer::parse_citation(text);
  return ref ? to_string(*ref) : "";
}

std::string understood(const std::string& text) {
  const auto found = indexer::understand_reference(text);
  std::string out;
  for (const kb::ProvisionRef& ref : found.refs) out += to_string(ref) + " ";
  return out + "/ " + found.rest;
}

}  // namespace

BOOST_AUTO_TEST_CASE(one_reference) {
  const std::string want = "ro/lege/2006/122!art_20__para_1__point_a";
  BOOST_TEST(typed("ro/lege/2006/122!art_20__para_1__point_a") == want);
  BOOST_TEST(typed("art. 20 alin. (1) lit. a) din Legea nr. 122/2006") == want);
  BOOST_TEST(typed("art 20 alin 1 lit a L 122/2006") == want);
  BOOST_TEST(typed("L 122/2006 art 20 alin 1 lit a") == want);
  BOOST_TEST(typed("lege 122/2006 art. 20 (1)").substr(0, 23) == "ro/lege/2006/122!art_20");
  BOOST_TEST(typed("L 122/2006 art 20") == "ro/lege/2006/122!art_20");
  BOOST_TEST(typed("art. 20 alin. (1) din Legea 122/2006") == "ro/lege/2006/122!art_20__para_1");
  BOOST_TEST(typed("art. 2 alin. (1) lit. a^1) din Legea nr. 122/2006") ==
             "ro/lege/2006/122!art_2__para_1__point_a-1");
  BOOST_TEST(typed("OUG 194/2002") == "ro/oug/2002/194");
  BOOST_TEST(typed("oug 194/2002 art 2^1") == "ro/oug/2002/194!art_2-1");
  BOOST_TEST(typed("hg 1251/2006") == "ro/hg/2006/1251");
  BOOST_TEST(typed("ro/constitutie!art_108") == "ro/constitutie!art_108");
  BOOST_TEST(typed("ro/lege/2006/122") == "ro/lege/2006/122");
  BOOST_TEST(typed("Article 15 of Directive 2013/33/EU") == "eu/dir/2013/33!art_15");
  BOOST_TEST(typed("32011L0095") == "eu/dir/2011/95");
}

BOOST_AUTO_TEST_CASE(number_without_a_category) {
  const auto found = indexer::understand_reference("122/2006");
  BOOST_REQUIRE(found.refs.size() >= 4);
  BOOST_TEST(to_string(found.refs[0]) == "ro/lege/2006/122");
  BOOST_TEST(to_string(found.refs[1]) == "ro/og/2006/122");
  BOOST_TEST(to_string(found.refs[2]) == "ro/oug/2006/122");
  BOOST_TEST(to_string(found.refs[3]) == "ro/hg/2006/122");
  BOOST_TEST(found.rest == "");
  BOOST_TEST(to_string(indexer::understand_reference("2024/1347").refs.front()) ==
             "eu/reg/2024/1347");
}

BOOST_AUTO_TEST_CASE(words_around) {
  BOOST_TEST(understood("azil L 122/2006 art 20") == "ro/lege/2006/122!art_20 / azil");
  BOOST_TEST(understood("protectie temporara OUG 15/2022") ==
             "ro/oug/2022/15 / protectie temporara");
  BOOST_TEST(indexer::understand_reference("azil 122/2006 art 20").rest == "azil");
  BOOST_TEST(to_string(indexer::understand_reference("azil 122/2006 art 20").refs.front()) ==
             "ro/lege/2006/122!art_20");
}

BOOST_AUTO_TEST_CASE(no_reference) {
  for (const char* text :
       {"", "azil", "protecție temporară", "art. 20", "10/2", "1/", "/////", "a/b!c"})
    BOOST_TEST(typed(text) == "", text);
  BOOST_TEST(understood("protecție temporară") == "/ protecție temporară");
}
