// Whatever is pasted as the text of a good practice: reading never crashes, and no word of it is
// lost.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <string>
#include <string_view>

#include "kb/base/text.h"
#include "kb/export/practice_text.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace lacuna::kb;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const FiveWNames names = [](const EntryField& field, const std::string& typed) {
    return field.type == FieldType::concept_ || field.type == FieldType::territory
               ? std::nullopt
               : std::optional(typed);
  };
  const PracticeReading reading = read_practice_text(text, names);
  if (!reading.problems.empty()) return 0;
  std::string kept = reading.practice.title;
  const auto keep = [&](const Entry& entry) {
    kept += ' ' + entry.title;
    for (const auto& [field, values] : entry.values)
      for (const std::string& value : values) kept += ' ' + value;
  };
  keep(reading.practice);
  for (const Entry& part : reading.parts) keep(part);
  // Digits stand in no label: each of them is in some value, but for the numbers of listed items.
  std::map<char, std::size_t> in, out;
  const auto is_digit = [](char letter) { return letter >= '0' && letter <= '9'; };
  for (std::string_view line : lacuna::split(text, '\n')) {
    line = lacuna::trim(line);
    std::size_t digits = 0;
    while (digits < line.size() && is_digit(line[digits])) ++digits;
    const bool listed = digits > 0 && digits <= 2 && digits + 1 < line.size() &&
                        (line[digits] == '.' || line[digits] == ')') && line[digits + 1] == ' ';
    for (const char letter : line.substr(listed ? digits : 0)) in[letter] += is_digit(letter);
  }
  for (const char letter : kept) out[letter] += is_digit(letter);
  for (const NamedValue& named : reading.named)
    for (const char letter : named.printed) out[letter] += is_digit(letter);
  for (const auto& [letter, times] : in)
    if (times > out[letter]) std::abort();
  return 0;
}
