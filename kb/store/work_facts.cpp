#include "kb/store/work_facts.h"

#include <algorithm>
#include <charconv>

#include "kb/base/text.h"
#include "kb/store/rows.h"

namespace lacuna::kb {
namespace {

void fill(std::string& to, const std::string& from) {
  if (to.empty()) to = from;
}
void fill(int& to, int from) {
  if (to == 0) to = from;
}
template <class T>
void fill(std::optional<T>& to, const std::optional<T>& from) {
  if (!to) to = from;
}
template <class T>
void fill(std::vector<T>& to, const std::vector<T>& from) {
  if (to.empty()) to = from;
}

void add_all(std::vector<std::string>& to, const std::vector<std::string>& from) {
  for (const std::string& item : from)
    if (std::ranges::find(to, item) == to.end()) to.push_back(item);
}

// Fills what `to` does not say; returns whether anything was.
bool fill_facts(Work& to, const Work& from) {
  const std::string before = to_json_text(to);
  fill(to.jurisdiction, from.jurisdiction);
  fill(to.type, from.type);
  fill(to.number, from.number);
  fill(to.year, from.year);
  fill(to.date_document, from.date_document);
  fill(to.title, from.title);
  if (to.subject.empty() && !from.subject.empty()) {
    to.subject = from.subject;
    to.subject_from = from.subject_from;
  }
  fill(to.issuer, from.issuer);
  fill(to.gazette, from.gazette);
  fill(to.celex, from.celex);
  fill(to.eli, from.eli);
  if (to.force == Force::unknown) to.force = from.force;
  fill(to.in_force_from, from.in_force_from);
  fill(to.applies_from, from.applies_from);
  fill(to.repealed_from, from.repealed_from);
  fill(to.replaced_by, from.replaced_by);
  fill(to.temporal_scope, from.temporal_scope);
  fill(to.source, from.source);
  fill(to.source_url, from.source_url);
  fill(to.checked_on, from.checked_on);
  const bool filled = to_json_text(to) != before;
  to.illustrative = to.illustrative || from.illustrative;
  add_all(to.aliases, from.aliases);
  return filled;
}

std::optional<Work> work_in(const std::string& json) {
  if (json.empty()) return std::nullopt;
  return from_json_text<Work>(json);
}

std::string search_text(const Work& work) {
  std::string text = work.key + " " + work.number;
  if (work.year) text += "/" + std::to_string(work.year);
  for (const std::string* part : {&work.title, &work.subject, &work.celex}) text += " " + *part;
  for (const std::string& alias : work.aliases) text += " " + alias;
  return lower(text);
}

struct Sources {
  std::string stated;
  std::string cited_subject;
};

Sources sources_of(Store& store, std::string_view key) {
  const auto row =
      store.database().find("SELECT stated, cited_subject FROM works WHERE key = :key", {key});
  return row ? Sources{row->text(0), row->text(1)} : Sources{};
}

void write_joined(Store& store, std::string_view key, const Sources& sources) {
  Database& db = store.database();
  const auto registered = db.find("SELECT facts FROM register_works WHERE key = :key", {key});
  std::optional<Work> stated = work_in(sources.stated);
  const std::optional<Work> fact = work_in(registered ? registered->text(0) : std::string());
  if (!stated && !fact) stated = work_of_key(key);
  const Work work = join_facts(stated, fact, sources.cited_subject);

  std::vector<Value> values;
  add_values(work, values);
  values.insert(values.end(), {sources.stated, sources.cited_subject, search_text(work)});
  std::string names, marks;
  for (const std::string& name : column_names<Work>()) {
    names += "\"" + name + "\", ";
    marks += ":" + name + ", ";
  }
  db.run("DELETE FROM works WHERE key = :key", {key});
  db.run("INSERT INTO works (" + names + "stated, cited_subject, search_text) VALUES (" + marks +
             ":stated, :cited_subject, :search_text)",
         std::span<const Value>(values));
  db.run("DELETE FROM work_aliases WHERE work = :key", {key});
  std::vector<std::string> aliases = work.aliases;
  add_all(aliases, {work.key, work.celex, work.eli});
  for (const std::string& alias : aliases)
    if (!alias.empty())
      db.run("INSERT INTO work_aliases (alias, work) VALUES (:alias, :work) ON CONFLICT DO NOTHING",
             {lower(alias), key});
}

}  // namespace

Work join_facts(const std::optional<Work>& stated, const std::optional<Work>& registered,
                const std::string& cited_subject) {
  Work work;
  if (registered && (registered->confidence == Confidence::fact || !stated)) {
    work = *registered;
    if (!work.subject.empty()) work.subject_from = registered->confidence;
    if (stated) {
      fill_facts(work, *stated);
      work.kind = stated->kind;
    }
  } else {
    work = *stated;
    if (registered) {
      Work doubtful = *registered;
      doubtful.subject_from = registered->confidence;
      if (fill_facts(work, doubtful)) {
        work.confidence = registered->confidence;
        work.uncertainty = registered->uncertainty;
      }
    }
  }
  if (work.subject.empty() && !cited_subject.empty()) {
    work.subject = cited_subject;
    work.subject_from = Confidence::from_citations;
  }
  return work;
}

bool names_a_work(std::string_view key) {
  const std::size_t slash = key.find('/');
  return slash != std::string_view::npos && slash > 0 && key.find('?') == std::string_view::npos;
}

Work work_of_key(std::string_view key) {
  Work work;
  work.key = key;
  work.confidence = Confidence::from_citations;
  const auto parts = split(key, '/');
  work.jurisdiction = parts[0];
  if (parts.size() < 3) return work;
  work.type = parts[1];
  std::from_chars(parts[2].data(), parts[2].data() + parts[2].size(), work.year);
  if (parts.size() > 3) work.number = parts[3];
  return work;
}

void write_work(Store& store, std::string_view key) {
  write_joined(store, key, sources_of(store, key));
}

void state_work(Store& store, const Work& work, TextAge age) {
  Sources sources = sources_of(store, work.key);
  Work stated = work;
  if (const auto before = work_in(sources.stated)) {
    if (age == TextAge::newest) {
      fill_facts(stated, *before);
    } else {
      stated = *before;
      fill_facts(stated, work);
    }
  }
  sources.stated = to_json_text(stated);
  write_joined(store, work.key, sources);
}

void know_work(Store& store, std::string_view key) {
  if (!names_a_work(key)) return;
  if (store.database().find("SELECT 1 FROM works WHERE key = :key", {key})) return;
  write_joined(store, key, {});
}

void join_register_facts(Store& store) {
  for (const Row& row : store.database().query("SELECT key FROM register_works ORDER BY key"))
    write_work(store, row.text(0));
}

}  // namespace lacuna::kb
