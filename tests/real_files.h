// Real files that tests read where they are there: in $LACUNA_TEST_DATA, else beside the source
// tree. What is absent is said by name, never silently passed.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <iostream>

namespace lacuna::test {

inline std::filesystem::path test_data() {
  const char* set = std::getenv("LACUNA_TEST_DATA");
  return set ? std::filesystem::path(set)
             : std::filesystem::path(LACUNA_SOURCE_DIR) / "../shared/data";
}

inline bool is_absent(const char* test, const std::filesystem::path& path) {
  if (std::filesystem::exists(path)) return false;
  std::cout << "SKIPPED: " << test << ": no test data" << std::endl;
  return true;
}

}  // namespace lacuna::test
