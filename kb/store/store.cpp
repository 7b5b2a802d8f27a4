#include "kb/store/store.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "kb/base/embedded.h"
#include "kb/base/error.h"
#include "kb/base/id.h"
#include "kb/store/register_store.h"
#include "kb/store/work_facts.h"

namespace lacuna::kb {
namespace {

constexpr int kApplicationId = 0x4c61636e;  // "Lacn": tells our files from others'

constexpr std::string_view kCatalogue = "catalogue.sql";

struct Migration {
  int number;
  std::string_view sql;
};

std::vector<Migration> migrations() {
  std::vector<Migration> all;
  for (const EmbeddedFile& file : schema_files()) {
    int number = 0;
    std::from_chars(file.name.data(), file.name.data() + file.name.size(), number);
    if (number > 0) all.push_back({number, file.bytes});
  }
  std::ranges::sort(all, {}, &Migration::number);
  return all;
}

std::string_view catalogue_sql() {
  for (const EmbeddedFile& file : schema_files())
    if (file.name == kCatalogue) return file.bytes;
  throw Error(ErrorCode::internal, "The program was built without its schema.");
}

int version_in(Database& db) {
  return static_cast<int>(db.find("PRAGMA user_version")->integer(0));
}

int application_in(Database& db) {
  return static_cast<int>(db.find("PRAGMA application_id")->integer(0));
}

void make_catalogue(Database& db) {
  db.script(std::string(catalogue_sql()));
  db.run(
      "INSERT INTO meta (name, value) VALUES ('catalogue', :value) "
      "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
      {sha256(catalogue_sql())});
}

bool catalogue_is_current(Database& db) {
  const auto row = db.find("SELECT value FROM meta WHERE name = 'catalogue'");
  return row && row->text(0) == sha256(catalogue_sql());
}

// All in one transaction: a crash leaves the old schema or the new one.
void migrate(Store& store) {
  Database& db = store.database();
  if (version_in(db) == newest_schema_version() && catalogue_is_current(db)) return;
  Transaction transaction(db);
  for (const Migration& migration : migrations()) {
    if (migration.number <= version_in(db)) continue;
    db.script(std::string(migration.sql));
    db.script("PRAGMA user_version = " + std::to_string(migration.number));
  }
  db.script("PRAGMA application_id = " + std::to_string(kApplicationId));
  if (!catalogue_is_current(db)) {
    make_catalogue(db);
    join_register_facts(store);
  }
  transaction.commit();
}

}  // namespace

int newest_schema_version() {
  const auto all = migrations();
  return all.empty() ? 0 : all.back().number;
}

int schema_version(Store& store) {
  return version_in(store.database());
}

Store::Store(const std::filesystem::path& file, OpenMode mode) : database_(file, mode) {
  if (mode != OpenMode::create) {
    if (application_in(database_) != kApplicationId)
      throw Error(ErrorCode::no_data_directory,
                  "This database is none of Lacuna's: " + file.string(),
                  "Name the data directory with --data.");
    if (version_in(database_) > newest_schema_version())
      throw Error(ErrorCode::unavailable, "This database was written by a newer Lacuna.",
                  "Use that version, or restore a backup made by this one.");
  }
  if (mode == OpenMode::read_only) return;
  migrate(*this);
}

void reset_catalogue(Store& store) {
  Transaction transaction(store.database());
  make_catalogue(store.database());
  join_register_facts(store);
  transaction.commit();
}

bool catalogue_needs_rebuild(Store& store) {
  const auto row = store.database().find(
      "SELECT (SELECT count(*) FROM originals), (SELECT count(*) FROM expressions)");
  return row->integer(0) > 0 && row->integer(1) == 0;
}

StorePool::StorePool(std::filesystem::path file, std::size_t size) {
  for (std::size_t i = 0; i < size; ++i)
    free_.push_back(std::make_unique<Store>(file, OpenMode::read_write));
}

StorePool::Lease StorePool::lease() {
  std::unique_lock lock(mutex_);
  free_one_.wait(lock, [&] { return !free_.empty(); });
  std::unique_ptr<Store> store = std::move(free_.back());
  free_.pop_back();
  return {*this, std::move(store)};
}

void StorePool::give_back(std::unique_ptr<Store> store) {
  {
    const std::lock_guard lock(mutex_);
    free_.push_back(std::move(store));
  }
  free_one_.notify_one();
}

StorePool::Lease::~Lease() {
  if (store_) pool_->give_back(std::move(store_));
}

}  // namespace lacuna::kb
