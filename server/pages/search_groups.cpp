#include "server/pages/search_groups.h"

#include <cstdint>
#include <map>
#include <utility>

#include <nlohmann/json.hpp>

#include "indexer/cite/format.h"
#include "kb/model/frbr.h"
#include "kb/store/act_store.h"
#include "kb/store/annotation_store.h"
#include "kb/store/gap_store.h"
#include "server/pages/law_day.h"
#include "server/pages/parts.h"
#include "server/view/format.h"
#include "server/view/urls.h"

namespace lacuna::server {
namespace {

using indexer::UnitKind;
using Json = nlohmann::json;

bool is_in_act(const indexer::Hit& hit) {
  return hit.kind == UnitKind::provision || hit.kind == UnitKind::act ||
         (hit.kind == UnitKind::paper && !hit.work.empty());
}

kb::ProvisionRef ref_of(const indexer::Hit& hit) {
  kb::ProvisionRef ref;
  ref.work = hit.work;
  ref.eid = hit.eid;
  return ref;
}

// Of a unit and everything in it.
std::size_t below(const std::map<std::string, std::size_t>& counts, const std::string& eid) {
  std::size_t sum = 0;
  for (const auto& [at, count] : counts)
    if (at == eid || at.starts_with(eid + "__")) sum += count;
  return sum;
}

Json why_model(const Context& context, const indexer::Hit& hit) {
  const auto& marks = quotation_marks(context.messages.language());
  Json reasons = Json::array();
  if (hit.direct) reasons.push_back({{"where", "cited"}, {"words", ""}});
  for (const indexer::HitReason& reason : hit.why) {
    std::vector<std::string> quoted;
    for (const std::string& one : reason.words) quoted.push_back(marks.open + one + marks.close);
    reasons.push_back({{"where", word(reason.where)}, {"words", joined(quoted)}});
  }
  return reasons;
}

}  // namespace

std::string hit_url(const indexer::Hit& hit) {
  if (is_in_act(hit)) return law_url_on(ref_of(hit), std::nullopt);
  switch (hit.kind) {
    case UnitKind::gap:
      return gap_url(hit.ref);
    case UnitKind::paper:
      return position_url(hit.ref);
    case UnitKind::ask:
      return ask_url(hit.ref);
    case UnitKind::evidence:
      return evidence_url(hit.ref);
    case UnitKind::entry:
      return entry_url(hit.ref);
    default:
      return annotation_url(hit.ref);
  }
}

std::string hit_place(const indexer::Hit& hit) {
  return is_in_act(hit) && !hit.eid.empty() ? indexer::cite_unit(hit.language, ref_of(hit)) : "";
}

namespace {

class HitGroups {
 public:
  // `day`: hits lead to the texts of that day.
  HitGroups(Context& context, const std::optional<Date>& day) : context_(context), day_(day) {}

  void add(const indexer::Hit& hit);
  Json take() { return std::move(groups_); }

 private:
  using Counts = std::map<std::string, std::size_t>;  // by eid

  Json act_group(const indexer::Hit& hit);
  Json kind_group(const indexer::Hit& hit);
  Json act_hit(const indexer::Hit& hit);
  Json record_hit(const indexer::Hit& hit);
  Json hit_model(const indexer::Hit& hit, const std::string& place, const std::string& href,
                 std::size_t gaps, std::size_t comments);
  bool fold_under_same(const indexer::Hit& hit);
  std::string not_law(const std::optional<kb::Work>& work, bool has_text) const;
  std::optional<kb::Expression> text_of_day(const indexer::Hit& hit);
  const std::optional<kb::Work>& work_of(const std::string& key);

