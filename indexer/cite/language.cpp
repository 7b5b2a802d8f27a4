#include "indexer/cite/language.h"

#include <algorithm>
#include <array>

#include "indexer/cite/token.h"

namespace lacuna::indexer {
namespace {

std::vector<std::string_view> words_of(std::string_view text, char separator) {
  std::vector<std::string_view> out;
  while (!text.empty()) {
    const std::size_t end = text.find(separator);
    if (end != 0) out.push_back(text.substr(0, end));
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  return out;
}

bool fits(std::string_view form, std::string_view word) {
  if (form.size() > 1 && form.back() == '*')
    return word.starts_with(form.substr(0, form.size() - 1));
  return form == word;
}

const std::array<Language, 2>& languages() {
  static const std::array<Language, 2> all = {Language(kRomanian), Language(kEnglish)};
  return all;
}

}  // namespace

Phrase compile_phrase(std::string_view text, std::size_t row) {
  Phrase phrase;
  phrase.row = row;
  for (std::string_view word : words_of(text, ' ')) {
    PhraseWord& compiled = phrase.words.emplace_back();
    if (word.size() > 1 && word.back() == '?') {
      compiled.optional = true;
      word.remove_suffix(1);
    }
    compiled.forms = words_of(word, '|');
  }
  return phrase;
}

std::optional<std::size_t> match_phrase(const Tokens& tokens, std::size_t at,
                                        const Phrase& phrase) {
  const std::size_t begin = at;
  for (const PhraseWord& word : phrase.words) {
    const bool here = at < tokens.size() &&
                      std::any_of(word.forms.begin(), word.forms.end(), [&](std::string_view form) {
                        return fits(form, tokens.folded(at));
                      });
    if (here)
      ++at;
    else if (!word.optional)
      return std::nullopt;
  }
  return at - begin;
}

Language::Language(const LanguageTables& tables) : tables_(tables) {
  for (const WordRow& row : tables.words)
    for (std::string_view form : words_of(row.forms, ' ')) {
      WordForm& lexeme = words_[form];
      lexeme.role = row.role;
      lexeme.value = row.value;
    }
  for (const DottedLevel& row : tables.dotted)
    words_[row.form].dotted_level = static_cast<int>(row.unit);
  for (std::size_t i = 0; i < tables.acts.size(); ++i)
    acts_.push_back(compile_phrase(tables.acts[i].phrase, i));
  for (std::size_t i = 0; i < tables.gazettes.size(); ++i)
    gazettes_.push_back(compile_phrase(tables.gazettes[i].phrase, i));
  // The longest phrase is tried first, so that "ordonanță de urgență" is not read as "ordonanță".
  const auto longest = [](const std::vector<Phrase>& phrases) {
    return [&phrases](std::uint16_t a, std::uint16_t b) {
      return phrases[a].words.size() > phrases[b].words.size();
    };
  };
  for (std::size_t i = 0; i < acts_.size(); ++i)
    for (std::string_view form : acts_[i].words.front().forms)
      words_[form].acts.push_back(static_cast<std::uint16_t>(i));
  for (std::size_t i = 0; i < gazettes_.size(); ++i)
    for (std::string_view form : gazettes_[i].words.front().forms)
      words_[form].gazettes.push_back(static_cast<std::uint16_t>(i));
  for (auto& [form, lexeme] : words_) {
    std::stable_sort(lexeme.acts.begin(), lexeme.acts.end(), longest(acts_));
    std::stable_sort(lexeme.gazettes.begin(), lexeme.gazettes.end(), longest(gazettes_));
    shapes_[static_cast<unsigned char>(form.front())] |= 1ull
                                                         << std::min<std::size_t>(form.size(), 63);
  }
}

const WordForm* Language::find(std::string_view word) const {
  if (word.empty()) return nullptr;
  const std::uint64_t lengths = shapes_[static_cast<unsigned char>(word.front())];
  if (!(lengths >> std::min<std::size_t>(word.size(), 63) & 1)) return nullptr;
  const auto found = words_.find(word);
  return found == words_.end() ? nullptr : &found->second;
}

std::string_view Language::stem(std::string_view word) const {
  for (std::string_view ending : tables_.term_endings)
    if (word.size() >= ending.size() + 3 && word.ends_with(ending))
      return word.substr(0, word.size() - ending.size());
  return word;
}

const Language& language_for(std::string_view code) {
  for (const Language& language : languages())
    if (language.tables().code == code.substr(0, 2)) return language;
  return languages().front();
}

bool has_language(std::string_view code) {
  return std::any_of(languages().begin(), languages().end(), [&](const Language& language) {
    return language.tables().code == code.substr(0, 2);
  });
}

}  // namespace lacuna::indexer
