#include "server/pages/typed_names.h"

#include "kb/base/text.h"
#include "kb/store/concept_store.h"

namespace lacuna::server {

TypedNames::TypedNames(Context& context) : gazetteer_(context) {
  for (const kb::ConceptScheme& scheme : kb::concept_schemes(context.store)) {
    auto& known = concepts_[scheme.id];
    for (const kb::Concept& item : scheme.concepts) known[item.notation] = item.notation;
    for (const kb::Concept& item : scheme.concepts)
      for (const auto& [language, label] : item.pref_label)
        known.try_emplace(without_diacritics(label), item.notation);
    for (const kb::Concept& item : scheme.concepts)
      for (const auto& [language, labels] : item.alt_label)
        for (const std::string& label : labels)
          known.try_emplace(without_diacritics(label), item.notation);
  }
}

std::optional<std::string> TypedNames::operator()(const kb::EntryField& field,
                                                  const std::string& typed) const {
  if (field.type == kb::FieldType::territory) return gazetteer_.find_place(typed);
  if (field.type == kb::FieldType::word) {
    const std::string word = lower(typed);
    if (kb::has_word(field.of, word)) return word;
    return std::nullopt;
  }
  if (field.type != kb::FieldType::concept_) return typed;
  const auto scheme = concepts_.find(field.of);
  if (scheme == concepts_.end()) return std::nullopt;
  for (const std::string& name : {typed, without_diacritics(typed)})
    if (const auto found = scheme->second.find(name); found != scheme->second.end())
      return found->second;
  return std::nullopt;
}

}  // namespace lacuna::server
