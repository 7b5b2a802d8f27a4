#include "indexer/import_lot.h"

#include <filesystem>

#include "kb/base/files_together.h"
#include "kb/rules/visibility_rules.h"
#include "kb/store/act_store.h"
#include "kb/store/outbox.h"
#include "kb/store/write_batch.h"

namespace lacuna::indexer {
namespace {

// Others who write wait no longer than it takes to store so much; who watches the import hears of
// it as often.
constexpr std::size_t kMostFiles = 32;
constexpr std::size_t kMostBytes = 2u << 20;
constexpr auto kLongest = std::chrono::milliseconds(300);

struct Stored {
  ImportResult result;
  std::optional<kb::Act> act;  // a new one, as it was stored
  std::int64_t seq = 0;        // of the outbox, when it was
};

// Originals of a lot: under their names before the commit, gone when there is none.
class Originals {
 public:
  explicit Originals(const DataDirectory& directory) : directory_(directory) {}

  // True when it was not there.
  bool add(const std::string& sha256, std::string_view bytes) {
    const auto path = directory_.original(sha256);
    if (std::filesystem::exists(path)) return false;
    std::error_code error;
    std::filesystem::create_directories(path.parent_path(), error);
    if (error)
      throw Error(ErrorCode::unavailable, path.string() + ": " + error.message(),
                  "check disk space and permissions");
    return files_.add(path, bytes);
  }
  void withdraw(const std::string& sha256) { files_.withdraw(directory_.original(sha256)); }
  void sync() { files_.sync(); }
  void keep() { files_.keep(); }

 private:
  const DataDirectory& directory_;
  FilesTogether files_;
};

enum class Wanted { result, act_too };

Stored store_new(Prepared prepared, std::string_view bytes, kb::Store& store, Originals& originals,
                 Wanted wanted) {
  Stored stored;
  if (!prepared.act) {
    stored.result = std::move(prepared.result);
    return stored;
  }
  const std::string sha256 = prepared.manifestation.sha256;
  const bool added = originals.add(sha256, bytes);
  try {
    stored.result = save_prepared(prepared, store);
  } catch (...) {
    if (added) originals.withdraw(sha256);
    throw;
  }
  if (wanted == Wanted::result || stored.result.status != ImportStatus::imported) return stored;
  prepared.act->expression = stored.result.expression;
  if (auto work = kb::find_work(store, stored.result.expression.work)) {
    prepared.act->work = std::move(*work);
    stored.act = std::move(prepared.act);
    stored.seq = kb::newest_seq(store);
  }
  return stored;
}

Stored store_one(const std::string& path, FileWork work, kb::Store& store, Originals& originals,
                 Wanted wanted) {
  Stored stored;
  try {
    if (work.prepared)
      return store_new(std::move(*work.prepared), work.bytes, store, originals, wanted);
    if (auto known = known_bytes(work.sha256, path, store))
      stored.result = std::move(*known);
    else
      stored.result = failed_import(
          path,
          {ErrorCode::conflict, path + ": its text was removed meanwhile", "import it again"});
  } catch (const std::exception& error) {
    // Not the document's fault: the next one would fare no better.
    if (const auto* ours = dynamic_cast<const Error*>(&error))
      if (kind_of(ours->code()).exit_code == 3) throw;
    stored = {};
    stored.result = failed_import(path, failure_of(error));
  }
  return stored;
}

}  // namespace

ImportLot::ImportLot(kb::Store& store, const DataDirectory& directory, const ImportListener& told,
                     const ActListener& stored)
    : store_(store), directory_(directory), told_(told), stored_(stored) {}

bool ImportLot::is_full() const {
  return waiting_.size() >= kMostFiles || bytes_ >= kMostBytes ||
         std::chrono::steady_clock::now() - since_ >= kLongest;
}

void ImportLot::take(FileWork work, std::string path) {
  if (work.prepared && work.prepared->result.failure) {
    if (work.prepared->result.failure->code == ErrorCode::unavailable) store();
    throw_if_nothing_can_be_read(work);
  }
  if (waiting_.empty()) since_ = std::chrono::steady_clock::now();
  bytes_ += work.bytes.size();
  waiting_.push_back({std::move(path), std::move(work)});
  if (is_full()) store();
}

void ImportLot::store() {
  if (waiting_.empty()) return;
  const auto wanted = stored_ ? Wanted::act_too : Wanted::result;
  std::vector<Stored> done;
  Originals originals(directory_);  // goes after the batch
  {
    kb::WriteBatch batch(store_);
    for (auto& [path, work] : waiting_)
      done.push_back(store_one(path, std::move(work), store_, originals, wanted));
    waiting_.clear();
    bytes_ = 0;
    originals.sync();
    batch.commit();
    originals.keep();
  }
  for (Stored& one : done) {
    if (one.act) stored_(std::move(*one.act), one.seq);
    told_(one.result);
  }
}

void throw_if_nothing_can_be_read(const FileWork& work) {
  if (!work.prepared || !work.prepared->result.failure) return;
  const ImportFailure& failure = *work.prepared->result.failure;
  if (failure.code == ErrorCode::unavailable)
    throw Error(failure.code, failure.message, failure.hint);
}

}  // namespace lacuna::indexer
