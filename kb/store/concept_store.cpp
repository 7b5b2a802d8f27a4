#include "kb/store/concept_store.h"

#include <set>

#include "kb/base/id.h"
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

// `place`: its position among those of its origin; 0: it keeps the one it has, or is the last.
void write_scheme(Store& store, const ConceptScheme& scheme, SchemeOrigin origin,
                  std::size_t place) {
  Database& db = store.database();
  db.run("DELETE FROM concepts WHERE scheme = :scheme", {scheme.id});
  db.run(
      "INSERT INTO concept_schemes (id, position, title, source, imported) VALUES (:id, "
      "coalesce(nullif(:place, 0), (SELECT position FROM concept_schemes WHERE id = :same), "
      "(SELECT coalesce(max(position), 0) + 1 FROM concept_schemes WHERE imported = :origin)), "
      ":title, :source, :imported) ON CONFLICT (id) DO UPDATE SET position = excluded.position, "
      "title = excluded.title, source = excluded.source",
      {scheme.id, place, scheme.id, origin == SchemeOrigin::imported, to_json_text(scheme.title),
       scheme.source, origin == SchemeOrigin::imported});
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

void make_complete(ConceptScheme& scheme) {
  for (Concept& item : scheme.concepts) item.scheme = scheme.id;
  check_scheme(scheme);
}

std::optional<SchemeOrigin> origin_of(Store& store, const std::string& id) {
  const auto row =
      store.database().find("SELECT imported FROM concept_schemes WHERE id = :id", {id});
  if (!row) return std::nullopt;
  return row->integer(0) != 0 ? SchemeOrigin::imported : SchemeOrigin::program;
}

}  // namespace

std::size_t load_schemes(Store& store, std::span<const ConceptScheme> schemes) {
  Transaction transaction(store.database());
  std::size_t changed = 0, place = 0;
  for (ConceptScheme scheme : schemes) {
    make_complete(scheme);
    ++place;
    if (origin_of(store, scheme.id) == SchemeOrigin::imported) continue;
    const auto before = find_scheme(store, scheme.id);
    if (before && to_json_text(*before) == to_json_text(scheme)) {
      store.database().run(
          "UPDATE concept_schemes SET position = :place WHERE id = :id AND position <> :other",
          {place, scheme.id, place});
      continue;
    }
    write_scheme(store, scheme, SchemeOrigin::program, place);
    for (std::size_t i = 0; i < scheme.concepts.size(); ++i)
      changed += !before || i >= before->concepts.size() ||
                 to_json_text(before->concepts[i]) != to_json_text(scheme.concepts[i]);
  }
  transaction.commit();
  return changed;
}

SchemeOutcome put_scheme(Store& store, ConceptScheme scheme, SchemeOrigin origin) {
  make_complete(scheme);
  Transaction transaction(store.database());
  const auto holder = origin_of(store, scheme.id);
  if (holder && *holder != origin)
    throw Error(ErrorCode::conflict,
                "The id " + scheme.id + " belongs to a vocabulary " +
                    (*holder == SchemeOrigin::program ? "of the program." : "that was imported."),
                "Give this one an id of its own; nothing was changed.");
  const auto before = find_scheme(store, scheme.id);
  const bool same = before && to_json_text(*before) == to_json_text(scheme);
  if (!same) write_scheme(store, scheme, origin, 0);
  transaction.commit();
  if (same) return SchemeOutcome::unchanged;
  return before ? SchemeOutcome::replaced : SchemeOutcome::added;
}

std::set<std::string> imported_schemes(Store& store) {
  std::set<std::string> ids;
  for (const Row& row :
       store.database().query("SELECT id FROM concept_schemes WHERE imported <> 0"))
    ids.insert(row.text(0));
  return ids;
}

std::vector<ConceptScheme> concept_schemes(Store& store) {
  std::vector<ConceptScheme> schemes;
  for (const Row& row : store.database().query(
           "SELECT id, title, source FROM concept_schemes ORDER BY imported, position, id"))
    schemes.push_back(scheme_in(store, row));
  return schemes;
}

std::string vocabulary_version(Store& store) {
  std::string labels;
  for (const Row& row : store.database().query(
           "SELECT scheme || notation || pref_label || alt_label || hidden_label || "
           "negative_label FROM concepts ORDER BY scheme, notation"))
    labels += row.text(0);
  return sha256(labels);
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
