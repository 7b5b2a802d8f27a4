#include "indexer/index/searcher.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <map>

#include "indexer/analyse/analyser.h"
#include "indexer/index/compile.h"
#include "indexer/index/direct_hits.h"
#include "indexer/index/expand.h"
#include "indexer/index/facets.h"
#include "indexer/index/hits.h"
#include "indexer/index/lexer.h"
#include "indexer/index/memory_match.h"
#include "indexer/index/query.h"
#include "indexer/index/readable.h"
#include "indexer/index/snippet.h"
#include "indexer/index/suggest.h"
#include "indexer/index/weighting.h"
#include "indexer/index/why.h"
#include "indexer/index/xapian_edge.h"

namespace lacuna::indexer {
namespace {

constexpr int kReopenings = 3;

// Scores this near are a tie, which the exact form breaks.
constexpr double kTie = 1e-3;

Expansion expansion_of(const ConceptRun& run, const Languages& languages) {
  Expansion expansion;
  expansion.typed = run.typed;
  for (const auto* one : run.concepts) {
    expansion.concepts.push_back(one->id);
    for (const auto& [language, labels] : one->labels) {
      if (!languages.contains(language)) continue;
      auto& known = expansion.labels[language];
      for (const auto& label : labels)
        if (std::find(known.begin(), known.end(), label) == known.end()) known.push_back(label);
    }
  }
  return expansion;
}

std::vector<Wanted> in_language(const std::vector<Wanted>& wanted, const std::string& language) {
  std::vector<Wanted> kept;
  for (const auto& one : wanted)
    if (one.language.empty() || one.language == language) kept.push_back(one);
  return kept;
}

struct ScoredHit {
  Hit hit;
  int exact_forms = 0;
};

// Hits come best first; among those of one score, those with the words as typed come first.
void break_ties(std::vector<ScoredHit>& hits) {
  for (std::size_t begin = 0; begin < hits.size();) {
    auto end = begin + 1;
    while (end < hits.size() && std::abs(hits[begin].hit.score - hits[end].hit.score) < kTie) ++end;
    std::stable_sort(
        hits.begin() + static_cast<std::ptrdiff_t>(begin),
        hits.begin() + static_cast<std::ptrdiff_t>(end),
        [](const ScoredHit& a, const ScoredHit& b) { return a.exact_forms > b.exact_forms; });
    begin = end;
  }
}

}  // namespace

struct Searcher::State {
  IndexReaders readers;
  SearchSources sources;
  Analyser analyser;

  State(std::filesystem::path data_dir, SearchSources search_sources,
        std::shared_ptr<Columns> columns)
      : readers(std::move(data_dir), std::move(columns)), sources(std::move(search_sources)) {}

  Meant meaning_of(const SearchRequest& request) const {
    return sources.meaning ? sources.meaning(request.query) : Meant{};
  }

  std::vector<DirectHit> find_meant(const Meant& meant, const Xapian::Database& database,
                                    const SearchRequest& request) {
    return direct_hits(meant, request.language, database, sources.unit, analyser);
  }

  struct Run {
    std::vector<RankedUnit> best;
    std::size_t total = 0;  // at least so many, when cut
    std::vector<Facet> facets;
    bool cut = false;
  };

  // Everybody's texts by relevance, in memory.
  std::optional<Run> run_in_memory(const ReadableIndex& index, const Xapian::Query& query,
                                   const SearchRequest& request, int offset, int limit) {
    if (!index.columns || request.sort != SortOrder::relevance) return std::nullopt;
    auto& postings = index.columns->postings();
    if (!postings.pays_already(index.database) &&
        !postings.pays(index.database, entries_of(query, index.database)))
      return std::nullopt;
    const auto matches = match_in_memory(query, index.database, postings,
                                         [&] { return index.columns->orders(index.database); });
    if (!matches) return std::nullopt;
    FacetCounter counter(request.facets, index);
    counter.count(index.database, matches->documents);
    return Run{best_of(*matches, static_cast<std::size_t>(offset), static_cast<std::size_t>(limit)),
               matches->documents.size(), counter.facets(), false};
  }

