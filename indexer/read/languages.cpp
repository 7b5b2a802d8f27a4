#include "indexer/read/languages.h"

#include <algorithm>
#include <string>

#include "indexer/analyse/language.h"
#include "kb/base/text.h"

namespace lacuna::indexer {

namespace {

constexpr std::size_t kSample = 3000;      // bytes from the beginning and from the middle each
constexpr std::size_t kFewestBytes = 120;  // of a block that may be in a language of its own
constexpr std::size_t kBilingual = 40;     // blocks that are asked whether there are two languages

std::string_view words_of(const Block& block) {
  return block.text.empty() ? std::string_view(block.heading) : std::string_view(block.text);
}

void add_sample(const std::vector<Block>& blocks, std::size_t from, std::string& sample) {
  const std::size_t limit = sample.size() + kSample;
  for (std::size_t i = from; i < blocks.size() && sample.size() < limit; ++i) {
    const std::string_view words = words_of(blocks[i]);
    sample += words.substr(0, byte_offset(words.substr(0, kSample), kSample / 4));
    sample += '\n';
  }
}

enum class Script { none, latin, cyrillic };

// By the first letters; enough to see a Russian block in a Romanian document.
Script script_of(std::string_view text) {
  int latin = 0, cyrillic = 0;
  for (std::size_t at = 0; at < std::min<std::size_t>(text.size(), 200); ++at) {
    const auto c = static_cast<unsigned char>(text[at]);
    latin += (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    cyrillic += c == 0xD0 || c == 0xD1;
  }
  if (latin + cyrillic < 12) return Script::none;
  return cyrillic > latin ? Script::cyrillic : Script::latin;
}

bool is_cyrillic(std::string_view language) {
  return language == "ru" || language == "uk" || language == "bg" || language == "be" ||
         language == "sr" || language == "mk" || language == "kk";
}

// Whether a sample of the longer blocks is in more than one language.
bool is_bilingual(const Document& document) {
  const std::size_t step = document.blocks.size() / kBilingual + 1;
  const std::string& own = document.identity.language;
  int others = 0, asked = 0;
  for (std::size_t i = 0; i < document.blocks.size(); i += step) {
    const std::string_view words = words_of(document.blocks[i]);
    if (words.size() < kFewestBytes) continue;
    ++asked;
    others += detect_language(words.substr(0, byte_offset(words, 300)), own) != own;
  }
  return others >= 2 && others * 10 >= asked;
}

}  // namespace

void tell_languages(Document& document) {
  std::string& own = document.identity.language;
  if (own.empty()) {
    std::string sample;
    add_sample(document.blocks, 0, sample);
    add_sample(document.blocks, document.blocks.size() / 2, sample);
    own = detect_language(sample, "");
  }
  if (own.empty()) return;
  const Script script = is_cyrillic(own) ? Script::cyrillic : Script::latin;
  const bool bilingual = is_bilingual(document);
  for (Block& block : document.blocks) {
    const std::string_view words = words_of(block);
    if (!block.language.empty() || words.size() < kFewestBytes / 4) continue;
    const Script here = script_of(words);
    const bool other_script = here != Script::none && here != script;
    if (!other_script && (!bilingual || words.size() < kFewestBytes)) continue;
    std::string language = detect_language(words.substr(0, byte_offset(words, 1000)), own);
    if (language != own) block.language = std::move(language);
  }
}

}  // namespace lacuna::indexer
