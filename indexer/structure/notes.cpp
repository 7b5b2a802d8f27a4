#include "indexer/structure/notes.h"

#include <algorithm>
#include <optional>

#include "indexer/structure/marks.h"

namespace lacuna::indexer {

namespace {

constexpr std::size_t kLongestNote = 6000;  // bytes; a longer one is text with a bracket left open
constexpr std::size_t kLongestBracket = 2000;  // bytes
constexpr ByteSet kNoteBytes("([{-_\xE2");     // a bracket or a rule

std::size_t skip_digits(std::string_view text, std::size_t at) {
  while (at < text.size() && is_digit(text[at])) ++at;
  return at;
}

bool is_date_separator(char c) {
  return c == '-' || c == '.' || c == '/';
}

// 27-01-2014, 27.01.2014, 25-ian-2016; where it ends, or nullopt.
std::optional<std::size_t> date_at(std::string_view text, std::size_t at) {
  const std::size_t day = skip_digits(text, at);
  if (day == at || day - at > 2 || day >= text.size() || !is_date_separator(text[day]))
    return std::nullopt;
  std::size_t month = day + 1;
  while (month < text.size() && (is_digit(text[month]) || is_ascii_letter(text[month]))) ++month;
  if (month == day + 1 || month - day > 11 || month >= text.size() ||
      !is_date_separator(text[month]))
    return std::nullopt;
  const std::size_t year = skip_digits(text, month + 1);
  return year - month == 5 ? std::optional(year) : std::nullopt;
}

// A ')' that closes a mark ("lit. a^1)", "Pct. 1) al …") and no bracket.
bool closes_mark(std::string_view text, std::size_t begin, std::size_t at) {
  std::size_t from = at;
  std::size_t letters = 0, digits = 0;
  bool raised = false;
  while (from > begin) {
    const char c = text[from - 1];
    if (is_digit(c)) {
      ++digits;
    } else if (is_ascii_letter(c)) {
      ++letters;
    } else if (c == '^') {
      raised = true;
      digits = 0;
    } else {
      break;
    }
    if (at - --from > 5) return false;
  }
  if (from == at || from == begin || text[from - 1] == '(') return false;
  if (letters > 0) return letters <= 2 && (digits == 0 || raised);
  if (digits > 2) return false;
  const std::size_t next = skip_space(text, at + 1);  // "Pct. 1) al art. 2 …"
  return next > at + 1 && letter_case_at(text, next) == LetterCase::lower;
}

// "(la 27-01-2014, … )" at `at`; where it ends, or nullopt.
std::optional<std::size_t> bracketed_note_at(std::string_view text, std::size_t at) {
  std::size_t p = skip_space(text, at + 1);
  const auto la = match_words(text, p, "la");
  if (!la || *la - p != 2) return std::nullopt;
  p = skip_space(text, *la);
  if (const auto data = match_words(text, p, "data")) p = skip_space(text, *data);
  const auto date = date_at(text, p);
  if (!date) return std::nullopt;
  const std::size_t limit = std::min(text.size(), at + kLongestNote);
  int depth = 1;
  for (p = *date; p < limit; ++p) {
    if (text[p] == '(') ++depth;
    if (text[p] == ')' && !closes_mark(text, at, p) && --depth == 0) return p + 1;
  }
  return std::nullopt;
}

// "[Art.1 modificat prin LP72 din 04.05.10, MO94-97/11.06.10 art.270]", "{Стаття 5 в редакції …}":
// a bracket that begins with a part of the act and tells a change; where it ends, or nullopt.
std::optional<std::size_t> change_bracket_at(const Tradition& tradition, std::string_view text,
                                             std::size_t at) {
  const char open = text[at], close = open == '[' ? ']' : '}';
  if (tradition.note_changes.empty() ||
      !match_any(tradition.note_subjects, text, skip_space(text, at + 1)))
    return std::nullopt;
  const std::size_t limit = std::min(text.size(), at + kLongestBracket);
  int depth = 0;
  bool change = false;
  for (std::size_t p = at; p < limit;) {
    if (is_letter_at(text, p)) {
      const Word word = word_at(text, p);
      change = change || contains(tradition.note_changes, word.folded.view());
      p = word.end;
      continue;
    }
    if (text[p] == open) ++depth;
    if (text[p] == close && --depth == 0) return change ? std::optional(p + 1) : std::nullopt;
    ++p;
  }
  return std::nullopt;
}

// From the name of the gazette: " nr. 157 din 4 martie 2014"; the offset after the year, or
// nullopt.
std::optional<std::size_t> gazette_date_end(std::string_view text, std::size_t at) {
  const std::size_t limit = std::min(text.size(), at + 120);
  while (at < limit) {
    if (is_digit(text[at])) {
      const std::size_t end = skip_digits(text, at);
      if (end - at == 4 && (text[at] == '1' || text[at] == '2') &&
          (end >= text.size() || text[end] != '.' ||
           !is_digit(end + 1 < text.size() ? text[end + 1] : ' ')))
        return end;
      at = end;
    } else {
      ++at;
    }
  }
  return std::nullopt;
}

// The end of the sentence that `at` stands in: a dot before capitals, a mark or the line's end.
std::size_t sentence_end(const Tradition& tradition, std::string_view text, std::size_t at,
                         std::size_t limit) {
  FoldedWord last;
  for (std::size_t p = at; p < limit;) {
    if (text[p] == '\n' || rule_at(text, p)) return p;
    if (is_letter_at(text, p)) {
      const Word word = word_at(text, p);
      last = word.folded;
      p = word.end;
      continue;
    }
    if (text[p] == '.' && !contains(tradition.abbreviations, last.view())) {
      const std::size_t next = skip_space(text, p + 1);
      if (next >= limit || text[p + 1] == '\n') return p + 1;
      if (next > p + 1 &&
          (letter_case_at(text, next) != LetterCase::lower || read_mark(tradition, text, next)))
        return p + 1;
    }
    last = {};
    ++p;
  }
  return limit;
}

// The words after a rule tell a change and its gazette: where that sentence ends, or nullopt.
std::optional<std::size_t> change_note_at(const Tradition& tradition, std::string_view text,
                                          std::size_t at) {
  if (letter_case_at(text, at) != LetterCase::upper ||
      !match_any(tradition.note_subjects, text, at))
    return std::nullopt;
  const std::size_t limit = std::min(text.size(), at + kLongestNote);
  for (std::size_t p = at; p < limit;) {
    const bool empty_line = text[p] == '\n' && p + 1 < limit && text[p + 1] == '\n';
    if (empty_line || rule_at(text, p)) return std::nullopt;
    if (!is_letter_at(text, p)) {
      ++p;
      continue;
    }
    const auto gazette = match_words(text, p, "monitorul oficial");
    if (!gazette) {
      p = word_at(text, p).end;
      continue;
    }
    const auto year = gazette_date_end(text, *gazette);
    if (!year) return std::nullopt;
    p = skip_space(text, *year);
    if (p < text.size() && text[p] == '.') return p + 1;
    const bool goes_on = p < text.size() && (text[p] == ',' || text[p] == ';' || text[p] == ')' ||
                                             letter_case_at(text, p) == LetterCase::lower);
    return goes_on ? sentence_end(tradition, text, *year, limit) : *year;
  }
  return std::nullopt;
}

// Another change told in the same block: "Alin. (3) al art. 7 a fost abrogat …".
bool tells_a_change(const Tradition& tradition, std::string_view text, std::size_t at) {
  if (!match_any(tradition.note_subjects, text, at)) return false;
  const std::size_t limit = std::min(text.size(), at + 250);
  for (std::size_t p = at; p < limit;) {
    if (!is_letter_at(text, p)) {
      ++p;
      continue;
    }
    if (match_words(text, p, "a fost") || match_words(text, p, "au fost")) return true;
    p = word_at(text, p).end;
  }
  return false;
}

class Taker {
 public:
  Taker(const Tradition& tradition, std::string_view joined,
        const std::vector<SourceLine>& source_lines)
      : tradition_(tradition), in_(joined), source_lines_(source_lines) {
    out_.text.reserve(joined.size());
  }

