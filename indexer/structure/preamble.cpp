#include "indexer/structure/preamble.h"

#include <algorithm>

#include "indexer/structure/eid.h"
#include "indexer/structure/mark.h"

namespace lacuna::indexer {

namespace {

constexpr int kLongestHole = 12;           // recitals that a copy may have lost
constexpr std::size_t kLongestOpener = 3;  // bytes after "Whereas" that is a line of its own

class RecitalReader {
 public:
  RecitalReader(const Tradition& tradition, Builder& builder, int preamble)
      : tradition_(tradition), builder_(builder), text_(builder.text()), preamble_(preamble) {}

  void read(std::size_t begin, std::size_t end) {
    words_ = begin;
    for (std::size_t at = begin; at < end;) {
      const std::size_t line_end = std::min(text_.find('\n', at), end);
      const std::size_t first = skip_line_space(text_, at);
      if (first < line_end) on_line(first, line_end, end);
      at = line_end + 1;
    }
    close(end);
  }

 private:
  void close(std::size_t upto) {
    builder_.words(owner_ >= 0 ? owner_ : preamble_, words_, upto);
    words_ = upto;
  }

  void on_line(std::size_t at, std::size_t line_end, std::size_t end) {
    if (enacted_) return;
    if (letter_case_at(text_, at) == LetterCase::upper &&
        match_any(tradition_.enacting, text_.substr(0, end), at)) {
      close(at);
      owner_ = -1;
      enacted_ = true;
      return;
    }
    const auto mark = read_mark(tradition_, text_, at);
    if (mark && mark->style == MarkStyle::bracket_number && is_next(*mark, end)) {
      open(at, mark->end, text_.substr(at, mark->end - at), mark->value);
      return;
    }
    const auto words = match_any(tradition_.recitals, text_.substr(0, end), at);
    if (!words) return;
    begun_ = true;
    if (line_end - *words <= kLongestOpener) return;          // "Whereas:" on a line of its own
    if (last_.kind == ValueKind::none) open(at, at, {}, {});  // unnumbered: "Whereas …;"
  }

  bool is_next(const Mark& mark, std::size_t end) const {
    if (last_.kind != ValueKind::none) {
      const int gap = gap_between(last_, mark.value, tradition_.letters);
      return gap >= 0 && gap <= kLongestHole;
    }
    if (!is_first(mark.value)) return false;
    return begun_ ||
           match_any(tradition_.recitals, text_.substr(0, end), skip_space(text_, mark.end));
  }

  void open(std::size_t begin, std::size_t words, std::string_view label, const Value& value) {
    close(begin);
    kb::Provision unit;
    unit.level = kb::Level::recital;
    unit.num_raw = std::string(label);
    unit.num_norm = normalise_number(label);
    unit.parent = preamble_;
    owner_ = builder_.add(std::move(unit), begin, owner_ >= 0 ? owner_ : preamble_, value);
    last_ = value;
    words_ = words;
  }

  const Tradition& tradition_;
  Builder& builder_;
  std::string_view text_;
  int preamble_;
  int owner_ = -1;
  std::size_t words_ = 0;
  Value last_;
  bool begun_ = false;
  bool enacted_ = false;
};

}  // namespace

void read_recitals(const Tradition& tradition, Builder& builder, int preamble, std::size_t begin,
                   std::size_t end) {
  RecitalReader(tradition, builder, preamble).read(begin, end);
}

}  // namespace lacuna::indexer
