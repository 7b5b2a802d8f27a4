#include "server/pages/brief.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "kb/base/text.h"
#include "kb/rules/score_rules.h"
#include "kb/store/chain.h"
#include "server/pages/exports.h"
#include "server/pages/gap_filter.h"
#include "server/pages/gap_parts.h"
#include "server/pages/parts.h"
#include "server/pages/sheets.h"
#include "server/view/urls.h"

namespace lacuna::server {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kGaps = 5;     // fill two pages of A4
constexpr std::size_t kWords = 320;  // characters of a provision
constexpr std::size_t kListed = 2;   // provisions, asks of a gap

std::string words_of(const kb::ChainProvision& provision) {
  std::string words;
  for (const kb::Provision& unit : provision.units)
    for (const std::string* part : {&unit.num_raw, &unit.heading, &unit.text})
      if (!part->empty() && words.size() < kWords * 4) words += (words.empty() ? "" : " ") + *part;
  return shorten(words, kWords);
}

Json provision_row(Context& context, SheetDraft& draft, const kb::ChainProvision& provision) {
  const auto date = provision.found ? provision.found->expression.date : std::nullopt;
  const std::string cited = draft.provision(to_string(provision.ref));
  return {{"cited", cited.substr(0, cited.rfind(" ["))},
          {"href", law_url(to_string(provision.ref))},
          {"relation", context.messages.text(kb::rule_of(provision.link.verb).forward)},
          {"standard", provision.link.verb == kb::LinkVerb::should_cover},
          {"words", words_of(provision)},
          {"lang", provision.found ? provision.found->expression.language : std::string()},
          {"dated", day_text(date, context.messages)}};
}

Json ask_row(Context& context, SheetDraft& draft, const kb::Ask& ask) {
  draft.uses(ask);
  return {{"number", ask.number},
          {"title", ask.title},
          {"text", shorten(ask.text, kWords)},
          {"type", word(ask.type)},
          {"addressee", agent_name(context, ask.addressee)},
          {"deadline", day_text(ask.deadline, context.messages)}};
}

Json gap_model(Context& context, SheetDraft& draft, const kb::GapChain& chain) {
  const kb::Gap& gap = chain.gap;
  const kb::Priority priority = kb::priority_of(gap.scores);
  draft.uses(gap);
  Json provisions = Json::array(), asks = Json::array();
  for (const kb::ChainProvision& provision : chain.provisions) {
    if (provisions.size() >= kListed) break;
    draft.uses(provision.link);
    provisions.push_back(provision_row(context, draft, provision));
  }
  for (const kb::ChainAsk& ask : chain.asks)
    if (asks.size() < kListed) asks.push_back(ask_row(context, draft, ask.ask));
  for (const kb::Evidence& item : chain.evidence) draft.uses(item);
  std::string signed_none;
  if (gap.no_norm_exists)
    signed_none = context.messages.text("no provision found (signed)") +
                  (gap.no_norm_scope.empty() ? "" : ": " + gap.no_norm_scope);
  return {{"number", gap.number},
          {"title", gap.title},
          {"href", gap_url(gap.id)},
          {"doubts", gap_doubts(gap)},
          {"lang", gap.language},
          {"statement", statement_text(gap)},
          {"standard", gap.statement.standard},
          {"requirement", gap.statement.requirement},
          {"state", word(gap.state)},
          {"band", priority.scored ? std::string(word(priority.band)) : std::string()},
          {"severity", factor_text(gap, &kb::GapScore::severity)},
          {"feasibility", factor_text(gap, &kb::GapScore::feasibility)},
          {"signed_none", signed_none},
          {"provisions", provisions},
          {"evidence", chain.evidence.size()},
          {"grade", chain.evidence.empty() ? std::string()
                                           : std::string(word(chain.evidence.front().grade))},
          {"asks", asks}};
}

Json facts(const std::vector<kb::SheetFact>& colophon) {
  Json rows = Json::array();
  for (const kb::SheetFact& fact : colophon)
    rows.push_back({{"label", fact.label}, {"value", fact.value}});
  return rows;
}

}  // namespace

Response brief_show(Context& context, const Request& request) {
  // What everybody may see: the one who asks adds nothing.
  Context open{context.store, context.searcher, context.settings, context.directory, context.auth,
               kb::Viewer{},  std::nullopt,     context.csrf,     context.messages,  context.read};
  const Messages& messages = context.messages;
  const std::vector<kb::Gap> fitting = all_gaps(open, gap_filter(open, request, today()));
  SheetDraft draft(open, "lacuna-brief", messages.text("As it is, the gap, as it should be"));
  for (const char* column : {"Gap", "As it is", "As it should be"}) draft.column(column);
  Json gaps = Json::array();
  for (const kb::Gap& gap : fitting) {
    if (gaps.size() >= kGaps) break;
    const auto chain = kb::find_chain(open.store, open.viewer, gap.id, today());
    if (!chain) continue;
    Json model = gap_model(open, draft, *chain);
    draft.row({gap.number, model["provisions"].dump(), model["asks"].dump()});
    gaps.push_back(std::move(model));
  }
  const std::string filter = gap_filter_words(open, request);
  const kb::Sheet sheet = draft.finish(filter);
  const std::size_t more = fitting.size() - gaps.size();
  return page("brief", {{"title", sheet.title},
                        {"filter", filter},
                        {"total", fitting.size()},
                        {"more", more > 0 ? Json(more) : Json(false)},
                        {"register_href", with_query(gaps_url(), export_query(request))},
                        {"gaps", gaps},
                        {"contact", context.settings.text("site.contact")},
                        {"colophon", facts(sheet.colophon)}});
}

}  // namespace lacuna::server
