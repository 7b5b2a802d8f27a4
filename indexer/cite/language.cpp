#include "indexer/cite/language.h"

#include <algorithm>
#include <array>

#include "indexer/cite/token.h"
#include "indexer/cite/value.h"

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

const std::array<Language, 6>& languages() {
  static const std::array<Language, 6> all = {Language(kRomanian),  Language(kEnglish),
                                              Language(kGerman),    Language(kFrench),
                                              Language(kUkrainian), Language(kRussian)};
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
      const auto enter = [&](std::string_view whole) {
        WordForm& lexeme = words_[whole];
        lexeme.role = row.role;
        lexeme.value = row.value;
      };
      if (form.size() == 1 || form.back() != '*') {
        enter(form);
        continue;
      }
      for (std::string_view ending : tables.endings)
        enter(forms_.emplace_back(std::string(form.substr(0, form.size() - 1)) +
                                  std::string(ending)));
    }
  for (const DottedLevel& row : tables.dotted)
    words_[row.form].dotted_level = static_cast<int>(row.unit),
    words_[row.form].dotted_below = row.below;
  for (std::size_t i = 0; i < tables.acts.size(); ++i)
    acts_.push_back(compile_phrase(tables.acts[i].phrase, i));
  for (std::size_t i = 0; i < tables.gazettes.size(); ++i)
    gazettes_.push_back(compile_phrase(tables.gazettes[i].phrase, i));
  for (std::size_t i = 0; i < tables.amending.size(); ++i)
    amending_.push_back(compile_phrase(tables.amending[i].phrase, i));
  for (std::size_t i = 0; i < tables.joins.size(); ++i)
    joins_.push_back(compile_phrase(tables.joins[i], i));
  for (std::size_t i = 0; i < tables.asides.size(); ++i)
    asides_.push_back(compile_phrase(tables.asides[i], i));
  // The longest phrase is tried first, so that "ordonanță de urgență" is not read as "ordonanță".
  const auto longest = [](const std::vector<Phrase>& phrases) {
    return [&phrases](std::uint16_t a, std::uint16_t b) {
      return phrases[a].words.size() > phrases[b].words.size();
    };
  };
  const auto index = [this](const std::vector<Phrase>& phrases,
                            std::vector<std::uint16_t> WordForm::*list) {
    for (std::size_t i = 0; i < phrases.size(); ++i)
      for (std::string_view form : phrases[i].words.front().forms)
        (words_[form].*list).push_back(static_cast<std::uint16_t>(i));
  };
  index(acts_, &WordForm::acts);
  index(gazettes_, &WordForm::gazettes);
  index(amending_, &WordForm::amending);
  index(joins_, &WordForm::joins);
  for (auto& [form, lexeme] : words_) {
    std::stable_sort(lexeme.acts.begin(), lexeme.acts.end(), longest(acts_));
    std::stable_sort(lexeme.gazettes.begin(), lexeme.gazettes.end(), longest(gazettes_));
    shapes_[static_cast<unsigned char>(form.front())] |= 1ull
                                                         << std::min<std::size_t>(form.size(), 63);
  }
}

std::optional<Language::ShortName> Language::short_name_at(const Tokens& tokens,
                                                           std::size_t at) const {
  if (!tables_.short_names || !tokens.is_word(at) || !tokens[at].capital) return std::nullopt;
  const CiteToken& token = tokens[at];
  const std::string_view printed = tokens.text().substr(token.begin, token.end - token.begin);
  if (printed.size() < 2 || printed.size() > 24) return std::nullopt;
  const auto upper = [](char c) { return c >= 'A' && c <= 'Z'; };
  const auto capitals = std::count_if(printed.begin(), printed.end(), upper);
  if (capitals < 2 || !upper(printed.back()) || roman_value(tokens.folded(at)) > 0)
    return std::nullopt;
  ShortName out;
  out.next = at + 1;
  for (std::size_t i = 0; i < printed.size(); ++i) {
    const std::string_view umlaut = printed.substr(i, 2);
    static constexpr std::pair<std::string_view, std::string_view> kSpelt[] = {
        {"ä", "ae"}, {"ö", "oe"}, {"ü", "ue"}, {"Ä", "ae"}, {"Ö", "oe"}, {"Ü", "ue"}, {"ß", "ss"}};
    const auto spelt = std::find_if(std::begin(kSpelt), std::end(kSpelt),
                                    [&](const auto& row) { return row.first == umlaut; });
    if (spelt != std::end(kSpelt)) {
      out.key += spelt->second;
      ++i;
    } else if (upper(printed[i])) {
      out.key += static_cast<char>(printed[i] - 'A' + 'a');
    } else {
      out.key += printed[i];
    }
  }
  if (tokens.is_mark(out.next, '/') && tokens.glued(out.next) &&
      tokens.is_word(out.next + 1, "eu")) {
    out.key += "-eu";
    out.next += 2;
  } else if (out.key == "sgb" && tokens.is_word(out.next) && tokens[out.next].upper &&
             roman_value(tokens.folded(out.next)) > 0) {
    out.key += "-" + std::string(tokens.folded(out.next));
    ++out.next;
  }
  return out;
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
