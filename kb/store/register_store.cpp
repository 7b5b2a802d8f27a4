#include "kb/store/register_store.h"

#include <set>

#include "kb/json/json.h"
#include "kb/store/work_facts.h"

namespace lacuna::kb {

std::size_t load_register(Store& store, std::span<const Work> works) {
  Database& db = store.database();
  Transaction transaction(db);
  std::set<std::string> changed;
  std::set<std::string> kept;
  for (const Work& work : works) {
    kept.insert(work.key);
    const std::string facts = to_json_text(work);
    const auto row = db.find("SELECT facts FROM register_works WHERE key = :key", {work.key});
    if (row && row->text(0) == facts) continue;
    db.run(
        "INSERT INTO register_works (key, facts) VALUES (:key, :facts) "
        "ON CONFLICT (key) DO UPDATE SET facts = excluded.facts",
        {work.key, facts});
    changed.insert(work.key);
  }
  for (const Row& row : db.query("SELECT key FROM register_works")) {
    const std::string key = row.text(0);
    if (kept.contains(key)) continue;
    db.run("DELETE FROM register_works WHERE key = :key", {key});
    changed.insert(key);
  }
  for (const std::string& key : changed) write_work(store, key);
  transaction.commit();
  return changed.size();
}

}  // namespace lacuna::kb
