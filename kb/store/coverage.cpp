#include "kb/store/coverage.h"

#include "kb/model/ref.h"
#include "kb/store/gap_clauses.h"
#include "kb/store/records.h"

namespace lacuna::kb {
namespace {

constexpr const char* kCounts = "t.state NOT IN ('rejected', 'superseded')";
constexpr const char* kOpen = "CASE WHEN t.state = 'closed' THEN 0 ELSE 1 END";

// A table of pairs (heading, name).
Clause pairs(const std::vector<std::pair<std::string, std::string>>& rows) {
  Clause clause("(WITH listed (heading, name) AS (VALUES ");
  for (std::size_t i = 0; i < rows.size(); ++i)
    clause.add({i == 0 ? "(?, ?)" : ", (?, ?)", {rows[i].first, rows[i].second}});
  return clause.add({") SELECT heading, name FROM listed)"});
}

// A table of (gap, heading), each pair once, of gaps that the axis across may have.
Clause axis(const Viewer& viewer, const GapAxis& axis, GapAxisKind across) {
  switch (axis.kind) {
    case GapAxisKind::term:
      if (axis.places.empty())
        return {"SELECT m.gap AS gap, m.notation AS heading FROM gap_terms m WHERE m.field = ?",
                {axis.field}};
      return Clause("SELECT DISTINCT m.gap AS gap, p.heading AS heading FROM ")
          .add(pairs(axis.places))
          .add({" p JOIN gap_terms m ON m.field = ? AND m.notation = p.name", {axis.field}});
    case GapAxisKind::standard: {
      Clause some("SELECT NULL AS gap, NULL AS heading WHERE 1 = 0");
      for (const auto& [heading, reference] : axis.places)
        some.add({" UNION SELECT l.to_key, ? FROM links l WHERE l.verb = 'should_cover' AND "
                  "l.to_kind = 'gap' AND ",
                  {heading}})
            .add(sees_record(viewer, "l").and_(at_or_below("l", reference)));
      return some;
    }
    case GapAxisKind::act: {
      Clause some(
          "SELECT DISTINCT l.to_key AS gap, l.from_work AS heading FROM links l WHERE l.from_kind "
          "= "
          "'provision' AND l.to_kind = 'gap' AND ");
      // Of all that is linked to an act few gaps are those of a service.
      if (across == GapAxisKind::service)
        some.add({"l.to_key IN (SELECT g.value FROM entry_terms g WHERE g.field = 'gaps') AND "});
      return some.add(sees_record(viewer, "l"));
    }
    case GapAxisKind::unit:
      return Clause(
                 "SELECT DISTINCT l.to_key AS gap, l.from_key AS heading FROM links l WHERE "
                 "l.from_work = ? AND l.from_kind = 'provision' AND l.to_kind = 'gap' AND ",
                 {axis.of})
          .add(sees_record(viewer, "l"));
    case GapAxisKind::service:
      return Clause(
                 "SELECT DISTINCT g.value AS gap, k.value AS heading FROM entries e JOIN "
                 "entry_terms g ON g.entry = e.id AND g.field = 'gaps' JOIN entry_terms k ON "
                 "k.entry = e.id AND k.field = 'service' WHERE e.kind = 'service' AND ")
          .add(sees_record(viewer, "e"));
    case GapAxisKind::every:
      return {"SELECT g.id AS gap, '' AS heading FROM gaps g"};
  }
  return {};
}

// From the rows to the gaps to the columns: of each pair few are looked up.
Clause from_axes(const Viewer& viewer, const GapFilter& filter, const GapAxis& rows,
                 const GapAxis& columns) {
  return Clause(" FROM (")
      .add(axis(viewer, rows, columns.kind))
      .add({") r CROSS JOIN gaps t ON t.id = r.gap JOIN ("})
      .add(axis(viewer, columns, rows.kind))
      .add({") c ON c.gap = t.id WHERE "})
      .add(sees_record(viewer, "t").and_(fits(viewer, filter)).and_(Clause(kCounts)));
}

}  // namespace

std::vector<GapCell> gap_cells(Store& store, const Viewer& viewer, const GapFilter& filter,
                               const GapAxis& rows, const GapAxis& columns) {
  std::vector<GapCell> cells;
  const Clause clause = Clause("SELECT r.heading, c.heading, t.primary_type, count(*), sum(" +
                               std::string(kOpen) + ")")
                            .add(from_axes(viewer, filter, rows, columns))
                            .add({" GROUP BY r.heading, c.heading, t.primary_type"});
  for (const Row& row : query(store.database(), clause))
    cells.push_back({row.text(0), row.text(1), row.text(2),
                     static_cast<std::size_t>(row.integer(3)),
                     static_cast<std::size_t>(row.integer(4))});
  return cells;
}

std::vector<Gap> gaps_of_cell(Store& store, const Viewer& viewer, const GapFilter& filter,
                              const GapAxis& rows, std::string_view row, const GapAxis& columns,
                              std::string_view column, std::size_t limit) {
  Clause inside = Clause("t.id IN (SELECT t.id")
                      .add(from_axes(viewer, filter, rows, columns))
                      .add({" AND r.heading = ? AND c.heading = ?)", {row, column}});
  return select_records<Gap>(
      store, viewer, inside,
      {"ORDER BY t.critical DESC, t.priority DESC, length(t.number), t.number LIMIT ?", {limit}});
}

bool shows_illustrative_gaps(Store& store, const Viewer& viewer) {
  const Clause clause = Clause("SELECT 1 FROM gaps t WHERE t.illustrative = 1 AND ")
                            .add(sees_record(viewer, "t"))
                            .add({" LIMIT 1"});
  return find(store.database(), clause).has_value();
}

std::vector<std::pair<std::string, std::string>> sectors_by_gaps(Store& store, const Viewer& viewer,
                                                                 std::string_view kind) {
  std::vector<std::pair<std::string, std::string>> sectors;
  const Clause clause =
      Clause(
          "SELECT DISTINCT e.id, s.notation FROM entries e JOIN entry_terms g ON g.entry = e.id "
          "AND g.field = 'gaps' JOIN gaps t ON t.id = g.value JOIN gap_terms s ON s.gap = t.id "
          "AND s.field = 'sector' WHERE e.kind = ? AND ",
          {kind})
          .add(sees_record(viewer, "e").and_(sees_record(viewer, "t")))
          .add({" ORDER BY 1, 2"});
  for (const Row& row : query(store.database(), clause))
    sectors.emplace_back(row.text(0), row.text(1));
  return sectors;
}

std::set<std::string> loaded_references(Store& store, std::span<const std::string> references) {
  std::set<std::string> loaded;
  if (references.empty()) return loaded;
  Clause wanted("WITH wanted (reference, work, eid) AS (VALUES ");
  for (const std::string& reference : references)
    if (const auto ref = parse_ref(reference))
      wanted.add(
          {wanted.values.empty() ? "(?, ?, ?)" : ", (?, ?, ?)", {reference, ref->work, ref->eid}});
  if (wanted.values.empty()) return loaded;
  const Clause clause = wanted.add(
      {") SELECT DISTINCT w.reference FROM wanted w JOIN expressions x ON x.work = w.work AND "
       "x.state IN " +
       std::string(kReadable) +
       " WHERE w.eid = '' OR EXISTS (SELECT 1 FROM provisions p WHERE p.expression = x.no AND "
       "p.eid = w.eid)"});
  for (const Row& row : query(store.database(), clause)) loaded.insert(row.text(0));
  return loaded;
}

}  // namespace lacuna::kb
