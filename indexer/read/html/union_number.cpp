#include "indexer/read/html/union_number.h"

#include <algorithm>
#include <charconv>

#include "kb/base/text.h"

namespace lacuna::indexer::html {

namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
bool is_letter(char c) {
  return is_upper(c) || (c >= 'a' && c <= 'z');
}

int number_of(std::string_view digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

std::size_t digits_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && is_digit(text[end])) ++end;
  return end - at;
}

std::string_view without_zeros(std::string_view digits) {
  while (digits.size() > 1 && digits.front() == '0') digits.remove_prefix(1);
  return digits;
}

void add_alias(std::string alias, Identity& identity) {
  if (alias.empty()) return;
  if (std::find(identity.aliases.begin(), identity.aliases.end(), alias) == identity.aliases.end())
    identity.aliases.push_back(std::move(alias));
}

void set(Identity& identity, std::string_view type, int year, std::string_view number) {
  identity.jurisdiction = "eu";
  if (!identity.type.empty()) return;
  identity.type = type;
  identity.year = year;
  identity.number = number;
}

struct TypeRow {
  std::string_view word;  // as CELEX, ELI or a title say it
  std::string_view key;
};
constexpr TypeRow kCelexTypes[] = {{"R", "reg"},  {"L", "dir"},  {"D", "dec"},      {"H", "reco"},
                                   {"PC", "com"}, {"DC", "com"}, {"SC", "swd"},     {"JC", "join"},
                                   {"F", "jha"},  {"E", "cfsp"}, {"O", "guideline"}};
constexpr TypeRow kTitleTypes[] = {
    {"regulation", "reg"},   {"regulament", "reg"},      {"règlement", "reg"},
    {"reglement", "reg"},    {"verordnung", "reg"},      {"reglamento", "reg"},
    {"regolamento", "reg"},  {"rozporządzen", "reg"},    {"verordening", "reg"},
    {"регламент", "reg"},    {"directiv", "dir"},        {"richtlinie", "dir"},
    {"richtlijn", "dir"},    {"direttiva", "dir"},       {"dyrektyw", "dir"},
    {"diretiva", "dir"},     {"директива", "dir"},       {"decision", "dec"},
    {"decizi", "dec"},       {"décision", "dec"},        {"beschluss", "dec"},
    {"entscheidung", "dec"}, {"decisión", "dec"},        {"decisione", "dec"},
    {"decyzja", "dec"},      {"besluit", "dec"},         {"decisão", "dec"},
    {"решение", "dec"},      {"recommendation", "reco"}, {"recomandare", "reco"}};

struct MonthRow {
  std::string_view words[9];
};
constexpr MonthRow kMonths[] = {
    {{"january", "ianuarie", "janvier", "januar", "gennaio", "enero", "janeiro", "januari"}},
    {{"february", "februarie", "février", "februar", "febbraio", "febrero", "fevereiro",
      "februari"}},
    {{"march", "martie", "mars", "märz", "marzo", "março", "maart"}},
    {{"april", "aprilie", "avril", "aprile", "abril"}},
    {{"may", "mai", "maggio", "mayo", "maio", "mei"}},
    {{"june", "iunie", "juin", "juni", "giugno", "junio", "junho"}},
    {{"july", "iulie", "juillet", "juli", "luglio", "julio", "julho"}},
    {{"august", "août", "agosto", "augustus"}},
    {{"september", "septembrie", "septembre", "settembre", "septiembre", "setembro"}},
    {{"october", "octombrie", "octobre", "oktober", "ottobre", "octubre", "outubro"}},
    {{"november", "noiembrie", "novembre", "noviembre", "novembro"}},
    {{"december", "decembrie", "décembre", "dezember", "dicembre", "diciembre", "dezembro"}}};

