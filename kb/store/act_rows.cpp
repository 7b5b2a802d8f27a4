#include "kb/store/act_rows.h"

#include <algorithm>
#include <map>
#include <set>

#include "kb/store/act_store.h"
#include "kb/store/change.h"
#include "kb/store/citation_decisions.h"
#include "kb/store/rows.h"
#include "kb/store/seeing.h"
#include "kb/store/work_facts.h"

namespace lacuna::kb {
namespace {

// `INSERT INTO table (first..., fields of T) VALUES (...)`, made once a type.
template <class T>
std::string insert_sql(const std::string& table, const std::vector<std::string>& first) {
  std::string names, marks;
  const auto add = [&](const std::string& name) {
    names += (names.empty() ? "\"" : ", \"") + name + "\"";
    marks += (marks.empty() ? ":" : ", :") + name;
  };
  for (const std::string& name : first) add(name);
  for (const std::string& name : column_names<T>()) add(name);
  return "INSERT INTO " + table + " (" + names + ") VALUES (" + marks + ")";
}

// Position behind the last descendant of each unit; a parent stands before its children.
std::vector<std::size_t> subtree_ends(const std::vector<Provision>& provisions) {
  std::vector<std::size_t> ends(provisions.size());
  for (std::size_t i = provisions.size(); i-- > 0;) {
    ends[i] = std::max(ends[i], i + 1);
    const int parent = provisions[i].parent;
    if (parent >= static_cast<int>(i))
      throw Error(ErrorCode::internal, "A unit of the text stands before its parent.");
    if (parent >= 0) {
      auto& end = ends[static_cast<std::size_t>(parent)];
      end = std::max(end, ends[i]);
    }
  }
  return ends;
}

void write_provisions(Database& db, std::int64_t no, const std::vector<Provision>& provisions) {
  static const std::string sql =
      insert_sql<Provision>("provisions", {"expression", "position", "subtree_end"});
  const std::vector<std::size_t> ends = subtree_ends(provisions);
  std::vector<Value> values;
  for (std::size_t i = 0; i < provisions.size(); ++i) {
    values.clear();
    values.insert(values.end(), {no, i, ends[i]});
    add_values(provisions[i], values);
    db.run(sql, std::span<const Value>(values));
  }
}

void write_events(Database& db, std::int64_t no, const std::vector<LegalEvent>& events) {
  static const std::string sql = insert_sql<LegalEvent>("events", {"expression", "position"});
  std::vector<Value> values;
  for (std::size_t i = 0; i < events.size(); ++i) {
    values.clear();
    values.insert(values.end(), {no, i});
    add_values(events[i], values);
    db.run(sql, std::span<const Value>(values));
  }
}

// What citations of one text lead to, each work looked up once.
class Resolver {
 public:
  Resolver(Store& store, const Act& act) : store_(store), own_work_(act.work.key) {
    for (const Provision& provision : act.provisions) own_eids_.insert(provision.eid);
  }

  void resolve(Citation& citation) {
    if (citation.resolution == Resolution::ambiguous ||
        citation.resolution == Resolution::dismissed)
      return;
    ProvisionRef& target = citation.target;
    if (!names_a_work(target.work)) {
      citation.resolution = Resolution::unresolved;
      return;
    }
    const Target& work = target_of(target.work);
    target.work = work.key;
    if (!work.loaded)
      citation.resolution = Resolution::known_work;
    else
      citation.resolution =
          target.eid.empty() || has(target) ? Resolution::exact : Resolution::work_only;
  }

 private:
  struct Target {
    std::string key;
    bool loaded = false;
  };

  const Target& target_of(const std::string& named) {
    const auto found = targets_.find(named);
    if (found != targets_.end()) return found->second;
    Target target;
    target.key = resolve_work(store_, named).value_or(named);
    if (target.key == own_work_) {
      target.loaded = true;
    } else {
      know_work(store_, target.key);
      target.loaded = store_.database()
                          .find(std::string("SELECT 1 FROM expressions WHERE work = :work AND "
                                            "state IN ") +
                                    kReadable + " LIMIT 1",
                                {target.key})
                          .has_value();
    }
    return targets_.emplace(named, std::move(target)).first->second;
  }

