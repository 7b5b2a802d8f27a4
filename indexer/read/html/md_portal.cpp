#include "indexer/read/html/md_portal.h"

#include <algorithm>
#include <iterator>
#include <optional>

#include "indexer/read/html/content.h"
#include "indexer/read/html/union_number.h"
#include "indexer/read/html/words.h"
#include "kb/base/text.h"

namespace lacuna::indexer::html {

namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// What the letters of the register's own number say of the act.
struct SeriesRow {
  std::string_view letters;
  std::string_view type;
};
constexpr SeriesRow kSeries[] = {{"LP", "lege"},     {"LPC", "lege"},     {"LPO", "lege"},
                                 {"LPM", "lege"},    {"HG", "hg"},        {"HGM", "hg"},
                                 {"HP", "hotarare"}, {"HPM", "hotarare"}, {"DP", "decret"},
                                 {"DPM", "decret"},  {"CP", "cod"}};

struct RegisterNumber {
  std::string_view type;
  std::string number;
  int year = 0;
};

// "LPC244/2016" and nothing more.
std::optional<RegisterNumber> register_number(std::string_view line) {
  std::size_t letters = 0;
  while (letters < line.size() && line[letters] >= 'A' && line[letters] <= 'Z') ++letters;
  if (letters < 2 || letters > 6) return std::nullopt;
  std::size_t slash = letters;
  while (slash < line.size() && is_digit(line[slash])) ++slash;
  if (slash == letters || slash + 5 != line.size() || line[slash] != '/') return std::nullopt;
  const std::string_view year = line.substr(slash + 1);
  if (!std::all_of(year.begin(), year.end(), is_digit)) return std::nullopt;
  RegisterNumber found;
  for (const SeriesRow& row : kSeries)
    if (row.letters == line.substr(0, letters)) found.type = row.type;
  found.number = line.substr(letters, slash - letters);
  found.year = std::stoi(std::string(year));
  return found;
}

// Lines of the register around the act.
constexpr std::string_view kAround[] = {
    "ID intern unic", "Версия на русском", "Versiunea originală", "Versiunea în limba",
    "Fişa actului",   "Fișa actului",      "Карточка документа",  "Внутренний номер"};

bool is_around(std::string_view line) {
  return std::any_of(std::begin(kAround), std::end(kAround),
                     [&](std::string_view words) { return line.starts_with(words); });
}

bool is_gazette(std::string_view line) {
  return (line.starts_with("Publicat") || line.starts_with("Опубликован")) &&
         (line.find("Monitorul Oficial") != line.npos || line.find("Мониторул") != line.npos ||
          line.find("Monitorul") != line.npos);
}

bool is_note(std::string_view line) {
  if (!line.starts_with('[') || !line.ends_with(']')) return false;
  static constexpr std::string_view kWords[] = {
      "modificat", "introdus", "abrogat", "completat", "exclus",   "în redacţia", "în redacția",
      "изменен",   "введен",   "утратил", "дополнен",  "исключен", "в редакции",  "substituit"};
  const std::string low = lower(line);
  return std::any_of(std::begin(kWords), std::end(kWords),
                     [&](std::string_view word) { return low.find(word) != low.npos; });
}

bool names_register(std::string_view text) {
  for (std::string_view host : {"legis.md", "lex.justice.md", "ID intern unic"})
    if (text.find(host) != text.npos) return true;
  return false;
}

// Cyrillic letters outnumber Latin ones.
bool is_russian(const Document& document) {
  std::size_t cyrillic = 0, latin = 0;
  for (const Block& block : document.blocks)
    for (std::size_t at = 0; at < block.text.size() && cyrillic + latin < 5000;) {
      const CodePoint c = code_point_at(block.text, at);
      cyrillic += c.value >= 0x400 && c.value < 0x500;
      latin += (c.value | 0x20) >= 'a' && (c.value | 0x20) <= 'z';
      at += c.size;
    }
  return cyrillic > latin;
}

void add_line(std::string_view line, int number, Document& document) {
  line = trim(line);
  if (line.empty() || is_around(line)) return;
  Identity& identity = document.identity;
  if (document.blocks.size() < 20) {
    if (const auto found = register_number(line)) {
      identity.aliases.emplace_back(line);
      identity.type = found->type;
      identity.number = found->number;
      identity.year = found->year;
      return;
    }
    if (is_gazette(line)) {
      document.metadata["gazette"] = std::string(line);
      return;
    }
    const bool dated = line.starts_with("din ") || line.starts_with("от ");
    if (dated && !identity.date_document) identity.date_document = dotted_date(line);
  }
  Block block;
  block.role = is_note(line) ? BlockRole::note : BlockRole::line;
  block.line = number;
  block.text = std::string(line);
  document.blocks.push_back(std::move(block));
}

}  // namespace

bool is_md_portal(const Tree& tree) {
  for (int i = 0; i < tree.size(); ++i) {
    if (tree[i].name.empty()) {
      if (names_register(tree[i].text)) return true;
      continue;
    }
    const bool says = tree.is(i, "link") || tree.is(i, "meta") || tree.is(i, "base");
    if (says &&
        (names_register(tree.attribute(i, "href")) || names_register(tree.attribute(i, "content"))))
      return true;
  }
  return false;
}

Document read_md_portal(const Tree& tree, const std::string&) {
  Document document;
  document.reader = "md_portal_html 1";
  document.identity.jurisdiction = "md";
  WordRules rules;
  rules.breaks = Break::line;
  for (const Piece& piece : pieces_of(tree, content_root(tree), rules)) {
    std::string text = piece.text;
    if (piece.kind == Piece::Kind::item) text = piece.mark + ' ' + text;
    int number = piece.line;
    for (std::string_view line : split(text, '\n')) add_line(line, number++, document);
  }
  document.identity.language = is_russian(document) ? "ru" : "ro";
  return document;
}

}  // namespace lacuna::indexer::html
