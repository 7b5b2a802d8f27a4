#define BOOST_TEST_DYN_LINK
#include "kb/base/named_id.h"

#include <boost/test/unit_test.hpp>

using namespace lacuna;

BOOST_AUTO_TEST_CASE(a_name_has_one_id_of_the_form_of_version_8) {
  const std::string id = named_id("text ro/lege/2006/122@2025-05-26:ro");
  BOOST_TEST(id == named_id("text ro/lege/2006/122@2025-05-26:ro"));
  BOOST_TEST(id != named_id("text ro/lege/2006/122@2025-05-27:ro"));
  for (const std::string& one : {id, named_id(""), named_id("a"), named_id("b"), named_id("c")}) {
    BOOST_REQUIRE_EQUAL(one.size(), 36U);
    BOOST_TEST(one[14] == '8');
    BOOST_TEST((one[19] == '8' || one[19] == '9' || one[19] == 'a' || one[19] == 'b'));
    for (const std::size_t at : {8U, 13U, 18U, 23U}) BOOST_TEST(one[at] == '-');
    BOOST_TEST(one.find_first_not_of("0123456789abcdef-") == std::string::npos);
  }
}
