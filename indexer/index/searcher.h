// Search. A Searcher reads the databases that its viewer may read and nothing else: hits, counts,
// facets and suggestions of the others cannot leak because they are not opened; restricted records
// are filtered by the viewer's organisation inside the match. One object per worker thread. Throws
// Error: no_data_directory (no index yet), damaged (rebuild needed); a query is never an error:
// what cannot be understood is searched as plain words, with a note.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/index/fields.h"
#include "indexer/index/unit.h"
#include "kb/base/date.h"
#include "kb/model/account.h"
#include "kb/model/concept.h"
#include "kb/model/ref.h"

namespace lacuna::indexer {

class Thesaurus;

struct SearchLimits {
  static constexpr std::size_t query_characters = 1024;
  static constexpr int operators = 64;
  static constexpr int depth = 16;
  static constexpr double seconds = 1.0;
  static constexpr int page = 1'000;             // hits of one search; a page of people has fewer
  static constexpr int window = 10'000;          // offset + limit
  static constexpr int prefix_terms = 200;       // a prefix stands for its most frequent ones
  static constexpr int facet_values = 50;        // returned of a facet
  static constexpr int near_distance = 10;       // words between those joined by NEAR
  static constexpr int farthest = 50;            // NEAR/50
  static constexpr std::size_t related = 5'000;  // units of one relation
};

enum class SortOrder { relevance, newest, oldest };
constexpr auto names(SortOrder) {
  return name_table<SortOrder>({{SortOrder::relevance, "relevance"},
                                {SortOrder::newest, "newest"},
                                {SortOrder::oldest, "oldest"}});
}

// Values of one field widen each other, different fields narrow.
struct FieldFilter {
  Field field = Field::kind;
  std::string value;  // or a range "2015..2018" of a number or date
};

// What stands in relation to a unit or record: citing:REF, cited-by:REF, has:gap, similar:REF.
// Looked up when the query is run, as its viewer may see it; nothing of it is in the index. What is
// similar is told by words and concepts, and what is most so comes first.
enum class Relation { citing, cited_by, has, similar };
constexpr auto names(Relation) {
  return name_table<Relation>({{Relation::citing, "citing"},
                               {Relation::cited_by, "cited-by"},
                               {Relation::has, "has"},
                               {Relation::similar, "similar"}});
}

// Words of a query that name a concept, and what was searched besides them.
struct Expansion {
  std::string typed;
  std::vector<std::string> concepts;  // ids, "scheme:notation"
  kb::LabelLists labels;              // by language
};

struct SearchRequest {
  std::string query;
  std::vector<std::string> without;  // ids of concepts that do not widen the query; "*": none does
  std::string language;              // of the query's words; empty: any
  std::optional<Date> on;  // the texts of that day; none: of on: in the query, else the newest
  std::vector<FieldFilter> filters;
  SortOrder sort = SortOrder::relevance;
  int offset = 0;
  int limit = 20;
  std::vector<Field> facets;  // of kind facet, or year
  kb::Viewer viewer;
  bool explain = false;  // fill Hit::why and Hit::words_print
};

struct SnippetSegment {
  std::string text;
  bool mark = false;  // it matched
};

// Where words of the query stand in a hit.
enum class MatchedIn { text, heading, title, name };
constexpr auto names(MatchedIn) {
  return name_table<MatchedIn>({{MatchedIn::text, "text"},
                                {MatchedIn::heading, "heading"},
                                {MatchedIn::title, "title"},
                                {MatchedIn::name, "name"}});  // short name or alias of the act
}

struct HitReason {
  MatchedIn where = MatchedIn::text;
  std::vector<std::string> words;  // as printed there, each once, the first few
};

struct Hit {
  UnitKind kind = UnitKind::provision;
  std::string work;
  std::string expression;  // key; empty for records
  std::string eid;         // the smallest unit that holds the match; empty for records
  std::string ref;         // canonical reference of a provision or act, id of another record
  std::string title;       // of the act with its subject, or of the record
  std::string heading;
  std::string label;  // of the smallest unit, as printed: "a)"
  std::string language;
  std::vector<SnippetSegment> snippet;
  double score = 0;
  bool direct = false;  // cited or named in the query
  std::string date;     // of the field `date`: "2015-06-01"; empty: none
  std::vector<HitReason> why;
  std::uint64_t words_print = 0;  // hits of one print have the same words; 0: not known
};

struct FacetValue {
  std::string value;
  std::size_t count = 0;
};

struct Facet {
  Field field = Field::kind;
  std::vector<FacetValue> values;  // most frequent first
  std::size_t more = 0;            // values that are not listed
};

// What should be said beside the hits; the page has the words.
enum class SearchNote {
  query_cut,           // longer than the limit: its beginning was searched
  too_many_operators,  // the operators were left out
  read_as_words,       // brackets or operators did not fit: searched as plain words
  unknown_field,       // "detail:" is no field: searched as words
  bad_range,           // a range that is none: left out
  any_word,            // few texts have all the words: those with some of them follow
  respelt,             // a word stands in no text: the suggestion was searched
  prefix_cut,          // the prefix stands for too many words: the most frequent ones
  time_limit,          // the search was stopped: the counts are lower bounds
  nothing_to_search,   // only an exclusion, or no word at all
  unknown_relation,    // citing: names nothing that is known here: left out
  related_cut,         // more units stand in the relation: the first ones
  outdated_index,      // made by an older version: a rebuild is needed, some words may be missed
};
constexpr auto names(SearchNote) {
  return name_table<SearchNote>({{SearchNote::query_cut, "query_cut"},
                                 {SearchNote::too_many_operators, "too_many_operators"},
                                 {SearchNote::read_as_words, "read_as_words"},
                                 {SearchNote::unknown_field, "unknown_field"},
                                 {SearchNote::bad_range, "bad_range"},
                                 {SearchNote::any_word, "any_word"},
                                 {SearchNote::respelt, "respelt"},
                                 {SearchNote::prefix_cut, "prefix_cut"},
                                 {SearchNote::time_limit, "time_limit"},
                                 {SearchNote::nothing_to_search, "nothing_to_search"},
                                 {SearchNote::unknown_relation, "unknown_relation"},
                                 {SearchNote::related_cut, "related_cut"},
                                 {SearchNote::outdated_index, "outdated_index"}});
}

struct SearchResult {
  std::string understood;  // the query as it was run, in the query language
  std::optional<Date> on;  // the day whose texts were searched; none: the newest
  std::size_t total = 0;   // exact, unless time_limit
  std::vector<Hit> hits;
  std::vector<Facet> facets;  // as asked
  std::vector<SearchNote> notes;
  std::vector<Expansion> expansions;  // in the order of the query
  std::string suggestion;             // the query better spelt, which was searched; empty: none
  // Cited or named by the query (Meant::refs), though nothing of it is in the index.
  std::vector<kb::ProvisionRef> unheld;
  // Another string when what the viewer reads in common with everybody of the same role has
  // changed: what offsets into the hits are worth. Changes of restricted records do not show in it.
  std::string index_state;
};

// The stored text of a unit (unit_source() in drain.h reads it from kb/store). indexed: as it was
// indexed; whole: with everything in it, for a unit that was cited. nullopt: it is gone meanwhile;
// the hit is shown without words.
enum class UnitExtent { indexed, whole };
using UnitSource = std::function<std::optional<IndexUnit>(const UnitKey&, UnitExtent)>;

// A unit of an act with everything in it, or the act by its names.
struct UnitAddress {
  std::string work;
  std::string eid;  // empty: the act
};
// At most SearchLimits::related + 1 of them; of `similar` the unit itself; nullopt: the value names
// nothing that is known.
using RelatedSource = std::function<std::optional<std::vector<UnitAddress>>(
    Relation, const std::string& value, const kb::Viewer& viewer)>;

// The vocabularies as they are now; asked once a search.
using ThesaurusSource = std::function<std::shared_ptr<const Thesaurus>()>;

// What a query may mean besides its words.
struct Meant {
  std::vector<kb::ProvisionRef> refs;  // cited, the likeliest first
  // Otherwise the name of an act, which is looked for among their titles, and provisions of it
  // (without a work); empty: it is none.
  std::string act_name;
  std::vector<kb::ProvisionRef> units;
};
using MeaningSource = std::function<Meant(std::string_view query)>;

// Said before the units of a page are asked for: until the answer goes they may be read at once.
using ReadingSource = std::function<std::shared_ptr<void>()>;

struct SearchSources {
  UnitSource unit;
  RelatedSource related;       // empty: no relation is known
  ThesaurusSource thesaurus;   // empty: words stand for themselves
  MeaningSource meaning = {};  // empty: a query is words alone
  ReadingSource reading = {};  // empty: each unit is read by itself
};

// Values kept in memory for facets; the searchers of one program share them.
class Columns;
std::shared_ptr<Columns> make_columns();

class Searcher {
 public:
  Searcher(std::filesystem::path data_dir, SearchSources sources,
           std::shared_ptr<Columns> columns = make_columns());
  ~Searcher();
  Searcher(Searcher&&) noexcept;
  Searcher& operator=(Searcher&&) noexcept;

  SearchResult search(const SearchRequest& request);

  // Units that the query cites or names, as `search` puts them before all others.
  std::vector<Hit> meant(const SearchRequest& request);
  // Words of public texts that begin so, the most frequent first, as they are mostly printed; none
  // for less than three letters.
  std::vector<std::string> complete(std::string_view beginning, std::size_t most);
  // Public acts whose title, number, short name or alias has these words, the last of which may be
  // a beginning; the best first.
  std::vector<Hit> acts_called(std::string_view beginning, std::size_t most);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace lacuna::indexer