  Run run(const ReadableIndex& index, const Xapian::Query& query, const SearchRequest& request,
          int offset, int limit) {
    if (auto done = run_in_memory(index, query, request, offset, limit)) return std::move(*done);
    Xapian::Enquire enquire(index.database);
    enquire.set_query(query);
    enquire.set_weighting_scheme(weighting());
    enquire.set_time_limit(SearchLimits::seconds);
    Xapian::MultiValueKeyMaker by_date;
    if (request.sort != SortOrder::relevance) {
      const bool newest = request.sort == SortOrder::newest;
      by_date.add_value(static_cast<Xapian::valueno>(row_of(Field::date).slot), newest,
                        newest ? "0" : "~");  // what has no date comes last
      enquire.set_sort_by_key_then_relevance(&by_date, false);
    }
    FacetCounter counter(request.facets, index);
    if (!request.facets.empty()) enquire.add_matchspy(&counter);
    Run done;
    // check_at_least over everything: the total and the counts are exact.
    const auto found =
        enquire.get_mset(static_cast<Xapian::doccount>(offset),
                         static_cast<Xapian::doccount>(limit), index.database.get_doccount());
    done.cut = found.get_matches_lower_bound() != found.get_matches_upper_bound();
    done.total = done.cut ? found.get_matches_lower_bound() : found.get_matches_estimated();
    for (auto at = found.begin(); at != found.end(); ++at)
      done.best.push_back({*at, at.get_weight()});
    done.facets = counter.facets();
    return done;
  }

  static Columns::Name name_of(const ReadableIndex& index, Xapian::docid id) {
    if (index.columns) return index.columns->name_of(index.database, id);
    const auto document = index.database.get_document(id, Xapian::DOC_ASSUME_VALID);
    return {document.get_value(unit_slot),
            document.get_value(static_cast<Xapian::valueno>(row_of(Field::date).slot))};
  }

  ScoredHit show(const RankedUnit& ranked, const ReadableIndex& index,
                 const std::vector<Wanted>& wanted, const std::vector<Wanted>& in_titles,
                 const SearchRequest& request) {
    auto name = name_of(index, ranked.document);
    const auto data = from_data(name.data);
    ScoredHit shown{bare_hit(data, std::move(name.date))};
    shown.hit.score = ranked.weight;
    if (const auto unit = sources.unit(data.key, UnitExtent::indexed)) {
      describe(shown.hit, *unit);
      const auto wanted_here = in_language(wanted, unit->language);
      auto match = find_match(*unit, wanted_here, analyser);
      shown.exact_forms = match.exact_forms;
      shown.hit.snippet = std::move(match.segments);
      if (match.part < unit->parts.size()) {
        const auto& part = unit->parts[match.part];
        shown.hit.label = part.label;
        if (!part.eid.empty()) shown.hit.eid = part.eid;
      }
      shown.hit.ref = ref_of(data.key, unit->work, shown.hit.eid);
      if (request.explain) {
        shown.hit.why = reasons_of(*unit, shown.hit.snippet, {wanted_here, in_titles}, analyser);
        shown.hit.words_print = print_of_words(*unit, analyser);
      }
    }
    return shown;
  }

  SearchResult search(const SearchRequest& request);

