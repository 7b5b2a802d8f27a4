#include "indexer/structure/evidence.h"

#include <algorithm>

#include "indexer/structure/apart.h"
#include "indexer/structure/identity.h"
#include "indexer/structure/scan.h"
#include "indexer/structure/title.h"
#include "kb/base/text.h"

namespace lacuna::indexer {

namespace {

constexpr std::size_t kTitleLines = 12;

// What follows the type of one of the Union's acts: "(EU) 2016/679", "95/46/EC".
constexpr std::string_view kUnionMarks[] = {
    "(EU", "(UE", "(EC)", "(CE)", "(EEC)", "(CEE)", "(EG)", "(EWG)", "/EC",     "/EU",
    "/UE", "/CE", "/EG",  "/EEC", "/CEE",  "/EWG",  "(ЕС)", "(ЕО)",  "Euratom",
};

// First words of the lines in which the Union's institutions speak.
constexpr std::string_view kUnionBodies[] = {
    "THE EUROPEAN PARLIAMENT",  "THE COUNCIL OF THE EUROPEAN",
    "THE EUROPEAN COMMISSION",  "THE COMMISSION OF THE EUROPEAN",
    "PARLAMENTUL EUROPEAN",     "CONSILIUL UNIUNII EUROPENE",
    "COMISIA EUROPEANĂ",        "LE PARLEMENT EUROPÉEN",
    "LE CONSEIL DE L'UNION",    "LE CONSEIL DE L’UNION",
    "LA COMMISSION EUROPÉENNE", "DAS EUROPÄISCHE PARLAMENT",
    "DER RAT DER EUROPÄISCHEN", "DIE EUROPÄISCHE KOMMISSION",
    "IL PARLAMENTO EUROPEO",    "EL PARLAMENTO EUROPEO",
    "PARLAMENT EUROPEJSKI",     "ЕВРОПЕЙСКИЯТ ПАРЛАМЕНТ",
};

// Words of an opening that tell a jurisdiction, by the language they are in.
struct Words {
  std::string_view language;
  std::string_view words;
  std::string_view jurisdiction;
};
constexpr Words kWords[] = {
    {"ro", "Parlamentul adoptă prezent", "md"},
    {"ro", "art Nr", "md"},
    {"ro", "Monitorul Oficial al Republicii Moldova", "md"},
    {"ro", "Monitorul Oficial al R.Moldova", "md"},
    {"ro", "PARLAMENTUL REPUBLICII MOLDOVA", "md"},
    {"ro", "GUVERNUL REPUBLICII MOLDOVA", "md"},
    {"ru", "Республики Молдова", "md"},
    {"ru", "Республике Молдова", "md"},
    {"ru", "Республика Молдова", "md"},
    {"ru", "РЕСПУБЛИКИ МОЛДОВА", "md"},
    {"ru", "Российской Федерации", "ru"},
    {"ru", "РОССИЙСКОЙ ФЕДЕРАЦИИ", "ru"},
    {"ru", "Кыргызской Республики", "kg"},
    {"ru", "Республики Казахстан", "kz"},
    {"ru", "Республики Беларусь", "by"},
    {"de", "Österreich", "at"},
    {"de", "Schweizerische", "ch"},
    {"de", "BGBl", "de"},
    {"de", "Bundes", "de"},
    {"fr", "Moniteur belge", "be"},
    {"fr", "Grand-Duc", "lu"},
    {"fr", "Conseil fédéral", "ch"},
    {"fr", "République française", "fr"},
    {"fr", "L'Assemblée nationale", "fr"},
    {"fr", "L’Assemblée nationale", "fr"},
    {"fr", "NOR :", "fr"},
    {"fr", "Code de", "fr"},
    {"fr", "Code du", "fr"},
    {"fr", "Code des", "fr"},
    {"fr", "Légifrance", "fr"},
    {"fr", "JORF", "fr"},
    {"en", "House of Representatives", "us"},
    {"en", "HOUSE OF REPRESENTATIVES", "us"},
    {"en", "U.S.C.", "us"},
    {"en", "Public Law", "us"},
    {"en", "PUBLIC LAW", "us"},
    {"en", "United States", "us"},
    {"en", "Oireachtas", "ie"},
    {"en", "Be it enacted by the King", "gb"},
    {"en", "Be it enacted by the Queen", "gb"},
    {"en", "BE IT ENACTED by the", "gb"},
    {"en", "STATUTORY INSTRUMENT", "gb"},
    {"en", "Royal Assent", "gb"},
    {"en", "Secretary of State", "gb"},
    {"en", "Scottish Ministers", "gb"},
};

bool is_union_title(std::string_view line) {
  const auto type = type_at(european(), line);
  if (!type) return false;
  const std::string_view head = line.substr(0, std::min<std::size_t>(line.size(), 90));
  for (std::string_view mark : kUnionMarks) {
    const std::size_t at = head.find(mark, type->end);
    if (at == head.npos) continue;
    // A national act's subject may name one of the Union's.
    const std::string_view before = head.substr(type->end, at - type->end);
    if (before.find("privind") == before.npos && before.find("pentru") == before.npos &&
        before.find(" din ") == before.npos && before.find(" vom ") == before.npos)
      return true;
  }
  return false;
}

bool is_union_text(std::string_view opening) {
  std::size_t lines = 0;
  for (std::size_t at = 0; at < opening.size();) {
    const std::size_t end = std::min(opening.find('\n', at), opening.size());
    const std::string_view line = trim(opening.substr(at, end - at));
    at = end + 1;
    if (line.empty()) continue;
    if (lines++ < kTitleLines && is_union_title(line)) return true;
    if (letter_case_at(line, 0) != LetterCase::upper) continue;
    for (std::string_view body : kUnionBodies)
      if (line.starts_with(body)) return true;
  }
  return false;
}

// "LPC244/2016", "HG21/2023": the state register's own head.
bool has_moldovan_head(std::string_view opening) {
  const std::string_view line = trim(opening.substr(0, opening.find('\n')));
  std::size_t letters = 0;
  while (letters < line.size() && is_upper_ascii(line[letters])) ++letters;
  if (letters < 2 || letters > 4 || (line[0] != 'L' && line[0] != 'H' && line[0] != 'D'))
    return false;
  const auto number = act_number_at(line, letters);
  return number && number->year != 0 && number->end == line.size();
}

int count(std::string_view text, std::string_view words) {
  int times = 0;
  for (std::size_t at = text.find(words); at != text.npos; at = text.find(words, at + 1)) ++times;
  return times;
}

// An act that names Moldova and not Romania, as its copies without a head do.
bool speaks_of_moldova_alone(std::string_view opening) {
  return count(opening, "Republica Moldova") + count(opening, "Republicii Moldova") > 0 &&
         count(opening, "Român") + count(opening, "român") + count(opening, "ROMÂN") +
                 count(opening, "Romîn") ==
             0;
}

}  // namespace

std::string_view jurisdiction_of(const Document& document, std::string_view opening) {
  std::string_view language = document.identity.language;
  language = language.substr(0, language.find('-'));
  if (is_union_text(opening)) return "eu";
  if (language == "uk") return "ua";
  for (const Words& row : kWords)
    if ((language.empty() || row.language == language) && opening.find(row.words) != opening.npos)
      return row.jurisdiction;
  if (!language.empty() && language != "ro") return {};
  if (has_moldovan_head(opening)) return "md";
  for (const Block& block : document.blocks)
    if (!stands_apart(block))
      if (const auto named = jurisdiction_named_in(block.text); !named.empty()) return named;
  return speaks_of_moldova_alone(opening) ? "md" : "";
}

std::string_view jurisdiction_of_language(std::string_view language) {
  struct Row {
    std::string_view language;
    std::string_view jurisdiction;
  };
  static constexpr Row kRows[] = {{"de", "de"},  {"fr", "fr"}, {"uk", "ua"}, {"ru", "ru"},
                                  {"en", "int"}, {"it", "it"}, {"es", "es"}, {"pl", "pl"}};
  for (const Row& row : kRows)
    if (row.language == language.substr(0, language.find('-'))) return row.jurisdiction;
  return "ro";
}

}  // namespace lacuna::indexer
