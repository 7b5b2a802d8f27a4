#include "kb/store/agent_store.h"

#include "kb/store/rows.h"

namespace lacuna::kb {

std::size_t load_agents(Store& store, std::span<const Agent> agents) {
  Database& db = store.database();
  Transaction transaction(db);
  std::string names, marks;
  for (const std::string& name : column_names<Agent>()) {
    names += (names.empty() ? "" : ", ") + name;
    marks += (marks.empty() ? ":" : ", :") + name;
  }
  std::size_t changed = 0;
  for (const Agent& agent : agents) {
    const auto before = find_agent(store, agent.key);
    if (before && to_json_text(*before) == to_json_text(agent)) continue;
    ++changed;
    db.run("DELETE FROM agents WHERE key = :key", {agent.key});
    std::vector<Value> values;
    add_values(agent, values);
    db.run("INSERT INTO agents (" + names + ") VALUES (" + marks + ")",
           std::span<const Value>(values));
  }
  transaction.commit();
  return changed;
}

std::vector<Agent> agents(Store& store) {
  std::vector<Agent> all;
  for (const Row& row :
       store.database().query("SELECT " + columns<Agent>("a") + " FROM agents a ORDER BY a.key"))
    all.push_back(read_struct<Agent>(row));
  return all;
}

std::optional<Agent> find_agent(Store& store, std::string_view key) {
  const auto row = store.database().find(
      "SELECT " + columns<Agent>("a") + " FROM agents a WHERE a.key = :key", {key});
  if (!row) return std::nullopt;
  return read_struct<Agent>(*row);
}

}  // namespace lacuna::kb
