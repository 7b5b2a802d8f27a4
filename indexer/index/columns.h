// Values of the units of one database in memory, by document, so that a facet is counted by looking
// into an array instead of the index for each of a hundred thousand matches. Made of one revision
// of the database, shared by all searchers of a program, never changed: a commit makes new ones.
//
// Making a column costs as much as looking up the value of every document once. So it is made only
// when that many values were looked up since the last commit: a library where somebody writes every
// second pays at most twice, a quiet one pays once.
//
// Any thread. Throws Xapian's errors. Internal to this room.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include <xapian.h>

#include "indexer/index/postings.h"
#include "indexer/index/revision.h"
#include "indexer/index/word_orders.h"

namespace lacuna::indexer {

// What one slot holds, whole (several values are joined): by_document[id] is an index into
// contents; 0 is nothing.
struct Column {
  std::vector<std::string> contents{""};
  std::vector<std::uint16_t> by_document;
};

class Columns {
 public:
  // The column of a slot as this database (one, not several as one) has it; null: look the values
  // up. Never waits for another thread.
  std::shared_ptr<const Column> find(const Xapian::Database& database, Xapian::valueno slot);
  // Says how many values were looked up for want of a column.
  void looked_up(std::size_t values);

  // The orders of its units' words, once as many as a quarter of them were read since the last
  // commit; null: read each where it is.
  std::shared_ptr<const WordOrders> orders(const Xapian::Database& database);
  void orders_read(std::size_t orders);

  // The lists of the same database's words.
  Postings& postings() { return postings_; }

  // What a document says of the hit it is, kept for the next searches.
  struct Name {
    std::string data;  // of the document
    std::string date;  // value of Field::date
  };
  Name name_of(const Xapian::Database& database, Xapian::docid document);

 private:
  Postings postings_;
  std::mutex mutex_;
  bool is_current(const Xapian::Database& database);  // goes on to a newer revision

  RevisionMark mark_;
  std::size_t looked_up_ = 0;                                       // since this revision
  std::map<Xapian::valueno, std::shared_ptr<const Column>> known_;  // null: too many contents
  std::unordered_map<Xapian::docid, Name> names_;
  std::size_t orders_read_ = 0;                              // since this revision
  std::optional<std::shared_ptr<const WordOrders>> orders_;  // null: too large
};

}  // namespace lacuna::indexer
