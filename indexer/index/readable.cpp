#include "indexer/index/readable.h"

#include <algorithm>
#include <ctime>

#include <sys/stat.h>

#include "indexer/analyse/analyser.h"
#include "indexer/index/fields.h"
#include "indexer/index/xapian_edge.h"
#include "kb/rules/visibility_rules.h"

namespace lacuna::indexer {
namespace {

constexpr std::size_t kPublic = 0;
constexpr std::size_t kCoalition = 1;
constexpr std::size_t kRestricted = 2;
static_assert(kIndexed[kPublic] == kb::Visibility::public_ &&
              kIndexed[kCoalition] == kb::Visibility::coalition &&
              kIndexed[kRestricted] == kb::Visibility::restricted);

std::vector<std::string> reader_terms(const kb::Viewer& viewer) {
  std::vector<std::string> terms;
  if (viewer.account.empty() || viewer.organisation.empty()) return terms;
  terms.push_back(reader_term(viewer.organisation, false));
  if (viewer.in_coalition()) terms.push_back(reader_term(viewer.organisation, true));
  return terms;
}

// Counts of what is in a database: a commit that leaves it alone leaves them alone, where the
// revision of the files goes on with every commit of any of the three.
std::string state_of(const Xapian::Database& database) {
  return database.get_uuid() + ' ' + std::to_string(database.get_doccount()) + ' ' +
         std::to_string(database.get_lastdocid()) + ' ' +
         std::to_string(database.get_total_length()) + ';';
}

// Of texts alone: a record's language is no one's but its readers'. A language is the list of all
// its texts, which this walks through: once a commit, not once a search.
std::shared_ptr<const Languages> languages_of(const Xapian::Database& database) {
  const auto prefix = value_term(Field::lang, {});
  auto languages = std::make_shared<Languages>();
  const auto last = database.allterms_end(prefix);
  for (auto term = database.allterms_begin(prefix); term != last; ++term)
    languages->insert((*term).substr(prefix.size()));
  return languages;
}

// Of a file younger than this another one may have been made at the same tick of the clock.
constexpr std::int64_t kTickSeconds = 1;

// What Xapian puts a new one of in its place with each commit.
constexpr char kVersionFile[] = "iamglass";

}  // namespace

IndexReaders::Seen IndexReaders::see(std::filesystem::path file) {
  Seen seen{std::move(file), 0, 0, 0};
  struct stat status {};
  if (::stat(seen.file.c_str(), &status) != 0) return seen;
  timespec now{};
  ::clock_gettime(CLOCK_REALTIME, &now);
  if (now.tv_sec - status.st_mtim.tv_sec <= kTickSeconds) return seen;  // unsure: looked at again
  seen.inode = status.st_ino;
  seen.seconds = status.st_mtim.tv_sec;
  seen.nanoseconds = status.st_mtim.tv_nsec;
  return seen;
}

bool IndexReaders::Seen::is_unchanged() const {
  struct stat status {};
  return inode != 0 && ::stat(file.c_str(), &status) == 0 && status.st_ino == inode &&
         status.st_mtim.tv_sec == seconds && status.st_mtim.tv_nsec == nanoseconds;
}

IndexReaders::IndexReaders(std::filesystem::path data_dir, std::shared_ptr<Columns> columns)
    : data_dir_(std::move(data_dir)), columns_(std::move(columns)) {}

void IndexReaders::refresh() {
  // To look at four files costs a tenth of opening and reading them.
  if (!generation_.empty() && !seen_.empty() &&
      std::all_of(seen_.begin(), seen_.end(), [](const Seen& one) { return one.is_unchanged(); }))
    return;
  seen_.clear();
  std::vector<Seen> seen{see(index_folder(data_dir_) / "current")};
  const auto current = current_generation(data_dir_);
  if (!current)
    throw Error(ErrorCode::no_data_directory, "There is no search index yet.",
                "Run `lacuna reindex`.");
  for (const auto visibility : kIndexed)
    seen.push_back(see(database_path(data_dir_, *current, visibility) / kVersionFile));
  if (*current == generation_) {
    for (auto& database : databases_) database.reopen();
    languages_ = languages_of(databases_[kPublic]);
    seen_ = std::move(seen);
    return;
  }
  for (std::size_t i = 0; i < kIndexed.size(); ++i)
    databases_[i] = Xapian::Database(database_path(data_dir_, *current, kIndexed[i]).string());
  if (databases_[kPublic].get_metadata(kSchemaKey) != index_schema_version)
    throw Error(ErrorCode::unavailable, "The search index was made by another version of Lacuna.",
                std::string(index_is_remade));
  languages_ = languages_of(databases_[kPublic]);
  generation_ = *current;
  seen_ = std::move(seen);
  outdated_ = databases_[kPublic].get_metadata(kAnalyserKey) != analyser_version();
}

void IndexReaders::suspect() {
  forget();
  suspect_index(data_dir_);
  throw Error(ErrorCode::unavailable, std::string(index_is_damaged), std::string(index_is_remade));
}

ReadableIndex IndexReaders::readable_by(const kb::Viewer& viewer) const {
  ReadableIndex index;
  const bool program = kb::is_program(viewer);
  index.database.add_database(databases_[kPublic]);
  index.spelling = databases_[kPublic];
  index.languages = languages_;
  index.state = state_of(databases_[kPublic]);
  if (program || viewer.in_coalition()) {
    index.database.add_database(databases_[kCoalition]);
    index.state += state_of(databases_[kCoalition]);
  }
  if (program) {
    index.database.add_database(databases_[kRestricted]);
    return index;
  }
  // Opened only for an organisation that has something in it, and then filtered inside the match.
  std::vector<Xapian::Query> readers;
  for (const auto& term : reader_terms(viewer))
    if (databases_[kRestricted].term_exists(term)) readers.emplace_back(term);
  if (readers.empty()) {
    if (!viewer.in_coalition()) index.columns = columns_;
    return index;
  }
  index.database.add_database(databases_[kRestricted]);
  readers.emplace_back(kAnyReader);
  index.readers = Xapian::Query(Xapian::Query::OP_OR, readers.begin(), readers.end());
  return index;
}

}  // namespace lacuna::indexer
