#include "indexer/read/pdf/paragraphs.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string_view>
#include <utility>

#include "indexer/read/pdf/join.h"
#include "indexer/read/pdf/words.h"
#include "kb/base/text.h"

namespace lacuna::indexer::pdf {

namespace {

constexpr std::size_t kLongestHeading = 250;  // bytes
constexpr double kBigger = 1.12;              // of the body's size: a heading
constexpr double kIndent = 0.8;               // of the font's size
constexpr double kNear = 2.5;                 // points

struct Superscript {
  char plain;
  std::string_view raised;
};
constexpr Superscript kSuperscripts[] = {{'0', "⁰"}, {'1', "¹"}, {'2', "²"}, {'3', "³"},
                                         {'4', "⁴"}, {'5', "⁵"}, {'6', "⁶"}, {'7', "⁷"},
                                         {'8', "⁸"}, {'9', "⁹"}};

std::string raised(std::string_view digits) {
  std::string out;
  for (const char c : digits) {
    const auto* row = std::find_if(std::begin(kSuperscripts), std::end(kSuperscripts),
                                   [&](const Superscript& one) { return one.plain == c; });
    if (row != std::end(kSuperscripts))
      out += row->raised;
    else
      out += c;
  }
  return out;
}

bool ends_sentence(std::string_view text) {
  text = trim(text);
  return text.ends_with('.') || text.ends_with(';') || text.ends_with(':') || text.ends_with('!') ||
         text.ends_with('?') || text.ends_with("”") || text.ends_with(".\"");
}

bool begins_lower(std::string_view text) {
  if (text.empty()) return false;
  const CodePoint c = code_point_at(text, 0);
  const std::string_view first = text.substr(0, c.size);
  const bool letter = c.value >= 0xC0 || (c.value >= 'a' && c.value <= 'z');
  return letter && lower(first) == first;
}

// "(1)", "a)", "12.", "1.2.", "-", "•", "§ 3", "Art. 5": what begins a line of its own in laws and
// lists, at the first word.
bool begins_with_mark(std::string_view text) {
  const std::string_view word = text.substr(0, text.find(' '));
  if (word.size() == text.size() || word.size() > 9) return false;
  if (word == kBullet || word == "-" || word == "–" || word == "—" || word == "§") return true;
  const std::string low = lower(word);
  for (const char* label : {"art.", "art", "articolul", "articolo", "article", "artikel", "section",
                            "стаття", "статья"})
    if (low == label) {
      const std::string_view rest = trim(text.substr(word.size()));
      return !rest.empty() && rest.front() >= '0' && rest.front() <= '9';
    }
  const bool bracket = word.ends_with(')');
  if (!bracket && !word.ends_with('.')) return false;
  std::string_view inner = word;
  while (!inner.empty() && (inner.front() == '(')) inner.remove_prefix(1);
  while (!inner.empty() && (inner.back() == ')' || inner.back() == '.')) inner.remove_suffix(1);
  if (inner.empty()) return false;
  const bool number = inner.size() < 8 && inner.find_first_not_of("0123456789.^") == inner.npos &&
                      inner.substr(0, inner.find('.')).size() <= 3;
  const bool letter = count_characters(inner) == 1;
  const bool roman = inner.size() < 6 && inner.find_first_not_of("ivxIVX") == inner.npos;
  return number || (bracket && (letter || roman)) || (roman && !bracket && inner.front() < 'a');
}

struct Paragraph {
  std::string text;
  std::vector<const Line*> lines;
  std::vector<std::string> marks;  // of footnotes, in it
  bool is_row = false;
};

class Paragraphs {
 public:
  Paragraphs(const std::vector<Line>& lines, const std::vector<Footnote>& footnotes, double body)
      : lines_(lines), footnotes_(footnotes), body_(body) {
    for (std::size_t i = 0; i < footnotes.size(); ++i)
      notes_[{footnotes[i].page, footnotes[i].mark}].push_back(i);
    given_.assign(footnotes.size(), false);
    std::size_t letters = 0, bold = 0;
    for (const Line& line : lines) {
      add_compounds(line.text, compounds_);
      letters += line.text.size();
      if (line.bold) bold += line.text.size();
    }
    bold_is_rare_ = bold * 4 < letters;
    measure_pitch();
  }

