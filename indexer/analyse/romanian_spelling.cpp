#include "indexer/analyse/romanian_spelling.h"

#include <algorithm>

#include "indexer/analyse/fold.h"

namespace lacuna::indexer {
namespace {

constexpr std::string_view kSmall = "\u00EE";    // î
constexpr std::string_view kCapital = "\u00CE";  // Î
static_assert(kSmall.size() == 2 && kCapital.size() == 2);

// Prefixes that end in a consonant; behind a vowel an î always begins the stem of a compound.
constexpr std::string_view kPrefixes[] = {"sub", "super", "inter", "dez", "trans"};

// Forms of the verb "to be" that changed more than one letter.
struct Form {
  std::string_view old;
  std::string_view now;
};
constexpr Form kForms[] = {{"sânt", "sunt"}, {"sântem", "suntem"}, {"sânteți", "sunteți"}};

constexpr bool is_vowel(char c) {
  return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

// Whether the î behind `before` (folded) begins the stem of a compound.
bool behind_prefix(std::string_view before) {
  return is_vowel(before.back()) ||
         std::find(std::begin(kPrefixes), std::end(kPrefixes), before) != std::end(kPrefixes);
}

}  // namespace

std::string romanian_spelling(std::string_view word) {
  std::string now(word);
  bool changed = false;
  for (std::size_t at = 1; at + kSmall.size() < now.size(); ++at) {
    const std::string_view letter = std::string_view(now).substr(at, kSmall.size());
    if (letter != kSmall && letter != kCapital) continue;
    const auto before = fold(std::string_view(now).substr(0, at));
    if (before.empty() || behind_prefix(before)) continue;
    now.replace(at, kSmall.size(), "\u00E2");
    changed = true;
  }
  if (!changed) return now;
  const auto folded = fold(now);
  for (const auto& form : kForms)
    if (folded == fold(form.old)) return std::string(form.now);
  return now;
}

}  // namespace lacuna::indexer
