#include "indexer/index/lexer.h"

#include <algorithm>
#include <array>
#include <charconv>

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
  return !text.empty() && std::all_of(text.begin(), text.end(),
                                      [](char c) { return (c >= 'a' && c <= 'z') || c == '-'; });
}

// The distance of "NEAR" or "NEAR/5"; nullopt: another word.
std::optional<int> near_distance(std::string_view chunk) {
  constexpr std::string_view kNear = "NEAR";
  if (chunk == kNear) return SearchLimits::near_distance;
  if (!chunk.starts_with(kNear) || chunk.size() < kNear.size() + 2 || chunk[kNear.size()] != '/')
    return std::nullopt;
  const auto digits = chunk.substr(kNear.size() + 1);
  int distance = 0;
  const auto [end, failed] =
      std::from_chars(digits.data(), digits.data() + digits.size(), distance);
  if (failed != std::errc() || end != digits.data() + digits.size() || distance < 1)
    return std::nullopt;
  return std::min(distance, SearchLimits::farthest);
}

// A word that NEAR can join: one word of a text with positions.
bool can_be_near(const Lexeme& lexeme) {
  return lexeme.kind == Lexeme::Kind::leaf && !lexeme.excluded &&
         lexeme.leaf.kind == QueryNode::Kind::words && lexeme.leaf.field == Field::text &&
         is_one_word(lexeme.leaf.text);
}

// Makes one leaf of `a NEAR b NEAR c`; the widest distance counts. A NEAR without words beside it
// is left out, with a note.
void join_near(Lexed& lexed) {
  std::vector<Lexeme> joined;
  for (auto& lexeme : lexed.lexemes) {
    const bool open = !joined.empty() && joined.back().kind == Lexeme::Kind::near_;
    if (lexeme.kind == Lexeme::Kind::near_) {
      const bool fits =
          !open && !joined.empty() &&
          (can_be_near(joined.back()) || (joined.back().kind == Lexeme::Kind::leaf &&
                                          joined.back().leaf.kind == QueryNode::Kind::near));
      if (fits)
        joined.push_back(std::move(lexeme));
      else
        note(lexed.notes, SearchNote::read_as_words);
      continue;
    }
    if (open) {
      const int distance = joined.back().distance;
      joined.pop_back();
      auto& before = joined.back().leaf;
      if (can_be_near(lexeme)) {
        if (before.kind != QueryNode::Kind::near) {
          QueryNode near{QueryNode::Kind::near, Field::text, {}, {}, {}};
          near.children.push_back(std::move(before));
          before = std::move(near);
        }
        before.distance = std::max(before.distance, distance);
        before.children.push_back(std::move(lexeme.leaf));
        continue;
      }
      note(lexed.notes, SearchNote::read_as_words);
    }
    joined.push_back(std::move(lexeme));
  }
  if (!joined.empty() && joined.back().kind == Lexeme::Kind::near_) {
    joined.pop_back();
    note(lexed.notes, SearchNote::read_as_words);
  }
  lexed.lexemes = std::move(joined);
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
  enum class Quoted { no, yes };

  void push(Lexeme::Kind kind) {
    out_.lexemes.push_back({kind, {}, excluded_, 0});
    excluded_ = false;
  }

  void push_leaf(QueryNode leaf) {
    out_.lexemes.push_back({Lexeme::Kind::leaf, std::move(leaf), excluded_, 0});
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
    if (const auto distance = near_distance(chunk)) {
      at_ = end;
      excluded_ = false;
      out_.lexemes.push_back({Lexeme::Kind::near_, {}, false, *distance});
      return;
    }
    const auto colon = chunk.find(':');
    if (colon != std::string_view::npos && is_name(chunk.substr(0, colon))) {
      if (const auto relation = parse_word<Relation>(chunk.substr(0, colon)))
        return read_relation(*relation, at_ + colon + 1, end);
      if (const auto field = find_field(chunk.substr(0, colon)))
        return read_field(*field, at_ + colon + 1, end);
      if (colon + 1 < chunk.size() || end < text_.size())
        note(out_.notes, SearchNote::unknown_field);
    }
    at_ = end;
    push_words(Field::text, chunk);
  }

  // What stands behind a colon: up to the end of the chunk, or in quotation marks.
  std::string_view read_value(std::size_t begin, std::size_t end, Quoted& quoted) {
    at_ = begin;
    quoted = begin < text_.size() && begin == end && quote_at(text_, begin) != 0 ? Quoted::yes
                                                                                 : Quoted::no;
    if (quoted == Quoted::yes) return read_quoted();
    at_ = end;
    return text_.substr(begin, end - begin);
  }

  void read_relation(Relation relation, std::size_t begin, std::size_t end) {
    Quoted quoted;
    const auto value = trim(read_value(begin, end, quoted));
    QueryNode leaf{QueryNode::Kind::related, Field::text, std::string(value), {}, {}};
    leaf.relation = relation;
    if (!value.empty()) push_leaf(std::move(leaf));
    excluded_ = false;
  }

  void read_day(std::string_view value) {
    excluded_ = false;
    if (const auto day = parse_iso_date(value))
      out_.on = day;
    else
      note(out_.notes, SearchNote::bad_range);
  }

  void read_field(Field field, std::size_t begin, std::size_t end) {
    Quoted how;
    const auto value = read_value(begin, end, how);
    const bool quoted = how == Quoted::yes;
    const auto& row = row_of(field);
    if (row.kind == FieldKind::text)
      return quoted ? push_phrase(field, value) : push_words(field, value);
    if (trim(value).empty()) {
      excluded_ = false;
      return;
    }
    if (row.kind == FieldKind::day) return read_day(trim(value));
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
  auto lexed = Reader(query).read();
  join_near(lexed);
  return lexed;
}

}  // namespace lacuna::indexer
