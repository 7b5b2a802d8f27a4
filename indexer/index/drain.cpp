#include "indexer/index/drain.h"

#include <map>
#include <optional>

#include "indexer/index/builder.h"
#include "indexer/index/generation.h"
#include "indexer/index/record_units.h"
#include "kb/base/error.h"
#include "kb/base/log.h"
#include "kb/rules/visibility_rules.h"
#include "kb/store/act_store.h"
#include "kb/store/annotation_store.h"
#include "kb/store/evidence_store.h"
#include "kb/store/outbox.h"

namespace lacuna::indexer {
namespace {

// A rebuild tells of its progress this often.
constexpr std::size_t kToldBytes = 256 << 10;

// Roughly what Xapian holds in memory for a word of text until the commit.
std::size_t text_bytes(const IndexUnit& unit) {
  std::size_t bytes = unit.heading.size() + unit.title.size();
  for (const auto& part : unit.parts) bytes += part.text.size();
  return bytes;
}

UnitKind unit_kind(kb::OutboxKind kind) {
  switch (kind) {
    case kb::OutboxKind::gap:
      return UnitKind::gap;
    case kb::OutboxKind::evidence:
      return UnitKind::evidence;
    case kb::OutboxKind::ask:
      return UnitKind::ask;
    case kb::OutboxKind::paper:
      return UnitKind::paper;
    case kb::OutboxKind::annotation:
      return UnitKind::annotation;
    case kb::OutboxKind::entry:
      return UnitKind::entry;
    case kb::OutboxKind::expression:
      break;
  }
  return UnitKind::act;
}

std::optional<kb::NodeKind> node_kind(kb::OutboxKind kind) {
  switch (kind) {
    case kb::OutboxKind::gap:
      return kb::NodeKind::gap;
    case kb::OutboxKind::evidence:
      return kb::NodeKind::evidence;
    case kb::OutboxKind::ask:
      return kb::NodeKind::ask;
    case kb::OutboxKind::paper:
      return kb::NodeKind::paper;
    case kb::OutboxKind::entry:
      return kb::NodeKind::entry;
    default:
      return std::nullopt;
  }
}

bool is_readable(const kb::Expression& expression) {
  return expression.state == kb::ExpressionState::published ||
         expression.state == kb::ExpressionState::superseded;
}

// The readable texts of the same act and language that have a date, newest first.
std::vector<kb::Expression> dated_texts(kb::Store& store, const kb::Expression& expression) {
  auto texts = kb::expressions_of(store, expression.work);
  std::erase_if(texts, [&](const kb::Expression& other) {
    return other.language != expression.language || !other.date || !is_readable(other);
  });
  return texts;
}

// The day from which a newer text is read; nullopt: this is the newest.
std::optional<Date> day_of_newer_text(kb::Store& store, const kb::Expression& expression) {
  std::optional<Date> until;
  if (expression.state != kb::ExpressionState::superseded) return until;
  for (const auto& other : dated_texts(store, expression))
    if (*other.date > *expression.date) until = other.date;
  return until;
}

// None of a text that may not be read now.
std::vector<IndexUnit> units_of_expression(kb::Store& store, const std::string& key) {
  const auto expression = kb::find_expression(store, key);
  if (!expression || !is_readable(*expression)) return {};
  const auto act = kb::find_act(store, key);
  if (!act) return {};
  auto units = units_of(*act);
  const auto until = day_of_newer_text(store, *expression);
  for (auto& unit : units) unit.until = until;
  return units;
}

class Drain {
 public:
  Drain(IndexWriter& writer, kb::Store& store) : writer_(writer), store_(store) {}

  std::size_t units = 0;
  std::size_t bytes = 0;  // since the last commit

  // Reads the store as it is now: applying a row twice, or an old one late, does no harm.
  void apply(const kb::OutboxEntry& entry) {
    if (entry.kind == kb::OutboxKind::expression)
      apply_expression(entry.key);
    else
      apply_record(entry);
  }

  void put_record(UnitKind kind, const std::string& id) {
    if (const auto unit = unit_of_record(store_, kind, id)) {
      writer_.put(*unit);
      count(*unit);
    } else {
      writer_.remove({kind, id, {}});
    }
  }

 private:
  void count(const IndexUnit& unit) {
    ++units;
    bytes += text_bytes(unit);
  }

  // The text before it now ends where this one begins, or no longer does.
  void apply_expression(const std::string& key) {
    redo_expression(key);
    const auto expression = kb::find_expression(store_, key);
    if (!expression || !expression->date) return;
    for (const auto& other : dated_texts(store_, *expression))
      if (*other.date < *expression->date) return redo_expression(other.key);
  }

  void redo_expression(const std::string& key) {
    writer_.remove_expression(key);
    for (const auto& unit : units_of_expression(store_, key)) {
      writer_.add(unit);
      count(unit);
    }
  }

  // What hangs on a record is seen by those who see the record: it is done again with it.
  void apply_record(const kb::OutboxEntry& entry) {
    put_record(unit_kind(entry.kind), entry.key);
    const auto node = node_kind(entry.kind);
    if (!node) return;
    writer_.remove_hanging_on(entry.key);
    const auto all = kb::program_viewer();
    if (entry.kind == kb::OutboxKind::gap)
      for (const auto& evidence : kb::evidence_of_gap(store_, all, entry.key)) {
        put_record(UnitKind::evidence, evidence.id);
        put_threads({kb::NodeKind::evidence, evidence.id});
      }
    put_threads({*node, entry.key});
  }

  void put_threads(const kb::Node& target) {
    for (const auto& thread : kb::threads_on(store_, kb::program_viewer(), target))
      for (const auto& annotation : thread.annotations)
        put_record(UnitKind::annotation, annotation.id);
  }

