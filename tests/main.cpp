// The one entry point of every unit test executable.
#define BOOST_TEST_MODULE lacuna
#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>
