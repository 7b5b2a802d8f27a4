#include "server/pages/reading.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "indexer/cite/format.h"
#include "kb/base/text.h"
#include "kb/rules/anchor_rules.h"
#include "kb/rules/visibility_rules.h"
#include "kb/store/act_store.h"
#include "server/pages/act_margin.h"
#include "server/pages/act_rows.h"
#include "server/pages/act_time.h"
#include "server/pages/follow_target.h"
#include "server/pages/law_day.h"
#include "server/pages/parts.h"
#include "server/view/format.h"
#include "server/view/urls.h"

namespace lacuna::server {
namespace {

using Json = nlohmann::json;

Json gazette_text(const kb::Work& work, const Messages& messages) {
  std::string text;
  for (const kb::GazetteReference& gazette : work.gazette) {
    if (!text.empty()) text += "; ";
    text += gazette.name + (gazette.number.empty() ? "" : " " + gazette.number);
    if (gazette.date) text += ", " + format_date(*gazette.date, messages.language());
  }
  return text;
}

std::string subject_note(const kb::Work& work, const Messages& messages) {
  if (work.subject.empty()) return "";
  if (work.subject_from == kb::Confidence::from_citations)
    return messages.text("subject as other acts cite it");
  if (work.subject_from == kb::Confidence::unverified) return messages.text("subject not verified");
  return "";
}

std::string dated_text(const kb::Expression& expression, const Messages& messages) {
  return expression.date ? format_date(*expression.date, messages.language()) : "";
}

Json footnotes_of(const kb::Provision& provision) {
  Json notes = Json::array();
  for (std::string_view line : split(provision.footnote, '\n'))
    if (!line.empty()) notes.push_back(line);
  return notes;
}

// A reference into one dated text, so that links inside an old version stay in it.
kb::ProvisionRef ref_in(const kb::ProvisionRef& asked, const kb::Act& act, const std::string& eid) {
  kb::ProvisionRef ref;
  ref.work = act.work.key;
  ref.date = asked.date;
  ref.eid = eid;
  return ref;
}

class ReadingPage {
 public:
  ReadingPage(Context& context, const kb::ProvisionRef& asked, const kb::Act& act,
              const std::string& text)
      : context_(context),
        asked_(asked),
        act_(act),
        text_(text),
        marks_(quotation_marks(act.expression.language)),
        rows_(rows_of(act)),
        parts_(parts_of(rows_)),
        margin_(context, act, asked.date),
        time_(context, act) {
    const std::size_t target = asked.eid.empty() ? act.provisions.size() : index_of(act, asked.eid);
    const std::size_t row = asked.eid.empty() ? 0 : row_of(rows_, act, target);
    for (std::size_t i = 0; i < parts_.size(); ++i)
      if (row >= parts_[i].begin && row < parts_[i].end) part_ = i;
  }

  Json model() {
    const kb::Work& work = act_.work;
    const Messages& messages = context_.messages;
    const std::string& language = act_.expression.language;
    kb::ProvisionRef whole = ref_in(asked_, act_, "");
    const Date on = asked_.date.value_or(today());
    Json rows = Json::array();
    for (std::size_t i = parts_[part_].begin; i < parts_[part_].end; ++i)
      rows.push_back(row_model(rows_[i]));
    Json doubts = work_doubts(work, &act_.expression);
    const bool editor = context_.viewer.role >= kb::Role::expert;
    return {
        {"title", work_title(work) + (work.subject.empty() ? "" : " " + shorten(work.subject, 80))},
        {"breadcrumb", works_breadcrumb(context_)},
        {"doubts", doubts},
        {"follow", follow_button(context_, kb::FollowKind::act, work.key, law_url(work.key))},
        {"work", work_model(context_, work, language)},
        {"version",
         {{"label",
           dated_text(act_.expression, messages) + " · " + messages.label("language", language)},
          {"dated", act_.expression.date ? to_iso(*act_.expression.date) : ""},
          {"dated_text", dated_text(act_.expression, messages)},
          {"loaded_text", format_instant_day(act_.expression.loaded_on, messages.language())},
          {"source", source_text()},
          {"not_applicable", not_law_on(work, on, messages)},
          {"shown_for", time_.shown_for(asked_.date)},
          {"newer", time_.newer()}}},
        {"versions", time_.versions(asked_)},
        {"versions_href", versions_url(work.key)},
        {"compare_href", time_.compare_href()},
        {"pending", time_.pending() == 0 ? Json(false) : Json(time_.pending())},
        {"as_on",
         {{"action", law_url(work.key)},
          {"value", asked_.date ? to_iso(*asked_.date) : ""},
          {"search_href",
           asked_.date ? with_query(search_url(""), {{"on", to_iso(*asked_.date)}}) : ""}}},
        {"exports", Json::array({{{"label", "Akoma Ntoso"}, {"href", akn_url(to_string(whole))}}})},
        {"history_href", ""},
        {"report_href", editor ? report_url(to_string(whole)) : ""},
        {"contents", contents()},
        {"citing", citing()},
        {"parts", neighbours()},
        {"cite_of", cite_of()},
        {"quote_open", marks_.open},
        {"quote_close", marks_.close},
        {"rows", rows}};
  }

