// Labels and quotation marks as the Union's acts print them.
#include <algorithm>
#include <array>

#include "indexer/read/html/union_act.h"
#include "kb/base/text.h"

namespace lacuna::indexer::html {

namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}

constexpr std::string_view kOpening[] = {"‘", "“", "„", "«", "‚", "'", "\""};
constexpr std::string_view kClosing[] = {"’", "”", "“", "»", "‘", "'", "\""};
constexpr std::string_view kDashes[] = {"—", "–", "-", "−", "•", "·", "○", "►", ""};

std::size_t blank_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  if (text[at] == ' ') return 1;
  return text.compare(at, 2, "\xC2\xA0") == 0 ? 2 : 0;
}

}  // namespace

std::optional<LeadingNumber> leading_number(std::string_view text) {
  const bool bracket = text.starts_with('(');
  std::size_t at = bracket ? 1 : 0;
  const std::size_t digits = at;
  while (at < text.size() && is_digit(text[at])) ++at;
  if (at == digits || at - digits > 3) return std::nullopt;
  const std::size_t letters = at;
  while (at < text.size() && is_lower(text[at])) ++at;
  if (at - letters > 2) return std::nullopt;
  if (at >= text.size() || text[at] != (bracket ? ')' : '.')) return std::nullopt;
  ++at;
  if (at < text.size() && blank_at(text, at) == 0) return std::nullopt;
  const std::string_view num = text.substr(0, at);
  while (const std::size_t blank = blank_at(text, at)) at += blank;
  return LeadingNumber{num, at};
}

bool is_list_label(std::string_view text) {
  text = trim(text);
  if (text.empty()) return false;
  for (std::string_view dash : kDashes)
    if (text == dash) return true;
  const bool bracket = text.starts_with('(');
  if (bracket) text.remove_prefix(1);
  const bool closed = text.ends_with(')');
  if (!closed && !text.ends_with('.')) return false;
  text.remove_suffix(1);
  if (text.empty() || text.size() > 12) return false;
  // Letters of other alphabets are labels too: "(α)", "а)".
  const bool one = count_characters(text) == 1;
  return one || std::all_of(text.begin(), text.end(), [](char c) {
           return is_digit(c) || is_lower(c) || (c >= 'A' && c <= 'Z') || c == '.';
         });
}

bool opens_quotation(std::string_view text) {
  return std::any_of(std::begin(kOpening), std::end(kOpening),
                     [&](std::string_view mark) { return text.starts_with(mark); });
}

bool closes_quotation(std::string_view text) {
  for (int n = 0; n < 3; ++n) {
    for (std::string_view mark : kClosing)
      if (text.ends_with(mark)) return true;
    if (!text.ends_with(';') && !text.ends_with('.') && !text.ends_with(',')) return false;
    text.remove_suffix(1);
  }
  return false;
}

bool is_quoted(std::string_view text) {
  std::string_view closing;
  std::size_t at = 0;
  static constexpr std::array<std::array<std::string_view, 2>, 6> kPairs{
      {{"‘", "’"}, {"“", "”"}, {"„", "”"}, {"«", "»"}, {"'", "'"}, {"\"", "\""}}};
  for (const auto& pair : kPairs)
    if (text.starts_with(pair[0])) {
      closing = pair[1];
      at = pair[0].size();
      break;
    }
  if (closing.empty()) return false;
  // What is quoted begins with a label of its own: no definition does.
  const std::string_view inside = text.substr(at);
  if (leading_number(inside) || inside.starts_with('(')) return true;
  for (at = text.find(closing, at); at != text.npos; at = text.find(closing, at + 1)) {
    const std::string_view rest = text.substr(at + closing.size());
    if (rest.empty()) return true;
    const CodePoint next = code_point_at(rest, 0);
    const bool apostrophe =
        closing == "’" && ((next.value | 0x20) >= 'a') && next.value < 0x2000 && next.value != 0xA0;
    if (apostrophe) continue;
    return rest.find_first_not_of(";.,\"' ") == rest.npos;
  }
  return true;
}

}  // namespace lacuna::indexer::html
