#include "server/pages/act_margin.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "indexer/cite/format.h"
#include "kb/base/text.h"
#include "kb/rules/anchor_rules.h"
#include "kb/store/act_store.h"
#include "kb/store/citation_store.h"
#include "kb/store/link_store.h"
#include "kb/store/recheck_store.h"
#include "server/pages/law_day.h"
#include "server/pages/legal_events.h"
#include "server/pages/parts.h"
#include "server/view/format.h"
#include "server/view/urls.h"

namespace lacuna::server {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kItems = 5;  // of a note; the rest is one click away

// The reference a citation link leads to: the unit where it was found, else its act alone.
std::string href_of(const kb::Citation& citation, const std::optional<Date>& day) {
  switch (citation.resolution) {
    case kb::Resolution::exact: {
      kb::ProvisionRef ref = citation.target;
      ref.range_end.clear();
      ref.sentence = 0;
      return law_url_on(std::move(ref), day);
    }
    case kb::Resolution::work_only:
    case kb::Resolution::known_work: {
      kb::ProvisionRef act;
      act.work = citation.target.work;
      return law_url_on(std::move(act), day);
    }
    default:
      return "";
  }
}

const std::string& string_of(const kb::Provision& provision, std::string_view part) {
  return part == "wrapup"      ? provision.wrapup
         : part == "quotation" ? provision.quotation
                               : provision.text;
}

Json note(std::size_t count, Json items, std::string text = "") {
  if (count == 0) return false;
  return {{"count", count}, {"text", std::move(text)}, {"href", ""}, {"items", std::move(items)}};
}

Json item(std::string text, std::string sub, std::string href, Json doubts = Json::array()) {
  return {{"text", std::move(text)},
          {"sub", std::move(sub)},
          {"href", std::move(href)},
          {"doubts", std::move(doubts)}};
}

}  // namespace

ActMargin::ActMargin(Context& context, const kb::Act& act, const std::optional<Date>& day)
    : context_(context), act_(act), day_(day) {
  place_records();
  for (auto& [eid, count] : kb::cited_by_counts(context.store, act.work.key)) cited_[eid] = count;
  for (kb::GapAtProvision& gap : kb::gaps_of_work(context.store, context.viewer, act.work.key)) {
    std::string eid = place_of(gap.id, gap.eid);
    gaps_[std::move(eid)].push_back(std::move(gap));
  }
  for (kb::Link& link : kb::norm_links_of_work(context.store, context.viewer, act.work.key))
    for (const kb::Node* end : {&link.from, &link.to})
      if (const auto ref = kb::parse_ref(end->key); ref && ref->work == act.work.key)
        norms_[ref->eid].push_back(link);
  for (kb::Thread& thread :
       kb::threads_on_work(context.store, context.viewer, act.work.key, act.expression.key)) {
    const auto target = kb::parse_ref(thread.annotations.front().target.key);
    if (!target) continue;
    threads_[place_of(thread.annotations.front().id, target->eid)].push_back(std::move(thread));
  }
  for (const kb::LegalEvent& event : act.events) events_[own_eid(event)].push_back(&event);
  for (const kb::Citation& citation : act.citations)
    citations_[citation.source_eid].push_back(&citation);
}

// Where re-anchoring found what stands elsewhere in this text than where it stands now, and what
// waits for a person: those are shown at their candidate, marked.
void ActMargin::place_records() {
  for (const kb::RecheckRow& row :
       kb::rechecks_of_work(context_.store, context_.viewer, act_.work.key)) {
    const kb::Recheck& recheck = row.recheck;
    const bool came = recheck.to_expression == act_.expression.key;
    if (!came && recheck.from_expression != act_.expression.key) continue;
    // The unit of what is lost may be there still, repealed.
    const std::string& here = came && !recheck.to_eid.empty() ? recheck.to_eid : recheck.from_eid;
    for (const std::string* eid : {&recheck.from_eid, &recheck.to_eid})
      places_[recheck.record + "|" + *eid] = here;
    if (came && recheck.state == kb::RecheckState::open) waiting_.insert(recheck.record);
  }
}

std::string ActMargin::place_of(const std::string& record, const std::string& eid) const {
  const auto found = places_.find(record + "|" + eid);
  return found == places_.end() ? eid : found->second;
}

Json ActMargin::doubts_of(const std::string& record) const {
  if (!waiting_.contains(record)) return Json::array();
  return Json::array({{{"kind", "recheck"}}});
}

Json ActMargin::segments(const kb::Provision& provision, std::string_view part) const {
  const std::string& text = string_of(provision, part);
  std::vector<TextSpan> spans;
  if (const auto found = citations_.find(provision.eid); found != citations_.end())
    for (const kb::Citation* citation : found->second) {
      if (citation->part != part) continue;
      const std::string href = href_of(*citation, day_);
      if (!href.empty())
        spans.push_back({SpanKind::citation, citation->begin, citation->end, href, "",
                         to_string(citation->target)});
    }
  if (const auto found = threads_.find(provision.eid); found != threads_.end() && part == "text")
    for (const kb::Thread& thread : found->second) {
      const kb::Annotation& first = thread.annotations.front();
      if (!first.quote || first.state == kb::AnnotationState::resolved ||
          waiting_.contains(first.id))
        continue;
      const kb::Anchored place = kb::anchor(*first.quote, kb::anchor_text(provision));
      if (place.state != kb::AnchorState::exact && place.state != kb::AnchorState::moved) continue;
      const std::size_t begin = byte_offset(text, place.start), end = byte_offset(text, place.end);
      if (end > begin)
        spans.push_back(
            {SpanKind::quote, begin, end, annotation_url(first.thread), first.thread, ""});
    }
  return segments_model(highlight(text, std::move(spans)));
}

