#include "server/pages/recheck_parts.h"

#include <nlohmann/json.hpp>

#include "indexer/cite/format.h"
#include "kb/store/account_store.h"
#include "kb/store/act_store.h"
#include "server/pages/asked.h"
#include "server/pages/diffs.h"
#include "server/view/format.h"
#include "server/view/urls.h"

namespace lacuna::server {

using Json = nlohmann::json;

std::string record_url(const kb::Recheck& recheck) {
  switch (recheck.kind) {
    case kb::RecheckKind::annotation:
      return annotation_url(recheck.record);
    case kb::RecheckKind::evidence:
      return evidence_url(recheck.record);
    case kb::RecheckKind::gap:
      return gap_url(recheck.record);
    case kb::RecheckKind::ask:
      return ask_url(recheck.record);
    case kb::RecheckKind::paper:
      return position_url(recheck.record);
    case kb::RecheckKind::link:
      break;
  }
  return "";  // a link between provisions has no page of its own
}

const kb::Expression* RecheckPrinter::text(const std::string& key) {
  const auto [place, is_new] = texts_.try_emplace(key);
  if (is_new) place->second = kb::find_expression(context_.store, key);
  return place->second ? &*place->second : nullptr;
}

const std::vector<kb::Provision>& RecheckPrinter::units(const std::string& expression) {
  const auto [place, is_new] = units_.try_emplace(expression);
  if (is_new) place->second = kb::find_provisions(context_.store, expression, {});
  return place->second;
}

std::string RecheckPrinter::unit(const std::string& expression, const std::string& eid) {
  const kb::Expression* in = text(expression);
  kb::ProvisionRef ref;
  ref.eid = eid;
  const std::string cited = indexer::cite_unit(in ? in->language : "ro", ref);
  return cited.empty() ? context_.messages.text("the whole act") : cited;
}

Json RecheckPrinter::lines(const kb::Recheck& recheck) {
  // A lost unit may still have its number, with other words.
  const std::string& eid = recheck.to_eid.empty() ? recheck.from_eid : recheck.to_eid;
  return unit_diff_model(units(recheck.from_expression), recheck.from_eid,
                         units(recheck.to_expression), eid);
}

Json RecheckPrinter::row(const kb::RecheckRow& row) {
  const kb::Recheck& recheck = row.recheck;
  const Messages& messages = context_.messages;
  const kb::Expression* from = text(recheck.from_expression);
  const kb::Expression* to = text(recheck.to_expression);
  const bool waits = recheck.state == kb::RecheckState::open;
  const bool moved = !recheck.to_eid.empty() && recheck.to_eid != recheck.from_eid;
  const bool changed = recheck.anchor == kb::AnchorState::changed;
  return {{"id", recheck.id},
          {"href", recheck_url(recheck.id)},
          {"kind", word(recheck.kind)},
          {"label", row.label},
          {"record_href", record_url(recheck)},
          {"unit", unit(recheck.from_expression, recheck.from_eid)},
          {"unit_href", from ? text_url(*from, recheck.from_eid) : ""},
          {"moved_to", moved ? unit(recheck.to_expression, recheck.to_eid) : ""},
          {"moved_href", moved && to ? text_url(*to, recheck.to_eid) : ""},
          {"anchor", word(recheck.anchor)},
          {"mark", waits                                       ? "recheck"
                   : recheck.anchor == kb::AnchorState::lost   ? "none"
                   : recheck.state == kb::RecheckState::closed ? "none"
                                                               : "met"},
          {"state", word(recheck.state)},
          {"waits", waits},
          {"text_label", to ? text_label(*to, messages) : ""},
          {"lang", to ? to->language : "ro"},
          {"quote", recheck.from_quote ? recheck.from_quote->exact : ""},
          {"candidate", changed && recheck.to_quote ? recheck.to_quote->exact : ""},
          {"by",
           recheck.decided_by.empty() ? "" : kb::display_name(context_.store, recheck.decided_by)},
          {"on_text", recheck.decided_on.empty()
                          ? ""
                          : format_instant_day(recheck.decided_on, messages.language())},
          {"reason", recheck.reason},
          {"may_decide", waits && kb::may_decide(context_.store, context_.viewer, recheck)},
          {"action", recheck_url(recheck.id)}};
}

}  // namespace lacuna::server
