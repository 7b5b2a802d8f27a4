// The one writer of changes to the index (builder.h makes a whole one). Holds the lock of the data
// directory's index while it lives; a second one throws Error locked, in this process or another.
// Not for several threads.
//
//   index/lock                   held by the writer
//   index/current                names the generation that is read; swapped by rename
//   index/<generation>/{public,coalition,restricted}    one Xapian database each
//
// Errors: locked, damaged (corrupt, or made by another analyser or schema: rebuild), unavailable
// (disk full).
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "indexer/index/unit.h"

namespace lacuna::indexer {

class IndexWriter {
 public:
  // Goes on with the index that is read, made empty when there is none.
  explicit IndexWriter(const std::filesystem::path& data_dir);
  ~IndexWriter();
  IndexWriter(IndexWriter&&) noexcept;
  IndexWriter& operator=(IndexWriter&&) noexcept;

  // Puts the unit in the database of its visibility and takes it out of the others; a private one
  // is taken out of all.
  void put(const IndexUnit& unit);
  // A unit that is known to be new (its text was just removed): no look for an old one.
  void add(const IndexUnit& unit);
  void remove(const UnitKey& key);
  void remove_expression(std::string_view expression);  // all of its units
  void remove_hanging_on(std::string_view record);      // units whose `target` it is

  // Makes everything so far durable and visible, together with the outbox sequence it amounts to.
  void commit(std::int64_t applied);
  std::int64_t applied() const;  // 0: nothing yet

  // After the last commit: what the files are now is what they are to be (seal.h). A writer that
  // goes without leaves an index that whoever opens it next has to look through.
  void seal();
  bool is_sealed() const;

 private:
  void remove_all(const std::string& term);

  struct State;
  std::unique_ptr<State> state_;
};

enum class IndexHealth { good, absent, outdated, damaged };
constexpr auto names(IndexHealth) {
  return name_table<IndexHealth>({{IndexHealth::good, "good"},
                                  {IndexHealth::absent, "absent"},
                                  {IndexHealth::outdated, "outdated"},
                                  {IndexHealth::damaged, "damaged"}});
}

struct IndexReport {
  IndexHealth health = IndexHealth::absent;
  std::int64_t applied = 0;
  std::size_t documents = 0;
  std::size_t bytes = 0;
  std::string problem;  // in words, when damaged
  std::string generation;
  bool sealed = false;
  bool touched = false;  // the seal's times are not those of the files
};

// quick: opens it and looks at sizes and times of the files, at their bytes where these differ.
// bytes: every byte; of an index without a seal, what xapian-check says. thorough: both.
// Needs no lock: what a writer does meanwhile is no damage.
enum class CheckDepth { quick, bytes, thorough };
IndexReport check_index(const std::filesystem::path& data_dir, CheckDepth depth);

}  // namespace lacuna::indexer
