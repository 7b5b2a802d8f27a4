#include "kb/store/concept_names.h"

#include "kb/base/text.h"
#include "kb/store/rows.h"

namespace lacuna::kb {

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
    if (without_diacritics(names).find(wanted) == std::string::npos) continue;
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
