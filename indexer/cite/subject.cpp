// The subject that a text gives to an act it cites: "privind azilul în România".
#include <algorithm>

#include "indexer/cite/cite.h"
#include "indexer/cite/language.h"
#include "indexer/cite/token.h"
#include "kb/base/text.h"

namespace lacuna::indexer {
namespace {

constexpr std::size_t kSubjectBytes = 400;

bool starts_with_any(std::string_view word, std::initializer_list<std::string_view> stems) {
  return std::any_of(stems.begin(), stems.end(),
                     [&](std::string_view stem) { return word.starts_with(stem); });
}

}  // namespace

std::string cited_subject(std::string_view text, const kb::Citation& citation) {
  if (citation.end > text.size()) return {};
  const std::string_view rest =
      text.substr(citation.end, byte_offset(text.substr(citation.end), kSubjectBytes));
  const Language& language = language_for("ro");
  const Tokens tokens(rest, language);
  const auto& openers = language.tables().subject_words;
  if (std::find(openers.begin(), openers.end(), tokens.folded(0)) == openers.end()) return {};
  if (tokens.is_word(0, "cu") && !tokens.is_word(1, "privire")) return {};
  std::size_t end = 0;
  for (std::size_t i = 1; i < tokens.size(); ++i) {
    const CiteToken& token = tokens[i];
    if (token.gap == Gap::line) break;
    if (token.kind == TokenKind::mark) {
      if (token.mark == ',') {
        end = i;
        if (tokens[i + 1].lexeme &&
            (!tokens[i + 1].lexeme->acts.empty() || tokens[i + 1].lexeme->role != Role::none))
          break;
        if (starts_with_any(tokens.folded(i + 1),
                            {"republicat", "aprobat", "publicat", "denumit", "modificat",
                             "completat", "rectificat", "in", "iar", "cu", "reprezentand"}))
          break;
        continue;
      }
      if (token.mark != '-' && token.mark != '/') {
        end = i;
        break;
      }
    }
    if (tokens.role(i) == Role::stop) break;
    if (i + 1 == tokens.size() && rest.size() < kSubjectBytes / 2) end = i + 1;
  }
  if (end < 2) return {};
  return std::string(trim(rest.substr(tokens[0].begin, tokens[end - 1].end - tokens[0].begin)));
}

}  // namespace lacuna::indexer