  std::vector<Hit> acts_called(std::string_view typed, int most) {
    std::vector<Hit> acts;
    const auto root = as_beginning(typed);
    if (!root) return acts;
    const auto index = readers.readable_by({});
    const auto compiled = compile({*root, {}}, {{}, analyser, index.database, {}, {}});
    const Xapian::Query acts_alone(Xapian::Query::OP_AND_NOT,
                                   Xapian::Query(value_term(Field::kind, word(UnitKind::act))),
                                   Xapian::Query(kSuperseded));
    const auto found = run(
        index, Xapian::Query(Xapian::Query::OP_FILTER, compiled.query, acts_alone), {}, 0, most);
    for (const auto& one : found.best) acts.push_back(show(one, index, {}, {}, {}).hit);
    return acts;
  }
};

SearchResult Searcher::State::search(const SearchRequest& request) {
  SearchResult result;
  const auto index = readers.readable_by(request.viewer);
  result.index_state = index.state;
  auto parsed = parse_query(request.query);
  result.notes = parsed.notes;
  result.on = request.on ? request.on : parsed.on;
  if (readers.outdated()) note(result.notes, SearchNote::outdated_index);
  const auto filters = compile_filters(request.filters, result.notes);
  auto root =
      parsed.root ? *parsed.root : QueryNode{QueryNode::Kind::everything, Field::text, {}, {}, {}};
  result.understood = to_query_text(root);

  // A cited unit stands before all others, on the first page, and not a second time among them.
  auto meant = filters.empty() ? meaning_of(request) : Meant{};
  auto direct = find_meant(meant, index.database, request);
  if (direct.empty()) result.unheld = std::move(meant.refs);
  if (!parsed.root && filters.empty() && direct.empty()) {
    note(result.notes, SearchNote::nothing_to_search);
    return result;
  }
  const auto narrow = [&](Xapian::Query query) {
    for (const auto& hit : direct)
      query = Xapian::Query(Xapian::Query::OP_AND_NOT, query, hit.unit);
    query = result.on ? texts_on(query, *result.on)
                      : Xapian::Query(Xapian::Query::OP_AND_NOT, query, Xapian::Query(kSuperseded));
    if (!filters.empty()) query = Xapian::Query(Xapian::Query::OP_FILTER, query, filters);
    if (!index.readers.empty())
      query = Xapian::Query(Xapian::Query::OP_FILTER, query, index.readers);
    return query;
  };
  const int limit = std::clamp(request.limit, 0, SearchLimits::page);
  const int offset = std::clamp(request.offset, 0, SearchLimits::window);
  const int cited = static_cast<int>(direct.size());
  const int cited_here = std::clamp(cited - offset, 0, limit);
  const int text_offset = std::max(0, offset - cited);

  // Runs point into it: it is kept until the search is done, whatever is imported meanwhile.
  const auto thesaurus = sources.thesaurus ? sources.thesaurus() : nullptr;
  const CompileWith with{
      request.language,
      analyser,
      index.database,
      *index.languages,
      [&](Relation relation, const std::string& value) {
        return sources.related ? sources.related(relation, value, request.viewer) : std::nullopt;
      },
      [&](const UnitAddress& unit) {
        return likeness_of(unit, index.spelling, sources.unit, thesaurus.get(), analyser);
      },
      index.columns};
  const bool has_words = parsed.root || !filters.empty();
  CompiledQuery compiled;
  Run done;
  ExpandedQuery query;
  const auto searched = [&](const Xapian::Query& words) {
    return run(index, has_words ? narrow(words) : Xapian::Query(), request, text_offset,
               limit - cited_here);
  };
  const auto search_all_words = [&] {
    query =
        thesaurus ? expand(root, *thesaurus, request.without, analyser) : ExpandedQuery{root, {}};
    query.root = of_matter(std::move(query.root), request.language, analyser);
    compiled = compile(query, with);
    done = searched(compiled.query);
  };
  search_all_words();
  // Spelt better only where nothing is found as typed: a word that stands in records which only
  // their readers see is no slip to them.
  if (done.total == 0 && !done.cut && direct.empty()) {
    result.suggestion = suggest(root, request.language, analyser, index);
    if (auto better = parse_query(result.suggestion).root) {
      root = std::move(*better);
      result.understood = to_query_text(root);
      note(result.notes, SearchNote::respelt);
      search_all_words();
    }
  }
  if (!done.cut && direct.empty()) {
    if (const auto some = with_some_words(query.root, done.total)) {
      const auto all_words = compiled.query;
      compiled = compile({*some, query.runs}, with);
      // What has all the words has both weights, and stands first.
      done = searched(Xapian::Query(Xapian::Query::OP_OR, all_words, compiled.query));
      note(compiled.notes, SearchNote::any_word);
    }
  }
  for (const auto& run : query.runs)
    result.expansions.push_back(expansion_of(run, *index.languages));
  for (const auto added : compiled.notes) note(result.notes, added);
  if (done.cut) note(result.notes, SearchNote::time_limit);
  result.total = static_cast<std::size_t>(cited) + done.total;
  for (int i = 0; i < cited_here; ++i)
    result.hits.push_back(std::move(direct[static_cast<std::size_t>(offset + i)].hit));
  std::vector<ScoredHit> shown;
  const auto reading = sources.reading ? sources.reading() : nullptr;
  const auto in_titles = wanted_in_titles(root, request.language, analyser);
  for (const auto& one : done.best)
    shown.push_back(show(one, index, compiled.wanted, in_titles, request));
  if (request.sort == SortOrder::relevance) break_ties(shown);
  for (auto& one : shown) result.hits.push_back(std::move(one.hit));
  result.facets = std::move(done.facets);
  return result;
}

std::shared_ptr<Columns> make_columns() {
  return std::make_shared<Columns>();
}

Searcher::Searcher(std::filesystem::path data_dir, SearchSources sources,
                   std::shared_ptr<Columns> columns)
    : state_(std::make_unique<State>(std::move(data_dir), std::move(sources), std::move(columns))) {
}
Searcher::~Searcher() = default;
Searcher::Searcher(Searcher&&) noexcept = default;
Searcher& Searcher::operator=(Searcher&&) noexcept = default;

namespace {

// A file that ends too early, or a disk that does not give what is on it.
bool is_short_read(const Xapian::Error& error) {
  return std::string_view(error.get_type()) == "DatabaseError";
}

// Runs over the newest commit.
template <class Run>
auto with_fresh(IndexReaders& readers, Run run) {
  for (int attempt = 0;; ++attempt) {
    try {
      readers.refresh();
      return run();
    } catch (const Xapian::DatabaseError& error) {
      // The writer went two commits ahead, or a new generation took the place of the one at hand.
      if (attempt == kReopenings) {
        if (says_damage(error) || is_short_read(error)) readers.suspect();
        rethrow(error);
      }
      readers.forget();
    } catch (const Xapian::Error& error) {
      if (says_damage(error) || is_short_read(error)) readers.suspect();
      rethrow(error);
    }
  }
}

}  // namespace

SearchResult Searcher::search(const SearchRequest& request) {
  return with_fresh(state_->readers, [&] { return state_->search(request); });
}

std::vector<Hit> Searcher::meant(const SearchRequest& request) {
  return with_fresh(state_->readers, [&] {
    std::vector<Hit> hits;
    const auto index = state_->readers.readable_by(request.viewer);
    for (auto& one : state_->find_meant(state_->meaning_of(request), index.database, request))
      if (hits.size() < static_cast<std::size_t>(std::max(request.limit, 0)))
        hits.push_back(std::move(one.hit));
    return hits;
  });
}

std::vector<std::string> Searcher::complete(std::string_view beginning, std::size_t most) {
  return with_fresh(state_->readers, [&] {
    return completions(beginning, most, state_->analyser, state_->readers.readable_by({}));
  });
}

std::vector<Hit> Searcher::acts_called(std::string_view beginning, std::size_t most) {
  return with_fresh(state_->readers,
                    [&] { return state_->acts_called(beginning, static_cast<int>(most)); });
}

}  // namespace lacuna::indexer