  std::vector<Piece> take() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (i == 0 || begins(lines_[i], lines_[i - 1])) finish();
      add(lines_[i]);
      if (i + 1 == lines_.size() || lines_[i + 1].page != lines_[i].page) last_of_page_ = true;
    }
    finish();
    rank_headings();
    return std::move(pieces_);
  }

 private:
  // The usual distance from line to line, in parts of the font's size.
  void measure_pitch() {
    std::map<long, std::size_t> pitches;
    for (std::size_t i = 1; i < lines_.size(); ++i) {
      const Line &a = lines_[i - 1], &b = lines_[i];
      if (a.column != b.column || b.y0 <= a.y0 || a.size <= 0 || a.is_row || b.is_row) continue;
      pitches[std::lround((b.y1 - a.y1) / a.size * 10)] += std::min(a.text.size(), b.text.size());
    }
    std::size_t most = 0;
    for (const auto& [pitch, count] : pitches)
      if (count > most) {
        most = count;
        pitch_ = static_cast<double>(pitch) / 10;
      }
    if (pitch_ < 0.8 || pitch_ > 3) pitch_ = 1.2;
  }

  bool is_heading_line(const Line& line) const {
    return line.size > kBigger * body_ || (line.bold && bold_is_rare_ && line.size > 0.95 * body_);
  }

  bool begins(const Line& line, const Line& before) const {
    if (line.is_row || before.is_row) return true;
    const Paragraph& open = open_;
    if (open.lines.empty()) return true;
    const bool both_headings = is_heading_line(line) && is_heading_line(before);
    if (is_heading_line(line) != is_heading_line(before)) return true;
    const bool goes_on = !ends_sentence(before.text) && begins_lower(line.text);
    if (std::abs(line.size - before.size) > 0.8 && !goes_on) return true;
    if (line.column != before.column || line.page != before.page)
      return both_headings ||
             (!before.text.ends_with('-') && !goes_on && !breaks_off(line, before));
    const double pitch = both_headings ? std::max(pitch_, 1.3) : pitch_;
    if (line.y1 - before.y1 > (pitch + 0.35) * std::max(line.size, before.size)) return true;
    if (begins_with_mark(line.text) && may_end(line, before)) return true;
    if (is_hanging(line) || both_headings) return false;
    const double indent = kIndent * line.size;
    if (line.x0 > before.x0 + indent && !is_centred(line, before)) return true;
    if (line.x0 < before.x0 - indent && open.lines.size() > 1) return true;
    // The line before ends early though a word more would have fitted.
    const double width = before.right - before.left;
    return before.right - before.x1 > 0.25 * width && ends_sentence(before.text);
  }

  // The last line of a column is full and ends no sentence; the next begins without indent.
  bool breaks_off(const Line& line, const Line& before) const {
    return !ends_sentence(before.text) && !begins_with_mark(line.text) &&
           before.right - before.x1 < 0.15 * (before.right - before.left) &&
           line.x0 - line.left < kIndent * line.size;
  }

  // Whether a paragraph may end before a line that begins with a mark: "to paragraph" and below it
  // "(i) of this Act" goes on.
  bool may_end(const Line& line, const Line& before) const {
    if (ends_sentence(before.text) || before.text.ends_with(',') || is_heading_line(before))
      return true;
    const std::string last = lower(before.text.substr(before.text.rfind(' ') + 1));
    for (const char* word : {"and", "or", "și", "şi", "sau", "und", "oder", "et", "ou", "та", "або",
                             "и", "или", "i", "lub"})
      if (last == word) return true;
    for (const char* word :
         {"art.",  "articolul", "article", "alin.",    "lit.", "pct.", "paragraph", "paragraphs",
          "point", "points",    "section", "sections", "no.",  "nr.",  "abs.",      "§",
          "order", "part",      "chapter", "ст.",      "п.",   "ч."})
      if (last == word) return false;
    const bool bracketed = line.text.substr(0, line.text.find(' ')).ends_with(')');
    return bracketed && std::abs(line.x0 - open_.lines.front()->x0) < kNear;
  }

  // Stands below the words of the paragraph's first line, not below its number.
  bool is_hanging(const Line& line) const {
    const Line& first = *open_.lines.front();
    return first.text_x0 > first.x0 + kNear && std::abs(line.x0 - first.text_x0) < kNear &&
           begins_with_mark(first.text);
  }

