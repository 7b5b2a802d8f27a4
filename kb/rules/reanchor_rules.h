// Where what people said of one expression stands in the next one: exact, moved, changed or lost.
// Only the same words are ever taken for the same place; what is merely like them is a candidate
// that a person confirms. Pure; any thread.
//
//   exact    the same unit (eId) with the same words; of a quote: the quote in the same unit.
//   moved    the same words in another unit, once in the whole text, where they were not before.
//   changed  the same unit with other words: `eid` and `quote` are candidates, nothing more.
//   lost     neither: the unit is gone, or repealed.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "kb/model/annotation.h"
#include "kb/model/provision.h"

namespace lacuna::kb {

// What something is said of: a unit with all below it, or words of the unit's own text.
struct Standing {
  std::string eid;  // empty: the act as a whole, which stays what it is
  std::optional<Quote> quote;
};

struct Reanchored {
  AnchorState state = AnchorState::lost;
  std::string eid;             // empty when lost
  std::optional<Quote> quote;  // as it stands there; of changed: what is most like it, or none
};

// Two expressions of one work; both outlive it.
class Reanchoring {
 public:
  Reanchoring(const std::vector<Provision>& before, const std::vector<Provision>& after);

  Reanchored place(const Standing& standing) const;

 private:
  struct Side {
    explicit Side(const std::vector<Provision>& units);
    const Provision* find(std::string_view eid) const;
    const std::string& content(const Provision& unit) const;

    const std::vector<Provision>& units;
    std::vector<std::string> contents;  // hash of a unit with all below it
    std::unordered_map<std::string_view, std::size_t> by_eid;
    std::unordered_map<std::string_view, std::vector<std::size_t>> by_content;
  };

  Reanchored place_unit(const Provision& was, const Provision* is) const;
  Reanchored place_quote(const Provision& was, const Provision* is, const Quote& quote) const;
  std::optional<Reanchored> moved_quote(const Provision& was, const Quote& quote) const;
  const Provision* moved_unit(const Provision& was) const;
  Reanchored not_the_same(const Provision& was, const Provision* is) const;

  Side before_, after_;
};

}  // namespace lacuna::kb
