#include "indexer/given.h"

#include "indexer/document/encoding.h"
#include "indexer/subjects.h"
#include "kb/base/id.h"

namespace lacuna::indexer {

ImportResult import_bytes(std::string_view bytes, const std::string& name,
                          const ImportOptions& options, kb::Store& store,
                          const DataDirectory& directory) {
  if (auto known = known_bytes(sha256(bytes), name, store)) return *known;
  ImportResult result = store_prepared(prepare(bytes, name, options), bytes, store, directory);
  name_works_by_citations(store, result.works);
  return result;
}

std::optional<std::string> source_text(std::string_view bytes, const std::string& name) {
  Decoded decoded = decode_text(bytes, name);
  if (decoded.error) return std::nullopt;
  return std::move(decoded.text);
}

}  // namespace lacuna::indexer
