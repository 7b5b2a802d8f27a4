#include "unit_file.h"

#include <charconv>
#include <ostream>

#include "kb/base/error.h"
#include "kb/base/text.h"

namespace lacuna::bench {
namespace {

using indexer::IndexUnit;

constexpr std::size_t kColumns = 20;
constexpr char kList = '\x1f';
constexpr char kPart = '\x1e';

std::string clean(std::string_view value) {
  std::string text(value);
  for (char& c : text)
    if (static_cast<unsigned char>(c) < ' ') c = ' ';
  return text;
}

void write_list(std::ostream& out, const std::vector<std::string>& values) {
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (i > 0) out << kList;
    out << clean(values[i]);
  }
}

std::vector<std::string> list_of(std::string_view column) {
  if (column.empty()) return {};
  std::vector<std::string> values;
  for (const auto value : split(column, kList)) values.emplace_back(value);
  return values;
}

std::size_t number_of(std::string_view text) {
  std::size_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

}  // namespace

void write_line(std::ostream& out, std::size_t id, const IndexUnit& unit) {
  out << id << '\t' << clean(unit.work) << '\t' << unit.year << '\t'
      << (unit.types.empty() ? "" : clean(unit.types.front())) << '\t' << clean(unit.title) << '\t'
      << clean(unit.heading) << '\t';
  for (std::size_t i = 0; i < unit.parts.size(); ++i)
    out << (i > 0 ? " " : "") << clean(unit.parts[i].text);
  out << '\t' << word(unit.key.kind) << '\t' << clean(unit.key.of) << '\t' << clean(unit.key.eid)
      << '\t' << word(unit.document) << '\t' << clean(unit.number) << '\t'
      << (unit.date ? to_iso(*unit.date) : "") << '\t' << unit.jurisdiction << '\t' << unit.language
      << '\t' << unit.force << '\t' << unit.state << '\t';
  write_list(out, unit.other_names);
  out << '\t';
  write_list(out, unit.ancestors);
  out << '\t';
  for (std::size_t i = 0; i < unit.parts.size(); ++i) {
    const auto& part = unit.parts[i];
    if (i > 0) out << kList;
    out << clean(part.eid) << kPart << part.depth << kPart << clean(part.label) << kPart
        << part.text.size();
  }
  out << '\n';
}

UnitFile::UnitFile(const std::filesystem::path& path) : in_(path) {
  if (!in_)
    throw Error(ErrorCode::bad_input, "cannot be read: " + path.string(), "bench_search units");
}

bool UnitFile::read() {
  if (!std::getline(in_, line_)) return false;
  columns_ = split(line_, '\t');
  if (columns_.size() != kColumns)
    throw Error(ErrorCode::bad_input, "not a line of units", "make it anew: bench_search units");
  return true;
}

std::optional<Line> UnitFile::next_line() {
  if (!read()) return std::nullopt;
  Line line;
  line.id = number_of(column(0));
  line.act = column(1);
  line.year = column(2);
  line.type = column(3);
  line.title = column(4);
  line.heading = column(5);
  line.text = column(6);
  return line;
}

std::optional<IndexUnit> UnitFile::next_unit() {
  if (!read()) return std::nullopt;
  IndexUnit unit;
  unit.work = column(1);
  unit.year = static_cast<int>(number_of(column(2)));
  if (!column(3).empty()) unit.types = {std::string(column(3))};
  unit.title = column(4);
  unit.heading = column(5);
  unit.key = {parse_word<indexer::UnitKind>(column(7)).value_or(indexer::UnitKind::provision),
              std::string(column(8)), std::string(column(9))};
  unit.document = parse_word<kb::DocumentKind>(column(10)).value_or(kb::DocumentKind::act);
  unit.number = column(11);
  unit.date = parse_iso_date(column(12));
  unit.jurisdiction = column(13);
  unit.language = column(14);
  unit.force = column(15);
  unit.state = column(16);
  unit.other_names = list_of(column(17));
  unit.ancestors = list_of(column(18));
  std::size_t at = 0;
  for (const auto& packed : list_of(column(19))) {
    const auto pieces = split(packed, kPart);
    const auto bytes = number_of(pieces.at(3));
    unit.parts.push_back({std::string(pieces[0]), static_cast<int>(number_of(pieces[1])),
                          std::string(pieces[2]), std::string(column(6).substr(at, bytes))});
    at += bytes + 1;
  }
  return unit;
}

}  // namespace lacuna::bench
