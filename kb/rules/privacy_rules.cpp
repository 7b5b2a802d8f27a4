#include "kb/rules/privacy_rules.h"

#include <algorithm>
#include <array>

#include "kb/base/text.h"

namespace lacuna::kb {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_mail_letter(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' || c == '_' ||
         c == '-' || c == '+' || c == '%';
}

// ---- e-mail addresses

void find_emails(std::string_view text, std::vector<PersonalFinding>& found) {
  for (std::size_t at = text.find('@'); at != std::string_view::npos; at = text.find('@', at + 1)) {
    std::size_t begin = at, end = at + 1;
    while (begin > 0 && is_mail_letter(text[begin - 1])) --begin;
    while (end < text.size() && is_mail_letter(text[end])) ++end;
    while (end > at + 1 && (text[end - 1] == '.' || text[end - 1] == '-')) --end;
    const std::string_view domain = text.substr(at + 1, end - at - 1);
    if (begin < at && domain.find('.') != std::string_view::npos)
      found.push_back({PersonalData::email, begin, end});
  }
}

// ---- runs of digits: phones and personal numbers

// CNP: the weights of the thirteenth digit (Hotărârea Guvernului nr. 1375/2006 and before).
bool is_cnp(const std::string& digits) {
  constexpr int kWeights[] = {2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9};
  if (digits.size() != 13 || digits[0] == '0') return false;
  int sum = 0;
  for (std::size_t i = 0; i < 12; ++i) sum += (digits[i] - '0') * kWeights[i];
  const int control = sum % 11 == 10 ? 1 : sum % 11;
  return control == digits[12] - '0';
}
// IDNP: weights 7, 3, 1 (HG nr. 333/2002 of the Republic of Moldova); persons begin with 2 or 0.
bool is_idnp(const std::string& digits) {
  constexpr int kWeights[] = {7, 3, 1};
  if (digits.size() != 13 || (digits[0] != '2' && digits[0] != '0')) return false;
  int sum = 0;
  for (std::size_t i = 0; i < 12; ++i) sum += (digits[i] - '0') * kWeights[i % 3];
  return sum % 10 == digits[12] - '0';
}

// Nine to thirteen digits that begin like a phone number do here: 07..., +373..., 00...
bool is_phone(const std::string& digits, bool plus) {
  if (digits.size() < 9 || digits.size() > 14) return false;
  return plus || digits.starts_with("0") || digits.starts_with("373") ||
         digits.starts_with("380") || digits.starts_with("40");
}

void find_numbers(std::string_view text, std::vector<PersonalFinding>& found) {
  for (std::size_t at = 0; at < text.size();) {
    if (!is_digit(text[at])) {
      ++at;
      continue;
    }
    const bool plus = at > 0 && text[at - 1] == '+';
    std::string digits;
    std::size_t end = at, last = at;
    // A date or an amount is broken by other marks than those of phone numbers.
    while (end < text.size()) {
      if (is_digit(text[end])) {
        digits += text[end];
        last = ++end;
      } else if ((text[end] == ' ' || text[end] == '-' || text[end] == '.' || text[end] == '(' ||
                  text[end] == ')') &&
                 end + 1 < text.size() && is_digit(text[end + 1])) {
        ++end;
      } else {
        break;
      }
    }
    const std::string_view printed = text.substr(at, last - at);
    const bool glued = printed.size() == digits.size();
    if (glued && (is_cnp(digits) || is_idnp(digits)))
      found.push_back({PersonalData::personal_number, at, last});
    else if (is_phone(digits, plus))
      found.push_back({PersonalData::phone, plus ? at - 1 : at, last});
    at = last;
  }
}

// ---- names

constexpr std::string_view kTitles[] = {
    "dl",     "dl.", "domnul", "dna",      "dna.",    "d-na", "doamna", "domnișoara", "mr",
    "mr.",    "mrs", "mrs.",   "ms",       "ms.",     "miss", "herr",   "frau",       "monsieur",
    "madame", "г-н", "г-жа",   "господин", "госпожа", "пан",  "пані"};

constexpr std::string_view kGivenNames[] = {
    "ahmed",   "alexandru", "alexandra", "ali",      "alina",     "amina",    "ana",
    "andrei",  "andreea",   "andrii",    "anna",     "cristina",  "cristian", "daniela",
    "dmytro",  "elena",     "fatima",    "florin",   "gabriela",  "george",   "gheorghe",
    "hassan",  "ibrahim",   "inna",      "ioana",    "ion",       "irina",    "iryna",
    "ivan",    "kateryna",  "larisa",    "ludmila",  "maria",     "mariam",   "marin",
    "mihaela", "mihai",     "mohamed",   "mohammad", "muhammad",  "natalia",  "natalya",
    "nicolae", "oksana",    "olena",     "olga",     "oleksandr", "omar",     "petru",
    "sergei",  "serhii",    "sergiu",    "svetlana", "stefan",    "tatiana",  "tetiana",
    "vasile",  "victor",    "victoria",  "viktor",   "volodymyr", "vladimir", "yulia",
    "yusuf",   "алексей",   "александр", "анна",     "андрей",    "дмитро",   "елена",
    "иван",    "ирина",     "ірина",     "катерина", "мария",     "марія",    "наталія",
    "наталья", "оксана",    "олена",     "ольга",    "олександр", "сергей",   "сергій",
    "татьяна", "тетяна"};

struct Word {
  std::size_t begin;
  std::size_t end;
  std::string low;
  bool capital;
};

// Words with the letters, hyphens and dots inside them; what stands between is lost but for breaks.
std::vector<Word> words_of(std::string_view text) {
  std::vector<Word> words;
  std::size_t at = 0;
  while (at < text.size()) {
    const auto is_part = [&](std::size_t i) {
      const auto c = static_cast<unsigned char>(text[i]);
      return c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
    };
    if (!is_part(at)) {
      ++at;
      continue;
    }
    const std::size_t begin = at;
    while (at < text.size() && is_part(at)) ++at;
    if (at < text.size() && text[at] == '.' && at - begin <= 4) ++at;  // "dna."
    const std::string_view printed = text.substr(begin, at - begin);
    std::string low = lower(printed);
    words.push_back({begin, at, low, low != printed});
  }
  return words;
}

template <std::size_t N>
bool among(const std::string_view (&list)[N], std::string_view word) {
  return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

void find_names(std::string_view text, std::vector<PersonalFinding>& found) {
  const std::vector<Word> words = words_of(text);
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    const Word& one = words[i];
    const Word& next = words[i + 1];
    const bool beside = trim(text.substr(one.end, next.begin - one.end)).empty();
    if (!beside || !next.capital) continue;
    const bool named =
        among(kTitles, one.low) || (one.capital && among(kGivenNames, without_diacritics(one.low)));
    if (named) found.push_back({PersonalData::name, one.begin, next.end});
  }
}

}  // namespace

std::vector<PersonalFinding> personal_data_in(std::string_view text) {
  std::vector<PersonalFinding> found;
  find_emails(text, found);
  find_numbers(text, found);
  find_names(text, found);
  std::stable_sort(
      found.begin(), found.end(),
      [](const PersonalFinding& a, const PersonalFinding& b) { return a.begin < b.begin; });
  return found;
}

std::string_view privacy_failure(std::string_view text) {
  const auto found = personal_data_in(text);
  if (found.empty()) return {};
  switch (found.front().kind) {
    case PersonalData::email:
      return "This holds an e-mail address: write about groups, never about a person.";
    case PersonalData::phone:
      return "This holds a telephone number: write about groups, never about a person.";
    case PersonalData::personal_number:
      return "This holds a personal number: write about groups, never about a person.";
    case PersonalData::name:
      return "This seems to hold a person's name: write about groups, never about a person.";
  }
  return {};
}

}  // namespace lacuna::kb
