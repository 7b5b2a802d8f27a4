#include "indexer/index/builder.h"

#include <algorithm>
#include <array>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

#include <sys/resource.h>

#include "indexer/analyse/analyser.h"
#include "indexer/index/crew.h"
#include "indexer/index/generation.h"
#include "indexer/index/seal.h"
#include "indexer/index/unit_document.h"
#include "indexer/index/xapian_edge.h"

namespace lacuna::indexer {
namespace {

using Path = std::filesystem::path;

constexpr unsigned kMostThreads = 8;

// A database that is merged is open with up to this many files.
constexpr std::size_t kFilesOfShard = 6;
constexpr rlim_t kWantedFiles = 16'384;

// What is not adopted need not survive anything: the merged database alone is synced.
constexpr int kShardFlags = Xapian::DB_CREATE | Xapian::DB_NO_SYNC | Xapian::DB_DANGEROUS;

// How many databases may be merged at once; lets this process open more files where it may.
std::size_t most_at_once() {
  rlimit files{};
  if (getrlimit(RLIMIT_NOFILE, &files) != 0) return 64;
  if (files.rlim_cur < kWantedFiles && files.rlim_cur < files.rlim_max) {
    files.rlim_cur = std::min(files.rlim_max, kWantedFiles);
    setrlimit(RLIMIT_NOFILE, &files);
    getrlimit(RLIMIT_NOFILE, &files);
  }
  // Half of them: the program has files of its own.
  return std::max<std::size_t>(2, static_cast<std::size_t>(files.rlim_cur) / 2 / kFilesOfShard);
}

void merge(const std::vector<Path>& shards, const Path& into) {
  {
    Xapian::Database all;
    for (const auto& shard : shards) all.add_database(Xapian::Database(shard.string()));
    all.compact(into.string(), Xapian::Compactor::FULL);
  }
  for (const auto& shard : shards) std::filesystem::remove_all(shard);
}

// Merges any number of shards into one, in their order.
void merge_all(std::vector<Path> shards, const Path& into, std::size_t most) {
  for (std::size_t made = 0; shards.size() > most;) {
    std::vector<Path> fewer;
    for (std::size_t i = 0; i < shards.size(); i += most) {
      const auto end =
          shards.begin() + static_cast<std::ptrdiff_t>(std::min(i + most, shards.size()));
      fewer.push_back(into.string() + ".part-" + std::to_string(made++));
      merge({shards.begin() + static_cast<std::ptrdiff_t>(i), end}, fewer.back());
    }
    shards = std::move(fewer);
  }
  merge(shards, into);
}

struct Batch {
  std::size_t number = 0;
  std::vector<IndexUnit> units;
};

using Shards = std::map<std::size_t, Path>;  // by the number of their batch

}  // namespace

struct IndexBuilder::State {
  Path data_dir;
  BuildLimits limits;
  IndexLock lock;
  std::string generation;
  bool adopted = false;

  Batch filling;
  std::size_t filled = 0;  // bytes

  std::mutex mutex;  // of what the crew hands in
  std::array<Shards, kIndexed.size()> shards;
  WordCounts words;

  std::optional<Crew<Batch>> crew;  // last: ends before what it uses

  State(const Path& dir, BuildLimits wanted)
      : data_dir(dir), limits(wanted), lock(dir), generation(new_generation(dir)) {
    const auto threads = std::clamp(std::thread::hardware_concurrency(), 1U, kMostThreads);
    crew.emplace(threads, [this] { return hands(); });
  }

  ~State() {
    crew.reset();
    std::error_code ignored;
    if (!adopted) std::filesystem::remove_all(folder(), ignored);
  }

  Path folder() const { return index_folder(data_dir) / generation; }

  Path shard_path(std::size_t visibility, const std::string& name) const {
    return folder() / ("shard-" + std::to_string(visibility) + "-" + name);
  }

  Crew<Batch>::Hands hands() {
    return [this, analyser = std::make_shared<Analyser>()](Batch batch) {
      at_edge([&] { write(batch, *analyser); });
    };
  }

  void write(const Batch& batch, Analyser& analyser) {
    WordCounts counted;
    std::array<std::optional<Xapian::WritableDatabase>, kIndexed.size()> databases;
    for (const auto& unit : batch.units)
      for (std::size_t i = 0; i < kIndexed.size(); ++i) {
        if (kIndexed[i] != unit.visibility) continue;
        auto& database = databases[i];
        if (!database)
          database.emplace(shard_path(i, std::to_string(batch.number)).string(), kShardFlags);
        database->add_document(document_of(unit, analyser, counted));
      }
    for (auto& database : databases)
      if (database) database->close();
    const std::lock_guard guard(mutex);
    words.add(counted);
    for (std::size_t i = 0; i < kIndexed.size(); ++i)
      if (databases[i])
        shards[i].emplace(batch.number, shard_path(i, std::to_string(batch.number)));
  }

  void give() {
    if (filling.units.empty()) return;
    Batch next{filling.number + 1, {}};
    std::swap(next, filling);
    filled = 0;
    crew->give(std::move(next));
  }

  // The last shard of each database holds what is said once.
  void merge_shards(std::int64_t applied) {
    const auto most = limits.merged_at_once > 1 ? limits.merged_at_once : most_at_once();
    for (std::size_t i = 0; i < kIndexed.size(); ++i) {
      const auto last = shard_path(i, "last");
      Xapian::WritableDatabase database(last.string(), kShardFlags);
      if (kIndexed[i] == kb::Visibility::public_) words.write(database);
      stamp(database, applied);
      database.close();
      std::vector<Path> paths;
      for (const auto& [number, path] : shards[i]) paths.push_back(path);
      paths.push_back(last);
      merge_all(std::move(paths), database_path(data_dir, generation, kIndexed[i]), most);
    }
  }
};

IndexBuilder::IndexBuilder(const std::filesystem::path& data_dir, BuildLimits limits)
    : state_(std::make_unique<State>(data_dir, limits)) {}

IndexBuilder::~IndexBuilder() = default;

void IndexBuilder::add(IndexUnit unit) {
  auto& state = *state_;
  state.filled += unit.heading.size() + unit.title.size();
  for (const auto& part : unit.parts) state.filled += part.text.size();
  state.filling.units.push_back(std::move(unit));
  if (state.filled >= state.limits.shard_bytes) state.give();
}

void IndexBuilder::adopt(std::int64_t applied) {
  auto& state = *state_;
  state.give();
  state.crew->finish();
  at_edge([&] { state.merge_shards(applied); });
  make_seal(state.folder());
  set_current_generation(state.data_dir, state.generation);
  state.adopted = true;
  remove_other_generations(state.data_dir, state.generation);
}

}  // namespace lacuna::indexer