  Context& context_;
  const std::optional<Date> day_;
  Json groups_ = Json::array();
  std::map<std::string, std::size_t> at_;                               // group by its key
  std::map<std::uint64_t, std::pair<std::size_t, std::size_t>> shown_;  // print: group, hit
  std::map<std::string, std::optional<kb::Work>> works_;
  std::map<std::string, std::map<std::string, std::optional<kb::Expression>>> texts_;
  std::map<std::string, Counts> gaps_;
  std::map<std::string, Counts> comments_;
};

void HitGroups::add(const indexer::Hit& hit) {
  if (fold_under_same(hit)) return;
  const bool in_act = is_in_act(hit);
  const std::string key = in_act ? hit.work : std::string(word(hit.kind));
  if (!at_.contains(key)) {
    at_[key] = groups_.size();
    groups_.push_back(in_act ? act_group(hit) : kind_group(hit));
  }
  Json& hits = groups_[at_[key]]["hits"];
  if (hit.words_print != 0) shown_[hit.words_print] = {at_[key], hits.size()};
  hits.push_back(in_act ? act_hit(hit) : record_hit(hit));
}

bool HitGroups::fold_under_same(const indexer::Hit& hit) {
  if (hit.kind != UnitKind::provision || hit.words_print == 0) return false;
  const auto found = shown_.find(hit.words_print);
  if (found == shown_.end()) return false;
  Json& first = groups_[found->second.first]["hits"][found->second.second];
  const auto& work = work_of(hit.work);
  Json& same = first["same"];
  if (!same.is_object()) {
    same = Json::object();
    same["places"] = Json::array();
  }
  same["places"].push_back(
      {{"act", work ? work_title(*work) : hit.title},
       {"place", hit_place(hit)},
       {"lang", hit.language},
       {"href", law_url_on(ref_of(hit), day_ && text_of_day(hit) ? day_ : std::nullopt)}});
  same["count"] = same["places"].size();
  return true;
}

const std::optional<kb::Work>& HitGroups::work_of(const std::string& key) {
  const auto known = works_.find(key);
  if (known != works_.end()) return known->second;
  return works_.emplace(key, kb::find_work(context_.store, key)).first->second;
}

Json HitGroups::act_group(const indexer::Hit& hit) {
  auto work = work_of(hit.work);
  if (work) work = on_day(std::move(*work), day_);
  const auto expression =
      day_ ? text_of_day(hit) : kb::find_expression(context_.store, hit.expression);
  kb::ProvisionRef whole;
  whole.work = hit.work;
  for (const kb::GapAtProvision& gap : kb::gaps_of_work(context_.store, context_.viewer, hit.work))
    ++gaps_[hit.work][gap.eid];
  for (const auto& [eid, count] : kb::annotation_counts(context_.store, context_.viewer, hit.work))
    comments_[hit.work][eid] = count;
  const bool law = work && !day_ && work->kind == kb::DocumentKind::act;
  return {
      {"title", work ? work_title(*work) : hit.title},
      {"subject", work ? work_subject(*work, context_.messages) : ""},
      {"href", law_url_on(whole, expression ? day_ : std::nullopt)},
      {"lang", hit.language},
      {"not_law", not_law(work, expression.has_value())},
      {"force", law ? word(work->force) : std::string_view()},
      {"kind", work ? word(work->kind) : word(hit.kind)},
      {"dated_text", expression ? day_text(expression->date, context_.messages) : ""},
      {"doubts", work ? work_doubts(*work, expression ? &*expression : nullptr) : Json::array()},
      {"hits", Json::array()}};
}

Json HitGroups::kind_group(const indexer::Hit& hit) {
  const std::string kind(word(hit.kind));
  std::string href = gaps_url();
  if (hit.kind == UnitKind::paper) href = positions_url();
  if (hit.kind == UnitKind::entry) href = records_url();
  return {{"title", context_.messages.label("kind_plural", kind)},
          {"subject", ""},
          {"href", href},
          {"lang", context_.messages.language()},
          {"not_law", ""},
          {"force", ""},
          {"kind", kind},
          {"dated_text", ""},
          {"doubts", Json::array()},
          {"hits", Json::array()}};
}

Json HitGroups::act_hit(const indexer::Hit& hit) {
  const auto old = day_ ? text_of_day(hit) : std::nullopt;
  const bool there =
      old && (hit.eid.empty() || !kb::find_provisions(context_.store, old->key, hit.eid).empty());
  const std::string href = law_url_on(ref_of(hit), there ? day_ : std::nullopt);
  std::string place = hit_place(hit);
  if (place.empty()) place = context_.messages.text("the whole act");
  if (old && !there)
    place = context_.messages.text("{place}, which the text of that day does not have",
                                   {{"place", place}});
  return hit_model(hit, place, href, below(gaps_[hit.work], hit.eid),
                   below(comments_[hit.work], hit.eid));
}

Json HitGroups::record_hit(const indexer::Hit& hit) {
  return hit_model(hit,
                   hit.title.empty() ? context_.messages.label("kind", word(hit.kind)) : hit.title,
                   hit_url(hit), 0, 0);
}

Json HitGroups::hit_model(const indexer::Hit& hit, const std::string& place,
                          const std::string& href, std::size_t gaps, std::size_t comments) {
  Json snippet = Json::array();
  for (const indexer::SnippetSegment& segment : hit.snippet)
    snippet.push_back({{"text", segment.text}, {"match", segment.mark}});
  return {{"place", place},
          {"heading", hit.heading},
          {"href", href},
          {"ref", hit.ref},
          {"lang", hit.language},
          {"date", hit.date},
          {"snippet", snippet},
          {"why", why_model(context_, hit)},
          {"same", false},
          {"gaps", gaps},
          {"gaps_href", gaps == 0 ? "" : href},
          {"comments", comments},
          {"comments_href", comments == 0 ? "" : href},
          {"doubts", Json::array()}};
}

std::optional<kb::Expression> HitGroups::text_of_day(const indexer::Hit& hit) {
  auto& texts = texts_[hit.work];
  if (!texts.contains(hit.language))
    texts[hit.language] = text_on(context_, hit.work, hit.language, *day_);
  return texts[hit.language];
}

// Why an act says nothing about the law of the day; "": it does, or no day was asked for.
std::string HitGroups::not_law(const std::optional<kb::Work>& work, bool has_text) const {
  if (!day_ || !work) return "";
  std::string why = not_law_on(*work, *day_, context_.messages);
  if (why.empty() && !has_text)
    why = context_.messages.text("No text of that day is here; the hits are of a newer one.");
  return why;
}

}  // namespace

Json hit_groups(Context& context, const std::optional<Date>& day,
                const std::vector<indexer::Hit>& hits) {
  HitGroups groups(context, day);
  for (const indexer::Hit& hit : hits) groups.add(hit);
  return groups.take();
}

std::size_t folded_in(const Json& groups) {
  std::size_t folded = 0;
  for (const Json& group : groups)
    for (const Json& hit : group["hits"])
      if (hit["same"].is_object()) folded += hit["same"]["places"].size();
  return folded;
}

}  // namespace lacuna::server
