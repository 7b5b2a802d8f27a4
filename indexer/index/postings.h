// Which units have a word, and how often, in memory: lists that queries asked for, as one revision
// of one database has them. Reading a list from the index costs about 15 ns an entry and is done
// once a revision; looking into it costs one. What is not asked for any more goes first when the
// lists outgrow their room. Shared by all searchers of a program; a commit makes new ones.
//
// Any thread. Throws Xapian's errors. Internal to this room.
#pragma once

#include <cstddef>
#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include <xapian.h>

#include "indexer/index/revision.h"

namespace lacuna::indexer {

struct PostingList {
  std::vector<Xapian::docid> documents;  // ascending
  std::vector<std::uint16_t> counts;     // of the word in each; a longer text's are cut off
};

class Postings {
 public:
  explicit Postings(std::size_t most_bytes = std::size_t{160} << 20) : most_bytes_(most_bytes) {}

  // Whether it pays to read what a query needs: lists and lengths are worth nothing after the next
  // commit. It does once as many entries were asked for since the last one as there are units, so
  // that a library where somebody writes all the time goes on as if there were no lists.
  bool pays(const Xapian::Database& database, std::size_t entries);
  bool pays_already(const Xapian::Database& database);

  // The list of a term of this database (one, not several as one).
  std::shared_ptr<const PostingList> find(const Xapian::Database& database,
                                          const std::string& term);
  // Of several terms that count as one word; no duplicates among them.
  std::shared_ptr<const PostingList> find(const Xapian::Database& database,
                                          const std::vector<std::string>& terms);
  // Every document, its length as its count.
  using Lengths = std::vector<std::uint32_t>;  // by document
  std::shared_ptr<const Lengths> lengths(const Xapian::Database& database);

  std::size_t bytes() const;  // of the lists that are kept

 private:
  struct Kept {
    std::shared_ptr<const PostingList> list;
    std::list<std::string>::iterator use;
  };
  std::shared_ptr<const PostingList> known(const Xapian::Database& database,
                                           const std::string& key);
  void keep(const Xapian::Database& database, const std::string& key,
            const std::shared_ptr<const PostingList>& list);
  bool is_current(const Xapian::Database& database);  // goes on to a newer revision

  const std::size_t most_bytes_;
  mutable std::mutex mutex_;
  RevisionMark mark_;
  std::size_t bytes_ = 0;
  std::size_t asked_ = 0;  // entries, since this revision
  std::unordered_map<std::string, Kept> lists_;
  std::list<std::string> used_;  // the last asked for first
  std::shared_ptr<const Lengths> lengths_;
};

}  // namespace lacuna::indexer
