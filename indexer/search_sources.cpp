#include "indexer/search_sources.h"

#include <chrono>
#include <memory>

#include "indexer/cite/cite.h"
#include "indexer/index/drain.h"
#include "indexer/index/thesaurus.h"
#include "kb/store/act_store.h"
#include "kb/store/concept_store.h"
#include "kb/store/related_units.h"
#include "kb/store/unit_text.h"

namespace lacuna::indexer {
namespace {

// One more than are searched, so that a cut is noticed.
constexpr std::size_t kMost = SearchLimits::related + 1;

// THE TABLE of what has: knows.
struct Having {
  std::string_view what;
  std::vector<kb::ProvisionRef> (*units)(kb::Store&, const kb::Viewer&, std::size_t);
};
constexpr Having kHaving[] = {{"gap", kb::units_with_gaps}, {"comment", kb::units_with_comments}};

std::optional<std::vector<kb::ProvisionRef>> units_that(kb::Store& store, Relation relation,
                                                        const std::string& value,
                                                        const kb::Viewer& viewer) {
  if (relation == Relation::has) {
    for (const auto& row : kHaving)
      if (row.what == value) return row.units(store, viewer, kMost);
    return std::nullopt;
  }
  auto ref = parse_citation(value);
  if (!ref) ref = kb::ProvisionRef{.work = value};
  const auto work = kb::resolve_work(store, ref->work);
  if (!work && !parse_citation(value)) return std::nullopt;
  if (work) ref->work = *work;
  return relation == Relation::citing ? kb::units_citing(store, *ref, kMost)
                                      : kb::units_cited_by(store, *ref, kMost);
}

// Vocabularies are read again when they changed; a change shows after this long.
constexpr auto kFresh = std::chrono::seconds(5);

class Vocabulary {
 public:
  explicit Vocabulary(kb::Store& store) : store_(store) {}

  std::shared_ptr<const Thesaurus> current(Analyser& analyser) {
    const auto now = std::chrono::steady_clock::now();
    if (thesaurus_ && now - looked_at_ < kFresh) return thesaurus_;
    looked_at_ = now;
    const auto version = kb::vocabulary_version(store_);
    if (!thesaurus_ || version != version_)
      thesaurus_ = std::make_shared<Thesaurus>(kb::concept_schemes(store_), analyser);
    version_ = version;
    return thesaurus_;
  }

 private:
  kb::Store& store_;
  std::shared_ptr<const Thesaurus> thesaurus_;
  std::string version_;
  std::chrono::steady_clock::time_point looked_at_;
};

}  // namespace

SearchSources search_sources(kb::Store& store) {
  return {unit_source(store),
          [&store](Relation relation, const std::string& value,
                   const kb::Viewer& viewer) -> std::optional<std::vector<UnitAddress>> {
            const auto refs = units_that(store, relation, value, viewer);
            if (!refs) return std::nullopt;
            std::vector<UnitAddress> units;
            for (const auto& ref : *refs) units.push_back({ref.work, ref.eid});
            return units;
          },
          [words = std::make_shared<Vocabulary>(store)](Analyser& analyser) {
            return words->current(analyser);
          },
          [&store] { return kb::read_at_once(store); }};
}

}  // namespace lacuna::indexer