struct LanguageRow {
  std::string_view iso3;  // ISO 639-2/T
  std::string_view code;
};
constexpr LanguageRow kLanguages[] = {
    {"bul", "bg"}, {"spa", "es"}, {"ces", "cs"}, {"dan", "da"}, {"deu", "de"}, {"est", "et"},
    {"ell", "el"}, {"eng", "en"}, {"fra", "fr"}, {"gle", "ga"}, {"hrv", "hr"}, {"ita", "it"},
    {"lav", "lv"}, {"lit", "lt"}, {"hun", "hu"}, {"mlt", "mt"}, {"nld", "nl"}, {"pol", "pl"},
    {"por", "pt"}, {"ron", "ro"}, {"slk", "sk"}, {"slv", "sl"}, {"fin", "fi"}, {"swe", "sv"},
    {"rus", "ru"}, {"ukr", "uk"}};

int month_of(std::string_view word) {
  for (std::size_t i = 0; i < std::size(kMonths); ++i)
    for (std::string_view name : kMonths[i].words)
      if (!name.empty() && name == word) return static_cast<int>(i) + 1;
  return 0;
}

}  // namespace

std::string celex_in(std::string_view text) {
  for (std::size_t at = 0; at + 10 <= text.size(); ++at) {
    if (at > 0 && (is_digit(text[at - 1]) || is_letter(text[at - 1]))) continue;
    if (!is_digit(text[at]) || digits_at(text, at) != 5) continue;
    std::size_t letters = at + 5;
    while (letters < text.size() && is_upper(text[letters]) && letters < at + 7) ++letters;
    if (letters == at + 5 || digits_at(text, letters) != 4) continue;
    std::size_t end = letters + 4;
    if (text.compare(end, 1, "-") == 0 && digits_at(text, end + 1) == 8) end += 9;
    return std::string(text.substr(at, end - at));
  }
  return {};
}

void apply_celex(std::string_view celex, Identity& identity) {
  if (celex_in(celex) != celex || celex.empty()) return;
  const std::size_t letters = celex.find_first_not_of("0123456789");
  const std::size_t number = celex.find_first_of("0123456789", letters);
  const std::string_view type = celex.substr(letters, number - letters);
  const std::string_view date = celex.size() > number + 5 ? celex.substr(number + 5) : "";
  if (date.size() == 8 && !identity.expression_date)
    identity.expression_date = make_date(number_of(date.substr(0, 4)), number_of(date.substr(4, 2)),
                                         number_of(date.substr(6)));
  for (const TypeRow& row : kCelexTypes) {
    if (row.word != type) continue;
    set(identity, row.key, number_of(celex.substr(1, 4)), without_zeros(celex.substr(number, 4)));
    // A consolidated text is an expression of the basic act.
    std::string basic(celex.substr(0, number + 4));
    if (basic.front() == '0') basic.front() = '3';
    add_alias(basic, identity);
  }
}

void apply_eli(std::string_view address, Identity& identity) {
  const std::size_t eli = address.find("/eli/");
  if (eli == address.npos) return;
  const std::vector<std::string_view> steps = split(address.substr(eli + 5), '/');
  if (steps.size() < 3 || digits_at(steps[1], 0) != 4 || digits_at(steps[2], 0) == 0) return;
  const std::string_view type = steps[0].substr(0, steps[0].find('_'));
  set(identity, type, number_of(steps[1]), steps[2]);
  add_alias("http://data.europa.eu/eli/" + std::string(steps[0]) + '/' + std::string(steps[1]) +
                '/' + std::string(steps[2]) + "/oj",
            identity);
  for (std::size_t i = 3; i < steps.size(); ++i) {
    if (const auto date = parse_iso_date(steps[i])) identity.expression_date = date;
    if (identity.language.empty() && steps[i].size() == 3)
      identity.language = language_code(steps[i]);
  }
}

