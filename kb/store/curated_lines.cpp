#include "kb/store/curated_lines.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <set>

#include <nlohmann/json.hpp>

#include "kb/model/recheck.h"
#include "kb/store/agent_store.h"
#include "kb/store/concept_store.h"
#include "kb/store/recheck_rows.h"
#include "kb/store/records.h"
#include "kb/store/territory_store.h"
#include "kb/store/work_facts.h"

namespace lacuna::kb {
namespace {

using Json = nlohmann::json;
using Use = std::function<void(const std::string&)>;

void emit(const Json& json, const Use& use) {
  use(json.dump(-1, ' ', false, Json::error_handler_t::replace));
}

// ---- records: their model's fields, and the instant of their withdrawal

constexpr const char* kWithdrawn = "withdrawn_on";

template <class T>
void write_records(Store& store, const Use& use) {
  const std::string sql = "SELECT " + columns<T>("t") + ", t.withdrawn_on FROM " +
                          std::string(kind_of<T>().table) + " t ORDER BY t.id";
  for (const Row& row : store.database().query(sql)) {
    std::size_t at = 0;
    T record;
    read_struct(row, at, record);
    Json json = to_json(record);
    if (!row.is_null(at)) json[kWithdrawn] = row.text(at);
    emit(json, use);
  }
}

template <class T>
void take_record(Store& store, Json json) {
  std::string withdrawn;
  if (const auto found = json.find(kWithdrawn); found != json.end()) {
    if (!found->is_string())
      throw Error(ErrorCode::bad_input, "withdrawn_on: an instant is needed.");
    withdrawn = found->get<std::string>();
    json.erase(found);
  }
  const T record = from_json<T>(json);
  if (record.id.empty()) throw Error(ErrorCode::bad_input, "id: a record needs its id.");
  const RecordKind& kind = kind_of<T>();
  write_row(store, record, "INSERT");
  write_terms(store, record);
  if (!withdrawn.empty()) {
    Clause clause("UPDATE " + std::string(kind.table) + " SET withdrawn_on = ? WHERE id = ?",
                  {withdrawn, record.id});
    store.database().run(clause.whole(), std::span<const Value>(clause.values));
  } else if (kind.outbox) {
    put_outbox(store, *kind.outbox, record.id);
  }
}

// ---- rows whose fields are their columns

void write_organisations(Store& store, const Use& use) {
  for (const Row& row : store.database().query("SELECT " + columns<Organisation>("o") +
                                               " FROM organisations o ORDER BY o.id"))
    emit(to_json(read_struct<Organisation>(row)), use);
}

void take_organisation(Store& store, const Json& json) {
  const auto organisation = from_json<Organisation>(json);
  store.database().run(
      "INSERT INTO organisations (id, name, kind, signatory) VALUES (:id, :name, :kind, "
      ":signatory) ON CONFLICT (id) DO UPDATE SET name = excluded.name, kind = excluded.kind, "
      "signatory = excluded.signatory",
      {organisation.id, organisation.name, organisation.kind, organisation.signatory});
}

void write_rechecks(Store& store, const Use& use) {
  for (const Recheck& recheck : select_rechecks(store, {"1 = 1 ORDER BY r.id"}))
    emit(to_json(recheck), use);
}

void take_recheck(Store& store, const Json& json) {
  insert_recheck(store, from_json<Recheck>(json));
}

// Changes of accounts are theirs: roles and logins stay where they are.
void write_history(Store& store, const Use& use) {
  for (const Row& row :
       store.database().query("SELECT " + columns<Change>("h") +
                              " FROM history h WHERE h.kind <> 'account' ORDER BY h.seq"))
    emit(to_json(read_struct<Change>(row)), use);
}

void take_change(Store& store, const Json& json) {
  const auto change = from_json<Change>(json);
  store.database().run(
      "INSERT INTO history (id, kind, record, action, \"by\", \"on\", before, after, reason, seq) "
      "SELECT :id, :kind, :record, :action, :by, :on, :before, :after, :reason, "
      "coalesce(max(seq), 0) + 1 FROM history",
      {change.id, change.kind, change.record, change.action, change.by, change.on, change.before,
       change.after, change.reason});
}

// ---- authors: whoever a row names, without what an account is for

void write_authors(Store& store, const Use& use) {
  std::set<std::string> named;
  for (const Row& row : store.database().query("SELECT " + columns<Gap>("g") + " FROM gaps g"))
    for (const GapScore& score : read_struct<Gap>(row).scores) named.insert(score.scorer);
  for (const Row& row : store.database().query(
           "SELECT author FROM gaps UNION "
           "SELECT validated_by FROM gaps UNION SELECT no_norm_by FROM gaps UNION "
           "SELECT author FROM evidence UNION SELECT author FROM papers UNION "
           "SELECT author FROM asks UNION SELECT author FROM links UNION "
           "SELECT author FROM annotations UNION SELECT author FROM entries UNION "
           "SELECT decided_by FROM rechecks UNION SELECT account FROM citation_decisions UNION "
           "SELECT \"by\" FROM history WHERE kind <> 'account'"))
    named.insert(row.text(0));
  for (const Row& row :
       store.database().query("SELECT id, display_name, organisation FROM accounts ORDER BY id"))
    if (named.contains(row.text(0)))
      emit({{"id", row.text(0)}, {"display_name", row.text(1)}, {"organisation", row.text(2)}},
           use);
}

std::string text_in(const Json& json, const char* field) {
  const auto found = json.find(field);
  if (found == json.end() || !found->is_string())
    throw Error(ErrorCode::bad_input, std::string(field) + ": a text is needed.");
  return found->get<std::string>();
}

int number_in(const Json& json, const char* field) {
  const auto found = json.find(field);
  if (found == json.end() || !found->is_number_integer())
    throw Error(ErrorCode::bad_input, std::string(field) + ": a whole number is needed.");
  return found->get<int>();
}

void only(const Json& json, std::initializer_list<std::string_view> fields) {
  for (const auto& item : json.items())
    if (std::ranges::find(fields, item.key()) == fields.end())
      throw Error(ErrorCode::bad_input, item.key() + ": there is no such field.");
}

// The name under which people wrote; nobody can sign in with it. An account that is there stays.
void take_author(Store& store, const Json& json) {
  only(json, {"id", "display_name", "organisation"});
  const std::string id = text_in(json, "id");
  store.database().run(
      "INSERT INTO accounts (id, login, display_name, organisation, role, disabled, language, "
      "password_hash, created_on) VALUES (:id, :login, :name, :organisation, 'reader', 1, 'en', "
      "'', :on) ON CONFLICT (id) DO NOTHING",
      {id, "author-" + id, text_in(json, "display_name"), text_in(json, "organisation"), now()});
}

// ---- vocabularies and register

// Those of the program are in it too: records name their concepts, and another program may lack
// some.
constexpr const char* kImported = "imported";

void write_schemes(Store& store, const Use& use) {
  const std::set<std::string> imported = imported_schemes(store);
  for (const ConceptScheme& scheme : concept_schemes(store)) {
    Json json = to_json(scheme);
    if (imported.contains(scheme.id)) json[kImported] = true;
    emit(json, use);
  }
}

void take_scheme(Store& store, const Json& line) {
  Json json = line;
  SchemeOrigin origin = SchemeOrigin::program;
  if (const auto found = json.find(kImported); found != json.end()) {
    if (!found->is_boolean())
      throw Error(ErrorCode::bad_input, "imported: true or false is needed.");
    if (found->get<bool>()) origin = SchemeOrigin::imported;
    json.erase(found);
  }
  put_scheme(store, from_json<ConceptScheme>(json), origin);
}

void write_agents(Store& store, const Use& use) {
  for (const Agent& agent : agents(store)) emit(to_json(agent), use);
}

void take_agent(Store& store, const Json& json) {
  const auto agent = from_json<Agent>(json);
  load_agents(store, std::span(&agent, 1));
}

void write_territories(Store& store, const Use& use) {
  for (const Territory& territory : territories(store)) emit(to_json(territory), use);
}

// Its parents may come later: end_curated_lines looks for them.
void take_territory(Store& store, const Json& json) {
  const auto territory = from_json<Territory>(json);
  store.database().run(
      "INSERT INTO territories (key, position, facts) SELECT :key, count(*), :facts FROM "
      "territories",
      {territory.key, to_json_text(territory)});
}

void write_register(Store& store, const Use& use) {
  for (const Row& row : store.database().query("SELECT facts FROM register_works ORDER BY key"))
    use(to_json_text(from_json_text<Work>(row.text(0))));
}

void take_register_work(Store& store, const Json& json) {
  const auto work = from_json<Work>(json);
  store.database().run("INSERT INTO register_works (key, facts) VALUES (:key, :facts)",
                       {work.key, to_json_text(work)});
  write_work(store, work.key);
}

// ---- decisions about texts, and numbers given

void write_citation_decisions(Store& store, const Use& use) {
  for (const Row& row : store.database().query(
           "SELECT work, eid, part, raw, occurrence, target, account, decided_on FROM "
           "citation_decisions ORDER BY work, eid, part, raw, occurrence"))
    emit({{"work", row.text(0)},
          {"eid", row.text(1)},
          {"part", row.text(2)},
          {"raw", row.text(3)},
          {"occurrence", row.integer(4)},
          {"target", row.text(5)},
          {"account", row.text(6)},
          {"decided_on", row.text(7)}},
         use);
}

void take_citation_decision(Store& store, const Json& json) {
  only(json, {"work", "eid", "part", "raw", "occurrence", "target", "account", "decided_on"});
  store.database().run(
      "INSERT INTO citation_decisions (work, eid, part, raw, occurrence, target, account, "
      "decided_on) VALUES (:work, :eid, :part, :raw, :occurrence, :target, :account, :on)",
      {text_in(json, "work"), text_in(json, "eid"), text_in(json, "part"), text_in(json, "raw"),
       number_in(json, "occurrence"), text_in(json, "target"), text_in(json, "account"),
       text_in(json, "decided_on")});
}

void write_text_decisions(Store& store, const Use& use) {
  for (const Row& row : store.database().query(
           "SELECT work, text_hash, state, reviewed FROM text_decisions ORDER BY work, text_hash"))
    emit({{"work", row.text(0)},
          {"text_hash", row.text(1)},
          {"state", row.text(2)},
          {"reviewed", row.integer(3)}},
         use);
}

void take_text_decision(Store& store, const Json& json) {
  only(json, {"work", "text_hash", "state", "reviewed"});
  store.database().run(
      "INSERT INTO text_decisions (work, text_hash, state, reviewed) VALUES (:work, :hash, :state, "
      ":reviewed) ON CONFLICT (work, text_hash) DO UPDATE SET state = excluded.state, "
      "reviewed = excluded.reviewed",
      {text_in(json, "work"), text_in(json, "text_hash"), text_in(json, "state"),
       number_in(json, "reviewed")});
}

void write_reanchored_texts(Store& store, const Use& use) {
  for (const Row& row : store.database().query(
           "SELECT expression, on_instant FROM reanchored_texts ORDER BY expression"))
    emit({{"expression", row.text(0)}, {"on", row.text(1)}}, use);
}

void take_reanchored_text(Store& store, const Json& json) {
  only(json, {"expression", "on"});
  store.database().run(
      "INSERT INTO reanchored_texts (expression, on_instant) VALUES (:expression, :on) "
      "ON CONFLICT (expression) DO UPDATE SET on_instant = excluded.on_instant",
      {text_in(json, "expression"), text_in(json, "on")});
}

void write_counters(Store& store, const Use& use) {
  for (const Row& row : store.database().query("SELECT kind, last FROM counters ORDER BY kind"))
    emit({{"kind", row.text(0)}, {"last", row.integer(1)}}, use);
}

void take_counter(Store& store, const Json& json) {
  only(json, {"kind", "last"});
  const std::string kind = text_in(json, "kind");
  take_number(store, kind, kind + "-" + std::to_string(number_in(json, "last")));
}

// ---- THE TABLE OF THE TABLES

struct CuratedTable {
  std::string_view name;
  std::array<std::string_view, 2> behind;  // tables of the schema
  void (*write)(Store&, const Use&);
  void (*take)(Store&, const Json&);
};

template <class T>
void take_as_record(Store& store, const Json& json) {
  take_record<T>(store, json);
}

constexpr CuratedTable kTables[] = {
    {"organisations", {"organisations"}, write_organisations, take_organisation},
    {"authors", {}, write_authors, take_author},
    {"vocabularies", {"concept_schemes", "concepts"}, write_schemes, take_scheme},
    {"agents", {"agents"}, write_agents, take_agent},
    {"territories", {"territories"}, write_territories, take_territory},
    {"register", {"register_works"}, write_register, take_register_work},
    {"gaps", {"gaps"}, write_records<Gap>, take_as_record<Gap>},
    {"evidence", {"evidence"}, write_records<Evidence>, take_as_record<Evidence>},
    {"papers", {"papers"}, write_records<PositionPaper>, take_as_record<PositionPaper>},
    {"asks", {"asks"}, write_records<Ask>, take_as_record<Ask>},
    {"entries", {"entries"}, write_records<Entry>, take_as_record<Entry>},
    {"links", {"links"}, write_records<Link>, take_as_record<Link>},
    {"annotations", {"annotations"}, write_records<Annotation>, take_as_record<Annotation>},
    {"rechecks", {"rechecks"}, write_rechecks, take_recheck},
    {"citation_decisions",
     {"citation_decisions"},
     write_citation_decisions,
     take_citation_decision},
    {"text_decisions", {"text_decisions"}, write_text_decisions, take_text_decision},
    {"reanchored_texts", {"reanchored_texts"}, write_reanchored_texts, take_reanchored_text},
    {"counters", {"counters"}, write_counters, take_counter},
    {"history", {"history"}, write_history, take_change},
};

constexpr LeftOutTable kLeftOut[] = {
    {"meta", "single facts about one database"},
    {"accounts", "logins, roles and passwords are of one installation"},
    {"sessions", "of one server"},
    {"failures", "of one server"},
    {"follows", "what an account follows: of one installation, like the account"},
    {"feed_keys", "the secret address of an account, of one server"},
    {"guest_emails", "given to the moderators of one installation, in no export"},
    {"outbox", "what one index has yet to take over"},
    {"originals", "the files themselves do not move: lacuna import reads them"},
    {"gap_terms", "derived from gaps"},
    {"entry_terms", "derived from entries"},
    {"record_shares", "derived from the records"},
};

const CuratedTable& table_named(std::string_view name) {
  const auto found = std::ranges::find(kTables, name, &CuratedTable::name);
  if (found == std::end(kTables))
    throw Error(ErrorCode::internal, "There is no table of lines " + std::string(name) + ".");
  return *found;
}

}  // namespace

std::span<const std::string_view> curated_tables() {
  static const auto names = [] {
    std::array<std::string_view, std::size(kTables)> all;
    std::ranges::transform(kTables, all.begin(), &CuratedTable::name);
    return all;
  }();
  return names;
}

std::span<const std::string_view> tables_behind(std::string_view table) {
  return table_named(table).behind;
}

std::span<const LeftOutTable> tables_left_out() {
  return kLeftOut;
}

void each_curated_line(Store& store, std::string_view table, const Use& use) {
  table_named(table).write(store, use);
}

void begin_curated_lines(Store& store) {
  Database& db = store.database();
  const auto row = db.find(
      "SELECT (SELECT count(*) FROM gaps) + (SELECT count(*) FROM evidence) + "
      "(SELECT count(*) FROM papers) + (SELECT count(*) FROM asks) + "
      "(SELECT count(*) FROM entries) + (SELECT count(*) FROM links) + "
      "(SELECT count(*) FROM annotations) + (SELECT count(*) FROM rechecks) + "
      "(SELECT count(*) FROM citation_decisions)");
  if (row->integer(0) > 0)
    throw Error(ErrorCode::conflict,
                "This data directory holds " + row->text(0) + " records of people already.",
                "Import into a new one: lacuna --data NEW init; nothing was changed.");
  for (const char* table : {"concepts", "concept_schemes", "agents", "territories"})
    db.run(std::string("DELETE FROM ") + table);
  std::vector<std::string> known;
  for (const Row& work : db.query("SELECT key FROM register_works")) known.push_back(work.text(0));
  db.run("DELETE FROM register_works");
  for (const std::string& work : known) write_work(store, work);
}

void take_curated_line(Store& store, std::string_view table, std::string_view line) {
  const Json json = Json::parse(line, nullptr, false);
  if (!json.is_object())
    throw Error(ErrorCode::bad_input, "This is no JSON object.",
                "Copy the file again, or mend the line: one object in braces.");
  table_named(table).take(store, json);
}

void end_curated_lines(Store& store) {
  load_territories(store, territories(store));
}

}  // namespace lacuna::kb
