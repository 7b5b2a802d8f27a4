#include "kb/model/entry.h"

#include <charconv>

namespace lacuna::kb {

std::optional<long> whole_number(std::string_view text) {
  long value = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (problem != std::errc() || end != text.data() + text.size() || value < 0) return std::nullopt;
  return value;
}

std::optional<Date> date_of(const Entry& entry, std::string_view field) {
  return parse_iso_date(value_of(entry, field));
}

std::optional<long> number_of(const Entry& entry, std::string_view field) {
  return whole_number(value_of(entry, field));
}

long count_in_number(std::string_view number) {
  return whole_number(number.substr(number.rfind('-') + 1)).value_or(0);
}

}  // namespace lacuna::kb
