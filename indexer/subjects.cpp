#include "indexer/subjects.h"

#include <map>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/cite/cite.h"
#include "kb/store/act_store.h"
#include "kb/store/citation_store.h"

namespace lacuna::indexer {
namespace {

constexpr std::size_t kWitnesses = 12;

// Subjects of one transaction: others who write wait so long at most.
constexpr std::size_t kAtOnce = 200;

// The words that follow the citation in its own text.
std::string subject_at(kb::Store& store, const kb::CitedBy& citing) {
  const std::vector<kb::Provision> units =
      kb::find_provisions(store, citing.expression, citing.citation.source_eid);
  if (units.empty()) return {};
  const kb::Provision& unit = units.front();
  const std::string& part = citing.citation.part;
  const std::string& text = part == "heading"     ? unit.heading
                            : part == "wrapup"    ? unit.wrapup
                            : part == "quotation" ? unit.quotation
                                                  : unit.text;
  return cited_subject(text, citing.citation);
}

std::string subject_by_citations(kb::Store& store, const std::string& work) {
  std::map<std::string, int> votes;
  std::string best;
  for (const kb::CitedBy& citing : kb::cited_by(store, work, "", {.limit = kWitnesses}).items) {
    const std::string subject = subject_at(store, citing);
    if (subject.empty()) continue;
    const int count = ++votes[subject];
    if (best.empty() || count > votes[best]) best = subject;
  }
  return best;
}

}  // namespace

std::size_t name_works_by_citations(kb::Store& store, const std::set<std::string>& works) {
  std::size_t named = 0;
  std::vector<std::pair<std::string, std::string>> subjects;
  const auto write = [&] {
    kb::Transaction transaction(store.database());
    for (const auto& [work, subject] : subjects) kb::set_cited_subject(store, work, subject);
    transaction.commit();
    named += subjects.size();
    subjects.clear();
  };
  for (const std::string& key : works) {
    const auto known = kb::find_known_work(store, key);
    if (!known || !known->work.subject.empty() || known->cited_by == 0) continue;
    std::string subject = subject_by_citations(store, known->work.key);
    if (!subject.empty()) subjects.emplace_back(known->work.key, std::move(subject));
    if (subjects.size() >= kAtOnce) write();
  }
  write();
  return named;
}

}  // namespace lacuna::indexer
