#include "kb/export/vocabulary_text.h"

#include <algorithm>

#include <unicode/uchar.h>

#include "kb/base/text.h"

namespace lacuna::kb {
namespace {

bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

struct Letters {
  std::size_t capitals = 0;
  std::size_t small = 0;
};

Letters letters_of(std::string_view text) {
  Letters letters;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    letters.capitals += u_isupper(static_cast<UChar32>(point.value)) != 0;
    letters.small += u_islower(static_cast<UChar32>(point.value)) != 0;
    at += point.size;
  }
  return letters;
}

bool is_capitals(const Letters& letters) {
  return letters.capitals > 0 && letters.small == 0;
}

// All of it small but the first letter.
std::string sentence_case(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    const CodePoint point = code_point_at(text, at);
    at += point.size;
    if (u_isupper(static_cast<UChar32>(point.value)) != 0) break;
  }
  return std::string(text.substr(0, at)) + lower(text.substr(at));
}

struct CapitalsOfLanguage {
  std::size_t cased = 0;     // labels with letters that have two cases
  std::size_t capitals = 0;  // of these, without a small one
  std::size_t letters = 0;   // in those
};

int hex_value(char c) {
  if (is_digit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

}  // namespace

std::optional<std::string> language_tag(std::string_view text) {
  std::string tag;
  for (std::size_t part = 0; std::string_view subtag : split(trim(text), '-')) {
    const bool letters = std::ranges::all_of(subtag, is_ascii_letter);
    const bool allowed =
        std::ranges::all_of(subtag, [](char c) { return is_ascii_letter(c) || is_digit(c); });
    if (subtag.size() > 8 || subtag.empty() || !allowed) return std::nullopt;
    if (part++ == 0 && (!letters || subtag.size() < 2)) return std::nullopt;
    tag += (tag.empty() ? "" : "-") + lower(subtag);
  }
  if (tag.empty() || tag.size() > 35) return std::nullopt;
  return tag;
}

bool can_be_kept(std::string_view text, std::size_t most) {
  return !trim(text).empty() && text.size() <= most && std::ranges::none_of(text, [](char c) {
    return (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t') || c == 0x7f;
  });
}

std::string last_part(std::string_view iri) {
  while (!iri.empty() && (iri.back() == '/' || iri.back() == '#')) iri.remove_suffix(1);
  const std::size_t cut = iri.find_last_of("#/");
  if (cut != std::string_view::npos) iri.remove_prefix(cut + 1);
  std::string decoded;
  for (std::size_t at = 0; at < iri.size(); ++at) {
    const bool escape = iri[at] == '%' && at + 2 < iri.size() && hex_value(iri[at + 1]) >= 0 &&
                        hex_value(iri[at + 2]) >= 0;
    if (!escape) {
      decoded += iri[at];
      continue;
    }
    decoded += static_cast<char>(hex_value(iri[at + 1]) * 16 + hex_value(iri[at + 2]));
    at += 2;
  }
  return find_invalid_utf8(decoded) ? std::string(iri) : decoded;
}

std::string id_from(std::string_view title) {
  std::string id;
  for (const char c : without_diacritics(title)) {
    if (id.size() >= 40) break;
    if (is_ascii_letter(c) || (is_digit(c) && !id.empty())) {
      id += c;
    } else if (!id.empty() && id.back() != '_') {
      id += '_';
    }
  }
  while (!id.empty() && id.back() == '_') id.pop_back();
  return id;
}

void ease_capitals(std::span<ConceptScheme> schemes) {
  std::map<std::string, CapitalsOfLanguage> languages;
  for (const ConceptScheme& scheme : schemes)
    for (const Concept& item : scheme.concepts)
      for (const auto& [language, label] : item.pref_label) {
        const Letters letters = letters_of(label);
        CapitalsOfLanguage& row = languages[language];
        row.cased += letters.capitals + letters.small > 0;
        row.capitals += is_capitals(letters);
        row.letters += is_capitals(letters) ? letters.capitals : 0;
      }
  const auto ease = [&](const std::string& language, std::string& label) {
    const CapitalsOfLanguage& row = languages[language];
    constexpr std::size_t kLongerThanAcronyms = 8;
    if (row.capitals == 0 || row.capitals * 10 < row.cased * 9 ||
        row.letters < row.capitals * kLongerThanAcronyms)
      return;
    if (is_capitals(letters_of(label))) label = sentence_case(label);
  };
  for (ConceptScheme& scheme : schemes)
    for (Concept& item : scheme.concepts) {
      for (auto& [language, label] : item.pref_label) ease(language, label);
      for (LabelLists* lists : {&item.alt_label, &item.hidden_label})
        for (auto& [language, labels] : *lists)
          for (std::string& label : labels) ease(language, label);
    }
}

}  // namespace lacuna::kb
