// Every kept input of every fuzz target again, without libFuzzer: what was once found stays mended.
// Compiled with the targets themselves, each under a name of its own (CMakeLists.txt).
#define BOOST_TEST_DYN_LINK
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <ostream>
#include <string_view>
#include <vector>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "kb/base/file.h"

namespace {

using FuzzTarget = int (*)(const std::uint8_t* data, std::size_t size);

struct Target {
  std::string_view name;
  FuzzTarget run;
};

}  // namespace

#define LACUNA_FUZZ_TARGET(name) \
  extern "C" int fuzz_##name(const std::uint8_t* data, std::size_t size);
#include "targets.inc"
#undef LACUNA_FUZZ_TARGET

namespace {

const Target kTargets[] = {
#define LACUNA_FUZZ_TARGET(name) {#name, fuzz_##name},
#include "targets.inc"
#undef LACUNA_FUZZ_TARGET
};

std::ostream& operator<<(std::ostream& out, const Target& target) {
  return out << target.name;
}

}  // namespace

BOOST_DATA_TEST_CASE(kept_inputs_do_no_harm, boost::unit_test::data::make(kTargets), target) {
  namespace fs = std::filesystem;
  const fs::path folder = fs::path(LACUNA_SOURCE_DIR) / "tests/fuzz/corpus" / target.name;
  std::vector<fs::path> files;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder))
    files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  BOOST_TEST(!files.empty());
  target.run(nullptr, 0);
  for (const fs::path& file : files) {
    BOOST_TEST_CHECKPOINT(file);
    const std::string bytes = lacuna::read_file(file, 10u << 20);
    const auto began = std::chrono::steady_clock::now();
    target.run(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
    BOOST_TEST((std::chrono::steady_clock::now() - began < std::chrono::seconds(20)), file);
  }
}
