// Exports judged by the standard's schema (OASIS, Akoma Ntoso 3.0), many files in one run of
// xmllint.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <string>

#include <boost/test/unit_test.hpp>

#include "kb/base/file.h"
#include "kb/base/id.h"

namespace lacuna::test {

inline std::filesystem::path test_data() {
  const char* set = std::getenv("LACUNA_TEST_DATA");
  return set ? std::filesystem::path(set)
             : std::filesystem::path(LACUNA_SOURCE_DIR) / "../shared/data";
}

class Schema {
 public:
  Schema() : folder_(std::filesystem::temp_directory_path() / ("lacuna-akn-" + random_token(8))) {
    std::filesystem::create_directory(folder_);
  }
  ~Schema() { std::filesystem::remove_all(folder_); }
  Schema(const Schema&) = delete;
  Schema& operator=(const Schema&) = delete;

  // `name` says in messages what the file was made of.
  void add(const std::string& xml, const std::string& name = "made") {
    std::string plain;
    for (const char c : name)
      plain += (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ? c : '-';
    write_file(folder_ / (std::to_string(++count_) + '-' + plain + ".xml"), xml);
  }

  void judge(const char* test) const {
    const auto schema = test_data() / "schemas/akn30/akomantoso30.xsd";
    if (!std::filesystem::exists(schema) || std::system("command -v xmllint >/dev/null") != 0) {
      std::cout << "SKIPPED: " << test << ": no schema or no xmllint (libxml2-utils)" << std::endl;
      return;
    }
    BOOST_TEST(count_ > 0);
    // xmllint fails when any file does; those that it accepts are not worth a line.
    const std::string command = "cd '" + folder_.string() +
                                "' && { xmllint --nonet --noout --schema '" + schema.string() +
                                "' *.xml 2>said; found=$?; grep -v ' validates$' said >&2; "
                                "test $found -eq 0; }";
    BOOST_TEST(std::system(command.c_str()) == 0);
  }

 private:
  std::filesystem::path folder_;
  int count_ = 0;
};

}  // namespace lacuna::test
