#include "kb/store/known.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "kb/base/text.h"
#include "kb/rules/coverage_rules.h"
#include "kb/rules/evidence_rules.h"
#include "kb/rules/score_rules.h"
#include "kb/rules/visibility_rules.h"
#include "kb/store/entry_store.h"
#include "kb/store/gap_clauses.h"
#include "kb/store/records.h"

namespace lacuna::kb {
namespace {

// The versions that a record went through, oldest first, as its history keeps them.
template <class T>
std::map<std::string, std::vector<T>> versions_of(Store& store, const Clause& records) {
  std::map<std::string, std::vector<T>> versions;
  Clause clause(
      "SELECT h.record, h.before, h.after FROM history h WHERE h.kind = ? AND h.record IN (",
      {kind_of<T>().word});
  clause.add(records).add({") ORDER BY h.seq"});
  for (const Row& row : query(store.database(), clause))
    for (const std::string& json : {row.text(1), row.text(2)})
      if (!json.empty()) versions[row.text(0)].push_back(from_json_text<T>(json));
  return versions;
}

// Records (`where`: by what never changes) that were changed after the day, each as it stood at its
// end.
template <class T>
std::vector<T> changed_records(Store& store, const Viewer& viewer, const Clause& where,
                               const Date& day) {
  const std::string end = end_of_day(day);
  const RecordKind& kind = kind_of<T>();
  Clause changed("SELECT t.id FROM " + std::string(kind.table) + " t WHERE ");
  changed.add(Clause(kind.seen(viewer, "t"))
                  .and_({"t.created_on <= ? AND t.changed_on > ?", {end, end}})
                  .and_(where));
  std::vector<T> known;
  for (auto& [id, versions] : versions_of<T>(store, changed)) {
    const auto last = std::find_if(versions.rbegin(), versions.rend(),
                                   [&](const T& one) { return one.changed_on <= end; });
    if (last != versions.rend() && may_see(viewer, *last)) known.push_back(std::move(*last));
  }
  return known;
}

// And those that stand as they stood, which one query finds.
template <class T>
std::vector<T> known_records(Store& store, const Viewer& viewer, const Clause& where,
                             const Date& day) {
  std::vector<T> known =
      select_records<T>(store, viewer, Clause(unchanged_since_day(day)).and_(where));
  for (T& changed : changed_records<T>(store, viewer, where, day))
    known.push_back(std::move(changed));
  return known;
}

bool shares(const std::vector<std::string>& asked, const std::vector<std::string>& has) {
  return asked.empty() || std::any_of(asked.begin(), asked.end(), [&](const std::string& one) {
           return std::find(has.begin(), has.end(), one) != has.end();
         });
}

std::vector<std::string> all_types(const Gap& gap) {
  std::vector<std::string> types = gap.types;
  types.push_back(gap.primary_type);
  return types;
}

bool says(const Gap& gap, std::string_view words) {
  const std::string all = lower(gap.number + " " + gap.title + " " + sentence(gap.statement));
  const std::string wanted = lower(words);
  for (const std::string_view word : split(wanted, ' '))
    if (all.find(word) == std::string::npos) return false;
  return true;
}

// What fits() of gap_clauses.h asks in SQL, of a version that is in no table.
bool holds(const GapFilter& filter, const Gap& gap) {
  const Priority priority = priority_of(gap.scores);
  return shares(filter.types, all_types(gap)) && shares(filter.levels, gap.levels) &&
         shares(filter.groups, gap.groups) && shares(filter.sectors, gap.sectors) &&
         shares(filter.territories, gap.territories) &&
         (filter.states.empty() || std::find(filter.states.begin(), filter.states.end(),
                                             gap.state) != filter.states.end()) &&
         (filter.jurisdiction.empty() || filter.jurisdiction == gap.jurisdiction) &&
         (filter.owner.empty() || filter.owner == gap.owner) && says(gap, filter.words) &&
         (filter.ngo == NgoDependence::any || gap.ngo_dependent) &&
         (filter.least_priority == 0 ||
          (priority.scored && priority.value >= filter.least_priority));
}

// The headings of an axis of terms under which a gap stands, each once.
std::set<std::string> headings_of(const Gap& gap, const GapAxis& axis) {
  const std::vector<std::string> terms = axis.field == "sector"  ? gap.sectors
                                         : axis.field == "group" ? gap.groups
                                         : axis.field == "level" ? gap.levels
                                         : axis.field == "type"  ? all_types(gap)
                                                                 : gap.territories;
  if (axis.places.empty()) return {terms.begin(), terms.end()};
  std::set<std::string> headings;
  for (const auto& [heading, name] : axis.places)
    if (std::find(terms.begin(), terms.end(), name) != terms.end()) headings.insert(heading);
  return headings;
}

GapFilter unchanged(GapFilter filter, const Date& day) {
  filter.unchanged_since = day;
  return filter;
}

// Those that were changed since and fitted the filter as they stood.
std::vector<Gap> changed_gaps(Store& store, const Viewer& viewer, const GapFilter& filter,
                              const Date& day) {
  const Clause linked = linked_as(viewer, unchanged(filter, day));
  std::vector<Gap> gaps;
  std::set<std::string> fitting;
  if (!linked.sql.empty())
    for (const Row& row :
         query(store.database(), Clause("SELECT t.id FROM gaps t WHERE ").add(linked)))
      fitting.insert(row.text(0));
  for (Gap& gap : changed_records<Gap>(store, viewer, {}, day))
    if (holds(filter, gap) && (linked.sql.empty() || fitting.contains(gap.id)))
      gaps.push_back(std::move(gap));
  return gaps;
}

}  // namespace

KnownGaps known_gaps_page(Store& store, const Viewer& viewer, const GapFilter& filter,
                          const Date& day, int page, std::size_t size) {
  // Where each stands in the order: those that stand as they stood are not read for that.
  std::vector<std::pair<std::string, std::string>> places;  // number, id
  Clause standing("SELECT t.number, t.id FROM gaps t WHERE ");
  standing.add(sees_record(viewer, "t").and_(fits(viewer, unchanged(filter, day))));
  for (const Row& row : query(store.database(), standing))
    places.emplace_back(row.text(0), row.text(1));
  std::map<std::string, Gap> gaps;
  for (Gap& gap : changed_gaps(store, viewer, filter, day)) {
    places.emplace_back(gap.number, gap.id);
    gaps.emplace(gap.id, std::move(gap));
  }
  std::sort(places.begin(), places.end(), [](const auto& a, const auto& b) {
    return std::tuple(a.first.size(), a.first) < std::tuple(b.first.size(), b.first);
  });
  KnownGaps known;
  known.total = places.size();
  const auto last = static_cast<int>((places.size() + size - 1) / size);
  known.page = std::max(1, std::min(page, last));
  const std::size_t begin = static_cast<std::size_t>(known.page - 1) * size;
  std::vector<std::string> ids;
  for (std::size_t i = begin; i < std::min(places.size(), begin + size); ++i)
    ids.push_back(places[i].second);
  if (!ids.empty())
    for (Gap& gap : select_records<Gap>(store, viewer, in_list("t.id", ids)))
      gaps.try_emplace(gap.id, std::move(gap));
  for (const std::string& id : ids)
    if (const auto found = gaps.find(id); found != gaps.end())
      known.gaps.push_back(std::move(found->second));
  return known;
}

std::size_t asks_known(Store& store, const Viewer& viewer, std::string_view gap, const Date& day) {
  Clause clause(
      "SELECT count(*) FROM links l JOIN asks a ON a.id = l.from_key WHERE l.from_kind = 'ask' AND "
      "l.to_key = ? AND l.created_on <= ? AND ",
      {gap, end_of_day(day)});
  return count(store.database(),
               clause.add(sees_record(viewer, "l").and_(sees_record(viewer, "a"))));
}

std::vector<GapCell> gap_cells_known(Store& store, const Viewer& viewer, const GapFilter& filter,
                                     const GapAxis& rows, const GapAxis& columns, const Date& day) {
  std::map<std::tuple<std::string, std::string, std::string>, GapCell> cells;
  for (GapCell& cell : gap_cells(store, viewer, unchanged(filter, day), rows, columns)) {
    std::tuple key(cell.row, cell.column, cell.type);
    cells.emplace(std::move(key), std::move(cell));
  }
  for (const Gap& gap : changed_gaps(store, viewer, filter, day)) {
    if (!counts_as_gap(gap.state)) continue;
    const std::set<std::string> across = headings_of(gap, columns);
    for (const std::string& row : headings_of(gap, rows))
      for (const std::string& column : across) {
        GapCell& cell = cells[{row, column, gap.primary_type}];
        cell.row = row;
        cell.column = column;
        cell.type = gap.primary_type;
        ++cell.gaps;
        cell.open += is_open(gap.state) ? 1 : 0;
      }
  }
  std::vector<GapCell> listed;
  for (auto& [key, cell] : cells) listed.push_back(std::move(cell));
  return listed;
}

std::vector<Gap> gaps_of_cell_known(Store& store, const Viewer& viewer, const GapFilter& filter,
                                    const GapAxis& rows, std::string_view row,
                                    const GapAxis& columns, std::string_view column,
                                    std::size_t limit, const Date& day) {
  std::vector<Gap> gaps =
      gaps_of_cell(store, viewer, unchanged(filter, day), rows, row, columns, column, limit);
  for (Gap& gap : changed_gaps(store, viewer, filter, day))
    if (gaps.size() < limit && counts_as_gap(gap.state) &&
        headings_of(gap, rows).contains(std::string(row)) &&
        headings_of(gap, columns).contains(std::string(column)))
      gaps.push_back(std::move(gap));
  return gaps;
}

std::optional<GapChain> chain_known(Store& store, const Viewer& viewer,
                                    std::string_view id_or_number, const Date& day) {
  auto gap = gap_known(store, viewer, id_or_number, day);
  if (!gap) return std::nullopt;
  auto chain = find_chain(store, viewer, gap->id, day);
  if (!chain) return std::nullopt;
  const std::string end = end_of_day(day);
  const auto later = [&](const auto& one) { return one.link.created_on > end; };
  std::erase_if(chain->provisions, later);
  std::erase_if(chain->related, later);
  std::erase_if(chain->asks, later);
  for (auto ask = chain->asks.begin(); ask != chain->asks.end();) {
    auto then = known_records<Ask>(store, viewer, {"t.id = ?", {ask->ask.id}}, day);
    if (then.empty()) {
      ask = chain->asks.erase(ask);
      continue;
    }
    ask->ask = std::move(then.front());
    ++ask;
  }
  chain->gap = std::move(*gap);
  chain->evidence = evidence_known(store, viewer, chain->gap.id, day);
  chain->evidence_stale = is_stale(chain->evidence, day);
  chain->discussion.clear();
  chain->lamps = lamps_of(content_of(*chain));
  return chain;
}

std::optional<Gap> gap_known(Store& store, const Viewer& viewer, std::string_view id_or_number,
                             const Date& day) {
  auto gaps = known_records<Gap>(store, viewer,
                                 {"t.id = ? OR t.number = ?", {id_or_number, id_or_number}}, day);
  if (gaps.empty()) return std::nullopt;
  return std::move(gaps.front());
}

std::vector<Evidence> evidence_known(Store& store, const Viewer& viewer, std::string_view gap,
                                     const Date& day) {
  auto evidence = known_records<Evidence>(store, viewer, {"t.gap = ?", {gap}}, day);
  std::stable_sort(evidence.begin(), evidence.end(),
                   [](const Evidence& a, const Evidence& b) { return a.grade < b.grade; });
  return evidence;
}

std::vector<Entry> entries_known(Store& store, const Viewer& viewer, std::string_view kind,
                                 const Date& day) {
  auto entries = known_records<Entry>(store, viewer, {"t.kind = ?", {kind}}, day);
  for (Entry& entry : entries) entry = as_seen(viewer, std::move(entry));
  return entries;
}

}  // namespace lacuna::kb
