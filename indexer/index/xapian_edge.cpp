#include "indexer/index/xapian_edge.h"

#include "indexer/analyse/analyser.h"
#include "kb/base/id.h"
#include "kb/base/text.h"

#ifdef __SANITIZE_ADDRESS__
// Xapian 1.4.22's Database::check() frees a table under a base class of another size: theirs,
// harmless, and fatal to a sanitized program that checks its index.
extern "C" const char* __asan_default_options();
extern "C" const char* __asan_default_options() {
  return "new_delete_type_mismatch=0";
}
#endif

namespace lacuna::indexer {
namespace {

constexpr std::size_t kLongestValue = 180;  // Xapian refuses terms above 245 bytes
constexpr std::string_view kRebuild =
    "Run `lacuna reindex`; the texts and records are not touched.";

}  // namespace

void rethrow(const Xapian::Error& error) {
  const std::string_view type = error.get_type();
  if (type == "DatabaseLockError")
    throw Error(ErrorCode::locked, "Another process is writing the index.",
                "A running server takes changes over by itself; else wait until it is done.");
  if (type == "DatabaseOpeningError" || type == "DatabaseNotFoundError" ||
      type == "DatabaseVersionError" || type == "DatabaseCorruptError")
    throw Error(ErrorCode::damaged, "The search index cannot be read.", std::string(kRebuild));
  if (type == "DatabaseError" || type == "DatabaseModifiedError" || type == "DatabaseClosedError")
    throw Error(ErrorCode::unavailable, "The search index cannot be used now.",
                "Check the space left on the disk and try again.");
  throw Error(ErrorCode::internal, "The search index failed: " + std::string(type) + ".");
}

void stamp(Xapian::WritableDatabase& database, std::int64_t applied) {
  database.set_metadata(kAnalyserKey, analyser_version());
  database.set_metadata(kSchemaKey, std::string(index_schema_version));
  database.set_metadata(kAppliedKey, std::to_string(applied));
}

bool is_ours(const Xapian::Database& database) {
  return database.get_metadata(kAnalyserKey) == analyser_version() &&
         database.get_metadata(kSchemaKey) == index_schema_version;
}

std::string exact_term(std::string_view prefix, std::string_view value) {
  std::string term(prefix);
  term += value.size() > kLongestValue ? "#" + sha256(value) : std::string(value);
  return term;
}

std::string value_term(Field field, std::string_view value) {
  return exact_term(std::string(row_of(field).prefix) + ":", lower(value));
}

std::string unique_term(const UnitKey& key) {
  return exact_term(kUniquePrefix, std::string(word(key.kind)) + " " + key.of +
                                       (key.eid.empty() ? "" : "!") + key.eid);
}

std::string reader_term(std::string_view organisation, bool coalition_only) {
  return exact_term(kReaderPrefix, (coalition_only ? "c " : "o ") + std::string(organisation));
}

std::string to_data(const IndexUnit& unit) {
  std::string data = std::to_string(static_cast<int>(unit.key.kind));
  for (const auto& piece : {unit.key.of, unit.key.eid, unit.work}) (data += '\n') += piece;
  return data;
}

HitData from_data(std::string_view data) {
  const auto pieces = split(data, '\n');
  if (pieces.size() != 4 || pieces[0].size() != 1)
    throw Error(ErrorCode::damaged, "The search index holds a hit that names nothing.",
                std::string(kRebuild));
  return {
      {static_cast<UnitKind>(pieces[0][0] - '0'), std::string(pieces[1]), std::string(pieces[2])},
      std::string(pieces[3])};
}

}  // namespace lacuna::indexer
