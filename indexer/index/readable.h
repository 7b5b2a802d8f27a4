// The databases that a viewer may read, opened and kept open. Internal to this room. One thread.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include <xapian.h>

#include "indexer/index/columns.h"
#include "indexer/index/generation.h"
#include "kb/model/account.h"

namespace lacuna::indexer {

// What one search runs over: nothing in it is hidden from its viewer but by `readers`.
using Languages = std::set<std::string, std::less<>>;

struct ReadableIndex {
  Xapian::Database database;
  Xapian::Database spelling;  // public texts alone
  Xapian::Query readers;      // filter of every query; empty when no restricted unit is opened
  std::shared_ptr<const Languages> languages;  // of the public texts
  std::string state;                           // SearchResult::index_state
  std::shared_ptr<Columns> columns;  // of the public texts, when they are all that is opened
};

class IndexReaders {
 public:
  IndexReaders(std::filesystem::path data_dir, std::shared_ptr<Columns> columns);

  // Goes on to the newest commit, and to the newest generation. Throws Xapian's errors.
  void refresh();
  // Opens everything anew at the next refresh.
  void forget() { generation_.clear(); }
  // What was read cannot be in a whole index: that is noted for whoever empties the outbox next.
  // Throws Error unavailable.
  [[noreturn]] void suspect();
  ReadableIndex readable_by(const kb::Viewer& viewer) const;
  // Made by another analyser: it is read until it is rebuilt, though some words may be missed.
  bool outdated() const { return outdated_; }

 private:
  // A file that every change puts a new one in the place of.
  struct Seen {
    std::filesystem::path file;
    std::uint64_t inode = 0;
    std::int64_t seconds = 0, nanoseconds = 0;  // when it was made
    bool is_unchanged() const;
  };
  static Seen see(std::filesystem::path file);

  std::filesystem::path data_dir_;
  std::shared_ptr<Columns> columns_;
  std::string generation_;
  std::vector<Seen> seen_;  // what says which generation and which commits these are
  bool outdated_ = false;
  std::array<Xapian::Database, kIndexed.size()> databases_;
  std::shared_ptr<const Languages> languages_;
};

}  // namespace lacuna::indexer
