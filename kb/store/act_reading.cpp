// Reading texts: expressions, provisions, events.
#include <algorithm>
#include <set>

#include "kb/store/act_store.h"
#include "kb/store/citation_store.h"
#include "kb/store/rows.h"
#include "kb/store/seeing.h"

namespace lacuna::kb {
namespace {

std::string select_expressions() {
  static const std::string sql = "SELECT " + columns<Expression>("x") + " FROM expressions x ";
  return sql;
}

std::string select_provisions() {
  static const std::string sql = "SELECT " + columns<Provision>("p") + " FROM provisions p ";
  return sql;
}

std::vector<Expression> expressions_in(const std::vector<Row>& rows) {
  std::vector<Expression> all;
  for (const Row& row : rows) all.push_back(read_struct<Expression>(row));
  return all;
}

std::optional<Expression> first_in(std::vector<Expression> all) {
  if (all.empty()) return std::nullopt;
  return std::move(all.front());
}

std::optional<std::int64_t> number_of(Store& store, std::string_view expression) {
  const auto row =
      store.database().find("SELECT no FROM expressions WHERE key = :key", {expression});
  if (!row) return std::nullopt;
  return row->integer(0);
}

// By our eId, else by the publisher's own id.
struct UnitPlace {
  std::int64_t position = 0;
  std::int64_t end = 0;
};
std::optional<UnitPlace> place_of_unit(Store& store, std::int64_t no, std::string_view eid) {
  auto row = store.database().find(
      "SELECT position, subtree_end FROM provisions WHERE expression = :no AND eid = :eid",
      {no, eid});
  if (!row && !eid.empty())
    row = store.database().find(
        "SELECT position, subtree_end FROM provisions WHERE expression = :no AND wid = :wid AND "
        "wid <> '' ORDER BY position LIMIT 1",
        {no, eid});
  if (!row) return std::nullopt;
  return UnitPlace{row->integer(0), row->integer(1)};
}

std::vector<Provision> units_between(Store& store, std::int64_t no, const UnitPlace& place) {
  std::vector<Provision> units;
  for (const Row& row : store.database().query(
           select_provisions() +
               "WHERE p.expression = :no AND p.position >= :from AND p.position < :to "
               "ORDER BY p.position",
           {no, place.position, place.end})) {
    Provision& unit = units.emplace_back(read_struct<Provision>(row));
    unit.parent = units.size() == 1 ? -1 : unit.parent - static_cast<int>(place.position);
  }
  return units;
}

// ro, en, then the others by their tags.
int language_rank(const std::string& language) {
  return language == "ro" ? 0 : language == "en" ? 1 : 2;
}

// Whether `one` is the better text to read at `on`.
bool reads_better(const Expression& one, const Expression& other) {
  if (one.date.has_value() != other.date.has_value()) return one.date.has_value();
  if (one.date != other.date) return one.date > other.date;
  if (one.loaded_on != other.loaded_on) return one.loaded_on > other.loaded_on;
  return one.key.size() != other.key.size() ? one.key.size() > other.key.size()
                                            : one.key > other.key;
}

}  // namespace

std::optional<Expression> find_same_bytes(Store& store, std::string_view sha256) {
  return first_in(expressions_in(store.database().query(
      select_expressions() +
          "JOIN originals o ON o.expression = x.key WHERE o.sha256 = :sha256 LIMIT 1",
      {sha256})));
}

std::optional<Expression> find_same_text(Store& store, std::string_view work,
                                         std::string_view text_hash) {
  if (text_hash.empty()) return std::nullopt;
  return first_in(expressions_in(store.database().query(
      select_expressions() + "WHERE x.work = :work AND x.text_hash = :hash LIMIT 1",
      {work, text_hash})));
}

std::optional<Expression> find_expression(Store& store, std::string_view key) {
  return first_in(
      expressions_in(store.database().query(select_expressions() + "WHERE x.key = :key", {key})));
}

std::vector<Expression> expressions_of(Store& store, std::string_view work) {
  auto all =
      expressions_in(store.database().query(select_expressions() + "WHERE x.work = :work", {work}));
  std::ranges::sort(all, reads_better);
  return all;
}

std::vector<Expression> held_expressions(Store& store) {
  return expressions_in(store.database().query(
      select_expressions() + "WHERE x.state = 'held' ORDER BY x.loaded_on, x.no"));
}

std::optional<Expression> current_expression(Store& store, std::string_view work,
                                             std::string_view language,
                                             const std::optional<Date>& on) {
  std::vector<Expression> all = expressions_of(store, work);
  std::erase_if(all, [](const Expression& item) {
    return item.state != ExpressionState::published && item.state != ExpressionState::superseded;
  });
  if (all.empty()) return std::nullopt;
  const auto best = std::ranges::min_element(all, {}, [&](const Expression& item) {
    return std::tuple(item.language != language, language_rank(item.language), item.language);
  });
  const std::string chosen = best->language;
  std::erase_if(all, [&](const Expression& item) { return item.language != chosen; });
  const Date day = on.value_or(today());
  const auto fits = std::ranges::find_if(
      all, [&](const Expression& item) { return !item.date || *item.date <= day; });
  if (fits != all.end()) return std::move(*fits);
  if (on) return std::nullopt;
  return std::move(all.back());  // all dated after today: the nearest
}

std::optional<Act> find_act(Store& store, std::string_view expression) {
  auto found = find_expression(store, expression);
  if (!found) return std::nullopt;
  Act act;
  act.work = find_work(store, found->work).value_or(Work{});
  act.expression = std::move(*found);
  act.provisions = find_provisions(store, expression, {});
  act.events = events_of(store, expression, {});
  act.citations = citations_of(store, expression);
  return act;
}

std::vector<Provision> find_provisions(Store& store, std::string_view expression,
                                       std::string_view eid) {
  const auto no = number_of(store, expression);
  if (!no) return {};
  if (eid.empty()) {
    std::vector<Provision> all;
    for (const Row& row : store.database().query(
             select_provisions() + "WHERE p.expression = :no ORDER BY p.position", {*no}))
      all.push_back(read_struct<Provision>(row));
    return all;
  }
  const auto place = place_of_unit(store, *no, eid);
  if (!place) return {};
  return units_between(store, *no, *place);
}

std::vector<Provision> ancestors_of(Store& store, std::string_view expression,
                                    std::string_view eid) {
  std::vector<Provision> line;
  const auto no = number_of(store, expression);
  const auto place = no ? place_of_unit(store, *no, eid) : std::nullopt;
  if (!place) return line;
  for (std::int64_t at = place->position; at >= 0;) {
    const auto row = store.database().find(
        select_provisions() + "WHERE p.expression = :no AND p.position = :position", {*no, at});
    if (!row) break;
    Provision& unit = line.emplace_back(read_struct<Provision>(*row));
    if (unit.parent >= at) break;
    at = unit.parent;
    unit.parent = -1;
  }
  return line;
}

std::optional<FoundProvision> find_provision(Store& store, const ProvisionRef& ref,
                                             std::string_view language) {
  if (ref.eid.empty()) return std::nullopt;
  auto work = find_work(store, ref.work);
  if (!work) return std::nullopt;
  auto expression = current_expression(store, work->key, language, ref.date);
  if (!expression) return std::nullopt;
  const auto no = number_of(store, expression->key);
  const auto place = place_of_unit(store, *no, ref.eid);
  if (!place) return std::nullopt;
  auto units = units_between(store, *no, {place->position, place->position + 1});
  return FoundProvision{std::move(*work), std::move(*expression), std::move(units.front())};
}

std::vector<LegalEvent> events_of(Store& store, std::string_view expression, std::string_view eid) {
  std::vector<LegalEvent> events;
  std::string sql = "SELECT " + columns<LegalEvent>("e") +
                    " FROM events e JOIN expressions x ON x.no = e.expression WHERE x.key = :key";
  std::vector<Value> values{expression};
  if (!eid.empty()) {
    sql +=
        " AND ((e.affected_work = '' AND e.affected_eid = :affected) OR e.noted_at_eid = :noted)";
    values.insert(values.end(), {eid, eid});
  }
  for (const Row& row :
       store.database().query(sql + " ORDER BY e.position", std::span<const Value>(values)))
    events.push_back(read_struct<LegalEvent>(row));
  return events;
}

std::vector<LegalEvent> changes_by_others(Store& store, std::string_view work) {
  std::vector<LegalEvent> events;
  std::set<std::string> seen;  // the texts of one act repeat each other
  for (const Row& row : store.database().query(
           "SELECT w.in_force_from, w.date_document, " + columns<LegalEvent>("e") +
               " FROM events e JOIN expressions x ON x.no = e.expression AND x.state IN " +
               kReadable +
               " JOIN works w ON w.key = x.work WHERE e.affected_work = :work AND x.work <> "
               ":same ORDER BY x.no, e.position",
           {work, work})) {
    auto event = read_struct<LegalEvent>(row, 2);
    if (!event.effective_on) event.effective_on = row.date(0) ? row.date(0) : row.date(1);
    if (seen.insert(std::string(word(event.kind)) + "|" + event.acting + "|" + event.affected_eid)
            .second)
      events.push_back(std::move(event));
  }
  std::ranges::stable_sort(events, {}, &LegalEvent::effective_on);
  return events;
}

}  // namespace lacuna::kb
