// Whatever a vocabulary from outside holds: reading never crashes, and what is read can be stored:
// notations are unique, links stay inside, labels are within their limits.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <set>
#include <string>
#include <string_view>

#include "kb/base/text.h"
#include "kb/export/vocabulary_file.h"
#include "kb/export/vocabulary_notes.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace lacuna;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const kb::VocabularyReading reading = kb::read_vocabulary(bytes, "fuzz");
  if (reading.schemes.empty() && reading.problems.empty()) std::abort();
  for (const kb::ConceptScheme& scheme : reading.schemes) {
    if (scheme.concepts.empty()) std::abort();
    std::set<std::string> notations;
    for (const kb::Concept& item : scheme.concepts)
      if (item.notation.empty() || !notations.insert(item.notation).second) std::abort();
    for (const kb::Concept& item : scheme.concepts) {
      for (const auto* links : {&item.broader, &item.related})
        for (const std::string& other : *links)
          if (!notations.contains(other)) std::abort();
      for (const auto& [language, label] : item.pref_label)
        if (language.empty() || find_invalid_utf8(label) || trim(label).empty()) std::abort();
    }
  }
  return 0;
}
