#include "indexer/index/xapian_edge.h"

#include <algorithm>
#include <array>
#include <charconv>

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

// The key of a text is that of its work, then @ and its day and language.
std::string_view work_in(const UnitKey& key) {
  return std::string_view(key.of).substr(0, key.of.find('@'));
}

}  // namespace

bool says_damage(const Xapian::Error& error) {
  constexpr std::array<std::string_view, 7> kTypes = {
      "DatabaseOpeningError", "DatabaseNotFoundError", "DatabaseVersionError",
      "DatabaseCorruptError", "DocNotFoundError",      "RangeError",
      "SerialisationError"};
  return std::find(kTypes.begin(), kTypes.end(), std::string_view(error.get_type())) !=
         kTypes.end();
}

void rethrow(const Xapian::Error& error) {
  const std::string_view type = error.get_type();
  if (type == "DatabaseLockError")
    throw Error(ErrorCode::locked, "Another process is writing the index.",
                "A running server takes changes over by itself; else wait until it is done.");
  if (says_damage(error))
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

std::string key_term(std::string_view prefix, std::string_view key) {
  // 72 bits of the hash in 12 letters: ten million keys share none, with odds of a hundred million
  // to one, and a term of 15 letters needs no memory of its own.
  constexpr std::size_t kDigits = 18;
  constexpr std::string_view kLetters =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
  const std::string digest = sha256(key);
  std::string term(prefix);
  for (std::size_t i = 0; i < kDigits; i += 3) {
    unsigned bits = 0;
    std::from_chars(digest.data() + i, digest.data() + i + 3, bits, 16);
    term += kLetters[bits >> 6];
    term += kLetters[bits & 63];
  }
  return term;
}

std::string unique_term(const UnitKey& key) {
  return key_term(kUniquePrefix, std::string(word(key.kind)) + " " + key.of +
                                     (key.eid.empty() ? "" : "!") + key.eid);
}

std::string reader_term(std::string_view organisation, bool coalition_only) {
  return exact_term(kReaderPrefix, (coalition_only ? "c " : "o ") + std::string(organisation));
}

// The work is left out where the key of the text begins with it.
std::string to_data(const IndexUnit& unit) {
  std::string data = std::to_string(static_cast<int>(unit.key.kind));
  const bool told = work_in(unit.key) == unit.work;
  for (const auto& piece : {unit.key.of, unit.key.eid, told ? std::string() : "=" + unit.work})
    (data += '\n') += piece;
  return data;
}

HitData from_data(std::string_view data) {
  const auto pieces = split(data, '\n');
  if (pieces.size() != 4 || pieces[0].size() != 1)
    throw Xapian::DatabaseCorruptError("a hit that names nothing");
  HitData hit{
      {static_cast<UnitKind>(pieces[0][0] - '0'), std::string(pieces[1]), std::string(pieces[2])},
      {}};
  hit.work = pieces[3].empty() ? std::string(work_in(hit.key)) : std::string(pieces[3].substr(1));
  return hit;
}

}  // namespace lacuna::indexer
