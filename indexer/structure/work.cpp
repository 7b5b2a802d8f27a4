#include "indexer/structure/evidence.h"
#include "indexer/structure/identity.h"
#include "indexer/structure/scan.h"
#include "indexer/structure/title.h"
#include "indexer/structure/title_forms.h"

namespace lacuna::indexer {

namespace {

// Cyrillic letters as Latin ones in addresses, by the Ukrainian passport table (2010), extended by
// the Russian letters it lacks.
std::string_view latin_of(char32_t c) {
  static constexpr std::string_view kFrom0430[] = {
      "a", "b", "v", "h", "d", "e",  "zh", "z",  "y",  "i",    "k", "l", "m", "n", "o",  "p",
      "r", "s", "t", "u", "f", "kh", "ts", "ch", "sh", "shch", "",  "y", "",  "e", "yu", "ya"};
  if (c >= 0x430 && c <= 0x44F) return kFrom0430[c - 0x430];
  switch (c) {
    case 0x451:
      return "e";  // ё
    case 0x454:
      return "ie";  // є
    case 0x456:
    case 0x457:
      return "i";  // і ї
    case 0x491:
      return "g";  // ґ
    default:
      return "";
  }
}

// The letters of a folded word that may stand in an address.
std::string ascii_of(std::string_view folded) {
  std::string ascii;
  for (std::size_t at = 0; at < folded.size();) {
    const CodePoint c = decode(folded, at);
    at += c.size;
    if (c.value < 0x80) {
      if (is_lower_ascii(static_cast<char>(c.value))) ascii += static_cast<char>(c.value);
    } else {
      ascii += latin_of(c.value);
    }
  }
  return ascii;
}

}  // namespace

std::string slug(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size() && out.size() < 80;) {
    const Word word = word_at(text, at);
    if (word.end > at) {
      const std::string ascii = ascii_of(word.folded.view());
      if (out.size() + ascii.size() > 80) break;
      if (!ascii.empty() && !out.empty() && out.back() != '-' && at > 0 &&
          !is_letter_at(text, at - 1) && !is_digit(text[at - 1]))
        out += '-';
      out += ascii;
      at = word.end;
    } else if (is_digit(text[at])) {
      out += text[at++];
    } else {
      if (!out.empty() && out.back() != '-') out += '-';
      at += decode(text, at).size;
    }
  }
  while (out.ends_with('-')) out.pop_back();
  return out;
}

namespace {

// "Legea nr. 122/2006", as the act is cited; else the title as it is printed.
std::string cited_title(const Identity& identity, const kb::Work& work, const std::string& plain) {
  if (work.number.empty() || work.year == 0) return plain;
  const Tradition& tradition = tradition_of(work.jurisdiction, identity.language);
  const auto printed = type_at(tradition, plain);
  if (!printed || printed->type->name.empty() || printed->type->key != work.type) return plain;
  std::string number = work.number;
  for (char& c : number)
    if (c == '+') c = '/';
  return std::string(printed->type->name) + " nr. " + number + '/' + std::to_string(work.year);
}

}  // namespace

kb::Work work_of(const Identity& identity, kb::DocumentKind kind,
                 std::vector<std::string>& warnings) {
  kb::Work work;
  work.kind = kind;
  work.jurisdiction = identity.jurisdiction;
  if (work.jurisdiction.empty()) {
    work.jurisdiction = "ro";
    if (kind == kb::DocumentKind::act)
      work.jurisdiction = jurisdiction_of_language(identity.language);
    warnings.push_back(work.jurisdiction == "ro"
                           ? "The text does not name a jurisdiction; taken as Romanian."
                           : "The text does not name a jurisdiction; taken as \"" +
                                 work.jurisdiction + "\" by its language.");
  }
  work.type =
      identity.type.empty() ? (kind == kb::DocumentKind::paper ? "paper" : "act") : identity.type;
  work.number = identity.number;
  work.year = identity.year;
  work.date_document = identity.date_document;
  work.subject = identity.subject;
  work.issuer = identity.issuer;
  work.aliases = identity.aliases;

  // Romanian titles have footnotes and marks of republication; "(EU)" is a title's own.
  const bool romanian_title = work.jurisdiction == "ro" || work.jurisdiction == "md";
  const std::string plain = romanian_title ? plain_title(identity.title) : identity.title;
  work.title = cited_title(identity, work, plain);

  // "CODUL PENAL din 17 iulie 2009" is also known as ro/cod-penal.
  std::string known;
  if (work.number.empty() && work.type == "constitutie") known = work.type;
  if (work.number.empty() && work.type == "cod") {
    known = slug(plain.substr(0, plain.find(" din ")));
    if (known.starts_with("codul-")) known.erase(3, 2);
  }
  if (work.number.empty() && known.empty() && kind == kb::DocumentKind::act &&
      (work.jurisdiction == "de" || work.jurisdiction == "at"))
    known = short_name_in(identity.title);  // "Asylgesetz (AsylG)"
  std::string name = work.number.empty() ? slug(plain) : work.number;
  for (char& c : name)
    if (c == '/' || c == ' ' || c == '!' || c == '@') c = '-';
  if (name.empty()) {
    name = "untitled";
    warnings.push_back("The text has no title; its key is made of what is known.");
  }
  const bool known_by_name =
      !known.empty() && (work.year == 0 || work.jurisdiction == "de" || work.jurisdiction == "at");
  work.key = work.jurisdiction + '/';
  if (known_by_name) {
    work.key += known;
  } else {
    if (!known.empty()) work.aliases.push_back(work.key + known);
    work.key += work.type + '/';
    work.key += work.year != 0 ? std::to_string(work.year) + '/' : std::string("undated/");
    work.key += name;
  }
  if (work.number.empty() && kind == kb::DocumentKind::act)
    warnings.push_back("No number was found in the title; the key is made of the title.");
  if (work.year == 0 && !known_by_name && kind == kb::DocumentKind::act)
    warnings.push_back("No year was found in the title.");
  return work;
}

}  // namespace lacuna::indexer
