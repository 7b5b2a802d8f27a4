#include "indexer/subjects.h"

#include <map>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/cite/cite.h"
#include "kb/store/act_store.h"
#include "kb/store/citation_store.h"
#include "kb/store/read_batch.h"

namespace lacuna::indexer {
namespace {

constexpr std::size_t kWitnesses = 12;

// Works looked at in one state of the store, and subjects of one transaction: others who write wait
// so long at most.
constexpr std::size_t kAtOnce = 200;

struct NewSubject {
  std::string work;
  std::string subject;
};

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

// None for a work that has one, or that no text cites with one.
std::optional<NewSubject> new_subject(kb::Store& store, const std::string& key) {
  const auto work = kb::find_work(store, key);
  if (!work || !work->subject.empty()) return std::nullopt;
  NewSubject found{work->key, subject_by_citations(store, work->key)};
  if (found.subject.empty()) return std::nullopt;
  return found;
}

}  // namespace

std::size_t name_works_by_citations(kb::Store& store, const std::set<std::string>& works) {
  std::size_t named = 0;
  std::vector<NewSubject> subjects;
  for (auto work = works.begin(); work != works.end(); subjects.clear()) {
    {
      const kb::ReadBatch one_state(store);
      for (std::size_t n = 0; n < kAtOnce && work != works.end(); ++n, ++work)
        if (auto subject = new_subject(store, *work)) subjects.push_back(std::move(*subject));
    }
    if (subjects.empty()) continue;
    kb::Transaction transaction(store.database());
    for (const auto& [key, subject] : subjects) kb::set_cited_subject(store, key, subject);
    transaction.commit();
    named += subjects.size();
  }
  return named;
}

}  // namespace lacuna::indexer