 private:
  // Where the text came from, without the path of anybody's machine.
  std::string source_text() const {
    if (!act_.work.source.empty()) return act_.work.source;
    const std::string& source = act_.expression.source;
    return source.substr(source.rfind('/') + 1);
  }

  std::string href(const std::string& eid) const {
    return with_query(law_url(to_string(ref_in(asked_, act_, eid))), {{"text", text_}});
  }

  std::string cite(const std::string& eid) const {
    kb::ProvisionRef ref;
    ref.eid = eid;
    return indexer::cite_unit(act_.expression.language, ref);
  }

  // What follows a unit's own citation: "din Legea nr. 122/2006 ...".
  std::string cite_of() const {
    const auto amended = act_.events.empty() ? indexer::Amended::no : indexer::Amended::yes;
    kb::ProvisionRef whole;
    whole.work = act_.work.key;
    const std::string act = indexer::cite_in(act_.expression.language, whole, act_.work, amended);
    return (act_.expression.language == "en" ? "of " : "din ") + act;
  }

  // What the publisher says of this wording alone: from when to when, and where it applies.
  Json facts_of(const kb::Provision& provision) const {
    const Messages& messages = context_.messages;
    Json facts = Json::array();
    if (provision.valid_from)
      facts.push_back(
          messages.text("this wording from {day}",
                        {{"day", format_date(*provision.valid_from, messages.language())}}));
    if (provision.valid_to)
      facts.push_back(
          messages.text("this wording until {day}",
                        {{"day", format_date(*provision.valid_to, messages.language())}}));
    if (!provision.extent.empty())
      facts.push_back(messages.text("applies in {extent}", {{"extent", provision.extent}}));
    return facts;
  }

  Json unit_model(const kb::Provision& provision, int depth, std::string_view part,
                  bool first_of_article) const {
    const bool own = part == "text";
    const std::size_t comments = own ? margin_.comments(provision.eid) : 0;
    Json events = own && !first_of_article ? margin_.events(provision) : Json::array();
    kb::ProvisionRef ref = ref_in(asked_, act_, provision.eid);
    const bool stated = provision.state == kb::ProvisionState::repealed ||
                        provision.state == kb::ProvisionState::suspended;
    return {
        {"id", own && !first_of_article ? provision.eid : ""},
        {"eid", provision.eid},
        {"ref", to_string(ref)},
        {"href", href(provision.eid)},
        {"depth", std::clamp(depth, 1, 6)},
        {"num", own && !first_of_article ? provision.num_raw : ""},
        {"segments", margin_.segments(provision, part)},
        {"part", part},
        {"lang", provision.language == act_.expression.language ? "" : provision.language},
        {"footnotes", own ? footnotes_of(provision) : Json::array()},
        {"facts", own ? facts_of(provision) : Json::array()},
        {"state", own && stated && !first_of_article ? word(provision.state) : std::string_view()},
        {"cite", cite(provision.eid)},
        {"target", own && provision.eid == asked_.eid},
        {"comment_href", own ? comment_url("provision:" + to_string(ref)) : ""},
        {"comments", comments},
        {"comments_href", comments == 0 ? "" : href(provision.eid)},
        {"events", events},
        {"noted", !events.empty()}};
  }

