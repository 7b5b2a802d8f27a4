#include "kb/store/concept_store.h"

#include <set>

#include "kb/store/rows.h"

namespace lacuna::kb {
namespace {

void check_scheme(const ConceptScheme& scheme) {
  std::set<std::string> notations;
  for (const Concept& item : scheme.concepts)
    if (!notations.insert(item.notation).second)
      throw Error(
          ErrorCode::bad_input,
          "Vocabulary " + scheme.id + ": the notation " + item.notation + " stands there twice.",
          "Give each concept a notation of its own.");
  for (const Concept& item : scheme.concepts)
    for (const auto* list : {&item.broader, &item.related})
      for (const std::string& other : *list)
        if (!notations.contains(other))
          throw Error(ErrorCode::bad_input,
                      "Vocabulary " + scheme.id + ": " + item.notation + " names " + other +
                          ", which is not in it.",
                      "Add the concept or correct the notation.");
}

std::vector<Concept> concepts_of(Store& store, std::string_view scheme) {
  std::vector<Concept> concepts;
  for (const Row& row :
       store.database().query("SELECT " + columns<Concept>("c") +
                                  " FROM concepts c WHERE c.scheme = :scheme ORDER BY c.position",
                              {scheme}))
    concepts.push_back(read_struct<Concept>(row));
  return concepts;
}

ConceptScheme scheme_in(Store& store, const Row& row) {
  ConceptScheme scheme;
  scheme.id = row.text(0);
  take(row, 1, scheme.title);
  scheme.source = row.text(2);
  scheme.concepts = concepts_of(store, scheme.id);
  return scheme;
}

void write_scheme(Store& store, const ConceptScheme& scheme, std::size_t place) {
  Database& db = store.database();
  db.run("DELETE FROM concepts WHERE scheme = :scheme", {scheme.id});
  db.run(
      "INSERT INTO concept_schemes (id, position, title, source) VALUES (:id, :position, :title, "
      ":source) ON CONFLICT (id) DO UPDATE SET position = excluded.position, "
      "title = excluded.title, source = excluded.source",
      {scheme.id, place, to_json_text(scheme.title), scheme.source});
  std::string names, marks;
  for (const std::string& name : column_names<Concept>()) {
    names += name + ", ";
    marks += ":" + name + ", ";
  }
  std::size_t position = 0;
  for (const Concept& item : scheme.concepts) {
    std::vector<Value> values;
    add_values(item, values);
    values.emplace_back(position++);
    db.run("INSERT INTO concepts (" + names + "position) VALUES (" + marks + ":position)",
           std::span<const Value>(values));
  }
}

}  // namespace

std::size_t load_schemes(Store& store, std::span<const ConceptScheme> schemes) {
  Transaction transaction(store.database());
  std::size_t changed = 0, place = 0;
  for (ConceptScheme scheme : schemes) {
    for (Concept& item : scheme.concepts) item.scheme = scheme.id;
    check_scheme(scheme);
    const auto before = find_scheme(store, scheme.id);
    ++place;
    if (before && to_json_text(*before) == to_json_text(scheme)) continue;
    write_scheme(store, scheme, place);
    for (std::size_t i = 0; i < scheme.concepts.size(); ++i)
      changed += !before || i >= before->concepts.size() ||
                 to_json_text(before->concepts[i]) != to_json_text(scheme.concepts[i]);
  }
  transaction.commit();
  return changed;
}

std::vector<ConceptScheme> concept_schemes(Store& store) {
  std::vector<ConceptScheme> schemes;
  for (const Row& row : store.database().query(
           "SELECT id, title, source FROM concept_schemes ORDER BY position, id"))
    schemes.push_back(scheme_in(store, row));
  return schemes;
}

std::optional<ConceptScheme> find_scheme(Store& store, std::string_view id) {
  const auto row =
      store.database().find("SELECT id, title, source FROM concept_schemes WHERE id = :id", {id});
  if (!row) return std::nullopt;
  return scheme_in(store, *row);
}

std::optional<Concept> find_concept(Store& store, std::string_view scheme,
                                    std::string_view notation) {
  const auto row = store.database().find(
      "SELECT " + columns<Concept>("c") +
          " FROM concepts c WHERE c.scheme = :scheme AND c.notation = :notation",
      {scheme, notation});
  if (!row) return std::nullopt;
  return read_struct<Concept>(*row);
}

}  // namespace lacuna::kb
