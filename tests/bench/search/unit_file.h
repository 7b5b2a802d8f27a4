// Indexed units as lines of a file, so that ours and the peers read the very same ones. Columns,
// separated by tabs:
//
//   0 id   1 act   2 year   3 type   4 title   5 heading   6 words of the unit
//
// which is what a peer reads; then what only our own index needs (unit_file.cpp has the order).
// Tabs and line breaks inside of a value become spaces. Throws lacuna::Error.
#pragma once

#include <cstddef>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/index/unit.h"

namespace lacuna::bench {

struct Line {
  std::size_t id = 0;
  std::string act, year, type, title, heading, text;
};

void write_line(std::ostream& out, std::size_t id, const indexer::IndexUnit& unit);

class UnitFile {
 public:
  explicit UnitFile(const std::filesystem::path& path);
  std::optional<Line> next_line();
  std::optional<indexer::IndexUnit> next_unit();

 private:
  bool read();
  std::string_view column(std::size_t number) const { return columns_[number]; }

  std::ifstream in_;
  std::string line_;
  std::vector<std::string_view> columns_;
};

}  // namespace lacuna::bench
