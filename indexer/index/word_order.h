// The words of a unit in their order, kept as a value of its document: what a phrase or a NEAR is
// checked against once the index has found that the unit holds all of its words. Positions inside
// of the index would be an entry of its tree for each word of each unit: half of its size, and a
// third of the work of building it.
//
// A word is a few bytes of its term's hash, as few as tell the terms of this unit apart. A unit
// that is known to hold a term therefore holds it exactly where its hash stands: nothing is found
// that is not there. Internal to this room; values; one thread each.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace lacuna::indexer {

class WordOrder {
 public:
  void word(std::string_view term);  // at the next place
  void also(std::string_view term);  // another stem of the word before, at its place
  void apart();                      // a phrase never reaches from one part of a unit into another
  void begin_heading();
  void end_heading();
  // What is kept; empty for a unit without words.
  std::string bytes();

 private:
  std::vector<std::uint64_t> marks_;   // hashes, and the signs between them
  std::vector<std::uint64_t> hashes_;  // of the terms, each once by bytes()
};

// Words that must stand together: `steps` are the stems of each, any of which may stand there.
struct Together {
  enum class Shape { in_order, near };
  enum class Where { anywhere, heading };

  std::vector<std::vector<std::string>> steps;
  Shape shape = Shape::in_order;
  Where where = Where::anywhere;
  std::size_t window = 0;  // of NEAR: places from the first to the last of them, both counted
};

// What is asked, ready for many units.
class TogetherCheck {
 public:
  explicit TogetherCheck(Together together);

  const Together& together() const { return together_; }
  // Do they stand so? The steps are those of the terms that the unit is known to hold.
  bool stands_in(std::string_view order) const;
  // The same for a unit that holds some of the terms: `holds(step, term)` by their numbers. Another
  // one's hash may be that of any word here.
  template <class Holds>
  bool stands_in(std::string_view order, Holds holds) const {
    if (one_stem_each_) return stands_in(order);
    auto held = together_;
    for (std::size_t step = 0; step < held.steps.size(); ++step) {
      if (held.steps[step].size() == 1) continue;
      held.steps[step].clear();
      for (std::size_t term = 0; term < together_.steps[step].size(); ++term)
        if (holds(step, term)) held.steps[step].push_back(together_.steps[step][term]);
    }
    return TogetherCheck(std::move(held)).stands_in(order);
  }

 private:
  static constexpr std::size_t kWidths = 4;

  Together together_;
  bool one_stem_each_ = false;
  std::array<std::string, kWidths> phrases_;  // its bytes by width, when it is a phrase of such
};

}  // namespace lacuna::indexer
