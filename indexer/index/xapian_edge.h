// The one place where Xapian's exceptions become ours, and where terms and document data are spelt.
// Internal to this room.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <xapian.h>

#include "indexer/index/fields.h"
#include "indexer/index/unit.h"
#include "kb/base/error.h"

namespace lacuna::indexer {

// Metadata keys of each database.
inline constexpr char kAnalyserKey[] = "analyser";
inline constexpr char kSchemaKey[] = "schema";
inline constexpr char kAppliedKey[] = "applied";
inline constexpr char kPrintedKey[] = "printed:";  // + folded word: as it is mostly printed

// Terms that no query can name: unique key of a unit, its expression, the record it hangs on, who
// may read it.
inline constexpr char kUniquePrefix[] = "Q:";
inline constexpr char kExpressionPrefix[] = "XE:";
inline constexpr char kTargetPrefix[] = "XTG:";
inline constexpr char kReaderPrefix[] = "XR:";
inline constexpr char kSuperseded[] = "XO:";  // of a text that a newer one has taken the place of
inline constexpr char kAnyReader[] = "XR:*";  // of public and coalition units

// Values of one slot are joined by this.
inline constexpr char kValueSeparator = '\x1f';

[[noreturn]] void rethrow(const Xapian::Error& error);
// Met while reading, it means that the files are not what was written.
bool says_damage(const Xapian::Error& error);

// Runs `work`; what Xapian throws becomes Error.
template <class Work>
auto at_edge(Work work) {
  try {
    return work();
  } catch (const Xapian::Error& error) {
    rethrow(error);
  }
}

// Says of a database who made it and what it has taken over.
void stamp(Xapian::WritableDatabase& database, std::int64_t applied);
bool is_ours(const Xapian::Database& database);  // made by this analyser and schema

// A term of an exact value: lower case, hashed when it is too long for a term.
std::string exact_term(std::string_view prefix, std::string_view value);
// A term of a long key that is only ever asked for whole: short, since each unit has some of them.
std::string key_term(std::string_view prefix, std::string_view key);
std::string value_term(Field field, std::string_view value);
std::string unique_term(const UnitKey& key);
std::string reader_term(std::string_view organisation, bool coalition_only);

// What a hit needs to find its unit. A value: Xapian compresses document data one by one, which
// costs more than it saves on so little.
std::string to_data(const IndexUnit& unit);
struct HitData {
  UnitKey key;
  std::string work;
};
HitData from_data(std::string_view data);

}  // namespace lacuna::indexer
