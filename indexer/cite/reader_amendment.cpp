// What an amending act does to another, seen from its text: which paths are instructions, which
// words are quoted, and whose the letters of quoted lists are.
#include <algorithm>

#include "indexer/cite/reader.h"
#include "indexer/cite/value.h"

namespace lacuna::indexer {

// In the words of the new text only what reads as an instruction names a unit to amend: a law that
// approves an ordinance quotes the ordinance's own instructions.
Standing Reader::standing_of(const Path& path) const {
  if ((context_.part != "quotation" && !instructs_here_) || begins_instruction(path.first))
    return Standing::instruction;
  const WordForm* next = tokens_[path.last].lexeme;
  const bool verb =
      next && std::any_of(next->amending.begin(), next->amending.end(), [&](auto p) {
        return match_phrase(tokens_, path.last, language_.amending_phrase(p)).has_value();
      });
  return verb ? Standing::instruction : Standing::quoted;
}

// "La articolul 5", "După articolul 94", "Articolul 9" at the head of a sentence; "Prevederile art.
// 6 ..." is none.
bool Reader::begins_instruction(std::size_t first) const {
  constexpr std::size_t kPreposition = 5;  // letters
  std::size_t i = first;
  if (i > 0 && tokens_.is_word(i - 1) && tokens_[i - 1].capital &&
      (tokens_[i - 1].size <= kPreposition || tokens_.is_word(i - 1, "inaintea")))
    --i;
  if (!tokens_[i].capital) return false;
  return i == 0 || tokens_.is_mark(i - 1, '.') || tokens_.is_mark(i - 1, ':') ||
         tokens_.is_mark(i - 1, ')') || tokens_[i].gap == Gap::line ||
         (tokens_.is_mark(i - 1, '-') && tokens_[i].gap == Gap::space);  // "– La articolul 3, ..."
}

// "se introduce un nou articol, articolul 68^5": a unit that the amending words before it insert.
bool Reader::is_inserted(const Path& path) const {
  constexpr std::size_t kReach = 16;  // tokens back to the amending words
  for (std::size_t i = path.first; i-- > 0 && path.first - i <= kReach;) {
    if (tokens_.is_mark(i, '.') || tokens_.is_mark(i, ':') || tokens_.is_mark(i, ';')) return false;
    const WordForm* form = tokens_[i].lexeme;
    if (!form) continue;
    for (const std::uint16_t p : form->amending) {
      const Phrase& phrase = language_.amending_phrase(p);
      if (language_.tables().amending[phrase.row].unit == UnitSide::after &&
          match_phrase(tokens_, i, phrase))
        return true;
    }
  }
  return false;
}

// "8. La anexa nr. 1": the number of the item that the instruction opens; 0 where it has none of
// its own or stands in quoted words.
int Reader::item_of(std::size_t first) const {
  std::size_t i = first;
  if (i > 0 && tokens_.is_word(i - 1)) --i;
  // The text of an item of the approving law's own article, its number read already.
  const std::string& scope = context_.amendment.scope;
  if (i == 0 && context_.part == "text" && context_.source_eid.size() > scope.size() &&
      context_.source_eid.starts_with(scope))
    return context_.amendment.item + 1;
  if (i < 2 || !tokens_[i].capital || !tokens_.is_mark(i - 1, '.') || !tokens_.is_number(i - 2))
    return 0;
  std::size_t before = i - 2;  // tokens before the number
  if (before > 0 && (tokens_.is_mark(before - 1, '^') || tokens_.is_mark(before - 1, ':')))
    return 0;
  if (before > 1 && tokens_.is_mark(before - 1, '"') && tokens_.is_mark(before - 2, ':')) return 0;
  const auto number = parse_number(tokens_, i - 2);
  return number ? number->order : 0;
}

// "Art. I. - Legea nr. 482/2006 ... se modifică după cum urmează: ...", the words of an approved
// ordinance: units below are that law's.
void Reader::note_quoted_act(std::size_t first, const ActMention& act) {
  constexpr std::size_t kReach = 120;  // tokens from the act to the amending words
  Amendment& amendment = context_.amendment;
  if (!amendment.approval || headed_at_ == 0 || first < headed_at_ || act.work == "?") return;
  for (std::size_t i = headed_at_; i < first; ++i)
    if (!tokens_.is_mark(i, '.') && !tokens_.is_mark(i, '-')) return;
  for (std::size_t i = act.next; i < act.next + kReach && i < tokens_.size(); ++i) {
    if (tokens_.is_mark(i, ':')) return;
    const WordForm* form = tokens_[i].lexeme;
    if (!form) continue;
    for (const std::uint16_t p : form->amending) {
      if (!match_phrase(tokens_, i, language_.amending_phrase(p))) continue;
      if (amendment.outer.empty()) amendment.outer = amendment.unit;
      amendment.inner = act.work;
      amendment.unit.clear();
      amendment.in_outer = false;
      return;
    }
  }
}

// "Art. III. - La articolul 6 din Ordonanța ..., alineatele (1) și (2) se modifică": the same for a
// unit of it.
void Reader::note_quoted_article(const Path& path, const kb::Citation& citation) {
  Amendment& amendment = context_.amendment;
  if (!amendment.approval || context_.part != "quotation" || citation.target.work == "?" ||
      !(path.has(Unit::article) || path.has(Unit::annex)) ||
      is_amending_article(path.steps.front()) || headed_at_ == 0 || path.first < headed_at_ ||
      path.first > headed_at_ + 4)
    return;
  amendment.inner = citation.target.work;
  amendment.unit = path.has(Unit::article) ? citation.target.eid : std::string();
  amendment.in_outer = false;
}

// "La articolul 3 din Legea nr. 180/2008, alineatul (2) se completează ...": in this provision,
// units smaller than an article are of that one.
void Reader::note_local_amendment(const Path& path, const kb::Citation& citation) {
  if (context_.kind != kb::DocumentKind::act || context_.source_eid.empty() ||
      context_.part != "text" || !context_.amendment.scope.empty() || citation.target.work == "?" ||
      !(path.has(Unit::article) || path.has(Unit::annex)) || !begins_instruction(path.first))
    return;
  if (!amends_) amends_ = amending_words(tokens_, 0, language_).has_value();
  if (!*amends_) return;
  Amendment amendment;
  amendment.scope = context_.source_eid;
  amendment.work = citation.target.work;
  amendment.unit = citation.target.eid;
  amendment.local = true;
  context_.amended.insert(amendment.work);
  context_.amendment = std::move(amendment);
}

// In quoted words a list of sanctions stands in one text with the words above it: "(2) Pentru
// faptele prevăzute la alin. (1) se aplică ...: a) pentru fapta prevăzută la lit. a), amendă ...".
std::optional<Address> Reader::sanctioned_unit(const Path& path) {
  constexpr std::size_t kReach = 400;  // tokens back to the list's colon
  const Unit front = path.steps.front().unit;
  if (front != Unit::letter && front != Unit::point) return std::nullopt;
  std::size_t colon = path.first;
  std::string_view item;  // the letter that the item bears
  while (colon > 0 && path.first - colon < kReach && !tokens_.is_mark(colon, ':')) {
    --colon;
    const bool opens = tokens_.is_mark(colon, ':') || tokens_.is_mark(colon, ';');
    if (item.empty() && opens && tokens_.is_word(colon + 1) && tokens_.is_mark(colon + 2, ')'))
      item = tokens_.folded(colon + 1);
  }
  if (!tokens_.is_mark(colon, ':')) return std::nullopt;
  std::size_t sentence = colon;  // the words above the list begin here
  while (sentence > 0 && colon - sentence < kReach && !tokens_.is_mark(sentence - 1, ';') &&
         !tokens_.is_mark(sentence - 1, ':') &&
         !(tokens_.is_mark(sentence - 1, '.') && tokens_[sentence].capital))
    --sentence;
  if (const std::string punished = punished_unit(sentence, colon); !punished.empty())
    return relative_address(path.steps, punished, Around::named);
  if (item.empty()) return std::nullopt;
  if (front != Unit::letter) return std::nullopt;
  if (item == path.steps.front().value) proven_list_ = colon;
  if (proven_list_ != colon) return std::nullopt;
  const auto above = std::find_if(out_.rbegin(), out_.rend(), [&](const CitedExpression& found) {
    return found.end <= tokens_[colon].begin;
  });
  if (above == out_.rend() || above->refs.size() > 1) return std::nullopt;
  for (std::size_t i = colon; i-- > 0 && tokens_[i].begin >= above->end;)
    if (tokens_.is_mark(i, '.') || tokens_.is_mark(i, ';')) return std::nullopt;
  const std::string& unit = above->refs.front().target.eid;
  // Another paragraph, or another article: "persoanelor prevăzute la art. 2 ...: a) pentru cele de
  // la lit. a) ...".
  const Amendment& amendment = context_.amendment;
  const std::string own = amendment.unit.substr(0, amendment.unit.find("__"));
  const std::size_t below = unit.find("__");
  const bool article = below == std::string::npos && unit.starts_with("art_") && unit != own;
  const bool paragraph = below != std::string::npos && !amendment.paragraph.empty() &&
                         unit.substr(below).starts_with("__para_") &&
                         unit.find("__", below + 2) == std::string::npos &&
                         unit.substr(below + 2) != amendment.paragraph;
  if (!article && !paragraph) return std::nullopt;
  return relative_address(path.steps, unit, Around::named);
}

}  // namespace lacuna::indexer
