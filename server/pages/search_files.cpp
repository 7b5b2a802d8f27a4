// What a search leaves the house as: its hits as a sheet, and a feed of its newest public hits.
// Both are of the search in the address and of nothing that its asker (of a feed: everybody) may
// not read.
#include <algorithm>
#include <map>

#include <nlohmann/json.hpp>

#include "indexer/cite/format.h"
#include "kb/base/named_id.h"
#include "kb/export/atom.h"
#include "kb/store/act_store.h"
#include "server/pages/feeds.h"
#include "server/pages/parts.h"
#include "server/pages/search.h"
#include "server/pages/search_asked.h"
#include "server/pages/search_facets.h"
#include "server/pages/search_groups.h"
#include "server/pages/sheets.h"
#include "server/view/format.h"
#include "server/view/urls.h"

namespace lacuna::server {
namespace {

using indexer::Hit;

constexpr int kMostRows = indexer::SearchLimits::window;
constexpr int kTries = 3;  // to read all rows of one state of the index
constexpr int kMostEntries = 50;
constexpr const char* kNoDay = "1970-01-01T00:00:00Z";  // Atom wants a moment of everything

// Acts of the hits, each looked up once.
class ActsOfHits {
 public:
  explicit ActsOfHits(Context& context) : context_(context) {}

  // nullopt for what is of no act.
  const std::optional<kb::Work>& of(const Hit& hit) {
    const auto known = works_.find(hit.work);
    if (known != works_.end()) return known->second;
    auto work = hit.work.empty() ? std::nullopt : kb::find_work(context_.store, hit.work);
    return works_.emplace(hit.work, std::move(work)).first->second;
  }

  // As people quote it; of a record its title.
  std::string citation(const Hit& hit) {
    const auto& work = of(hit);
    const bool in_act = hit.kind == indexer::UnitKind::provision ||
                        hit.kind == indexer::UnitKind::act || hit.kind == indexer::UnitKind::paper;
    if (!work || !in_act)
      return hit.title.empty() ? context_.messages.label("kind", word(hit.kind)) : hit.title;
    kb::ProvisionRef ref;
    ref.work = hit.work;
    ref.eid = hit.eid;
    return indexer::cite_in(hit.language, ref, *work);
  }

 private:
  Context& context_;
  std::map<std::string, std::optional<kb::Work>> works_;
};

std::string words_of(const Hit& hit) {
  std::string words;
  for (const indexer::SnippetSegment& segment : hit.snippet) words += segment.text;
  return words;
}

// Hits of one state of the index, as far as it stands still for so long.
std::size_t all_hits(Context& context, indexer::SearchRequest search, std::vector<Hit>& hits) {
  search.limit = indexer::SearchLimits::page;
  search.explain = false;
  for (int attempt = 1;; ++attempt) {
    hits.clear();
    std::size_t total = 0;
    std::string state;
    bool moved = false, more = true;
    for (search.offset = 0; more && !moved && search.offset < kMostRows;
         search.offset += search.limit) {
      indexer::SearchResult part = context.searcher.search(search);
      moved = search.offset > 0 && part.index_state != state && attempt < kTries;
      state = part.index_state;
      total = part.total;
      more = !part.hits.empty();
      std::ranges::move(part.hits, std::back_inserter(hits));
      more = more && hits.size() < total;
    }
    if (!moved) return total;
  }
}

std::string asked_words(Context& context, const AskedSearch& asked) {
  std::vector<std::string> words;
  if (!asked.request.query.empty()) words.push_back(asked.request.query);
  for (const auto& chip : chips_model(context, asked))
    words.push_back(context.messages.label("facet", chip["name"].get<std::string>()) + ": " +
                    chip["label"].get<std::string>());
  return joined(words, "; ");
}

}  // namespace

Response search_csv(Context& context, const Request& request) {
  const AskedSearch asked = asked_search(context, request);
  const Messages& messages = context.messages;
  const std::string origin = site_origin(request);
  SheetDraft draft(context, "lacuna-search", messages.text("Results of a search"));
  draft.column("Reference", 36);
  draft.column("Act", 28);
  draft.column("Citation", 44);
  for (const char* heading : {"Heading", "Words"}) draft.column(heading, 44);
  for (const char* heading : {"Language", "Kind", "Date"}) draft.column(heading, 12);
  draft.column("Address", 44);
  std::vector<Hit> hits;
  const std::size_t total = asked.is_empty() ? 0 : all_hits(context, asked.request, hits);
  ActsOfHits acts(context);
  for (const Hit& hit : hits) {
    const auto& work = acts.of(hit);
    draft.row({hit.ref, work ? work_title(*work) : "", acts.citation(hit), hit.heading,
               words_of(hit), hit.language, messages.label("kind", word(hit.kind)), hit.date,
               origin + hit_url(hit)});
  }
  draft.uses_all();
  if (total > hits.size())
    draft.note(messages.text(
        "There are {total} results; these are the first {shown}. Narrow the "
        "search down to get the others.",
        {{"total", format_number(static_cast<long>(total), messages.language())},
         {"shown", format_number(static_cast<long>(hits.size()), messages.language())}}));
  return sheet_file(draft.finish(asked_words(context, asked)), "csv");
}

Response search_feed(Context& context, const Request& request) {
  AskedSearch asked = asked_search(context, request);
  asked.request.viewer = {};
  asked.request.sort = indexer::SortOrder::newest;
  asked.request.limit = kMostEntries;
  asked.request.explain = false;
  const Messages& messages = context.messages;
  const std::string origin = site_origin(request);
  indexer::SearchResult result;
  if (!asked.is_empty()) result = context.searcher.search(asked.request);
  std::erase_if(asked.address, [](const Field& field) { return field.name == "sort"; });

  kb::AtomFeed feed;
  feed.id = "urn:uuid:" + named_id("search " + address_of(asked));
  const std::string words = asked_words(context, asked);
  feed.title = messages.text("Lacuna: search for {words}", {{"words", words}});
  feed.subtitle = messages.text("The newest results that everybody may see.");
  feed.language = messages.language();
  feed.updated = kNoDay;
  feed.self_href = origin + search_feed_url(asked, messages.language());
  feed.page_href = origin + address_sorted(asked, indexer::SortOrder::newest);
  ActsOfHits acts(context);
  for (const Hit& hit : result.hits) {
    const std::string moment = hit.date.size() == 10 ? hit.date + "T00:00:00Z" : kNoDay;
    feed.updated = std::max(feed.updated, moment);
    feed.entries.push_back({"urn:uuid:" + named_id("hit " + std::string(word(hit.kind)) + " " +
                                                   hit.ref + " " + hit.expression),
                            acts.citation(hit), words_of(hit), moment, origin + hit_url(hit)});
  }
  return feed_answer(request, "application/atom+xml; charset=utf-8", kb::write_atom(feed));
}

std::string search_feed_url(const AskedSearch& asked, const std::string& language) {
  Fields fields = asked.address;
  std::erase_if(fields, [](const Field& field) { return field.name == "sort"; });
  fields.push_back({"lang", language});  // a feed reader says no language of its own
  return with_query("/search.atom", fields);
}

}  // namespace lacuna::server