  IndexWriter& writer_;
  kb::Store& store_;
};

void condemn_damaged(const IndexLock& held, const std::filesystem::path& data_dir,
                     const IndexReport& report) {
  if (report.health != IndexHealth::damaged) return;
  log(LogLevel::warning, "the search index is damaged and is made anew: " + report.problem);
  // Of a folder that names no generation nothing is read anyway.
  if (!report.generation.empty()) condemn_generation(held, data_dir, report.generation);
}

// What is the matter with the index; a damaged one is out of use from here on. The lock is held
// meanwhile, so that what a writer does is not taken for damage.
IndexReport look_through(const std::filesystem::path& data_dir, kb::Store& store, Sealing sealing) {
  const IndexLock lock(data_dir);
  auto report = check_index(data_dir, CheckDepth::quick);
  const bool changes = kb::newest_seq(store) != report.applied;
  if (is_suspected(data_dir)) {
    report = check_index(data_dir, CheckDepth::thorough);
  } else if (report.health == IndexHealth::good && sealing == Sealing::at_end &&
             (changes || !report.sealed)) {
    // No new seal is made of bytes that nobody looked at since the old one.
    report = check_index(data_dir, CheckDepth::bytes);
  }
  condemn_damaged(lock, data_dir, report);
  return report;
}

// The writer of an index that fits this store; nullopt: it must be made anew. (Rows that the index
// has not seen were forgotten, or the database is an older copy.)
std::optional<IndexWriter> open_writer(const std::filesystem::path& data_dir, kb::Store& store,
                                       Sealing sealing) {
  const auto report = look_through(data_dir, store, sealing);
  if (report.health != IndexHealth::good) return std::nullopt;
  try {
    IndexWriter writer(data_dir);
    acquit_index(data_dir);
    if (report.touched) writer.seal();
    if (writer.applied() < kb::applied_seq(store) || writer.applied() > kb::newest_seq(store))
      return std::nullopt;
    return writer;
  } catch (const Error& error) {
    if (error.code() == ErrorCode::damaged) return std::nullopt;
    throw;
  }
}

}  // namespace

DrainReport drain_outbox(const std::filesystem::path& data_dir, kb::Store& store,
                         DrainLimits limits, const DrainProgress& progress) {
  auto writer = open_writer(data_dir, store, limits.sealing);
  if (!writer) return rebuild_index(data_dir, store, progress);
  Drain drain(*writer, store);
  DrainReport report;
  report.applied = writer->applied();
  report.of = static_cast<std::size_t>(kb::newest_seq(store) - report.applied);
  const auto commit = [&] {
    writer->commit(report.applied);
    kb::set_applied_seq(store, report.applied);
    report.units = drain.units;
    drain.bytes = 0;
    report.stopped = progress && progress(report) == GoOn::no;
  };
  while (!report.stopped) {
    const auto entries = kb::outbox_after(store, report.applied, limits.rows);
    if (entries.empty()) break;
    // Of several rows of one record in a batch the last does: it reads what is there now.
    std::map<std::pair<kb::OutboxKind, std::string>, std::int64_t> last;
    for (const auto& entry : entries) last[{entry.kind, entry.key}] = entry.seq;
    for (const auto& entry : entries) {
      if (last[{entry.kind, entry.key}] == entry.seq) drain.apply(entry);
      report.applied = entry.seq;
      ++report.rows;
      // A row passed over for a later one of its record is safe: that one is still to come.
      if (drain.bytes >= limits.text_bytes) break;
    }
    commit();
  }
  if (!writer->is_sealed() && (limits.sealing == Sealing::at_end || report.rows == 0))
    writer->seal();
  report.sealed = writer->is_sealed();
  return report;
}

IndexReport verify_index(const std::filesystem::path& data_dir) {
  const IndexLock lock(data_dir);
  auto report = check_index(data_dir, CheckDepth::bytes);
  condemn_damaged(lock, data_dir, report);
  return report;
}

void seal_index(const std::filesystem::path& data_dir) {
  IndexWriter writer(data_dir);
  if (!writer.is_sealed()) writer.seal();
}

DrainReport rebuild_index(const std::filesystem::path& data_dir, kb::Store& store,
                          const DrainProgress& progress) {
  IndexBuilder builder(data_dir);
  // What is written meanwhile has a later number and is applied at the next drain.
  const auto applied = kb::newest_seq(store);
  return finish_index({data_dir, builder, applied, [](const std::string&) { return false; }}, store,
                      progress);
}

DrainReport finish_index(const IndexBegun& begun, kb::Store& store, const DrainProgress& progress) {
  DrainReport report;
  report.applied = begun.applied;
  std::size_t bytes = 0;
  const auto all = kb::everything_to_index(store);
  report.of = all.size();
  for (const auto& entry : all) {
    ++report.rows;
    const bool of_text = entry.kind == kb::OutboxKind::expression;
    if (of_text && begun.is_there(entry.key)) continue;
    std::vector<IndexUnit> units;
    if (of_text)
      units = units_of_expression(store, entry.key);
    else if (auto unit = unit_of_record(store, unit_kind(entry.kind), entry.key))
      units.push_back(std::move(*unit));
    for (auto& unit : units) {
      bytes += text_bytes(unit);
      begun.builder.add(std::move(unit));
    }
    report.units += units.size();
    if (bytes < kToldBytes) continue;
    bytes = 0;
    report.stopped = progress && progress(report) == GoOn::no;
    if (report.stopped) return report;
  }
  begun.builder.adopt(report.applied);
  acquit_index(begun.data_dir);
  report.sealed = true;
  kb::set_applied_seq(store, report.applied);
  return report;
}

}  // namespace lacuna::indexer