Json ActMargin::events(const kb::Provision& provision) const {
  Json rows = Json::array();
  const auto found = events_.find(provision.eid);
  if (found == events_.end()) return rows;
  for (const kb::LegalEvent* event : found->second)
    rows.push_back(event_model(context_, *event, act_.expression.language));
  return rows;
}

std::size_t ActMargin::comments(std::string_view eid) const {
  const auto found = threads_.find(eid);
  std::size_t count = 0;
  if (found != threads_.end())
    for (const kb::Thread& thread : found->second) count += thread.annotations.size();
  return count;
}

std::size_t ActMargin::gaps(std::string_view eid) const {
  const auto found = gaps_.find(eid);
  return found == gaps_.end() ? 0 : found->second.size();
}

Json ActMargin::cited_by_note(const std::vector<std::string_view>& eids) const {
  std::size_t count = 0;
  Json items = Json::array();
  for (std::string_view eid : eids) {
    const auto found = cited_.find(eid);
    if (found == cited_.end()) continue;
    count += found->second;
    if (items.size() >= kItems) continue;
    for (const kb::CitedBy& citing :
         kb::cited_by(context_.store, act_.work.key, eid, {.limit = kItems}).items) {
      if (items.size() >= kItems) break;
      kb::ProvisionRef from;
      from.work = citing.work;
      from.eid = citing.citation.source_eid;
      items.push_back(item(indexer::cite_unit(act_.expression.language, from), citing.title,
                           law_url(to_string(from))));
    }
  }
  return note(count, std::move(items));
}

Json ActMargin::gap_note(const std::vector<std::string_view>& eids) const {
  Json items = Json::array();
  std::vector<std::string_view> seen;
  for (std::string_view eid : eids) {
    const auto found = gaps_.find(eid);
    if (found == gaps_.end()) continue;
    for (const kb::GapAtProvision& gap : found->second) {
      if (std::find(seen.begin(), seen.end(), gap.id) != seen.end()) continue;
      seen.push_back(gap.id);
      items.push_back(item(gap.title, gap.number, gap_url(gap.id), doubts_of(gap.id)));
    }
  }
  const std::size_t count = items.size();
  return note(count, std::move(items));
}

Json ActMargin::norm_note(const std::vector<std::string_view>& eids) const {
  Json items = Json::array();
  for (std::string_view eid : eids) {
    const auto found = norms_.find(eid);
    if (found == norms_.end()) continue;
    kb::ProvisionRef here;
    here.work = act_.work.key;
    here.eid = eid;
    for (const kb::Link& link : found->second) {
      const auto from = kb::parse_ref(link.from.key);
      const bool forward = from && from->work == here.work && from->eid == here.eid;
      const kb::VerbRule& rule = kb::rule_of(link.verb);
      const auto other = kb::parse_ref(forward ? link.to.key : link.from.key);
      items.push_back(item(
          context_.messages.text(forward ? rule.forward : rule.reverse),
          indexer::cite_in(act_.expression.language, *other, act_by_number(context_, other->work)),
          norms_url(to_string(here))));
    }
  }
  const std::size_t count = items.size();
  return note(count, std::move(items));
}

Json ActMargin::comment_note(const std::vector<std::string_view>& eids) const {
  Json items = Json::array();
  std::size_t count = 0;
  for (std::string_view eid : eids) {
    const auto found = threads_.find(eid);
    if (found == threads_.end()) continue;
    for (const kb::Thread& thread : found->second) {
      const kb::Annotation& first = thread.annotations.front();
      count += thread.annotations.size();
      items.push_back(item(shorten(first.body, 80),
                           context_.messages.label("annotation_state", word(first.state)),
                           annotation_url(first.thread), doubts_of(first.id)));
    }
  }
  return note(count, std::move(items));
}

Json ActMargin::change_note(const std::vector<std::string_view>& eids) const {
  Json items = Json::array();
  std::optional<Date> latest;
  std::size_t count = 0;
  for (std::string_view eid : eids) {
    const auto found = events_.find(eid);
    if (found == events_.end()) continue;
    for (const kb::LegalEvent* event : found->second) {
      ++count;
      if (event->effective_on && (!latest || *latest < *event->effective_on))
        latest = event->effective_on;
      const auto acting = kb::parse_ref(event->acting);
      const kb::Work work = acting ? act_by_number(context_, acting->work) : kb::Work{};
      kb::ProvisionRef affected;
      affected.eid = event->affected_eid;
      items.push_back(
          item(acting ? indexer::cite_in(act_.expression.language, *acting, work)
                      : shorten(event->note_raw, 80),
               (event->effective_on
                    ? format_date(*event->effective_on, context_.messages.language()) + ", "
                    : "") +
                   context_.messages.label("event_kind", word(event->kind)) + " " +
                   indexer::cite_unit(act_.expression.language, affected),
               acting ? law_url(event->acting) : ""));
    }
  }
  return note(count, std::move(items),
              latest ? format_date(*latest, context_.messages.language()) : "");
}

}  // namespace lacuna::server
