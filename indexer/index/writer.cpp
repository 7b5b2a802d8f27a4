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

std::int64_t number_of(const std::string& text) {
  std::int64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

}  // namespace

struct IndexWriter::State {
  IndexLock lock;
  std::array<Xapian::WritableDatabase, kIndexed.size()> databases;
  Analyser analyser;
  WordCounts words;  // since the last commit
  std::int64_t applied = std::numeric_limits<std::int64_t>::max();

  explicit State(const std::filesystem::path& dir) : lock(dir) {}
};

IndexWriter::IndexWriter(const std::filesystem::path& data_dir)
    : state_(std::make_unique<State>(data_dir)) {
  at_edge([&] {
    auto& state = *state_;
    auto generation = current_generation(data_dir);
    const bool fresh = !generation;
    if (fresh) generation = new_generation(data_dir);
    for (std::size_t i = 0; i < kIndexed.size(); ++i) {
      auto& database = state.databases[i];
      database =
          Xapian::WritableDatabase(database_path(data_dir, *generation, kIndexed[i]).string(),
                                   fresh ? Xapian::DB_CREATE : Xapian::DB_OPEN);
      if (fresh) {
        stamp(database, 0);
        database.commit();
      }
      if (!is_ours(database))
        throw Error(ErrorCode::damaged, "The search index was made by another version of Lacuna.",
                    "Run `lacuna reindex`; the texts and records are not touched.");
      // The databases commit one after the other: what the slowest has is what all have.
      state.applied = std::min(state.applied, number_of(database.get_metadata(kAppliedKey)));
    }
    if (fresh) set_current_generation(data_dir, *generation);
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
        database.replace_document(term, document_of(unit, state_->analyser, state_->words));
      else
        database.delete_document(term);
    }
  });
}

void IndexWriter::add(const IndexUnit& unit) {
  at_edge([&] {
    for (std::size_t i = 0; i < kIndexed.size(); ++i)
      if (kIndexed[i] == unit.visibility)
        state_->databases[i].add_document(document_of(unit, state_->analyser, state_->words));
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
    for (std::size_t i = 0; i < kIndexed.size(); ++i)
      if (kIndexed[i] == kb::Visibility::public_) state_->words.write(state_->databases[i]);
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
