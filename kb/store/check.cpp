#include "kb/store/check.h"

#include <fstream>

#include "kb/base/error.h"
#include "kb/base/file.h"
#include "kb/base/id.h"
#include "kb/model/ref.h"
#include "kb/store/act_store.h"

namespace lacuna::kb {
namespace {

constexpr std::size_t kLargestOriginal = 1u << 30;
constexpr std::size_t kNamed = 3;  // examples named in a message

std::string counted(std::size_t number, const std::string& noun) {
  return std::to_string(number) + " " + noun;
}

// Collects what is wrong: how often, and the first few by name.
struct Faults {
  std::size_t checked = 0;
  std::size_t wrong = 0;
  std::string examples;

  void add(const std::string& name) {
    if (++wrong <= kNamed) examples += (examples.empty() ? "" : ", ") + name;
  }
  CheckItem item(const std::string& name, const std::string& what, const std::string& fault,
                 Severity severity) const {
    if (wrong == 0) return {name, Severity::note, counted(checked, what) + ": fine."};
    return {name, severity,
            counted(wrong, "of ") + counted(checked, what) + " " + fault + ": " + examples +
                (wrong > kNamed ? " ..." : "") + "."};
  }
};

CheckItem check_integrity(Database& db) {
  Faults faults;
  for (const Row& row : db.query("PRAGMA integrity_check")) {
    ++faults.checked;
    if (row.text(0) != "ok") faults.add(row.text(0));
  }
  if (faults.wrong == 0) return {"integrity", Severity::note, "The database file is sound."};
  return {"integrity", Severity::error, "The database file is damaged: " + faults.examples + "."};
}

CheckItem check_foreign_keys(Database& db) {
  Faults faults;
  for (const Row& row : db.query("PRAGMA foreign_key_check")) faults.add(row.text(0));
  if (faults.wrong == 0) return {"foreign_keys", Severity::note, "All rows find what they name."};
  return {
      "foreign_keys", Severity::error,
      counted(faults.wrong, "rows name others that are not there, in: ") + faults.examples + "."};
}

CheckItem check_counts(Database& db) {
  Faults faults;
  for (const Row& row :
       db.query("SELECT x.key, x.counts_provisions, x.counts_citations, x.counts_events, "
                "(SELECT count(*) FROM provisions p WHERE p.expression = x.no), "
                "(SELECT count(*) FROM citations c WHERE c.expression = x.no), "
                "(SELECT count(*) FROM events e WHERE e.expression = x.no) FROM expressions x")) {
    ++faults.checked;
    if (row.integer(1) > row.integer(4) || row.integer(2) != row.integer(5) ||
        row.integer(3) != row.integer(6))
      faults.add(row.text(0));
  }
  return faults.item("counts", "texts", "have other rows than they count", Severity::error);
}

// People's words on provisions that no loaded text has (any more): said, never hidden.
CheckItem check_text_keys(Store& store) {
  Faults faults;
  const auto keys = store.database().query(
      "SELECT DISTINCT from_key FROM links WHERE from_kind = 'provision' AND withdrawn_on IS NULL "
      "UNION SELECT DISTINCT to_key FROM links WHERE to_kind = 'provision' AND withdrawn_on IS "
      "NULL UNION SELECT DISTINCT target_key FROM annotations WHERE target_kind = 'provision' AND "
      "withdrawn_on IS NULL");
  for (const Row& row : keys) {
    ++faults.checked;
    const auto ref = parse_ref(row.text(0));
    const auto known = ref ? find_known_work(store, ref->work) : std::nullopt;
    if (!known || (known->loaded && !ref->eid.empty() && !find_provision(store, *ref)))
      faults.add(row.text(0));
  }
  return faults.item("text_keys", "provisions that people wrote about", "are in no loaded text",
                     Severity::warning);
}

CheckItem check_originals(Store& store, const DataDirectory& directory) {
  Faults faults;
  for (const Row& row : store.database().query("SELECT DISTINCT sha256 FROM originals")) {
    ++faults.checked;
    const std::string hash = row.text(0);
    try {
      if (sha256(read_file(directory.original(hash), kLargestOriginal)) != hash)
        faults.add(hash + " (changed)");
    } catch (const Error&) {
      faults.add(hash + " (missing)");
    }
  }
  return faults.item("originals", "originals", "are not as they were read", Severity::error);
}

CheckItem check_history(Database& db) {
  Faults faults;
  const std::string sql =
      " t WHERE NOT EXISTS (SELECT 1 FROM history h WHERE h.record = t.id AND h.kind = ";
  constexpr std::pair<const char*, const char*> kTables[] = {
      {"gaps", "gap"},   {"evidence", "evidence"}, {"papers", "paper"},          {"asks", "ask"},
      {"links", "link"}, {"entries", "entry"},     {"annotations", "annotation"}};
  for (const auto& [table, kind] : kTables) {
    const std::string name = table;
    faults.checked += static_cast<std::size_t>(db.find("SELECT count(*) FROM " + name)->integer(0));
    for (const Row& row : db.query("SELECT t.id FROM " + name + sql + "'" + kind + "')"))
      faults.add(name + " " + row.text(0));
  }
  return faults.item("history", "records", "have no history", Severity::error);
}

}  // namespace

std::vector<CheckItem> check_store(Store& store, const DataDirectory& directory) {
  std::vector<CheckItem> report;
  report.push_back(check_integrity(store.database()));
  // The rest asks questions that a damaged file cannot answer.
  if (report.back().severity == Severity::error) return report;
  report.push_back(check_foreign_keys(store.database()));
  report.push_back(check_counts(store.database()));
  report.push_back(check_text_keys(store));
  report.push_back(check_originals(store, directory));
  report.push_back(check_history(store.database()));
  return report;
}

}  // namespace lacuna::kb
