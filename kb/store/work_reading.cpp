// Reading works: by key or alias, in lists.
#include "kb/base/text.h"
#include "kb/store/act_store.h"
#include "kb/store/known_works.h"
#include "kb/store/rows.h"
#include "kb/store/seeing.h"

namespace lacuna::kb {
namespace {

std::string readable_exists(const std::string& work) {
  return "EXISTS (SELECT 1 FROM expressions r WHERE r.work = " + work + " AND r.state IN " +
         kReadable + ")";
}

// By other works, in texts that everyone may read.
std::string cited_from() {
  return std::string(
             "FROM citations c JOIN expressions cx ON cx.no = c.expression AND cx.state IN ") +
         kReadable + " AND cx.work <> c.target_work WHERE c.target_work = ";
}

std::size_t cited_by_count(Store& store, std::string_view work) {
  return static_cast<std::size_t>(
      store.database().find("SELECT count(*) " + cited_from() + ":work", {work})->integer(0));
}

Clause shown(WorkFilter::Shown which) {
  if (which == WorkFilter::Shown::loaded) return {readable_exists("w.key")};
  const Clause known(
      "EXISTS (SELECT 1 FROM register_works g WHERE g.key = w.key) OR EXISTS "
      "(SELECT 1 " +
      cited_from() + "w.key)");
  if (which == WorkFilter::Shown::known)
    return Clause("NOT " + readable_exists("w.key")).and_(known);
  return Clause(readable_exists("w.key")).or_(known);
}

Clause condition_of(const WorkFilter& filter) {
  Clause where = Clause{}.and_(shown(filter.shown));
  if (!filter.jurisdiction.empty()) where.and_({"w.jurisdiction = ?", {filter.jurisdiction}});
  if (!filter.type.empty()) where.and_({"w.type = ?", {filter.type}});
  if (filter.year != 0) where.and_({"w.year = ?", {filter.year}});
  if (filter.kind) where.and_({"w.kind = ?", {*filter.kind}});
  if (filter.force) where.and_({"w.force = ?", {*filter.force}});
  return where.and_(has_words("w.search_text", filter.words));
}

}  // namespace

std::optional<std::string> resolve_work(Store& store, std::string_view key_or_alias) {
  Database& db = store.database();
  if (db.find("SELECT 1 FROM works WHERE key = :key", {key_or_alias}))
    return std::string(key_or_alias);
  const auto row =
      db.find("SELECT work FROM work_aliases WHERE alias = :alias ORDER BY work LIMIT 1",
              {lower(key_or_alias)});
  if (!row) return std::nullopt;
  return row->text(0);
}

std::optional<Work> find_work(Store& store, std::string_view key_or_alias) {
  const auto key = resolve_work(store, key_or_alias);
  if (!key) return std::nullopt;
  const auto row = store.database().find(
      "SELECT " + columns<Work>("w") + " FROM works w WHERE w.key = :key", {*key});
  if (!row) return std::nullopt;
  return read_struct<Work>(*row);
}

std::vector<std::string> aliases_of(Store& store, std::string_view work) {
  const auto found = find_work(store, work);
  return found ? found->aliases : std::vector<std::string>{};
}

std::optional<KnownWork> find_known_work(Store& store, std::string_view key_or_alias) {
  auto work = find_work(store, key_or_alias);
  if (!work) return std::nullopt;
  KnownWork known;
  known.loaded =
      store.database().find("SELECT 1 WHERE " + readable_exists(":work"), {work->key}).has_value();
  known.cited_by = cited_by_count(store, work->key);
  const bool registered = store.database()
                              .find("SELECT 1 FROM register_works WHERE key = :key", {work->key})
                              .has_value();
  // A withdrawn text leaves its work behind, for people's words on it; a held one is not there yet.
  const bool withdrawn =
      store.database()
          .find("SELECT 1 FROM expressions WHERE work = :work AND state = 'withdrawn'", {work->key})
          .has_value();
  if (!known.loaded && known.cited_by == 0 && !registered && !withdrawn) return std::nullopt;
  known.work = std::move(*work);
  return known;
}

std::map<std::string, Work> known_works(Store& store, const std::vector<std::string>& keys) {
  std::map<std::string, Work> works;
  if (keys.empty()) return works;
  Clause known = shown(WorkFilter::Shown::all);
  known.or_(
      {"EXISTS (SELECT 1 FROM expressions x WHERE x.work = w.key AND x.state = 'withdrawn')"});
  Clause select("SELECT " + columns<Work>("w") + " FROM works w WHERE ");
  for (const Row& row : query(store.database(), select.add(in_list("w.key", keys).and_(known)))) {
    Work work = read_struct<Work>(row);
    works.emplace(work.key, std::move(work));
  }
  return works;
}

Page<WorkRow> list_works(Store& store, const WorkFilter& filter, const PageRequest& request) {
  Database& db = store.database();
  Page<WorkRow> page;
  const Clause where = condition_of(filter);
  page.total = count(db, Clause("SELECT count(*) FROM works w WHERE ").add(where));
  Clause from = where;
  if (!request.after.empty()) from.and_({"w.key > ?", {request.after}});
  const std::size_t limit = limit_of(request);
  Clause select("SELECT " + columns<Work>("w") + " FROM works w WHERE ");
  select.add(from).add({" ORDER BY w.key LIMIT ?", {limit + 1}});
  for (const Row& row : query(db, select)) {
    if (page.items.size() == limit) {
      page.next = page.items.back().work.key;
      break;
    }
    WorkRow& item = page.items.emplace_back();
    item.work = read_struct<Work>(row);
  }
  for (WorkRow& item : page.items) {
    item.current = current_expression(store, item.work.key);
    item.cited_by = cited_by_count(store, item.work.key);
    item.expressions = static_cast<std::size_t>(
        db.find(std::string("SELECT count(*) FROM expressions WHERE work = :work AND state IN ") +
                    kReadable,
                {item.work.key})
            ->integer(0));
  }
  return page;
}

std::vector<WorkFacet> work_facets(Store& store) {
  std::vector<WorkFacet> facets;
  for (const Row& row : store.database().query(
           "SELECT w.jurisdiction, w.type, count(*) FROM works w WHERE " +
           readable_exists("w.key") + " GROUP BY w.jurisdiction, w.type ORDER BY 1, 2"))
    facets.push_back({row.text(0), row.text(1), static_cast<std::size_t>(row.integer(2))});
  return facets;
}

}  // namespace lacuna::kb
