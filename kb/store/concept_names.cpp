#include "kb/store/concept_names.h"

#include <unordered_map>

#include "kb/base/text.h"
#include "kb/store/rows.h"

namespace lacuna::kb {
namespace {

// Folding every label takes longer than all else here, and labels hardly ever change: each text is
// folded once a thread.
const std::string& folded(const std::string& names) {
  constexpr std::size_t kMostKept = 20'000;
  thread_local std::unordered_map<std::string, std::string> known;
  if (known.size() > kMostKept) known.clear();
  const auto [at, is_new] = known.try_emplace(names);
  if (is_new) at->second = without_diacritics(names);
  return at->second;
}

}  // namespace

std::vector<NamedConcept> concepts_with_letters(Store& store, std::string_view letters) {
  std::vector<NamedConcept> found;
  const std::string wanted = without_diacritics(letters);
  if (wanted.empty()) return found;
  // Labels are kept as JSON: most of them need not be read to know that the letters are not there.
  for (const Row& row :
       store.database().query("SELECT c.notation, c.pref_label, c.alt_label, c.scheme, s.title "
                              "FROM concepts c JOIN concept_schemes s ON s.id = c.scheme "
                              "ORDER BY s.position, s.id, c.position")) {
    const std::string names = row.text(0) + '\n' + row.text(1) + '\n' + row.text(2);
    if (folded(names).find(wanted) == std::string::npos) continue;
    NamedConcept& one = found.emplace_back();
    one.concept_.notation = row.text(0);
    take(row, 1, one.concept_.pref_label);
    take(row, 2, one.concept_.alt_label);
    one.concept_.scheme = row.text(3);
    take(row, 4, one.scheme_title);
  }
  return found;
}

}  // namespace lacuna::kb