  // The units of an article in reading order; words after a list follow the list.
  Json units_model(const ActRow& row) const {
    Json units = Json::array();
    std::vector<std::size_t> open;  // ancestors whose wrap-up is still to come
    const auto close_until = [&](int parent) {
      while (!open.empty() && static_cast<int>(open.back()) != parent) {
        const kb::Provision& provision = act_.provisions[open.back()];
        const int depth = static_cast<int>(open.size());
        if (!provision.wrapup.empty())
          units.push_back(unit_model(provision, depth, "wrapup", open.back() == row.at));
        open.pop_back();
      }
    };
    for (std::size_t at : row.units) {
      const kb::Provision& provision = act_.provisions[at];
      close_until(at == row.at ? -1 : provision.parent);
      const bool first = at == row.at;
      const int depth = static_cast<int>(open.size()) + (first ? 1 : 0);
      if (!first || !provision.text.empty() || !provision.footnote.empty() ||
          !facts_of(provision).empty())
        units.push_back(unit_model(provision, depth, "text", first));
      if (!provision.quotation.empty())
        units.push_back(unit_model(provision, depth + 1, "quotation", first));
      open.push_back(at);
    }
    close_until(-1);
    return units;
  }

  Json row_model(const ActRow& row) const {
    const kb::Provision& provision = act_.provisions[row.at];
    const int h = std::min(2 + row.depth, 6);
    if (row.division)
      return {{"division",
               {{"id", provision.eid},
                {"h", h},
                {"num", provision.num_raw},
                {"heading", provision.heading},
                {"lang", provision.language},
                {"href", href(provision.eid)}}},
              {"article", false}};
    std::vector<std::string_view> eids;
    for (std::size_t at : row.units) eids.push_back(act_.provisions[at].eid);
    const kb::ProvisionRef ref = ref_in(asked_, act_, provision.eid);
    const bool stated = provision.state == kb::ProvisionState::repealed ||
                        provision.state == kb::ProvisionState::suspended;
    const bool member = context_.viewer.role >= kb::Role::member;
    return {{"division", false},
            {"article",
             {{"id", provision.eid},
              {"ref", to_string(ref)},
              {"href", href(provision.eid)},
              {"h", h},
              {"num", provision.num_raw.empty() && provision.heading.empty()
                          ? context_.messages.label("level", word(provision.level))
                          : provision.num_raw},
              {"heading", provision.heading},
              {"lang", provision.language},
              {"cite", cite(provision.eid)},
              {"target", provision.eid == asked_.eid},
              {"state", stated ? word(provision.state) : std::string_view()},
              {"units", units_model(row)},
              {"events", margin_.events(provision)},
              {"cited_by", margin_.cited_by_note(eids)},
              {"gaps", margin_.gap_note(eids)},
              {"comments", margin_.comment_note(eids)},
              {"norms", margin_.norm_note(eids)},
              {"norms_href", member ? norms_url(to_string(ref)) : ""},
              {"changes", margin_.change_note(eids)},
              {"rewording", time_.rewording(provision.eid)},
              {"positions", false},
              {"comment_href", comment_url("provision:" + to_string(ref))},
              {"gap_href", member ? new_gap_url(to_string(ref)) : ""}}}};
  }

  // Divisions with their articles; articles outside of any stand under the act itself.
  Json contents() const {
    Json groups = Json::array();
    const auto new_group = [&](const std::string& label, const std::string& heading,
                               const std::string& to) {
      groups.push_back({{"label", label},
                        {"heading", heading},
                        {"href", to},
                        {"open", false},
                        {"articles", 0},
                        {"items", Json::array()}});
    };
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      const kb::Provision& provision = act_.provisions[rows_[i].at];
      if (rows_[i].division) {
        // Sections are counted anew in every chapter: the number alone would stand there twice.
        const kb::Provision* above =
            provision.parent < 0 ? nullptr
                                 : &act_.provisions[static_cast<std::size_t>(provision.parent)];
        new_group(above == nullptr || above->num_raw.empty()
                      ? provision.num_raw
                      : above->num_raw + ", " + provision.num_raw,
                  provision.heading, href(provision.eid));
        continue;
      }
      if (groups.empty()) new_group(work_title(act_.work), "", href(""));
      Json& group = groups.back();
      const bool current = provision.eid == asked_.eid ||
                           (!asked_.eid.empty() && asked_.eid.starts_with(provision.eid + "__"));
      group["items"].push_back(
          {{"label", provision.num_raw.empty() && provision.heading.empty()
                         ? context_.messages.label("level", word(provision.level))
                         : provision.num_raw},
           {"heading", provision.heading},
           {"href", href(provision.eid)},
           {"current", current}});
      group["articles"] = group["articles"].get<int>() + 1;
      if (i >= parts_[part_].begin && i < parts_[part_].end) group["open"] = true;
    }
    groups.erase(std::remove_if(groups.begin(), groups.end(),
                                [](const Json& group) { return group["items"].empty(); }),
                 groups.end());
    return groups;
  }