void apply_document_number(std::string_view printed, Identity& identity) {
  const std::size_t open = printed.find('(');
  const std::size_t close = printed.find(')', std::min(open, printed.size()));
  if (open == printed.npos || close == printed.npos) return;
  const std::string series = lower(trim(printed.substr(0, open)));
  if (series != "com" && series != "swd" && series != "join" && series != "sec") return;
  const std::string_view year = trim(printed.substr(open + 1, close - open - 1));
  const std::string_view number = trim(printed.substr(close + 1));
  const std::size_t digits = digits_at(number, 0);
  if (digits_at(year, 0) != 4 || digits == 0) return;
  set(identity, series, number_of(year), without_zeros(number.substr(0, digits)));
  add_alias(std::string(trim(printed)), identity);
}

void apply_union_title(std::string_view title, Identity& identity) {
  if (!identity.date_document) identity.date_document = written_date(title);
  if (!identity.type.empty()) return;
  const std::string head = lower(title.substr(0, byte_offset(title, 160)));
  std::string_view type;
  for (const TypeRow& row : kTitleTypes)
    if (type.empty() && head.find(row.word) != head.npos) type = row.key;
  if (type.empty()) return;
  for (std::size_t at = 0; at < head.size(); ++at) {
    const std::size_t first = digits_at(head, at);
    if (first == 0) continue;
    const std::size_t slash = at + first;
    const std::size_t second =
        slash < head.size() && head[slash] == '/' ? digits_at(head, slash + 1) : 0;
    if (second == 0) {
      at = slash;
      continue;
    }
    std::string_view year = std::string_view(head).substr(at, first);
    std::string_view number = std::string_view(head).substr(slash + 1, second);
    // "No 909/2014" has the year last, "2016/679" and "95/46/EC" first.
    const std::string_view before = trim(std::string_view(head).substr(0, at));
    const bool numbered = before.ends_with("no") || before.ends_with("nr.") ||
                          before.ends_with("n°") || before.ends_with("nº") ||
                          before.ends_with("nr");
    if (numbered || (year.size() != 4 && number.size() == 4)) std::swap(year, number);
    int value = number_of(year);
    if (year.size() == 2) value += value > 50 ? 1900 : 2000;
    if (value < 1950 || value > 2100) return;
    set(identity, type, value, without_zeros(number));
    return;
  }
}

std::optional<Date> dotted_date(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!is_digit(text[at]) || (at > 0 && is_digit(text[at - 1]))) continue;
    const std::size_t day = digits_at(text, at);
    const std::size_t month_at = at + day + 1;
    if (day > 2 || month_at >= text.size()) continue;
    const char dot = text[month_at - 1];
    const std::size_t month = digits_at(text, month_at);
    const std::size_t year_at = month_at + month + 1;
    if ((dot != '.' && dot != '/') || month == 0 || month > 2 || year_at >= text.size() ||
        text[year_at - 1] != dot || digits_at(text, year_at) != 4)
      continue;
    return make_date(number_of(text.substr(year_at, 4)), number_of(text.substr(month_at, month)),
                     number_of(text.substr(at, day)));
  }
  return std::nullopt;
}

std::optional<Date> written_date(std::string_view text) {
  const std::string low = lower(text);
  const std::vector<std::string_view> words = split(low, ' ');
  for (std::size_t i = 0; i + 2 < words.size(); ++i) {
    const std::size_t day = digits_at(words[i], 0);
    if (day == 0 || day > 2) continue;
    std::size_t month_at = i + 1;
    if (words[month_at] == "de") ++month_at;
    std::size_t year_at = month_at + 1;
    if (year_at < words.size() && words[year_at] == "de") ++year_at;
    if (year_at >= words.size() || digits_at(words[year_at], 0) != 4) continue;
    const int month = month_of(words[month_at]);
    if (month == 0) continue;
    return make_date(number_of(words[year_at].substr(0, 4)), month,
                     number_of(words[i].substr(0, day)));
  }
  return std::nullopt;
}

std::string language_code(std::string_view code) {
  const std::string low = lower(code.substr(0, code.find('-')));
  for (const LanguageRow& row : kLanguages)
    if (low == row.iso3 || low == row.code) return std::string(row.code);
  return {};
}

}  // namespace lacuna::indexer::html
