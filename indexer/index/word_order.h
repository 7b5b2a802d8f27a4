// The words of a unit in their order, kept as a value of its document: what a phrase or a NEAR is
// checked against once the index has found that the unit holds all of its words. Positions inside
// of the index would be an entry of its tree for each word of each unit: half of its size, and a
// third of the work of building it.
//
// A word is a few bytes of its term's hash, as few as tell the terms of this unit apart. A unit
// that is known to hold a term therefore holds it exactly where its hash stands: nothing is found
// that is not there. Internal to this room; values; one thread each.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

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

// Do they stand so? `steps` are those of the terms that the unit is known to hold.
bool stand_together(std::string_view order, const Together& together);

// The orders of all units of one revision of a database, in memory: looked at in a hundredth of the
// time that reading one takes.
struct WordOrders {
  std::string bytes;
  std::vector<std::size_t> ends;  // by document

  std::string_view of(Xapian::docid id) const {
    if (id == 0 || id >= ends.size()) return {};
    return std::string_view(bytes).substr(ends[id - 1], ends[id] - ends[id - 1]);
  }
};

// Null when they take more room than may be kept.
std::shared_ptr<const WordOrders> read_orders(const Xapian::Database& database);

class Columns;

// A query for units in which they stand so; `prefix` is that of their terms, `columns` of the one
// database that is asked, null for several.
Xapian::Query together_query(const Together& together, const std::string& prefix,
                             const std::shared_ptr<Columns>& columns);

}  // namespace lacuna::indexer
