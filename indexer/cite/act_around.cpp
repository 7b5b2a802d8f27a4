// What stands around acts: instruments that live in the act approving them, and official journals.
#include <algorithm>

#include "indexer/cite/act.h"
#include "indexer/cite/cite.h"

namespace lacuna::indexer {
namespace {

constexpr std::size_t kApprovedWithin = 90;  // tokens from an instrument to "aprobat prin"

}  // namespace

std::optional<ActMention> parse_approved(const Tokens& tokens, std::size_t at,
                                         const Language& language, const CiteContext& context) {
  const WordForm* lexeme = tokens[at].lexeme;
  if (!lexeme) return std::nullopt;
  const bool approved = std::any_of(lexeme->acts.begin(), lexeme->acts.end(), [&](auto p) {
    return language.tables().acts[language.act_phrase(p).row].rule == NumberRule::approved;
  });
  if (!approved) return std::nullopt;
  for (std::size_t i = at + 1; i < tokens.size() && i < at + kApprovedWithin; ++i) {
    if (tokens.is_mark(i, ';') || (tokens.is_mark(i, '.') && tokens[i + 1].capital &&
                                   tokens[i + 1].gap != Gap::none && tokens[i - 1].size > 3))
      return std::nullopt;
    if (tokens.role(i) != Role::approved) continue;
    for (std::size_t k = i + 1; k < i + 6; ++k) {
      auto mention = parse_act(tokens, k, language, context);
      if (!mention) continue;
      mention->component = "annex_1";
      mention->confidence = std::min(mention->confidence, 0.85);
      return mention;
    }
    return std::nullopt;
  }
  return std::nullopt;
}

std::optional<std::size_t> skip_gazette(const Tokens& tokens, std::size_t at,
                                        const Language& language, std::string_view jurisdiction) {
  const WordForm* lexeme = tokens[at].lexeme;
  if (!lexeme) return std::nullopt;
  std::size_t i = 0;
  for (const std::uint16_t p : lexeme->gazettes) {
    const Phrase& phrase = language.gazette_phrase(p);
    // "mo", "jo", "oj" only in capitals
    if (phrase.words.size() == 1 && !tokens[at].upper) continue;
    if (const auto taken = match_phrase(tokens, at, phrase)) {
      i = at + *taken;
      break;
    }
  }
  if (i == 0) return std::nullopt;
  // What may follow: part, series, numbers, dates, pages; in Moldova item numbers ("art. 145").
  const bool items =
      jurisdiction == "md" || tokens.is_word(i - 1, "moldova") || tokens.is_word(at, "mo");
  std::size_t end = i;
  constexpr std::size_t kLongest = 160;  // tokens: "2003 р., № 45, ст. 358; 2004 р., № 50 ..."
  for (std::size_t k = i; k < i + kLongest && k < tokens.size();) {
    const Role what = tokens.role(k);
    if (what == Role::number_mark || tokens.is_number(k) || what == Role::month ||
        what == Role::suffix || tokens.is_mark(k, '^')) {
      ++k;
      if (tokens.is_number(k - 1) || what == Role::suffix) end = k;
    } else if (tokens.is_word(k, "partea") || tokens.is_word(k, "seria") ||
               tokens.is_word(k, "p") || tokens.is_word(k, "pag") ||
               (items && tokens.is_word(k, "art")) || tokens.is_word(k, "ст") ||
               (tokens.is_mark(k, ';') && tokens.is_number(k + 1) && tokens[k + 1].size == 4) ||
               tokens.is_word(k, "din") || tokens.is_word(k, "of") || tokens.is_word(k, "data") ||
               tokens.is_word(k, "de") || what == Role::year) {
      ++k;
    } else if (tokens.is_word(k, "a") && tokens.is_word(k - 1, "partea") && tokens[k + 1].upper &&
               tokens.is_mark(k + 2, '-') && tokens.is_word(k + 3, "a")) {
      k += 4;  // "Partea a VI-a"
      end = k;
    } else if (tokens.is_word(k) && tokens[k].upper && tokens[k].size <= 4) {
      ++k;  // Roman part, series letter, BIS
      end = k;
    } else if (tokens.is_mark(k, ',') || tokens.is_mark(k, '.') || tokens.is_mark(k, '-') ||
               tokens.is_mark(k, '/') || tokens.is_mark(k, ':')) {
      ++k;
    } else if (tokens.is_mark(k, '?') || (tokens.is_mark(k, ')') && tokens.is_mark(k - 1, '?')) ||
               (tokens.is_word(k, "s") &&
                (tokens.is_number(k + 1) || tokens.is_mark(k + 1, '.')))) {
      ++k;  // a footnote's mark, a page
    } else if (what == Role::conjunction && tokens.is_number_mark(k + 1)) {
      ++k;
    } else {
      break;
    }
  }
  return end;
}

}  // namespace lacuna::indexer
