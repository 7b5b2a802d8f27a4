#include "indexer/search_sources.h"

#include <chrono>
#include <map>
#include <memory>

#include "indexer/analyse/analyser.h"
#include "indexer/analyse/function_words.h"
#include "indexer/analyse/tokens.h"
#include "indexer/cite/cite.h"
#include "indexer/index/act_name.h"
#include "indexer/index/drain.h"
#include "indexer/index/thesaurus.h"
#include "kb/store/act_store.h"
#include "kb/store/concept_store.h"
#include "kb/store/program_names.h"
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
  const auto known = kb::find_known_work(store, ref->work);
  if (!known && !parse_citation(value)) return std::nullopt;
  if (known) ref->work = known->work.key;
  if (relation == Relation::similar) return std::vector{*ref};
  return relation == Relation::citing ? kb::units_citing(store, *ref, kMost)
                                      : kb::units_cited_by(store, *ref, kMost);
}

// Vocabularies are read again when they changed; a change shows after this long.
constexpr auto kFresh = std::chrono::seconds(5);

class Vocabulary {
 public:
  explicit Vocabulary(kb::Store& store) : store_(store) {}

  std::shared_ptr<const Thesaurus> current() {
    const auto now = std::chrono::steady_clock::now();
    if (thesaurus_ && now - looked_at_ < kFresh) return thesaurus_;
    looked_at_ = now;
    const auto version = kb::vocabulary_version(store_);
    if (!thesaurus_ || version != version_)
      thesaurus_ = std::make_shared<Thesaurus>(kb::concept_schemes(store_));
    version_ = version;
    return thesaurus_;
  }

 private:
  kb::Store& store_;
  std::shared_ptr<const Thesaurus> thesaurus_;
  std::string version_;
  std::chrono::steady_clock::time_point looked_at_;
};

// A name as names are compared: folded, by Romanian or Russian stems whatever its language is,
// without what joins its words (legea azilului, legii de azil).
std::string name_key(std::string_view name, Analyser& analyser) {
  std::string key;
  for (auto span = next_word(name, 0); span; span = next_word(name, span->end)) {
    const auto word = name.substr(span->begin, span->end - span->begin);
    if (is_function_word(analyser.form_of(word, {}), {})) continue;
    const auto* language = script_of_word(word) == Script::cyrillic ? "ru" : "ro";
    for (const auto& term : analyser.terms_of(word, language)) key += term + " ";
  }
  return key;
}

class Names {
 public:
  explicit Names(kb::Store& store) : store_(store) {}

  // Works called just so, by whoever keeps this library or by everybody.
  std::vector<std::string> called(std::string_view name) {
    // Not resolve_work: a name that only a held text has must not tell which act that is.
    if (const auto known = kb::find_known_work(store_, name)) return {known->work.key};
    if (by_key_.empty())
      for (const auto& known : kb::program_act_names())
        by_key_[name_key(known.name, analyser_)].push_back(known.work);
    const auto found = by_key_.find(name_key(name, analyser_));
    return found == by_key_.end() ? std::vector<std::string>{} : found->second;
  }

 private:
  kb::Store& store_;
  Analyser analyser_;
  std::map<std::string, std::vector<std::string>, std::less<>> by_key_;
};

Meant meaning_of(std::string_view query, Names& names) {
  Meant meant;
  auto named = read_named_reference(query);
  for (const auto& work : names.called(named.name)) {
    if (named.units.empty()) meant.refs.push_back({.work = work});
    for (auto unit : named.units) {
      unit.work = work;
      meant.refs.push_back(std::move(unit));
    }
  }
  // A name that is known is not also the abbreviation of another act (art. 17 GDPR).
  if (meant.refs.empty()) meant.refs = understand_reference(query).refs;
  if (!named.units.empty() || calls_an_act(named.name)) {
    meant.act_name = std::move(named.name);
    meant.units = std::move(named.units);
  }
  return meant;
}

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
          [words = std::make_shared<Vocabulary>(store)] { return words->current(); },
          [names = std::make_shared<Names>(store)](std::string_view query) {
            return meaning_of(query, *names);
          },
          [&store] { return kb::read_at_once(store); }};
}

}  // namespace lacuna::indexer
