#include "kb/store/seeing.h"

#include "kb/rules/visibility_rules.h"

namespace lacuna::kb {
namespace {

Clause moderated(const Viewer& viewer, const std::string& alias) {
  if (is_program(viewer) || may_moderate(viewer)) return {};
  Clause clause(alias + ".moderation = 'approved'");
  if (!viewer.account.empty()) clause.or_({alias + ".author = ?", {viewer.account}});
  return clause;
}

// By its visibility alone, withdrawn or not.
Clause may_see_row(const Viewer& viewer, const std::string& alias) {
  if (is_program(viewer)) return Clause("1 = 1");
  Clause seen(alias + ".visibility = 'public'");
  if (!viewer.account.empty()) seen.or_({alias + ".author = ?", {viewer.account}});
  if (viewer.in_coalition()) seen.or_({alias + ".visibility = 'coalition'"});
  if (!viewer.account.empty() && !viewer.organisation.empty())
    seen.or_({alias + ".visibility = 'restricted' AND (" + alias +
                  ".owner = ? OR EXISTS (SELECT 1 FROM record_shares s WHERE s.record = " + alias +
                  ".id AND s.organisation = ?))",
              {viewer.organisation, viewer.organisation}});
  return seen;
}

}  // namespace

Clause sees_record(const Viewer& viewer, const std::string& alias) {
  return Clause(alias + ".withdrawn_on IS NULL").and_(may_see_row(viewer, alias));
}

Clause sees_evidence(const Viewer& viewer, const std::string& alias) {
  Clause gap("EXISTS (SELECT 1 FROM gaps eg WHERE eg.id = " + alias + ".gap AND ");
  gap.add(sees_record(viewer, "eg")).add({")"});
  return sees_record(viewer, alias).and_(gap);
}

Clause sees_node(const Viewer& viewer, const std::string& kind_column,
                 const std::string& key_column) {
  const auto stands_in = [&](const char* kind, const char* table, const std::string& alias,
                             const Clause& seen) {
    Clause clause(kind_column + " = '" + kind + "' AND EXISTS (SELECT 1 FROM " + table + " " +
                  alias + " WHERE " + alias + ".id = " + key_column + " AND ");
    return clause.add(seen).add({")"});
  };
  Clause node(kind_column + " = 'provision'");
  node.or_(stands_in("gap", "gaps", "ng", sees_record(viewer, "ng")));
  node.or_(stands_in("ask", "asks", "na", sees_record(viewer, "na")));
  node.or_(stands_in("paper", "papers", "np", sees_record(viewer, "np")));
  node.or_(stands_in("evidence", "evidence", "ne", sees_evidence(viewer, "ne")));
  node.or_(stands_in("entry", "entries", "nn", sees_record(viewer, "nn")));
  return node;
}

Clause sees_link(const Viewer& viewer, const std::string& alias) {
  return sees_record(viewer, alias)
      .and_(sees_node(viewer, alias + ".from_kind", alias + ".from_key"))
      .and_(sees_node(viewer, alias + ".to_kind", alias + ".to_key"));
}

Clause sees_recheck(const Viewer& viewer, const std::string& alias) {
  const auto stands_on = [&](const char* condition, const char* table, const char* inner,
                             const std::string& column, const Clause& seen) {
    Clause clause(alias + condition + " AND EXISTS (SELECT 1 FROM " + table + " " + inner +
                  " WHERE " + inner + ".id = " + alias + "." + column + " AND ");
    return clause.add(seen).add({")"});
  };
  Clause link = Clause("1 = 1")
                    .and_(may_see_row(viewer, "rl"))
                    .and_({"rl.withdrawn_on IS NULL OR " + alias + ".state = 'closed'"})
                    .and_(sees_node(viewer, "rl.from_kind", "rl.from_key"))
                    .and_(sees_node(viewer, "rl.to_kind", "rl.to_key"));
  return stands_on(".link <> ''", "links", "rl", "link", link)
      .or_(stands_on(".kind = 'annotation'", "annotations", "ra", "record",
                     sees_annotation(viewer, "ra")))
      .or_(
          stands_on(".kind = 'evidence'", "evidence", "re", "record", sees_evidence(viewer, "re")));
}

Clause sees_annotation(const Viewer& viewer, const std::string& alias) {
  // A reply is there while the thread's first annotation is.
  Clause first("EXISTS (SELECT 1 FROM annotations nt WHERE nt.id = " + alias + ".thread AND ");
  first.add(sees_record(viewer, "nt").and_(moderated(viewer, "nt"))).add({")"});
  return sees_record(viewer, alias)
      .and_(moderated(viewer, alias))
      .and_(first)
      .and_(sees_node(viewer, alias + ".target_kind", alias + ".target_key"));
}

}  // namespace lacuna::kb
