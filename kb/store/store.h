// The store: one database file with everything Lacuna knows. Free functions over Store&, one file
// a noun (act_store.h, gap_store.h ...), hold all SQL of the program.
//
// Every read of curated records takes a Viewer; what the viewer may not see does not exist for it:
// not in lists, totals, counts, chains or history. Code that must see everything (indexing, checks,
// the demo loader, the command line) passes program_viewer() of kb/rules/visibility_rules.h.
//
// Every write is one transaction with its history row and its outbox rows. Writes of curated
// records take `by`, on whose behalf; they throw not_found for what `by` may not see, forbidden for
// what it may not change, conflict for a stale version, guard where a life cycle refuses.
//
// Threading: a Store is used by one thread at a time; use StorePool between threads. Several
// processes may open one file: writers take turns (5 s, then `locked`).
#pragma once

#include <condition_variable>
#include <cstddef>
#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "kb/sql/database.h"

namespace lacuna::kb {

class Store {
 public:
  // `file` is the database inside the data directory ("kb.sqlite"). create: a new one with the
  // newest schema; read_write: an existing one, migrated forward if it is older; read_only: as it
  // is. Throws no_data_directory (none there, or not ours by its application id), damaged, locked,
  // and unavailable for one written by a newer program.
  Store(const std::filesystem::path& file, OpenMode mode);

  Database& database() { return database_; }

 private:
  Database database_;
};

// Number of the newest migration applied.
int schema_version(Store& store);
int newest_schema_version();

// Drops the catalogue tables (works, expressions, provisions, events, citations, aliases) and makes
// them anew, empty but for the register's works. People's words, the list of originals and
// decisions about texts (accepted, withdrawn) stay. The caller reads the originals again
// (originals() in act_store.h).
void reset_catalogue(Store& store);

// A newer program dropped an older catalogue, or a rebuild was cut short: the originals wait to be
// read again.
bool catalogue_needs_rebuild(Store& store);

// Stores of one file for a pool of threads; lease() waits when all are in use.
class StorePool {
 public:
  StorePool(std::filesystem::path file, std::size_t size);

  class Lease {
   public:
    Lease(StorePool& pool, std::unique_ptr<Store> store) : pool_(&pool), store_(std::move(store)) {}
    ~Lease();
    Lease(Lease&&) noexcept = default;
    Lease& operator=(Lease&&) = delete;
    Store& operator*() const { return *store_; }
    Store* operator->() const { return store_.get(); }

   private:
    StorePool* pool_;
    std::unique_ptr<Store> store_;
  };
  Lease lease();

 private:
  void give_back(std::unique_ptr<Store> store);

  std::mutex mutex_;
  std::condition_variable free_one_;
  std::vector<std::unique_ptr<Store>> free_;
};

}  // namespace lacuna::kb