  static bool is_centred(const Line& line, const Line& before) {
    return std::abs(line.x0 + line.x1 - before.x0 - before.x1) < 2 * kNear;
  }

  void add(const Line& line) {
    std::string text;
    std::size_t at = 0;
    for (const RaisedMark& mark : line.raised) {
      const std::string sign = line.text.substr(mark.begin, mark.end - mark.begin);
      text += line.text.substr(at, mark.begin - at);
      at = mark.end;
      if (notes_.contains({line.page, bare_mark(sign)}))
        open_.marks.push_back(bare_mark(sign));
      else
        text += raised(sign);
    }
    text += line.text.substr(at);
    append_line(open_.text, trim(text), compounds_);
    open_.lines.push_back(&line);
    open_.is_row = line.is_row;
  }

  void finish() {
    Paragraph paragraph = std::exchange(open_, {});
    if (paragraph.lines.empty()) return;
    const int page = paragraph.lines.back()->page;
    if (!trim(paragraph.text).empty()) put(paragraph);
    for (const std::string& mark : paragraph.marks) give_notes(page, mark);
    // A note whose mark was not found stands at the end of its page.
    if (last_of_page_) {
      for (std::size_t i = 0; i < footnotes_.size(); ++i)
        if (!given_[i] && footnotes_[i].page <= page) give(i);
      last_of_page_ = false;
    }
  }

  void give_notes(int page, const std::string& mark) {
    const auto found = notes_.find({page, mark});
    if (found == notes_.end()) return;
    for (const std::size_t i : found->second)
      if (!given_[i]) give(i);
  }

  void give(std::size_t i) {
    given_[i] = true;
    Piece piece;
    piece.kind = Piece::Kind::footnote;
    piece.mark = footnotes_[i].mark + ")";
    piece.text = footnotes_[i].text;
    pieces_.push_back(std::move(piece));
  }

  void put(const Paragraph& paragraph) {
    Piece piece;
    piece.text = std::string(trim(paragraph.text));
    const Line& first = *paragraph.lines.front();
    const bool heading = !paragraph.is_row && piece.text.size() <= kLongestHeading &&
                         std::all_of(paragraph.lines.begin(), paragraph.lines.end(),
                                     [&](const Line* line) { return is_heading_line(*line); }) &&
                         !piece.text.ends_with(';') && !piece.text.ends_with(',') &&
                         piece.text.find_first_not_of("0123456789 .-/") != std::string::npos;
    if (heading) {
      piece.kind = Piece::Kind::heading;
      piece.rank = static_cast<int>(std::lround(first.size * 2));  // a rank in the end
    } else if (piece.text == kBullet || piece.text.starts_with(std::string(kBullet) + ' ')) {
      piece.kind = Piece::Kind::item;
      piece.depth = 1;
      piece.mark = "-";
      piece.text =
          std::string(trim(std::string_view(piece.text).substr(std::string(kBullet).size())));
      if (piece.text.empty()) return;
    }
    pieces_.push_back(std::move(piece));
  }

  // Sizes to ranks: the biggest is 1.
  void rank_headings() {
    std::map<int, int, std::greater<>> ranks;
    for (const Piece& piece : pieces_)
      if (piece.kind == Piece::Kind::heading) ranks[piece.rank] = 0;
    int rank = 0;
    for (auto& [size, place] : ranks) place = std::min(++rank, 9);
    for (Piece& piece : pieces_)
      if (piece.kind == Piece::Kind::heading) piece.rank = ranks[piece.rank];
  }

  const std::vector<Line>& lines_;
  const std::vector<Footnote>& footnotes_;
  const double body_;
  double pitch_ = 1.2;
  bool bold_is_rare_ = true;
  Compounds compounds_;
  std::map<std::pair<int, std::string>, std::vector<std::size_t>> notes_;  // by page and mark
  std::vector<bool> given_;
  Paragraph open_;
  bool last_of_page_ = false;
  std::vector<Piece> pieces_;
};

}  // namespace

std::vector<Piece> paragraphs_of(const std::vector<Line>& lines,
                                 const std::vector<Footnote>& footnotes, double body) {
  return Paragraphs(lines, footnotes, body).take();
}

}  // namespace lacuna::indexer::pdf
