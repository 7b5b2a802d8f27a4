#include "indexer/index/lexer.h"

#include <algorithm>
#include <array>

#include "indexer/analyse/tokens.h"
#include "kb/base/text.h"

namespace lacuna::indexer {
namespace {

constexpr std::size_t kShortestPrefix = 2;  // letters before the *

constexpr std::array<std::string_view, 8> kQuotes = {"\"", "„", "“", "”", "«", "»", "‟", "″"};

// Length of the quotation mark at `at`; 0: none there.
std::size_t quote_at(std::string_view text, std::size_t at) {
  for (const auto quote : kQuotes)
    if (text.substr(at).starts_with(quote)) return quote.size();
  return 0;
}

std::size_t next_quote(std::string_view text, std::size_t at) {
  while (at < text.size() && quote_at(text, at) == 0) ++at;
  return at;
}

bool is_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

bool ends_chunk(std::string_view text, std::size_t at) {
  return is_space(text[at]) || text[at] == '(' || text[at] == ')' || quote_at(text, at) != 0;
}

std::size_t chunk_end(std::string_view text, std::size_t at) {
  while (at < text.size() && !ends_chunk(text, at)) ++at;
  return at;
}

bool has_word(std::string_view text) {
  return next_word(text, 0).has_value();
}

bool is_one_word(std::string_view text) {
  const auto word = next_word(text, 0);
  return word && !next_word(text, word->end);
}

bool is_name(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

QueryNode word_leaf(Field field, std::string_view chunk) {
  if (chunk.ends_with('*')) {
    const auto stem = chunk.substr(0, chunk.find_last_not_of('*') + 1);
    if (is_one_word(stem) && count_characters(stem) >= kShortestPrefix)
      return {QueryNode::Kind::prefix, field, std::string(stem), {}, {}};
  }
  return {QueryNode::Kind::words, field, std::string(chunk), {}, {}};
}

class Reader {
 public:
  explicit Reader(std::string_view query) : text_(query) {}

  Lexed read() {
    while (at_ < text_.size()) {
      if (is_space(text_[at_])) {
        ++at_;
      } else if (text_[at_] == '(' || text_[at_] == ')') {
        push(text_[at_] == '(' ? Lexeme::Kind::open : Lexeme::Kind::close);
        ++at_;
      } else {
        read_chunk();
      }
    }
    return std::move(out_);
  }

 private:
  void push(Lexeme::Kind kind) {
    out_.lexemes.push_back({kind, {}, excluded_});
    excluded_ = false;
  }

  void push_leaf(QueryNode leaf) {
    out_.lexemes.push_back({Lexeme::Kind::leaf, std::move(leaf), excluded_});
    excluded_ = false;
  }

  void push_words(Field field, std::string_view chunk) {
    if (has_word(chunk)) push_leaf(word_leaf(field, chunk));
    excluded_ = false;
  }

  // From an opening quotation mark to the next one; without one, the rest is plain words.
  std::string_view read_quoted() {
    const auto begin = at_ + quote_at(text_, at_);
    const auto end = next_quote(text_, begin);
    if (end >= text_.size()) {
      note(out_.notes, SearchNote::read_as_words);
      at_ = begin;
      return {};
    }
    at_ = end + quote_at(text_, end);
    return text_.substr(begin, end - begin);
  }

  void push_phrase(Field field, std::string_view phrase) {
    if (has_word(phrase)) push_leaf({QueryNode::Kind::phrase, field, std::string(phrase), {}, {}});
    excluded_ = false;
  }

  void read_chunk() {
    if (text_[at_] == '-') {
      while (at_ < text_.size() && text_[at_] == '-') ++at_;
      // A hyphen alone, or a dash between words, excludes nothing.
      excluded_ = at_ < text_.size() && !is_space(text_[at_]) && text_[at_] != ')';
      if (!excluded_ || text_[at_] == '(') return;
    }
    if (quote_at(text_, at_) != 0) return push_phrase(Field::text, read_quoted());
    const auto end = chunk_end(text_, at_);
    const auto chunk = text_.substr(at_, end - at_);
    if (chunk == "AND" || chunk == "OR" || chunk == "NOT") {
      at_ = end;
      excluded_ = false;
      return push(chunk == "AND"  ? Lexeme::Kind::and_
                  : chunk == "OR" ? Lexeme::Kind::or_
                                  : Lexeme::Kind::not_);
    }
    const auto colon = chunk.find(':');
    if (colon != std::string_view::npos && is_name(chunk.substr(0, colon))) {
      if (const auto field = find_field(chunk.substr(0, colon)))
        return read_field(*field, at_ + colon + 1, end);
      if (colon + 1 < chunk.size() || end < text_.size())
        note(out_.notes, SearchNote::unknown_field);
    }
    at_ = end;
    push_words(Field::text, chunk);
  }

  void read_field(Field field, std::size_t begin, std::size_t end) {
    at_ = begin;
    const bool quoted = begin < text_.size() && begin == end && quote_at(text_, begin) != 0;
    const auto value = quoted ? read_quoted() : text_.substr(begin, end - begin);
    if (!quoted) at_ = end;
    const auto& row = row_of(field);
    if (row.kind == FieldKind::text)
      return quoted ? push_phrase(field, value) : push_words(field, value);
    if (trim(value).empty()) {
      excluded_ = false;
      return;
    }
    if (row.kind == FieldKind::boolean || row.kind == FieldKind::facet)
      return push_leaf({QueryNode::Kind::value, field, std::string(trim(value)), {}, {}});
    const auto dots = value.find("..");
    const auto from = value.substr(0, dots);
    const auto to = dots == std::string_view::npos ? from : value.substr(dots + 2);
    if (!read_range(row.kind, from, to)) {
      note(out_.notes, SearchNote::bad_range);
      excluded_ = false;
      return;
    }
    push_leaf({QueryNode::Kind::range, field, std::string(from), std::string(to), {}});
  }

  std::string_view text_;
  std::size_t at_ = 0;
  bool excluded_ = false;
  Lexed out_;
};

}  // namespace

void note(std::vector<SearchNote>& notes, SearchNote added) {
  if (std::find(notes.begin(), notes.end(), added) == notes.end()) notes.push_back(added);
}

Lexed read_lexemes(std::string_view query) {
  return Reader(query).read();
}

}  // namespace lacuna::indexer
