#include "kb/store/territory_store.h"

#include <set>

#include "kb/base/error.h"
#include "kb/json/json.h"

namespace lacuna::kb {
namespace {

void check_territories(std::span<const Territory> territories) {
  std::set<std::string_view> keys;
  for (const Territory& territory : territories)
    if (!keys.insert(territory.key).second)
      throw Error(ErrorCode::bad_input, "The territory " + territory.key + " is there twice.",
                  "Keep one of them.");
  for (const Territory& territory : territories)
    for (const TerritoryMembership& membership : territory.memberships)
      if (!keys.contains(membership.parent))
        throw Error(ErrorCode::bad_input,
                    territory.key + " belongs to " + membership.parent + ", which is not there.",
                    "Add that territory, or correct its key.");
}

}  // namespace

std::size_t load_territories(Store& store, std::span<const Territory> territories) {
  check_territories(territories);
  Database& db = store.database();
  Transaction transaction(db);
  std::set<std::string> kept;
  std::size_t changed = 0;
  for (std::size_t position = 0; position < territories.size(); ++position) {
    const Territory& territory = territories[position];
    kept.insert(territory.key);
    const std::string facts = to_json_text(territory);
    const auto row =
        db.find("SELECT facts, position FROM territories WHERE key = :key", {territory.key});
    if (row && row->text(0) == facts && row->integer(1) == static_cast<long long>(position))
      continue;
    db.run(
        "INSERT INTO territories (key, position, facts) VALUES (:key, :position, :facts) "
        "ON CONFLICT (key) DO UPDATE SET position = excluded.position, facts = excluded.facts",
        {territory.key, position, facts});
    ++changed;
  }
  for (const Row& row : db.query("SELECT key FROM territories"))
    if (const std::string key = row.text(0); !kept.contains(key)) {
      db.run("DELETE FROM territories WHERE key = :key", {key});
      ++changed;
    }
  transaction.commit();
  return changed;
}

std::vector<Territory> territories(Store& store) {
  std::vector<Territory> all;
  for (const Row& row : store.database().query("SELECT facts FROM territories ORDER BY position"))
    all.push_back(from_json_text<Territory>(row.text(0)));
  return all;
}

}  // namespace lacuna::kb
