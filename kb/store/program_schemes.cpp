#include "kb/store/program_schemes.h"

#include <algorithm>

#include "kb/base/embedded.h"
#include "kb/json/json.h"
#include "kb/store/concept_store.h"

namespace lacuna::kb {
namespace {

bool is_stored(Store& store, ConceptScheme scheme) {
  const auto stored = find_scheme(store, scheme.id);
  if (!stored) return false;
  for (Concept& item : scheme.concepts) item.scheme = scheme.id;
  return to_json_text(*stored) == to_json_text(scheme);
}

}  // namespace

std::vector<ConceptScheme> program_schemes() {
  std::vector<EmbeddedFile> files;
  for (const EmbeddedFile& file : corpus_files())
    if (file.name.starts_with("vocabularies/")) files.push_back(file);
  std::ranges::sort(files, {}, &EmbeddedFile::name);
  std::vector<ConceptScheme> schemes;
  for (const EmbeddedFile& file : files)
    schemes.push_back(from_json_text<ConceptScheme>(file.bytes, file.name));
  return schemes;
}

std::size_t bring_program_schemes(Store& store) {
  const std::vector<ConceptScheme> schemes = program_schemes();
  const bool all_there = std::ranges::all_of(
      schemes, [&](const ConceptScheme& scheme) { return is_stored(store, scheme); });
  return all_there ? 0 : load_schemes(store, schemes);
}

}  // namespace lacuna::kb
