#include "server/pages/search.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "indexer/cite/format.h"
#include "indexer/index/searcher.h"
#include "kb/base/text.h"
#include "kb/store/act_store.h"
#include "kb/store/concept_names.h"
#include "server/pages/law_day.h"
#include "server/pages/parts.h"
#include "server/pages/search_asked.h"
#include "server/pages/search_cursor.h"
#include "server/pages/search_facets.h"
#include "server/pages/search_groups.h"
#include "server/view/urls.h"

namespace lacuna::server {
namespace {

using Json = nlohmann::json;

constexpr int kHits = 20;
constexpr std::size_t kUnheld = 3;  // acts that are not loaded and that a number may mean

// What was searched besides the words that were typed; each can be taken off.
Json expansions_model(const AskedSearch& asked, const indexer::SearchResult& result) {
  Json rows = Json::array();
  for (const indexer::Expansion& expansion : result.expansions) {
    std::string words;
    for (const auto& [language, labels] : expansion.labels) {
      if (labels.empty()) continue;
      if (!words.empty()) words += ", ";
      words += labels.front();
    }
    AskedSearch without = asked;
    for (const std::string& id : expansion.concepts) without.address.push_back({"without", id});
    rows.push_back(
        {{"term", expansion.typed}, {"words", words}, {"remove_href", address_of(without)}});
  }
  return rows;
}

Json cited_model(Context& context, const kb::ProvisionRef& ref, const std::string& language) {
  const auto work = kb::find_work(context.store, ref.work);
  return {{"text", work ? indexer::cite_in(language, ref, *work) : to_string(ref)},
          {"href", law_url(to_string(ref))}};
}

Json understood_model(Context& context, const indexer::SearchResult& result) {
  if (result.hits.empty() || !result.hits.front().direct) return false;
  const indexer::Hit& hit = result.hits.front();
  kb::ProvisionRef ref;
  ref.work = hit.work;
  ref.eid = hit.eid;
  return cited_model(context, ref, hit.language);
}

// What the query cites though its text is not loaded: what the register knows, or the only thing
// that the citation can mean.
Json unheld_model(Context& context, const indexer::SearchResult& result) {
  Json rows = Json::array();
  for (const kb::ProvisionRef& ref : result.unheld) {
    if (rows.size() == kUnheld) break;
    if (kb::find_known_work(context.store, ref.work))
      rows.push_back(cited_model(context, ref, context.messages.language()));
    else if (result.unheld.size() == 1)
      rows.push_back({{"text", to_string(ref)}, {"href", ""}});
  }
  return rows;
}

// The provision whose like is asked for: similar:REF.
Json like_model(Context& context, const std::string& query) {
  constexpr std::string_view kSimilar = "similar:";
  if (!query.starts_with(kSimilar)) return false;
  const auto ref = kb::parse_ref(
      std::string_view(query).substr(kSimilar.size(), query.find(' ') - kSimilar.size()));
  return ref ? cited_model(context, *ref, context.messages.language()) : Json(false);
}

// The concepts that the whole query is called by, in some language or by an alias: "BPI".
Json concepts_called(Context& context, const std::string& query) {
  Json rows = Json::array();
  const std::string wanted = without_diacritics(trim(query));
  const auto is_it = [&](const std::string& name) { return without_diacritics(name) == wanted; };
  for (const kb::NamedConcept& named : kb::concepts_with_letters(context.store, wanted)) {
    const kb::Concept& one = named.concept_;
    bool called = is_it(one.notation);
    for (const auto& [language, label] : one.pref_label) called = called || is_it(label);
    for (const auto& [language, labels] : one.alt_label)
      called = called || std::ranges::any_of(labels, is_it);
    if (called)
      rows.push_back({{"label", kb::label_in(one.pref_label, context.messages.language())},
                      {"scheme", kb::label_in(named.scheme_title, context.messages.language())},
                      {"href", concept_url(one.scheme, one.notation)}});
  }
  return rows;
}

// Where the page begins and what stands on it.
struct FoundPage {
  indexer::SearchResult result;
  int offset = 0;
  bool begun_again = false;  // the address led into a search or an index that is no more
};

FoundPage find_page(Context& context, const Request& request, AskedSearch& asked) {
  FoundPage found;
  const auto cursor = read_cursor(request);
  if (asked.is_empty()) return found;
  const auto facets = shown_facets();
  asked.request.facets.assign(facets.begin(), facets.end());
  asked.request.limit = kHits;
  asked.request.offset = found.offset = cursor ? cursor->offset : 0;
  found.result = context.searcher.search(asked.request);
  if (!cursor || goes_on(*cursor, asked, found.result.index_state)) return found;
  found.begun_again = true;
  asked.request.offset = found.offset = 0;
  found.result = context.searcher.search(asked.request);
  return found;
}

// pager.html.
Json pager_model(const AskedSearch& asked, const FoundPage& found) {
  const int total =
      static_cast<int>(std::min<std::size_t>(found.result.total, indexer::SearchLimits::window));
  if (total <= kHits) return false;
  const auto at = [&](int offset) {
    AskedSearch page = asked;
    if (offset > 0)
      page.address.push_back(
          {"after", to_token(cursor_at(asked, found.result.index_state, offset))});
    return address_of(page);
  };
  const bool more = found.offset + kHits < total;
  return {{"page", found.offset / kHits + 1},
          {"pages", (total + kHits - 1) / kHits},
          {"prev_href", found.offset > 0 ? at(std::max(0, found.offset - kHits)) : ""},
          {"next_href", more ? at(found.offset + kHits) : ""}};
}

Json counted(std::size_t count) {
  if (count == 0) return false;
  Json model;
  model["count"] = count;
  return model;
}

Json sorts_model(const AskedSearch& asked) {
  Json sorts = Json::array();
  for (const auto& row : all_of<indexer::SortOrder>())
    sorts.push_back({{"name", row.word},
                     {"href", address_sorted(asked, row.value)},
                     {"current", row.value == asked.request.sort}});
  return sorts;
}

}  // namespace

Response search_show(Context& context, const Request& request) {
  AskedSearch asked = asked_search(context, request);
  const FoundPage found = find_page(context, request, asked);
  const indexer::SearchResult& result = found.result;
  const std::string& query = asked.request.query;
  Json groups = hit_groups(context, result.on, result.hits);
  const std::size_t folded = folded_in(groups);
  Json notes = Json::array();
  for (indexer::SearchNote note : result.notes) notes.push_back({{"note", word(note)}});
  return page(
      "search",
      {{"title", query.empty() ? context.messages.text("Search")
                               : context.messages.text("Search: {query}", {{"query", query}})},
       {"query", query},
       {"asked", !asked.is_empty()},
       {"on", law_day_model(result.on ? result.on : asked.day, context.messages)},
       {"total", result.total},
       {"folded", counted(folded)},
       {"begun_again", found.begun_again},
       {"understood", understood_model(context, result)},
       {"unheld", unheld_model(context, result)},
       {"like", like_model(context, query)},
       {"concepts", concepts_called(context, query)},
       {"expansions", expansions_model(asked, result)},
       {"suggestion", result.suggestion.empty() ? Json(false)
                                                : Json{{"text", result.suggestion},
                                                       {"href", search_url(result.suggestion)}}},
       {"notes", notes},
       {"sorts", sorts_model(asked)},
       {"chips", chips_model(context, asked)},
       {"kept", kept_model(asked)},
       {"facets", facets_model(context, asked, result)},
       {"chosen", !asked.chosen.empty()},
       {"clear_href", search_url(query)},
       {"csv_href", asked.is_empty() ? "" : address_of(asked, "/search.csv")},
       {"feed_href", asked.is_empty() ? "" : search_feed_url(asked, context.messages.language())},
       {"groups", std::move(groups)},
       {"pager", pager_model(asked, found)}});
}

}  // namespace lacuna::server
