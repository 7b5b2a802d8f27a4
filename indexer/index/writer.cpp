#include "indexer/index/writer.h"

#include <array>
#include <charconv>
#include <limits>
#include <optional>

#include "indexer/analyse/analyser.h"
#include "indexer/index/generation.h"
#include "indexer/index/unit_document.h"
#include "indexer/index/xapian_edge.h"
#include "kb/base/text.h"

namespace lacuna::indexer {
namespace {

// Below this many times in a batch a word is as likely a misprint as a word.
constexpr unsigned kLeastForSpelling = 2;

std::int64_t number_of(const std::string& text) {
  std::int64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

// Runs `work`; what Xapian throws becomes Error.
template <class Work>
auto at_edge(Work work) {
  try {
    return work();
  } catch (const Xapian::Error& error) {
    rethrow(error);
  }
}

bool is_ours(const Xapian::Database& database) {
  return database.get_metadata(kAnalyserKey) == analyser_version &&
         database.get_metadata(kSchemaKey) == index_schema_version;
}

void stamp(Xapian::WritableDatabase& database) {
  database.set_metadata(kAnalyserKey, std::string(analyser_version));
  database.set_metadata(kSchemaKey, std::string(index_schema_version));
  database.commit();
}

}  // namespace

struct IndexWriter::State {
  std::filesystem::path data_dir;
  IndexLock lock;
  std::string generation;
  bool adopted = true;
  std::array<Xapian::WritableDatabase, kIndexed.size()> databases;
  Analyser analyser;
  WordCounts words;  // since the last commit
  std::int64_t applied = 0;

  explicit State(const std::filesystem::path& dir) : data_dir(dir), lock(dir) {}

  ~State() {
    if (adopted) return;
    for (auto& database : databases) database = Xapian::WritableDatabase();
    std::error_code ignored;
    std::filesystem::remove_all(index_folder(data_dir) / generation, ignored);
  }

  void open(int flags) {
    for (std::size_t i = 0; i < kIndexed.size(); ++i)
      databases[i] = Xapian::WritableDatabase(
          database_path(data_dir, generation, kIndexed[i]).string(), flags);
  }

  void make_fresh() {
    generation = new_generation(data_dir);
    adopted = false;
    open(Xapian::DB_CREATE);
    for (auto& database : databases) stamp(database);
  }

  // A database that grew commit by commit has half-empty blocks: packed, it takes half the room.
  void compact() {
    for (std::size_t i = 0; i < kIndexed.size(); ++i) {
      const auto path = database_path(data_dir, generation, kIndexed[i]);
      auto packed = path;
      packed += ".packed";
      databases[i].close();
      Xapian::Database(path.string()).compact(packed.string(), Xapian::DBCOMPACT_NO_RENUMBER);
      std::filesystem::remove_all(path);
      std::filesystem::rename(packed, path);
    }
    open(Xapian::DB_OPEN);
  }

  Xapian::WritableDatabase* database_of(kb::Visibility visibility) {
    for (std::size_t i = 0; i < kIndexed.size(); ++i)
      if (kIndexed[i] == visibility) return &databases[i];
    return nullptr;
  }

