#include "indexer/read/pdf/join.h"

#include <algorithm>

#include "kb/base/text.h"

namespace lacuna::indexer::pdf {

namespace {

constexpr std::string_view kSoftHyphen = "\xC2\xAD";
constexpr std::string_view kDash = "\xE2\x80\x93";  // en dash, in numbers: "737–" and "9"
constexpr std::size_t kShortestPart = 3;            // letters; shorter ones are clitics: "să-l"

bool is_letter(char32_t c) {
  return c >= 0xC0 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_lower(std::string_view letter) {
  return lower(letter) == letter;
}

// The letters at the end of `text` or at the beginning of `line`.
std::string_view last_word(std::string_view text) {
  std::size_t begin = text.size();
  while (begin > 0 && text[begin - 1] != ' ' && text[begin - 1] != '\n') --begin;
  return text.substr(begin);
}

std::string_view first_word(std::string_view line) {
  std::size_t end = 0;
  while (end < line.size()) {
    const CodePoint c = code_point_at(line, end);
    if (!is_letter(c.value)) break;
    end += c.size;
  }
  return line.substr(0, end);
}

// Whether the hyphen at the end of `text` only parts a word that goes on in `line`.
bool parts_a_word(std::string_view text, std::string_view line, const Compounds& compounds) {
  const std::string_view before = last_word(text.substr(0, text.size() - 1));
  const std::string_view after = first_word(line);
  if (before.empty() || after.empty()) return false;
  const CodePoint first = code_point_at(line, 0);
  if (!is_lower(line.substr(0, first.size)) || count_characters(after) < kShortestPart)
    return false;
  if (const char last = before.back(); last >= '0' && last <= '9') return false;
  return !compounds.contains(lower(std::string(before) + '-' + std::string(after)));
}

}  // namespace

void add_compounds(std::string_view line, Compounds& compounds) {
  for (std::size_t hyphen = line.find('-'); hyphen != line.npos;
       hyphen = line.find('-', hyphen + 1)) {
    const std::string_view before = last_word(line.substr(0, hyphen));
    const std::string_view after = first_word(line.substr(hyphen + 1));
    if (!before.empty() && !after.empty() && before.size() < 60)
      compounds.insert(lower(std::string(before) + '-' + std::string(after)));
  }
}

std::size_t append_line(std::string& text, std::string_view line, const Compounds& compounds) {
  if (text.empty() || line.empty()) {
    text += line;
    return text.size() - line.size();
  }
  const CodePoint first = code_point_at(line, 0);
  const bool number = line.front() >= '0' && line.front() <= '9';
  if (text.ends_with(kSoftHyphen)) {
    text.resize(text.size() - kSoftHyphen.size());
  } else if (text.ends_with('-') && last_word(text).size() > 1) {
    if (parts_a_word(text, line, compounds))
      text.pop_back();
    else if (!number && !is_letter(first.value))
      text += ' ';
  } else if (!(text.ends_with(kDash) && number && last_word(text).size() > kDash.size())) {
    text += ' ';
  }
  text += line;
  return text.size() - line.size();
}

std::string join_lines(const std::vector<std::string>& lines, const Compounds& compounds) {
  std::string text;
  for (const std::string& line : lines) append_line(text, line, compounds);
  return text;
}

}  // namespace lacuna::indexer::pdf
