// Marks in running text that may begin a paragraph, a point or an indent: "(1)", "(1^1)", "a)",
// "1.",
// "(i)", "A.", "–". The scanner walks once through a body, knows what is a citation ("alin. (1) şi
// (2)", "lit. a)-c)") and says in what place each mark stands; whether it is a unit is decided by
// the sequences it continues (body.h). One scanner, one thread.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

#include "indexer/structure/mark.h"
#include "indexer/structure/notes.h"
#include "indexer/structure/quotes.h"
#include "indexer/structure/tradition.h"

namespace lacuna::indexer {

enum class ScanKind {
  end,
  mark,
  quoting,   // quoted words begin at `begin`
  note,      // an open-ended note begins at `begin`
  line,      // a new line begins with a sentence at `begin`
  sentence,  // a sentence begins at `begin` behind another's end, on the same line
};

struct ScanEvent {
  ScanKind kind = ScanKind::end;
  std::size_t begin = 0;
  Mark mark;
};

class MarkScanner {
 public:
  // Scans text[begin, end). `notes` are the places where notes were taken out: a unit ends there.
  MarkScanner(const Tradition& tradition, std::string_view text, std::size_t begin, std::size_t end,
              std::span<const TakenNote> notes, const Quotes& quotes, LineEnds line_ends);

  ScanEvent next();
  // The mark of the last event begins a unit: words after it stand at its start. A mark that is not
  // accepted is text, and so are the values joined to it ("la a), b) și c)").
  void accept(const Mark& mark);
  void jump(std::size_t to);  // go on behind a quotation
  std::size_t position() const { return at_; }

 private:
  enum class Cited { none, word, number, bracket, letter };

  void pass(std::size_t bytes, MarkPlace place);
  bool pass_note_place();
  bool goes_on_as_text(const Word& word) const;
  std::optional<ScanEvent> at_word(const Word& word);
  std::optional<ScanEvent> at_mark(const Mark& mark);
  std::optional<ScanEvent> at_line_end();
  std::optional<ScanEvent> at_punctuation();
  std::optional<ScanEvent> at_announced_quotation(std::size_t mark);
  bool ends_word_sentence() const;
  bool pass_sign(std::size_t size);
  bool cites(const Mark& mark) const;

  const Tradition& tradition_;
  std::string_view text_;
  std::size_t at_;
  std::size_t end_;
  std::span<const TakenNote> notes_;
  const Quotes& quotes_;
  LineEnds line_ends_;
  MarkPlace place_ = MarkPlace::start;
  Cited cited_ = Cited::none;
  bool joined_ = false;         // a comma, dash or "și" stood after the cited value
  bool numbers_alone_ = false;  // cited by "nr."
  bool after_link_ = false;
  bool announces_ = false;   // a stem of words that announce a quotation, in this sentence
  std::size_t bracket_ = 0;  // 1 + offset of an open '('; 0: none
};

}  // namespace lacuna::indexer