  CleanText take() {
    begin_line();
    while (at_ < in_.size()) {
      if (in_[at_] == '(') {
        if (const auto end = bracketed_note_at(in_, at_)) {
          take_until(at_, *end);
          continue;
        }
      } else if (in_[at_] == '[' || in_[at_] == '{') {
        if (const auto end = change_bracket_at(tradition_, in_, at_)) {
          take_until(at_, *end);
          continue;
        }
      } else if (const std::size_t rule = rule_at(in_, at_)) {
        if (take_block(rule)) continue;
        copy_until(at_ + rule);
        continue;
      }
      copy_until(kNoteBytes.find(in_, at_ + 1, in_.size()));
    }
    return std::move(out_);
  }

 private:
  void begin_line() {
    out_.line_begins.push_back(out_.text.size());
    out_.source_lines.push_back(line_ < source_lines_.size() ? source_lines_[line_] : SourceLine{});
  }

  void copy_until(std::size_t end) {
    while (at_ < end) {
      const std::size_t line = in_.substr(0, end).find('\n', at_);
      const std::size_t upto = line == in_.npos ? end : line + 1;
      out_.text += in_.substr(at_, upto - at_);
      at_ = upto;
      if (line == in_.npos) return;
      ++line_;
      begin_line();
    }
  }

  void take_until(std::size_t begin, std::size_t end) {
    out_.notes.push_back({out_.text.size(), std::string(in_.substr(begin, end - begin))});
    for (std::size_t i = begin; i < end; ++i)
      if (in_[i] == '\n') ++line_;
    at_ = end;
    if (!out_.text.empty() && !is_blank(out_.text.back())) out_.text += ' ';
  }

  bool take_block(std::size_t rule) {
    std::size_t begin = at_;
    std::size_t p = skip_line_space(in_, at_ + rule);
    if (p < in_.size() && in_[p] == '\n') p = skip_line_space(in_, p + 1);  // but no empty line
    bool taken = false;
    while (const auto end = change_note_at(tradition_, in_, p)) {
      take_until(begin, *end);
      taken = true;
      begin = at_;
      p = skip_line_space(in_, at_);  // the next line may be an article
      if (!tells_a_change(tradition_, in_, p)) break;
    }
    return taken;
  }

  const Tradition& tradition_;
  std::string_view in_;
  const std::vector<SourceLine>& source_lines_;
  CleanText out_;
  std::size_t at_ = 0;
  std::size_t line_ = 0;
};

}  // namespace

CleanText take_notes(const Tradition& tradition, std::string_view joined,
                     const std::vector<SourceLine>& source_lines) {
  return Taker(tradition, joined, source_lines).take();
}

}  // namespace lacuna::indexer