  bool has(const ProvisionRef& target) {
    if (target.work == own_work_ && own_eids_.contains(target.eid)) return true;
    return store_.database()
        .find(std::string("SELECT 1 FROM expressions x JOIN provisions p ON p.expression = x.no "
                          "WHERE x.work = :work AND x.state IN ") +
                  kReadable + " AND p.eid = :eid LIMIT 1",
              {target.work, target.eid})
        .has_value();
  }

  Store& store_;
  std::string own_work_;
  std::set<std::string_view> own_eids_;
  std::map<std::string, Target> targets_;
};

void write_citations(Store& store, std::int64_t no, const Act& act) {
  static const std::string sql = insert_sql<Citation>("citations", {"expression", "position"});
  Resolver resolver(store, act);
  CitationDecisions decisions(store, act.expression.work);
  std::vector<Value> values;
  for (std::size_t i = 0; i < act.citations.size(); ++i) {
    Citation citation = act.citations[i];
    decisions.apply(citation);
    resolver.resolve(citation);
    values.clear();
    values.insert(values.end(), {no, i});
    add_values(citation, values);
    store.database().run(sql, std::span<const Value>(values));
  }
}

}  // namespace

std::int64_t write_act(Store& store, const Act& act) {
  Database& db = store.database();
  static const std::string sql = insert_sql<Expression>("expressions", {}) + " RETURNING no";
  std::vector<Value> values;
  add_values(act.expression, values);
  const std::int64_t no = db.find(sql, std::span<const Value>(values))->integer(0);
  write_provisions(db, no, act.provisions);
  write_events(db, no, act.events);
  write_citations(store, no, act);
  return no;
}

void settle_states(Store& store, std::string_view work) {
  const auto rows = store.database().query(
      std::string("SELECT key, state, CASE WHEN date < (SELECT max(n.date) FROM expressions n "
                  "WHERE n.work = x.work AND n.language = x.language AND n.state IN ") +
          kReadable +
          ") THEN 'superseded' ELSE 'published' END FROM expressions x WHERE work = :work AND "
          "state IN " +
          kReadable,
      {work});
  for (const Row& row : rows) {
    if (row.text(1) == row.text(2)) continue;
    store.database().run("UPDATE expressions SET state = :state WHERE key = :key",
                         {row.text(2), row.text(0)});
    put_outbox(store, OutboxKind::expression, row.text(0));
  }
}

void resolve_citations_of(Store& store, std::string_view work) {
  Database& db = store.database();
  for (const Row& alias :
       db.query("SELECT alias FROM work_aliases WHERE work = :work AND alias LIKE '%/%'", {work}))
    db.run(
        "UPDATE citations SET target_work = :work WHERE target_work = :alias AND "
        "target_work <> :same",
        {work, alias.text(0), work});
  const bool loaded = db.find(std::string("SELECT 1 FROM expressions WHERE work = :work AND "
                                          "state IN ") +
                                  kReadable + " LIMIT 1",
                              {work})
                          .has_value();
  if (!loaded) {
    db.run(
        "UPDATE citations SET resolution = 'known_work' WHERE target_work = :work AND "
        "resolution IN ('exact', 'work_only')",
        {work});
    return;
  }
  db.run(std::string("UPDATE citations SET resolution = CASE WHEN target_eid = '' OR EXISTS "
                     "(SELECT 1 FROM expressions x JOIN provisions p ON p.expression = x.no "
                     "WHERE x.work = citations.target_work AND x.state IN ") +
             kReadable +
             " AND p.eid = citations.target_eid) THEN 'exact' ELSE 'work_only' END "
             "WHERE target_work = :work AND resolution IN "
             "('known_work', 'work_only', 'unresolved', 'not_tried')",
         {work});
}

}  // namespace lacuna::kb
