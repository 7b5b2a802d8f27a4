// The databases that a viewer may read, opened and kept open. Internal to this room. One thread.
#pragma once

#include <array>
#include <filesystem>
#include <memory>
#include <string>

#include <xapian.h>

#include "indexer/index/columns.h"
#include "indexer/index/generation.h"
#include "kb/model/account.h"

namespace lacuna::indexer {

// What one search runs over: nothing in it is hidden from its viewer but by `readers`.
struct ReadableIndex {
  Xapian::Database database;
  Xapian::Database spelling;  // public texts alone
  Xapian::Query readers;      // filter of every query; empty when no restricted unit is opened
  std::string state;          // SearchResult::index_state
  std::shared_ptr<Columns> columns;  // of the public texts, when they are all that is opened
};

class IndexReaders {
 public:
  IndexReaders(std::filesystem::path data_dir, std::shared_ptr<Columns> columns);

  // Goes on to the newest commit, and to the newest generation. Throws Xapian's errors.
  void refresh();
  // Opens everything anew at the next refresh.
  void forget() { generation_.clear(); }
  ReadableIndex readable_by(const kb::Viewer& viewer) const;
  // Made by another analyser: it is read until it is rebuilt, though some words may be missed.
  bool outdated() const { return outdated_; }

 private:
  std::filesystem::path data_dir_;
  std::shared_ptr<Columns> columns_;
  std::string generation_;
  bool outdated_ = false;
  std::array<Xapian::Database, kIndexed.size()> databases_;
};

}  // namespace lacuna::indexer
