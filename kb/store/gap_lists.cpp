// Gaps: finding, filters, counts.
#include <charconv>

#include "kb/model/ref.h"
#include "kb/rules/score_rules.h"
#include "kb/store/gap_clauses.h"
#include "kb/store/gap_store.h"
#include "kb/store/records.h"

namespace lacuna::kb {
namespace {

Clause has_term(const std::string& field, const std::vector<std::string>& notations) {
  if (notations.empty()) return {};
  Clause clause("EXISTS (SELECT 1 FROM gap_terms m WHERE m.gap = t.id AND m.field = ? AND ",
                {field});
  return clause.add(in_list("m.notation", notations)).add({")"});
}

// A link to a provision of the work that the viewer sees.
Clause linked_to_work(const Viewer& viewer, const std::string& work, const Clause& made) {
  Clause clause(
      "EXISTS (SELECT 1 FROM links l WHERE l.to_kind = 'gap' AND l.to_key = t.id AND "
      "l.from_work = ? AND ",
      {work});
  return clause.add(sees_record(viewer, "l").and_(made)).add({")"});
}

// A standard of these, or a part of one, is linked as what should hold.
Clause linked_to_standard(const Viewer& viewer, const std::vector<std::string>& standards,
                          const Clause& made) {
  Clause any("0 = 1");
  for (const std::string& standard : standards) any.or_(at_or_below("l", standard));
  Clause clause(
      "EXISTS (SELECT 1 FROM links l WHERE l.to_kind = 'gap' AND l.to_key = t.id AND "
      "l.verb = 'should_cover' AND ");
  return clause.add(sees_record(viewer, "l").and_(any).and_(made)).add({")"});
}

struct Ordering {
  GapOrder order;
  std::string_view behind;  // condition for what stands behind a cursor
  std::string_view by;
};
constexpr Ordering kOrderings[] = {
    {GapOrder::priority, "(t.critical, t.priority, t.id) < (?, ?, ?)",
     "t.critical DESC, t.priority DESC, t.id DESC"},
    {GapOrder::changed, "(t.changed_on, t.id) < (?, ?)", "t.changed_on DESC, t.id DESC"},
    {GapOrder::number, "(length(t.number), t.number) > (length(?), ?)",
     "length(t.number), t.number"},
};

const Ordering& ordering_of(GapOrder order) {
  for (const Ordering& row : kOrderings)
    if (row.order == order) return row;
  return kOrderings[0];
}

std::string cursor_at(GapOrder order, const Gap& gap) {
  switch (order) {
    case GapOrder::priority: {
      const Priority priority = priority_of(gap.scores);
      const bool critical = priority.scored && priority.band == Band::critical;
      const int value = priority.scored ? priority.value : -1;
      return to_string(Cursor{std::to_string(critical ? value + 1000 : value), gap.id});
    }
    case GapOrder::changed:
      return to_string(Cursor{gap.changed_on, gap.id});
    case GapOrder::number:
      return to_string(Cursor{gap.number, gap.number});
  }
  return {};
}

Clause behind_cursor(GapOrder order, const Cursor& cursor) {
  const std::string sql(ordering_of(order).behind);
  switch (order) {
    case GapOrder::priority: {
      int packed = 0;
      std::from_chars(cursor.first.data(), cursor.first.data() + cursor.first.size(), packed);
      const bool critical = packed >= 999;
      return {sql, {critical, critical ? packed - 1000 : packed, cursor.second}};
    }
    case GapOrder::changed:
      return {sql, {cursor.first, cursor.second}};
    case GapOrder::number:
      return {sql, {cursor.first, cursor.second}};
  }
  return {};
}

}  // namespace

Clause at_or_below(const std::string& alias, const std::string& reference) {
  const auto ref = parse_ref(reference);
  if (!ref) return {"0 = 1"};
  Clause same(alias + ".from_work = ?", {ref->work});
  if (ref->eid.empty()) return same;
  std::string eid;
  for (const char c : ref->eid) {
    if (c == '_' || c == '%' || c == '\\') eid += '\\';
    eid += c;
  }
  // Whatever the date of the text that the link was made on.
  const std::string key = alias + ".from_key LIKE ? ESCAPE '\\'";
  return same.and_({key + " OR " + key, {"%!" + eid, "%!" + eid + "\\_\\_%"}});
}

std::string end_of_day(const Date& day) {
  return to_iso(day) + "T23:59:59Z";
}

Clause unchanged_since_day(const Date& day) {
  const std::string end = end_of_day(day);
  return {"t.created_on <= ? AND t.changed_on <= ?", {end, end}};
}

Clause fits(const Viewer& viewer, const GapFilter& filter) {
  Clause where("1 = 1");
  where.and_(has_term("type", filter.types))
      .and_(has_term("level", filter.levels))
      .and_(has_term("group", filter.groups))
      .and_(has_term("sector", filter.sectors))
      .and_(has_term("territory", filter.territories))
      .and_(in_words("t.state", filter.states))
      .and_(has_words("t.search_text", filter.words));
  if (!filter.jurisdiction.empty()) where.and_({"t.jurisdiction = ?", {filter.jurisdiction}});
  if (!filter.owner.empty()) where.and_({"t.owner = ?", {filter.owner}});
  if (filter.ngo == NgoDependence::dependent) where.and_({"t.ngo_dependent = 1"});
  if (filter.least_priority > 0) where.and_({"t.priority >= ?", {filter.least_priority}});
  if (filter.unchanged_since) where.and_(unchanged_since_day(*filter.unchanged_since));
  return where.and_(linked_as(viewer, filter));
}

Clause linked_as(const Viewer& viewer, const GapFilter& filter) {
  Clause made, where;
  if (filter.unchanged_since) made = {"l.created_on <= ?", {end_of_day(*filter.unchanged_since)}};
  if (!filter.work.empty()) where.and_(linked_to_work(viewer, filter.work, made));
  if (!filter.standards.empty()) where.and_(linked_to_standard(viewer, filter.standards, made));
  return where;
}

std::optional<Gap> find_gap(Store& store, const Viewer& viewer, std::string_view id_or_number) {
  return find_record_where<Gap>(store, viewer,
                                Clause{"t.id = ? OR t.number = ?", {id_or_number, id_or_number}});
}

Page<Gap> list_gaps(Store& store, const Viewer& viewer, const GapFilter& filter,
                    const PageRequest& request) {
  Page<Gap> page;
  const Clause where = fits(viewer, filter);
  page.total = count_records<Gap>(store, viewer, where);
  Clause from = where;
  if (const auto cursor = parse_cursor(request)) from.and_(behind_cursor(filter.order, *cursor));
  const std::size_t limit = limit_of(request);
  page.items = select_records<Gap>(
      store, viewer, from,
      {"ORDER BY " + std::string(ordering_of(filter.order).by) + " LIMIT ?", {limit + 1}});
  if (page.items.size() > limit) {
    page.items.pop_back();
    page.next = cursor_at(filter.order, page.items.back());
  }
  return page;
}

std::vector<GapFacet> gap_facets(Store& store, const Viewer& viewer, const GapFilter& filter) {
  std::vector<GapFacet> facets;
  const Clause where = Clause(sees_record(viewer, "t")).and_(fits(viewer, filter));
  const auto collect = [&](const Clause& clause) {
    for (const Row& row : query(store.database(), clause))
      facets.push_back({row.text(0), row.text(1), static_cast<std::size_t>(row.integer(2))});
  };
  collect(Clause("SELECT f.field, f.notation, count(*) FROM gaps t JOIN gap_terms f "
                 "ON f.gap = t.id WHERE ")
              .add(where)
              .add({" GROUP BY f.field, f.notation ORDER BY 1, 3 DESC, 2"}));
  collect(Clause("SELECT 'state', t.state, count(*) FROM gaps t WHERE ")
              .add(where)
              .add({" GROUP BY t.state ORDER BY 3 DESC, 2"}));
  collect(Clause("SELECT 'jurisdiction', t.jurisdiction, count(*) FROM gaps t WHERE ")
              .add(where)
              .add({" AND t.jurisdiction <> '' GROUP BY t.jurisdiction ORDER BY 3 DESC, 2"}));
  return facets;
}

std::vector<GapAtProvision> gaps_of_work(Store& store, const Viewer& viewer,
                                         std::string_view work) {
  std::vector<GapAtProvision> gaps;
  Clause clause(
      "SELECT l.from_key, t.id, t.number, t.title FROM links l JOIN gaps t ON t.id = l.to_key "
      "WHERE l.to_kind = 'gap' AND l.from_work = ? AND ",
      {work});
  clause.add(Clause(sees_record(viewer, "l")).and_(sees_record(viewer, "t")))
      .add({" ORDER BY l.from_key, length(t.number), t.number"});
  for (const Row& row : query(store.database(), clause))
    if (const auto ref = parse_ref(row.text(0)))
      gaps.push_back({ref->eid, row.text(1), row.text(2), row.text(3)});
  return gaps;
}

}  // namespace lacuna::kb
