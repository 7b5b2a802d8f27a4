#include "server/pages/citations.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "indexer/cite/cite.h"
#include "indexer/cite/format.h"
#include "kb/base/text.h"
#include "kb/store/act_store.h"
#include "kb/store/citation_store.h"
#include "server/auth/flash.h"
#include "server/forms/forms.h"
#include "server/forms/model.h"
#include "server/pages/parts.h"
#include "server/view/highlight.h"
#include "server/view/urls.h"

namespace lacuna::server {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kAround = 240;  // bytes of the string shown on either side of the words

const Json kStart = {{"target", ""}, {"work", ""}};

// The words in their sentence; long strings are cut at words.
Json in_context(const std::string& text, const kb::Citation& citation) {
  const std::size_t begin = std::min(citation.begin, text.size()),
                    end = std::clamp(citation.end, begin, text.size());
  std::size_t from = begin > kAround ? text.find(' ', begin - kAround) : 0;
  if (from == text.npos || from > begin) from = begin;
  std::size_t to = end + kAround < text.size() ? text.rfind(' ', end + kAround) : text.size();
  if (to == text.npos || to < end) to = end;
  TextSpan span;
  span.begin = begin - from;
  span.end = end - from;
  return segments_model(highlight(text.substr(from, to - from), {span}));
}

std::string cited_as(Context& context, const std::string& reference, const std::string& language) {
  const auto ref = kb::parse_ref(reference);
  if (!ref) return reference;
  const auto known = kb::find_known_work(context.store, ref->work);
  kb::Work work = known ? known->work : kb::Work{};
  work.key = ref->work;
  work.subject.clear();
  return indexer::cite_in(language, *ref, work);
}

Json candidates_of(Context& context, const kb::Citation& citation, const std::string& language) {
  Json rows = Json::array();
  for (const std::string& candidate : citation.candidates)
    rows.push_back({{"ref", candidate}, {"label", cited_as(context, candidate, language)}});
  return rows;
}

Json row_of(Context& context, const kb::OpenCitation& open) {
  const kb::Citation& citation = open.cited.citation;
  const kb::ProvisionRef from{
      .work = open.place.work, .date = {}, .eid = open.place.eid, .range_end = {}};
  const std::size_t colon = open.cited.expression.rfind(':');
  const std::string language = open.cited.expression.substr(colon + 1, 2);
  const bool named = !citation.target.work.empty() && citation.target.work != "?";
  return {{"from",
           {{"label", cited_as(context, to_string(from), language)},
            {"href", law_url(to_string(from))}}},
          {"title", open.cited.title},
          {"lang", language},
          {"segments", in_context(open.text, citation)},
          {"raw", citation.raw},
          {"reading", to_string(citation.target)},
          {"reading_href", named ? law_url(citation.target.work) : std::string()},
          {"state", context.messages.label("resolution", word(citation.resolution))},
          {"candidates", candidates_of(context, citation, language)},
          {"work", open.place.work},
          {"eid", open.place.eid},
          {"part", open.place.part},
          {"occurrence", open.place.occurrence},
          {"target", named ? to_string(citation.target) : std::string()}};
}

Json list_model(Context& context, const Request& request, Json form) {
  kb::OpenCitationFilter filter;
  filter.work = std::string(request.query_value("work"));
  filter.resolution = parse_word<kb::Resolution>(request.query_value("state"));
  const kb::PageRequest wanted = page_request(request, 25);
  const auto found = kb::open_citations(context.store, filter, wanted);
  Json rows = Json::array();
  for (const kb::OpenCitation& open : found.items) rows.push_back(row_of(context, open));
  return {{"title", context.messages.text("Citations to look at")},
          {"breadcrumb",
           Json::array({{{"label", context.messages.text("Acts")}, {"href", works_url()}}})},
          {"total", found.total},
          {"action", citations_url()},
          {"back", request.method == Method::get ? request.target : citations_url()},
          {"filter",
           {{"work", filter.work},
            {"states", options({"unresolved", "ambiguous", "work_only"},
                               filter.resolution ? word(*filter.resolution) : std::string_view(),
                               "resolution", context.messages)}}},
          {"form", std::move(form)},
          {"citations", rows},
          {"pager", cursor_pager(request, found.next, found.total, wanted.limit)}};
}

}  // namespace

Response citation_list(Context& context, const Request& request) {
  return page("citation_list", list_model(context, request, empty_form_model(kStart)));
}

Response citation_decide(Context& context, const Request& request) {
  FormReader form(request);
  kb::CitationPlace place;
  place.work = form.line("work", Need::required, 300);
  place.eid = form.line("eid", Need::optional, 300);
  place.part =
      form.one_of("part", {"text", "heading", "wrapup", "quotation", "footnote"}, Need::required);
  place.raw = form.lines("raw", Need::required, 1000);
  place.occurrence = form.number("occurrence", 0, 100000, 0);
  const bool dismissed =
      form.one_of("decision", {"confirm", "dismiss"}, Need::required) == "dismiss";
  std::optional<kb::ProvisionRef> target;
  if (!dismissed) {
    target = indexer::parse_citation(form.line("target", Need::required, 300),
                                     place.work.substr(0, place.work.find('/')));
    if (!target && form.errors().empty())
      form.add_error("target",
                     "This is no reference. Write it like ro/lege/2006/122!art_20, or as you would "
                     "cite it.");
  }
  if (!form.errors().empty())
    return page("citation_list",
                list_model(context, request, form_model(form, context.messages, kStart)), 422);
  kb::decide_citation(context.store, place, target, context.viewer);
  Response response = redirect(safe_next(request.form_value("next")));
  set_flash(response, request,
            dismissed ? "These words cite nothing; this is kept."
                      : "What the citation means is kept, also when the text is read again.");
  return response;
}

}  // namespace lacuna::server
