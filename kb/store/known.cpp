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

bool asks_for_links(const GapFilter& filter) {
  return !filter.work.empty() || !filter.standards.empty();
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

}  // namespace

std::vector<Gap> gaps_known(Store& store, const Viewer& viewer, const GapFilter& filter,
                            const Date& day) {
  std::vector<Gap> gaps = known_records<Gap>(store, viewer, {}, day);
  std::optional<std::set<std::string>> linked;
  if (asks_for_links(filter)) {
    linked.emplace();
    Clause any("0 = 1");
    for (const std::string& standard : filter.standards) any.or_(at_or_below("l", standard));
    Clause links("SELECT l.to_key FROM links l WHERE l.to_kind = 'gap' AND l.created_on <= ? AND ",
                 {end_of_day(day)});
    links.add(sees_record(viewer, "l"));
    if (!filter.work.empty()) links.add({" AND l.from_work = ?", {filter.work}});
    if (!filter.standards.empty())
      links.add({" AND l.verb = 'should_cover' AND ("}).add(any).add({")"});
    for (const Row& row : query(store.database(), links)) linked->insert(row.text(0));
  }
  std::erase_if(gaps, [&](const Gap& gap) {
    return !holds(filter, gap) || (linked && !linked->contains(gap.id));
  });
  std::sort(gaps.begin(), gaps.end(), [](const Gap& a, const Gap& b) {
    return count_in_number(a.number) < count_in_number(b.number);
  });
  return gaps;
}

KnownGaps known_gaps_page(Store& store, const Viewer& viewer, const GapFilter& filter,
                          const Date& day, int page, std::size_t size) {
  // Where each stands in the order: those that stand as they stood are not read for that.
  std::vector<Gap> read = asks_for_links(filter) ? gaps_known(store, viewer, filter, day)
                                                 : changed_records<Gap>(store, viewer, {}, day);
  std::erase_if(read, [&](const Gap& gap) { return !holds(filter, gap); });
  std::vector<std::pair<std::string, std::string>> places;  // number, id
  if (!asks_for_links(filter)) {
    Clause standing("SELECT t.number, t.id FROM gaps t WHERE ");
    standing.add(
        sees_record(viewer, "t").and_(fits(viewer, filter)).and_(unchanged_since_day(day)));
    for (const Row& row : query(store.database(), standing))
      places.emplace_back(row.text(0), row.text(1));
  }
  for (const Gap& gap : read) places.emplace_back(gap.number, gap.id);
  std::sort(places.begin(), places.end(), [](const auto& a, const auto& b) {
    return std::tuple(a.first.size(), a.first) < std::tuple(b.first.size(), b.first);
  });
  KnownGaps known;
  known.total = places.size();
  const auto last = static_cast<int>((places.size() + size - 1) / size);
  known.page = std::max(1, std::min(page, last));
  const std::size_t begin = static_cast<std::size_t>(known.page - 1) * size;
  const std::size_t end = std::min(places.size(), begin + size);
  std::vector<std::string> ids;
  for (std::size_t i = begin; i < end; ++i) ids.push_back(places[i].second);
  std::map<std::string, Gap> gaps;
  for (Gap& gap : read) gaps.emplace(gap.id, std::move(gap));
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
  std::vector<Gap> gaps;
  if (asks_for_links(filter)) {
    gaps = gaps_known(store, viewer, filter, day);
  } else {
    // Most stand as they stood, and are counted where they are.
    for (GapCell& cell : gap_cells(store, viewer, filter, rows, columns, day)) {
      std::tuple key(cell.row, cell.column, cell.type);
      cells.emplace(std::move(key), std::move(cell));
    }
    gaps = changed_records<Gap>(store, viewer, {}, day);
    std::erase_if(gaps, [&](const Gap& gap) { return !holds(filter, gap); });
  }
  for (const Gap& gap : gaps) {
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
                                    const Date& day) {
  std::vector<Gap> gaps = gaps_known(store, viewer, filter, day);
  std::erase_if(gaps, [&](const Gap& gap) {
    return !counts_as_gap(gap.state) || !headings_of(gap, rows).contains(std::string(row)) ||
           !headings_of(gap, columns).contains(std::string(column));
  });
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
