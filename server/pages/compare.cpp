// Two texts of an act beside each other, article by article.
#include <algorithm>
#include <map>

#include <nlohmann/json.hpp>

#include "indexer/cite/format.h"
#include "kb/rules/act_diff.h"
#include "server/pages/diffs.h"
#include "server/pages/parts.h"
#include "server/pages/reading.h"
#include "server/pages/versions.h"
#include "server/view/urls.h"

namespace lacuna::server {
namespace {

using Json = nlohmann::json;

struct Pair {
  kb::Expression from;
  kb::Expression to;
};

// By what the address says ("2021-01-01", or a whole name), else the newest and the one before it.
Pair pair_of(Context& context, const Asked& asked, const Request& request) {
  const auto texts = texts_of(context, asked.ref.work,
                              asked.expression ? asked.expression->language : std::string_view());
  if (texts.size() < 2)
    throw Error(ErrorCode::not_found, "There is one text of this act alone.",
                "Import another one to compare them.");
  const auto named = [&](std::string_view name) -> const kb::Expression* {
    for (const kb::Expression& text : texts)
      if (text_name(text) == name || (text.date && to_iso(*text.date) == name)) return &text;
    return nullptr;
  };
  const std::string_view from = request.query_value("from"), to = request.query_value("to");
  const kb::Expression* newer = to.empty() ? nullptr : named(to);
  const kb::Expression* older = from.empty() ? nullptr : named(from);
  if ((!to.empty() && !newer) || (!from.empty() && !older)) {
    // Texts of two languages are compared when somebody asks for it by name.
    const auto other = [&](std::string_view name) {
      return find_text(context, asked.ref.work, name);
    };
    const auto a = other(from), b = other(to);
    if (a && b) return {*a, *b};
    throw Error(ErrorCode::not_found, "There is no such text of this act.",
                "Choose two of those that are there.");
  }
  if (!newer) newer = older == &texts.front() ? &texts[1] : &texts.front();
  if (!older) {
    const auto at = static_cast<std::size_t>(newer - texts.data());
    older = at + 1 < texts.size() ? &texts[at + 1] : &texts[at - 1];
  }
  return {*older, *newer};
}

Json choices(const std::vector<kb::Expression>& texts, const kb::Expression& chosen,
             const Messages& messages) {
  Json rows = Json::array();
  for (const kb::Expression& text : texts)
    rows.push_back(
        {{"value", text_name(text)},
         {"label", text_label(text, messages) + " · " + messages.label("language", text.language)},
         {"selected", text.key == chosen.key}});
  return rows;
}

Json side(const kb::Expression& text, const std::string& eid, const Messages& messages) {
  return {{"label", text_label(text, messages)}, {"href", text_url(text, eid)}};
}

Json article_model(const kb::ArticleDiff& diff, const Pair& pair) {
  const std::string& eid = diff.eid_after.empty() ? diff.eid_before : diff.eid_after;
  const kb::Expression& text = diff.eid_after.empty() ? pair.from : pair.to;
  kb::ProvisionRef ref;
  ref.work = pair.to.work;
  ref.eid = eid;
  return {{"id", eid},
          {"change", word(diff.change)},
          {"same", diff.change == kb::UnitChange::same},
          {"label", diff.label},
          {"was", diff.change == kb::UnitChange::moved ? diff.label_before : std::string()},
          {"heading", diff.heading},
          {"href", text_url(text, eid)},
          {"timeline_href", timeline_url(to_string(ref))},
          {"lines", diff_lines_model(diff.lines)}};
}

// The article that holds the unit which the address names.
bool holds(const kb::ArticleDiff& diff, const std::string& eid) {
  const auto is_it = [&](const std::string& article) {
    return !article.empty() &&
           (eid == article || (eid.starts_with(article) && eid.substr(article.size(), 2) == "__"));
  };
  return is_it(diff.eid_before) || is_it(diff.eid_after);
}

}  // namespace

Response law_diff(Context& context, const Request& request) {
  const Asked asked = asked_of(context, request);
  const Pair pair = pair_of(context, asked, request);
  const bool all = request.query_value("all") == "1" || !asked.ref.eid.empty();
  const auto before = kb::find_provisions(context.store, pair.from.key, {});
  const auto after = kb::find_provisions(context.store, pair.to.key, {});
  std::map<std::string_view, int> counts;
  for (const auto& row : all_of<kb::UnitChange>()) counts[row.word] = 0;
  Json articles = Json::array();
  for (const kb::ArticleDiff& diff : kb::diff_acts(before, after)) {
    if (!asked.ref.eid.empty() && !holds(diff, asked.ref.eid)) continue;
    ++counts[word(diff.change)];
    if (all || diff.change != kb::UnitChange::same) articles.push_back(article_model(diff, pair));
  }
  const kb::Work& work = asked.known.work;
  const auto texts = texts_of(context, work.key);
  kb::ProvisionRef unit;
  unit.eid = asked.ref.eid;
  const std::string here =
      diff_url(asked.ref.eid.empty() ? work.key : work.key + "!" + asked.ref.eid);
  return page(
      "act_diff",
      {{"title", context.messages.text("{act}: two texts compared", {{"act", work_title(work)}})},
       {"breadcrumb", works_breadcrumb(context)},
       {"work",
        {{"title", work_title(work)},
         {"subject", work.subject},
         {"href", law_url(work.key)},
         {"lang", pair.to.language}}},
       {"unit", indexer::cite_unit(pair.to.language, unit)},
       {"whole_href",
        unit.eid.empty() ? "" : diff_url(work.key, text_name(pair.from), text_name(pair.to))},
       {"doubts", work_doubts(work, &pair.to)},
       {"action", here},
       {"from", side(pair.from, "", context.messages)},
       {"to", side(pair.to, "", context.messages)},
       {"from_texts", choices(texts, pair.from, context.messages)},
       {"to_texts", choices(texts, pair.to, context.messages)},
       {"turned_href", diff_url(work.key, text_name(pair.to), text_name(pair.from))},
       {"all", all},
       {"counts", counts},
       {"articles", articles}});
}

}  // namespace lacuna::server
