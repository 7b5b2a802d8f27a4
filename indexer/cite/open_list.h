// A list of cited provisions while it is read. A path inherits upper steps of the one before it;
// a level that the text names later goes above or between what stands there ("lit. a) și b) ale
// alin. (2) al art. 5"). What the words say is the grammar's (path.h), what it does to the list is
// here. One thread.
#pragma once

#include <cstddef>
#include <vector>

#include "indexer/cite/element.h"
#include "indexer/cite/language.h"
#include "indexer/cite/unit.h"

namespace lacuna::indexer {

class OpenList {
 public:
  explicit OpenList(const Language& language) : language_(language) {}

  // Of a list with a path.
  const Path& last() const { return paths_.back().path; }
  const std::vector<RefStep>& steps() const { return last().steps; }
  const std::vector<UnitValue>& values() const { return paths_.back().values; }  // one a step
  std::size_t end() const { return last().last; }  // the token after it
  std::size_t size() const { return paths_.size(); }
  bool went_upward() const { return upward_; }  // the last that happened: a level was put above
  bool is_cut_by_comma() const;                 // the last path: steps above its last part
  std::vector<Path> take();

  // A new path: `upper` steps of the last path, then the element.
  void open(PathElement element, std::size_t upper, std::size_t first);
  // The same, as many steps as the element's level leaves above itself.
  void open_beside(PathElement element, std::size_t first);
  // The element below the last path's last step; after a comma, `first` is its first token.
  void append(PathElement element);
  void append_after_comma(PathElement element, std::size_t first);
  // "art. 10-14 alin. (2)": the range, then the paragraph of its last article.
  void open_below_range(PathElement element, std::size_t first);
  // The element above every path at the end of the list that has nothing so high.
  void put_above(const PathElement& element);
  // "articolul 34, literele a) și b) ale alineatului (1)": between what a comma cut off and what
  // follows it; false: no comma did.
  bool put_between(const PathElement& element);
  // "litera h) a articolului 7 alineatul (1)", "art. 71 din cap. II, secțiunea a 9-a din anexa":
  // what follows a level that was put above belongs below that one; false: it does not fit.
  bool put_below_first(const PathElement& element);
  // What stands above the last part gives way to the level that the text names after it.
  bool release(Unit upper_unit);
  // "alin. (1), art. 7 alin. (2)": what looked like going up was the first of another path, whose
  // words begin at `first`.
  void split_upward(PathElement element, std::size_t first);

  void end_at(std::size_t token) { paths_.back().path.last = token; }
  void flag(const char* word) { paths_.back().path.flags.push_back(word); }  // the last path
  void doubt(const char* word, double confidence);  // flags the last path and says how sure it is
  void doubt_all(double most);                      // no path is surer than that

 private:
  // Where the part begins that follows the last separator. Above it stand steps that are inherited,
  // or that a comma cut off ("art. I pct. 14, lit. a) a alin. (3) al art. 134").
  struct Part {
    std::size_t step = 0;
    std::size_t first = 0;      // its first token
    std::size_t cut_after = 0;  // token after the steps above it; 0: they are inherited
    bool apart = false;         // was cut off: what the list names later is not above it
  };
  struct OpenPath {
    Path path;
    std::vector<UnitValue> values;  // how each step's value was printed
    Part part;

    void insert(std::size_t at, const PathElement& element);
    OpenPath cut_off(std::size_t steps);  // its upper steps, which it loses
  };

  const Language& language_;
  std::vector<OpenPath> paths_;
  bool upward_ = false;
};

}  // namespace lacuna::indexer
