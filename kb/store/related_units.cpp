#include "kb/store/related_units.h"

#include "kb/store/records.h"
#include "kb/store/seeing.h"

namespace lacuna::kb {
namespace {

// The unit, or something in it; an empty eid: the whole act.
Clause within(const std::string& column, std::string_view eid) {
  if (eid.empty()) return Clause("1");
  const std::string inside = std::string(eid) + "__";
  return Clause("(" + column + " = ? OR substr(" + column + ", 1, " +
                    std::to_string(inside.size()) + ") = ?)",
                {eid, inside});
}

std::vector<ProvisionRef> units_of(Store& store, const Clause& select) {
  std::vector<ProvisionRef> units;
  for (const Row& row : query(store.database(), select)) {
    ProvisionRef& unit = units.emplace_back();
    unit.work = row.text(0);
    unit.eid = row.text(1);
  }
  return units;
}

constexpr const char* kNewestTexts =
    " FROM citations c JOIN expressions x ON x.no = c.expression AND x.state = 'published' WHERE ";

}  // namespace

std::vector<ProvisionRef> units_citing(Store& store, const ProvisionRef& cited, std::size_t limit) {
  Clause select(
      "SELECT DISTINCT x.work, c.source_eid" + std::string(kNewestTexts) + "c.target_work = ? AND ",
      {cited.work});
  return units_of(
      store,
      select.add(within("c.target_eid", cited.eid)).add({" ORDER BY 1, 2 LIMIT ?", {limit}}));
}

std::vector<ProvisionRef> units_cited_by(Store& store, const ProvisionRef& citing,
                                         std::size_t limit) {
  Clause select(
      "SELECT DISTINCT c.target_work, c.target_eid" + std::string(kNewestTexts) + "x.work = ? AND ",
      {citing.work});
  return units_of(
      store,
      select.add(within("c.source_eid", citing.eid)).add({" ORDER BY 1, 2 LIMIT ?", {limit}}));
}

std::vector<ProvisionRef> units_with_gaps(Store& store, const Viewer& viewer, std::size_t limit) {
  Clause select(
      "SELECT DISTINCT l.from_key FROM links l JOIN gaps t ON t.id = l.to_key "
      "WHERE l.to_kind = 'gap' AND l.from_kind = 'provision' AND ");
  select.add(Clause(sees_record(viewer, "l")).and_(sees_record(viewer, "t")))
      .add({" ORDER BY 1 LIMIT ?", {limit}});
  std::vector<ProvisionRef> units;
  for (const Row& row : query(store.database(), select))
    if (const auto ref = parse_ref(row.text(0))) units.push_back(*ref);
  return units;
}

std::vector<ProvisionRef> units_with_comments(Store& store, const Viewer& viewer,
                                              std::size_t limit) {
  Clause select(
      "SELECT DISTINCT t.target_work, t.target_eid FROM annotations t "
      "WHERE t.target_kind = 'provision' AND ");
  return units_of(
      store, select.add(sees_annotation(viewer, "t")).add({" ORDER BY 1, 2 LIMIT ?", {limit}}));
}

}  // namespace lacuna::kb
