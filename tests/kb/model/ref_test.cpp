#define BOOST_TEST_DYN_LINK
#include "kb/model/ref.h"

#include <string>

#include <boost/test/unit_test.hpp>

using namespace lacuna;

BOOST_AUTO_TEST_CASE(references_round_trip) {
  for (const char* text :
       {"ro/lege/2006/122", "ro/constitutie", "ro/lege/2006/122!art_20__para_1__point_a",
        "ro/lege/2006/122@2015-06-01!art_20", "ro/lege/2006/122@2015-06-01",
        "ro/lege/2006/122!art_17__para_1__point_a..c",
        "ro/lege/2006/122!art_20__para_1__point_a~s2", "md/hg/2018/1171!annex_1__point_5__point_2",
        "ro/ordin/2003/28+42+57+125", "eu/cjeu/2017/C-720-17", "fr/ceseda!art_L421-1", "HOST!art_1",
        "?!para_1", "us/code/18!sec_18.33.010", "gr/nomos/2020/1!annex_\u0391'"}) {
    const auto ref = kb::parse_ref(text);
    const bool parsed = ref.has_value();
    const bool expected = std::string(text).find('?') == std::string::npos &&
                          std::string(text).find('\'') == std::string::npos;
    BOOST_TEST(parsed == expected, text);
    if (ref) BOOST_TEST(to_string(*ref) == text);
  }
}

BOOST_AUTO_TEST_CASE(parts_are_told_apart) {
  const auto ref = kb::parse_ref("ro/lege/2006/122@2015-06-01!art_17__point_a..c~s3");
  BOOST_REQUIRE(ref);
  BOOST_TEST(ref->work == "ro/lege/2006/122");
  BOOST_TEST(to_iso(*ref->date) == "2015-06-01");
  BOOST_TEST(ref->eid == "art_17__point_a");
  BOOST_TEST(ref->range_end == "c");
  BOOST_TEST(ref->sentence == 3);
}

BOOST_AUTO_TEST_CASE(rubbish_is_refused) {
  for (const std::string& text : {std::string(),
                                  std::string("!"),
                                  std::string("!art_1"),
                                  std::string("ro/lege/2006/122!"),
                                  std::string("/ro"),
                                  std::string("ro/"),
                                  std::string("ro//lege"),
                                  std::string("ro/../etc"),
                                  std::string("ro/lege 2006"),
                                  std::string("ro/lege\n2006"),
                                  std::string("ro/lege\x00x", 9),
                                  std::string("ro/lege/2006/122@2015-02-30"),
                                  std::string("ro/lege/2006/122@"),
                                  std::string("ro/lege/2006/122!art_1!art_2"),
                                  std::string("ro/lege/2006/122!art_1.."),
                                  std::string("ro/lege/2006/122!art_1~s"),
                                  std::string("ro/lege/2006/122!art_1~s9999"),
                                  std::string("ro/lege/2006/122!art_1~sx"),
                                  std::string("ro/lege/2006/122!<script>"),
                                  std::string("ro/lege/2006/122!art_1#x"),
                                  std::string("ro/%2e%2e/x"),
                                  std::string("ro/lege?x=1"),
                                  std::string("ro/lege/2006/122!art_1~s0")})
    BOOST_TEST(!kb::parse_ref(text), text);
}

BOOST_AUTO_TEST_CASE(expression_keys) {
  BOOST_TEST(kb::expression_key("ro/lege/2006/122", std::nullopt, "ro") ==
             "ro/lege/2006/122@undated:ro");
  BOOST_TEST(kb::expression_key("ro/lege/2006/122", make_date(2015, 6, 1), "ro") ==
             "ro/lege/2006/122@2015-06-01:ro");
}
