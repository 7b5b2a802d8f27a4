#include "indexer/read/recognise.h"

#include <algorithm>

#include "kb/base/text.h"

namespace lacuna::indexer {

namespace {

// Labels of basic units at a line's beginning, in lower case; a number, "unic" or "I" must follow.
constexpr std::string_view kUnitLabels[] = {
    "articolul", "articol",  "art.",     "art",     "paragraful", "§",    "article",
    "artikel",   "artículo", "articolo", "artigo",  "section",    "sec.", "стаття",
    "статья",    "статья",   "άρθρο",    "artykuł", "ст.",
};
constexpr std::string_view kSole[] = {"unic", "unique", "unico", "único", "premier", "1er"};

// First words of an act's title, in lower case.
constexpr std::string_view kTitles[] = {
    "lege",         "legea",      "ordonanță",   "ordonanţă",     "ordonanța",  "ordonanţa",
    "hotărâre",     "hotărîre",   "hotărârea",   "hotărîrea",     "decret",     "decretul",
    "decret-lege",  "ordin",      "ordinul",     "decizie",       "decizia",    "regulament",
    "regulamentul", "norme",      "constituția", "constituţia",   "codul",      "act",
    "directive",    "regulation", "decision",    "gesetz",        "verordnung", "loi",
    "décret",       "закон",      "постанова",   "постановление", "указ",       "directiva",
    "regulamentul", "decizia",
};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool has_digit(std::string_view text) {
  return std::any_of(text.begin(), text.end(), is_digit);
}

bool is_word_end(std::string_view text, std::size_t at) {
  if (at >= text.size()) return true;
  const char c = text[at];
  return c == ' ' || c == '\t' || c == '.' || c == ':' || c == '-' || c == '\r' || is_digit(c) ||
         c == '\xC2';
}

}  // namespace

bool begins_with_unit(std::string_view line) {
  for (std::string_view label : kUnitLabels) {
    if (!line.starts_with(label) || !is_word_end(line, label.size())) continue;
    std::string_view rest = trim(line.substr(label.size()));
    while (rest.starts_with('.') || rest.starts_with('-')) rest = trim(rest.substr(1));
    if (!rest.empty() && is_digit(rest.front())) return true;
    for (std::string_view sole : kSole)
      if (rest.starts_with(sole)) return true;
    const std::size_t roman = std::min(rest.find_first_not_of("ivxlc"), rest.size());
    if (roman > 0 && roman < 8 && is_word_end(rest, roman)) return true;
  }
  return false;
}

bool is_title(std::string_view line) {
  if (line.size() > 600 || !has_digit(line)) return false;
  for (std::string_view word : kTitles) {
    if (!line.starts_with(word) || !is_word_end(line, word.size())) continue;
    // A number, a date or a year, as titles have them; not any sentence that begins so.
    return line.find("nr") != line.npos || line.find(" din ") != line.npos ||
           line.find("№") != line.npos || line.find(" no") != line.npos ||
           line.find(" vom ") != line.npos || line.find("(eu)") != line.npos ||
           line.find(" від ") != line.npos || line.find(" от ") != line.npos;
  }
  return false;
}

namespace {

// "Immigration and Asylum Act 1999": British titles end in their year.
bool is_british_title(std::string_view line) {
  if (line.size() < 10 || line.size() > 300 || !std::all_of(line.end() - 4, line.end(), is_digit))
    return false;
  const std::string_view name = trim(line.substr(0, line.size() - 4));
  return name.ends_with(" act") || name.ends_with(" regulations") || name.ends_with(" order") ||
         name.ends_with(" rules");
}

// A copy that has lost its line ends: two articles, one after the other, in one long line.
bool holds_articles(std::string_view line) {
  const std::string words = lower(line.substr(0, byte_offset(line.substr(0, 12000), 5000)));
  for (std::string_view label : {"articolul", "статья", "стаття", "article", "artikel"}) {
    const std::size_t first = words.find(std::string(label) + " 1.");
    if (first != words.npos && words.find(std::string(label) + " 2.", first) != words.npos)
      return true;
  }
  return false;
}

}  // namespace

bool looks_like_law(std::string_view text) {
  int seen = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string_view line = trim(text.substr(at, end - at));
    at = end + 1;
    while (line.starts_with('+') || line.starts_with('#') || line.starts_with('*') ||
           line.starts_with("○") || line.starts_with("•"))
      line = trim(line.substr(line.front() == '\xE2' ? 3 : 1));
    if (line.empty()) continue;
    ++seen;
    const std::string head = lower(line.substr(0, byte_offset(line.substr(0, 800), 200)));
    if (begins_with_unit(head)) return true;
    if (seen <= 8 && (is_title(head) || is_british_title(head))) return true;
    if (seen <= 8 && line.size() > 600 && holds_articles(line)) return true;
    if (seen > 4000) return false;
  }
  return false;
}

bool is_companion(std::string_view path) {
  static constexpr std::string_view kNames[] = {
      "readme",    "license",      "licence", "copying", "source",         "sources",
      "changelog", "contributing", "notice",  "authors", "code_of_conduct"};
  const std::size_t slash = path.find_last_of("/\\");
  std::string name = lower(slash == path.npos ? path : path.substr(slash + 1));
  name = name.substr(0, name.find('.'));
  return std::find(std::begin(kNames), std::end(kNames), name) != std::end(kNames);
}

std::string extension_of(const std::string& path) {
  const std::size_t slash = path.find_last_of("/\\");
  const std::size_t dot = path.rfind('.');
  if (dot == path.npos || (slash != path.npos && dot < slash)) return {};
  return lower(std::string_view(path).substr(dot + 1));
}

}  // namespace lacuna::indexer
