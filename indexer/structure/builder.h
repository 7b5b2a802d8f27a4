// The tree under construction: provisions in reading order, running words given to the unit that is
// open, notes kept with the unit at whose end they stand. One builder, one thread.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/structure/notes.h"
#include "indexer/structure/structure.h"
#include "indexer/structure/value.h"

namespace lacuna::indexer {

// White space and rules ("-----") at both ends dropped.
std::string_view bare(std::string_view text);

class Builder {
 public:
  Builder(std::string_view text, std::span<const TakenNote> notes, Structured& out)
      : text_(text), notes_(notes), out_(out) {
    out_.provisions.reserve(text.size() / kBytesOfUnit);
    values_.reserve(text.size() / kBytesOfUnit);
  }

  // Appends a unit that begins at `at`; notes before `at` stay with `open`.
  int add(kb::Provision provision, std::size_t at, int open, Value value = {});
  kb::Provision& operator[](int index) { return out_.provisions[static_cast<std::size_t>(index)]; }

  // text[begin, end) are words of unit `index`: before its children, or wrap-up after them.
  void words(int index, std::size_t begin, std::size_t end);
  void quotation(int index, std::size_t begin, std::size_t end);
  // A label printed again, whose unit is open already.
  void repeated(std::size_t begin, std::size_t words, std::size_t end);
  void note(int index, std::size_t begin, std::size_t end);

  std::string_view text() const { return text_; }
  int line_of(std::size_t at) const;
  int depth_of_line(std::size_t at) const;  // lists that the line stands in
  LineEnds line_ends() const;
  void set_lines(const CleanText* lines) { lines_ = lines; }

  // The values of the units' numbers, one a provision: for the report on holes.
  const std::vector<Value>& values() const { return values_; }
  Report& report() { return out_.report; }
  int size() const { return static_cast<int>(out_.provisions.size()); }

  // Notes that stand in [.., upto] belong to unit `index`.
  void give_notes(int index, std::size_t upto);

 private:
  static constexpr std::size_t kBytesOfUnit = 400;  // about: provisions are dear to move

  std::string_view text_;
  std::span<const TakenNote> notes_;
  Structured& out_;
  const CleanText* lines_ = nullptr;
  void settle_wrapup(int index);

  std::vector<Value> values_;
};

}  // namespace lacuna::indexer