  void write_words() {
    auto& database = *database_of(kb::Visibility::public_);
    for (const auto& [form, word] : words) {
      if (word.count < kLeastForSpelling) continue;
      database.add_spelling(form, word.count);
      if (const auto printed = lower(word.printed); printed != form)
        database.set_metadata(kPrintedKey + form, printed);
    }
    words.clear();
  }
};

IndexWriter::IndexWriter(const std::filesystem::path& data_dir, Generation generation)
    : state_(std::make_unique<State>(data_dir)) {
  at_edge([&] {
    auto& state = *state_;
    const auto current =
        generation == Generation::current ? current_generation(data_dir) : std::nullopt;
    if (!current) {
      state.make_fresh();
      if (generation == Generation::current) adopt(0);
      return;
    }
    state.generation = *current;
    state.open(Xapian::DB_OPEN);
    state.applied = std::numeric_limits<std::int64_t>::max();
    for (const auto& database : state.databases) {
      if (!is_ours(database))
        throw Error(ErrorCode::damaged, "The search index was made by another version of Lacuna.",
                    "Run `lacuna reindex`; the texts and records are not touched.");
      // The databases commit one after the other: what the slowest has is what all have.
      state.applied = std::min(state.applied, number_of(database.get_metadata(kAppliedKey)));
    }
  });
}

IndexWriter::~IndexWriter() = default;
IndexWriter::IndexWriter(IndexWriter&&) noexcept = default;
IndexWriter& IndexWriter::operator=(IndexWriter&&) noexcept = default;

void IndexWriter::put(const IndexUnit& unit) {
  at_edge([&] {
    const auto term = unique_term(unit.key);
    for (std::size_t i = 0; i < kIndexed.size(); ++i) {
      auto& database = state_->databases[i];
      if (kIndexed[i] == unit.visibility)
        database.replace_document(term, document_of(unit, state_->analyser));
      else
        database.delete_document(term);
    }
    count_words(unit, state_->analyser, state_->words);
  });
}

void IndexWriter::add(const IndexUnit& unit) {
  at_edge([&] {
    auto* database = state_->database_of(unit.visibility);
    if (database == nullptr) return;
    database->add_document(document_of(unit, state_->analyser));
    count_words(unit, state_->analyser, state_->words);
  });
}

void IndexWriter::remove(const UnitKey& key) {
  at_edge([&] {
    for (auto& database : state_->databases) database.delete_document(unique_term(key));
  });
}

void IndexWriter::remove_expression(std::string_view expression) {
  at_edge([&] {
    for (auto& database : state_->databases)
      database.delete_document(exact_term(kExpressionPrefix, expression));
  });
}

void IndexWriter::remove_hanging_on(std::string_view record) {
  at_edge([&] {
    for (auto& database : state_->databases)
      database.delete_document(exact_term(kTargetPrefix, record));
  });
}

void IndexWriter::commit(std::int64_t applied) {
  at_edge([&] {
    state_->write_words();
    for (auto& database : state_->databases) {
      database.set_metadata(kAppliedKey, std::to_string(applied));
      database.commit();
    }
  });
  state_->applied = applied;
}

std::int64_t IndexWriter::applied() const {
  return state_->applied;
}

void IndexWriter::adopt(std::int64_t applied) {
  commit(applied);
  if (!state_->adopted) at_edge([&] { state_->compact(); });
  set_current_generation(state_->data_dir, state_->generation);
  state_->adopted = true;
  remove_other_generations(state_->data_dir, state_->generation);
}

IndexReport check_index(const std::filesystem::path& data_dir, CheckDepth depth) {
  IndexReport report;
  std::optional<std::string> generation;
  try {
    generation = current_generation(data_dir);
  } catch (const Error& error) {
    report.health = IndexHealth::damaged;
    report.problem = error.what();
    return report;
  }
  if (!generation) return report;
  report.health = IndexHealth::good;
  report.applied = std::numeric_limits<std::int64_t>::max();
  for (const auto visibility : kIndexed) {
    const auto path = database_path(data_dir, *generation, visibility);
    try {
      const Xapian::Database database(path.string());
      if (!is_ours(database)) report.health = IndexHealth::outdated;
      report.documents += database.get_doccount();
      report.applied = std::min(report.applied, number_of(database.get_metadata(kAppliedKey)));
      if (depth == CheckDepth::thorough && Xapian::Database::check(path.string()) != 0)
        throw Xapian::DatabaseCorruptError("check found errors");
      for (const auto& file : std::filesystem::directory_iterator(path))
        report.bytes += file.file_size();
    } catch (const Xapian::Error&) {
      report.health = IndexHealth::damaged;
      report.problem = "The " + std::string(word(visibility)) + " index cannot be read.";
      report.applied = 0;
      return report;
    } catch (const std::filesystem::filesystem_error&) {
      report.health = IndexHealth::damaged;
      report.problem = "Files of the " + std::string(word(visibility)) + " index are missing.";
      report.applied = 0;
      return report;
    }
  }
  return report;
}

}  // namespace lacuna::indexer
