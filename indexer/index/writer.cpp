#include "indexer/index/writer.h"

#include <array>
#include <charconv>
#include <optional>
#include <utility>

#include "indexer/analyse/analyser.h"
#include "indexer/index/generation.h"
#include "indexer/index/seal.h"
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
  std::array<bool, kIndexed.size()> changed{};  // since the last commit
  Analyser analyser;
  WordCounts words;  // since the last commit
  std::int64_t applied = 0;
  std::filesystem::path folder;  // of the generation
  bool sealed = false;

  explicit State(const std::filesystem::path& dir) : lock(dir) {}

  // Before what is written of a change reaches the files.
  void unseal() {
    if (std::exchange(sealed, false)) remove_seal(folder);
  }

  // A commit of a database that has not changed would cost as much as one that has.
  void remove(std::size_t i, const std::string& term) {
    if (!databases[i].term_exists(term)) return;
    unseal();
    databases[i].delete_document(term);
    changed[i] = true;
  }
};

IndexWriter::IndexWriter(const std::filesystem::path& data_dir)
    : state_(std::make_unique<State>(data_dir)) {
  at_edge([&] {
    auto& state = *state_;
    auto generation = current_generation(data_dir);
    const bool fresh = !generation;
    if (fresh) generation = new_generation(data_dir);
    state.folder = index_folder(data_dir) / *generation;
    state.sealed = check_seal(state.folder, SealDepth::times).state != SealState::unsealed;
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
      // The public one is committed after the others: what it has is what all have.
      if (kIndexed[i] == kb::Visibility::public_)
        state.applied = number_of(database.get_metadata(kAppliedKey));
    }
    if (fresh) set_current_generation(data_dir, *generation);
  });
}

IndexWriter::~IndexWriter() = default;
IndexWriter::IndexWriter(IndexWriter&&) noexcept = default;
IndexWriter& IndexWriter::operator=(IndexWriter&&) noexcept = default;

void IndexWriter::put(const IndexUnit& unit) {
  at_edge([&] {
    state_->unseal();
    const auto term = unique_term(unit.key);
    for (std::size_t i = 0; i < kIndexed.size(); ++i) {
      if (kIndexed[i] != unit.visibility) {
        state_->remove(i, term);
        continue;
      }
      state_->databases[i].replace_document(term,
                                            document_of(unit, state_->analyser, state_->words));
      state_->changed[i] = true;
    }
  });
}

void IndexWriter::add(const IndexUnit& unit) {
  at_edge([&] {
    state_->unseal();
    for (std::size_t i = 0; i < kIndexed.size(); ++i)
      if (kIndexed[i] == unit.visibility) {
        state_->databases[i].add_document(document_of(unit, state_->analyser, state_->words));
        state_->changed[i] = true;
      }
  });
}

void IndexWriter::remove(const UnitKey& key) {
  remove_all(unique_term(key));
}

void IndexWriter::remove_expression(std::string_view expression) {
  remove_all(key_term(kExpressionPrefix, expression));
}

void IndexWriter::remove_hanging_on(std::string_view record) {
  remove_all(exact_term(kTargetPrefix, record));
}

void IndexWriter::remove_all(const std::string& term) {
  at_edge([&] {
    for (std::size_t i = 0; i < kIndexed.size(); ++i) state_->remove(i, term);
  });
}

void IndexWriter::commit(std::int64_t applied) {
  at_edge([&] {
    auto& state = *state_;
    state.unseal();
    static_assert(kIndexed.front() == kb::Visibility::public_);
    for (std::size_t i = kIndexed.size(); i-- > 1;)
      if (state.changed[i]) state.databases[i].commit();
    auto& last = state.databases.front();
    if (state.changed.front()) state.words.write(last);
    last.set_metadata(kAppliedKey, std::to_string(applied));
    last.commit();
    state.changed.fill(false);
  });
  state_->applied = applied;
}

std::int64_t IndexWriter::applied() const {
  return state_->applied;
}

void IndexWriter::seal() {
  make_seal(state_->folder);
  state_->sealed = true;
}

bool IndexWriter::is_sealed() const {
  return state_->sealed;
}

namespace {

IndexReport check_once(const std::filesystem::path& data_dir, CheckDepth depth) {
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
  report.generation = *generation;
  const auto seal = check_seal(index_folder(data_dir) / *generation,
                               depth == CheckDepth::quick ? SealDepth::times : SealDepth::bytes);
  report.sealed = seal.state != SealState::unsealed;
  report.touched = seal.touched;
  if (seal.state == SealState::broken) {
    report.health = IndexHealth::damaged;
    report.problem = "The file " + seal.file + " of the index is not as it was written.";
    return report;
  }
  const bool blocks =
      depth == CheckDepth::thorough || (depth == CheckDepth::bytes && !report.sealed);
  for (const auto visibility : kIndexed) {
    const auto path = database_path(data_dir, *generation, visibility);
    try {
      const Xapian::Database database(path.string());
      if (!is_ours(database)) {
        report.health = IndexHealth::outdated;
        report.problem =
            "Rebuild needed: it was made by another version. A server that is started makes it "
            "anew by itself; `lacuna reindex` does it now.";
      }
      report.documents += database.get_doccount();
      if (visibility == kb::Visibility::public_)
        report.applied = number_of(database.get_metadata(kAppliedKey));
      if (blocks && Xapian::Database::check(path.string()) != 0)
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

// The generation that is read now; empty: none, or it cannot be said.
std::string generation_now(const std::filesystem::path& data_dir) {
  try {
    return current_generation(data_dir).value_or("");
  } catch (const Error&) {
    return {};
  }
}

}  // namespace

IndexReport check_index(const std::filesystem::path& data_dir, CheckDepth depth) {
  for (;;) {
    auto report = check_once(data_dir, depth);
    // Of a generation that another one took the place of meanwhile nothing need be left.
    if (report.health != IndexHealth::damaged || generation_now(data_dir) == report.generation)
      return report;
  }
}

}  // namespace lacuna::indexer
