#include "server/pages/suggest.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "indexer/cite/cite.h"
#include "indexer/cite/format.h"
#include "indexer/index/searcher.h"
#include "kb/base/text.h"
#include "kb/export/opensearch.h"
#include "kb/store/act_store.h"
#include "kb/store/concept_names.h"
#include "server/pages/feeds.h"
#include "server/pages/parts.h"
#include "server/view/urls.h"

namespace lacuna::server {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kMost = 8;
constexpr std::size_t kMostActs = 4;
constexpr std::size_t kMostConcepts = 2;
constexpr std::size_t kLeastLetters = 2;
constexpr std::size_t kLeastOfConcept = 3;
constexpr std::size_t kMostLetters =
    200;  // nobody types more; a text that was pasted is no beginning

// The four lists of a suggestion that are read side by side.
struct Suggestions {
  std::vector<std::string> texts, kinds, hrefs;

  bool has(const std::string& href) const { return std::ranges::find(hrefs, href) != hrefs.end(); }
  void add(const std::string& text, const std::string& kind, const std::string& href) {
    if (texts.size() == kMost || has(href)) return;
    texts.push_back(text);
    kinds.push_back(kind);
    hrefs.push_back(href);
  }
};

// Acts and provisions by a citation, or by the beginning of their names.
void add_acts(Context& context, const std::string& typed, Suggestions& found) {
  const Messages& messages = context.messages;
  indexer::SearchRequest cited;
  cited.query = typed;
  cited.limit = kMostActs;
  std::vector<indexer::Hit> hits = context.searcher.meant(cited);
  for (indexer::Hit& hit : context.searcher.acts_called(typed, kMostActs))
    hits.push_back(std::move(hit));
  for (const indexer::Hit& hit : hits) {
    if (found.texts.size() == kMostActs) return;
    const auto work = kb::find_work(context.store, hit.work);
    if (!work) continue;
    kb::ProvisionRef ref;
    ref.work = hit.work;
    ref.eid = hit.eid;
    const std::string text = hit.eid.empty() ? indexer::cite_act(hit.language, *work)
                                             : indexer::cite_in(hit.language, ref, *work);
    found.add(text,
              hit.eid.empty() && !work->subject.empty() ? work->subject
                                                        : messages.label("kind", word(hit.kind)),
              law_url(to_string(ref)));
  }
}

// How well a label answers what was typed: 2 it begins so, 1 one of its words does, 0 not.
int rank_of(const std::string& label, const std::string& typed) {
  const std::string folded = without_diacritics(label);
  if (folded.starts_with(typed)) return 2;
  return folded.find(" " + typed) != std::string::npos ? 1 : 0;
}

// Concepts by a label in any language.
void add_concepts(Context& context, const std::string& typed, Suggestions& found) {
  const std::string wanted = without_diacritics(typed);
  const std::string& language = context.messages.language();
  struct Called {
    int rank;
    kb::NamedConcept named;
  };
  std::vector<Called> called;
  for (kb::NamedConcept& named : kb::concepts_with_letters(context.store, wanted)) {
    int rank = 0;
    for (const auto& [in, label] : named.concept_.pref_label)
      rank = std::max(rank, rank_of(label, wanted));
    for (const auto& [in, labels] : named.concept_.alt_label)
      for (const std::string& label : labels) rank = std::max(rank, rank_of(label, wanted));
    if (rank > 0) called.push_back({rank, std::move(named)});
  }
  std::ranges::stable_sort(called, std::ranges::greater(), &Called::rank);
  for (std::size_t i = 0; i < std::min(called.size(), kMostConcepts); ++i) {
    const kb::Concept& one = called[i].named.concept_;
    found.add(kb::label_in(one.pref_label, language, one.notation),
              kb::label_in(called[i].named.scheme_title, language, one.scheme),
              concept_url(one.scheme, one.notation));
  }
}

// What was typed with its last word completed.
void add_words(Context& context, const std::string& typed, Suggestions& found) {
  const std::size_t space = typed.rfind(' ');
  const std::size_t begin = space == std::string::npos ? 0 : space + 1;
  for (const std::string& word : context.searcher.complete(typed.substr(begin), kMost)) {
    const std::string text = typed.substr(0, begin) + word;
    found.add(text, "", search_url(text));
  }
}

}  // namespace

Response suggest_show(Context& context, const Request& request) {
  const std::string typed(trim(request.query_value("q")));
  Suggestions found;
  const std::size_t letters = count_characters(typed);
  if (letters >= kLeastLetters && letters <= kMostLetters) {
    add_acts(context, typed, found);
    if (letters >= kLeastOfConcept) add_concepts(context, typed, found);
    add_words(context, typed, found);
  }
  Response response = json(Json::array({typed, found.texts, found.kinds, found.hrefs}));
  response.type = "application/x-suggestions+json";
  return response;
}

Response opensearch_show(Context& context, const Request& request) {
  const Messages& messages = context.messages;
  const std::string origin = site_origin(request);
  kb::SearchDescription description;
  description.name = "Lacuna";
  description.says = messages.text("Search laws, gaps and positions");
  description.language = messages.language();
  description.icon = origin + "/static/favicon.svg";
  description.page = origin + "/search?q={searchTerms}";
  description.feed = origin + "/search.atom?q={searchTerms}&lang=" + messages.language();
  description.suggestions = origin + "/suggest?q={searchTerms}&lang=" + messages.language();
  description.self = origin + "/opensearch.xml";
  return feed_answer(request, "application/opensearchdescription+xml; charset=utf-8",
                     kb::write_opensearch(description));
}

}  // namespace lacuna::server
