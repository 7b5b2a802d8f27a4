#include "indexer/analyse/ukrainian_stem.h"

#include <algorithm>
#include <filesystem>
#include <memory>
#include <mutex>

#include <hunspell/hunspell.hxx>
#include <unicode/uchar.h>

#include "indexer/analyse/fold.h"
#include "indexer/analyse/letters.h"
#include "kb/base/text.h"

namespace lacuna::indexer {
namespace {

constexpr char kRules[] = "/usr/share/hunspell/uk_UA.aff";
constexpr char kWords[] = "/usr/share/hunspell/uk_UA.dic";

// Bytes of the list of words; 0: there is none.
std::uintmax_t dictionary_size() {
  std::error_code absent;
  if (!std::filesystem::exists(kRules, absent)) return 0;
  const auto size = std::filesystem::file_size(kWords, absent);
  return absent ? 0 : size;
}

struct Dictionary {
  std::mutex mutex;
  std::unique_ptr<Hunspell> hunspell;  // not for several threads at once

  Dictionary() {
    if (dictionary_size() > 0) hunspell = std::make_unique<Hunspell>(kRules, kWords);
  }
};

// As the dictionary spells it: small letters, a plain apostrophe, nothing invisible.
std::string as_listed(std::string_view word) {
  std::string listed;
  const auto small = lower(word);
  for (std::size_t at = 0; at < small.size();) {
    const auto [letter, size] = code_point_at(small, at);
    if (is_apostrophe(letter))
      listed += '\'';
    else if (!is_ignorable(letter))
      listed += small.substr(at, size);
    at += size;
  }
  return listed;
}

// Names are listed with a capital.
std::string with_capital(const std::string& word) {
  const auto [letter, size] = code_point_at(word, 0);
  std::string capital;
  append_utf8(capital, static_cast<char32_t>(u_toupper(static_cast<UChar32>(letter))));
  return capital + word.substr(size);
}

}  // namespace

std::vector<std::string> stem_ukrainian(std::string_view word) {
  static Dictionary dictionary;
  if (!dictionary.hunspell) return {};
  const auto listed = as_listed(word);
  if (listed.empty()) return {};
  const std::scoped_lock lock(dictionary.mutex);
  auto found = dictionary.hunspell->stem(listed);
  if (found.empty()) found = dictionary.hunspell->stem(with_capital(listed));
  std::vector<std::string> stems;
  for (const auto& stem : found) {
    auto folded = fold(stem);
    if (!folded.empty() && std::find(stems.begin(), stems.end(), folded) == stems.end())
      stems.push_back(std::move(folded));
  }
  return stems;
}

std::string ukrainian_dictionary() {
  const auto size = dictionary_size();
  return size == 0 ? std::string() : "+uk" + std::to_string(size);
}

}  // namespace lacuna::indexer
