#include "indexer/structure/quotation.h"

#include <algorithm>

namespace lacuna::indexer {

namespace {

constexpr std::size_t kMostTried = 500;            // instructions looked at for one quotation
constexpr ByteSet kBeforeMark(" \t\n\r\xA0\".;");  // the last byte of whatever a mark may follow

}  // namespace

QuotationEnds::QuotationEnds(const Tradition& tradition, std::string_view text, std::size_t begin,
                             std::size_t end, std::span<const TakenNote> notes,
                             const Quotes& quotes)
    : tradition_(tradition),
      text_(text.substr(0, end)),
      begin_(begin),
      end_(end),
      notes_(notes),
      quotes_(quotes) {}

// Before a mark stands the end of a sentence, of a list's item, of a quotation or of a table; or a
// note was taken out there.
bool QuotationEnds::at_sentence_begin(std::size_t at) const {
  std::size_t p = at;
  while (p > begin_ && (is_blank(text_[p - 1]) || text_[p - 1] == '\xA0' || text_[p - 1] == '\xC2'))
    --p;
  if (p == begin_) return true;
  const auto note = std::lower_bound(notes_.begin(), notes_.end(), p,
                                     [](const TakenNote& n, std::size_t q) { return n.at < q; });
  if (note != notes_.end() && note->at <= at) return true;
  const char c = text_[p - 1];
  if (c == '.' || c == ';' || c == ':' || c == '"' || c == '\'' || c == ')' || c == ']' ||
      c == '_' || c == '-' || c == ',')
    return true;
  if (p - begin_ < 3) return false;
  const bool table = text_[p - 3] == '\xE2' && (text_[p - 2] == '\x94' || text_[p - 2] == '\x95');
  return table || closing_quote_at(text_, p - 3) == 3 || dash_at(text_, p - 3) == 3;
}

void QuotationEnds::collect() {
  if (collected_) return;
  collected_ = true;
  for (std::size_t at = begin_; at < end_;) {
    const char c = text_[at];
    const bool may_be = is_digit(c) || is_ascii_letter(c) || c == '(' || dash_at(text_, at) ||
                        static_cast<unsigned char>(c) >= 0xC3;
    std::size_t behind = at;
    if (may_be && at_sentence_begin(at))
      if (auto mark = read_mark(tradition_, text_, at)) {
        behind = mark->end - 1;
        mark->place = MarkPlace::strong;
        mark->next = letter_case_at(text_, skip_space(text_, mark->end));
        if (begins_instruction(*mark)) instructions_.push_back(std::move(*mark));
      }
    at = kBeforeMark.find(text_, behind, end_) + 1;
  }
}

bool QuotationEnds::begins_instruction(const Mark& mark) const {
  const bool capital = mark.next == LetterCase::upper || mark.style == MarkStyle::letter ||
                       mark.style == MarkStyle::dash;
  return capital && match_any(tradition_.amending, text_, mark.end);
}

std::size_t QuotationEnds::end_of(std::size_t begin, std::span<const OpenUnit> open) {
  collect();
  const std::size_t words = skip_space(text_, begin);
  const auto quoted = quotes_.opening_at(words);
  // Words that begin with the mark of an instruction are themselves quoted.
  const std::size_t from = quoted && quoted->close <= end_ ? quoted->close : words + 1;
  auto it = std::lower_bound(instructions_.begin(), instructions_.end(), from,
                             [](const Mark& mark, std::size_t p) { return mark.begin < p; });
  for (std::size_t tried = 0; it != instructions_.end() && tried < kMostTried; ++it, ++tried)
    if (place_mark(tradition_, open, *it, text_, Evidence::close)) return it->begin;
  if (!tradition_.quoting_stems.empty())
    if (const std::size_t end = quoted_block_end(quotes_, text_, words, end_); end > words)
      return end;
  if (!quoted || quoted->close > end_) return end_;
  std::size_t end = quoted->close;
  while (end < end_ && (text_[end] == '.' || text_[end] == ';' || text_[end] == ',')) ++end;
  return end;
}

}  // namespace lacuna::indexer
