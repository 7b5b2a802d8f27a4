// The one entry point of every unit test executable.
#define BOOST_TEST_MODULE lacuna
#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>

// poppler asks fontconfig for fonts, which keeps what it found until the process ends.
extern "C" const char* __lsan_default_suppressions() {
  return "leak:libfontconfig";
}
