#include "indexer/index/words.h"

#include <algorithm>

#include "indexer/index/xapian_edge.h"
#include "kb/base/text.h"

namespace lacuna::indexer {
namespace {

constexpr std::size_t kShortest = 4;
// Below this many times a word is as likely a misprint as a word.
constexpr unsigned kLeast = 2;

}  // namespace

void WordCounts::Counted::see(std::string_view spelling, unsigned times) {
  if (printed == spelling) {
    lead += times;
  } else if (times >= lead) {
    printed = spelling;
    lead = times - lead;
  } else {
    lead -= times;
  }
}

void WordCounts::add(const Token& token, std::string_view text) {
  if (token.form.size() < kShortest || std::any_of(token.form.begin(), token.form.end(),
                                                   [](char c) { return c >= '0' && c <= '9'; }))
    return;
  auto found = words_.find(token.form);
  if (found == words_.end()) found = words_.emplace(std::string(token.form), Counted{}).first;
  ++found->second.count;
  found->second.see(text.substr(token.begin, token.end - token.begin), 1);
}

void WordCounts::add(const WordCounts& others) {
  for (const auto& [form, word] : others.words_) {
    auto& own = words_[form];
    own.count += word.count;
    own.see(word.printed, word.lead);
  }
}

void WordCounts::write(Xapian::WritableDatabase& database) {
  for (const auto& [form, word] : words_) {
    if (word.count < kLeast) continue;
    database.add_spelling(form, word.count);
    if (const auto printed = lower(word.printed); printed != form)
      database.set_metadata(kPrintedKey + form, printed);
  }
  words_.clear();
}

}  // namespace lacuna::indexer