  Json citing() const {
    const std::size_t at = index_of(act_, asked_.eid);
    if (asked_.eid.empty() || at >= act_.provisions.size()) return false;
    const kb::Provision& provision = act_.provisions[at];
    kb::ProvisionRef ref = ref_in(asked_, act_, provision.eid);
    const std::string undated = to_string(kb::ProvisionRef{act_.work.key, {}, provision.eid});
    const std::string dated = dated_text(act_.expression, context_.messages);
    const std::string citation = cite(provision.eid) + " " + cite_of();
    const std::string words = kb::anchor_text(provision);
    const std::string day =
        dated.empty()
            ? context_.messages.text("text loaded on {day}",
                                     {{"day", format_instant_day(act_.expression.loaded_on,
                                                                 context_.messages.language())}})
            : context_.messages.text("text of {day}", {{"day", dated}});
    return {
        {"label", cite(provision.eid)},
        {"ref", to_string(ref)},
        {"citation", citation},
        {"quote", words.empty()
                      ? ""
                      : marks_.open + words + marks_.close + " (" + citation + ", " + day + ")"},
        {"comment_href", comment_url("provision:" + to_string(ref))},
        {"follow", follow_button(context_, kb::FollowKind::provision, undated, law_url(undated))},
        {"timeline_href", timeline_url(to_string(ref))},
        {"norms_href", norms_url(to_string(ref))},
        {"similar_href", search_url("similar:" + to_string(ref))},
        {"elsewhere_href", search_url("similar:" + to_string(ref) + " -work:" + ref.work)},
        {"graph_href", graph_url("provision:" + to_string(ref))},
        {"gap_href", context_.viewer.role >= kb::Role::member ? new_gap_url(to_string(ref)) : ""}};
  }

  Json neighbours() const {
    if (parts_.size() <= 1) return false;
    const auto link = [&](std::size_t part) -> Json {
      const kb::Provision& first = act_.provisions[rows_[parts_[part].begin].at];
      return {{"label",
               shorten(first.num_raw + (first.heading.empty() ? "" : " " + first.heading), 60)},
              {"href", href(first.eid)}};
    };
    return {{"prev", part_ == 0 ? Json(false) : link(part_ - 1)},
            {"next", part_ + 1 == parts_.size() ? Json(false) : link(part_ + 1)}};
  }

  Context& context_;
  const kb::ProvisionRef& asked_;
  const kb::Act& act_;
  const std::string text_;
  const QuotationMarks& marks_;
  std::vector<ActRow> rows_;
  std::vector<ActPart> parts_;
  std::size_t part_ = 0;
  ActMargin margin_;
  ActTime time_;
};

}  // namespace

Json work_model(Context& context, const kb::Work& work, const std::string& language) {
  Json replaced_by = Json::array();
  for (const std::string& key : work.replaced_by) {
    const auto other = kb::find_work(context.store, key);
    replaced_by.push_back({{"title", other ? work_title(*other) : key}, {"href", law_url(key)}});
  }
  return {{"title", work_title(work)},
          {"subject", work_subject(work, context.messages)},
          {"subject_note", subject_note(work, context.messages)},
          {"key", work.key},
          {"href", law_url(work.key)},
          {"lang", language},
          {"force", word(work.force)},
          {"in_force_text", day_text(work.in_force_from, context.messages)},
          {"applies_text", day_text(work.applies_from, context.messages)},
          {"repealed_text", day_text(work.repealed_from, context.messages)},
          {"replaced_by", replaced_by},
          {"issuer", work.issuer},
          {"gazette", gazette_text(work, context.messages)},
          {"celex", work.celex},
          {"eli", work.eli},
          {"source", work.source},
          {"source_href", safe_external_url(work.source_url)},
          {"checked_text", day_text(work.checked_on, context.messages)},
          {"uncertainty", work.uncertainty},
          {"temporal_scope", work.temporal_scope}};
}

Json works_breadcrumb(Context& context) {
  return Json::array({{{"label", context.messages.text("Home")}, {"href", home_url()}},
                      {{"label", context.messages.text("Acts")}, {"href", works_url()}}});
}

Json reading_page(Context& context, const kb::ProvisionRef& asked, const kb::Act& act,
                  const std::string& text) {
  return ReadingPage(context, asked, act, text).model();
}

}  // namespace lacuna::server
