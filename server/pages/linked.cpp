#include "server/pages/linked.h"

#include <nlohmann/json.hpp>

#include "indexer/cite/cite.h"
#include "indexer/cite/format.h"
#include "kb/base/text.h"
#include "kb/store/link_store.h"
#include "server/pages/parts.h"
#include "server/view/highlight.h"
#include "server/view/urls.h"

namespace lacuna::server {
namespace {

using Json = nlohmann::json;

// The words of a unit with everything in it, in reading order: labels, texts, wrap-ups.
std::string words_of(const std::vector<kb::Provision>& units) {
  constexpr std::size_t kEnough = 4000;
  std::string words;
  for (const kb::Provision& unit : units) {
    for (const std::string* part : {&unit.num_raw, &unit.heading, &unit.text, &unit.wrapup})
      if (!part->empty()) words += (words.empty() ? "" : " ") + *part;
    if (words.size() > kEnough) return shorten(words, kEnough);
  }
  return words;
}

// Why a provision is not law on the day of the page, in words; empty when it is.
std::string because(const kb::ChainProvision& provision, const Messages& messages) {
  if (provision.applicability == kb::Applicability::applies) return "";
  return messages.label("applicability", word(provision.applicability));
}

}  // namespace

Json linked_provision(Context& context, const kb::ChainProvision& provision) {
  const std::string language = provision.found ? provision.found->expression.language : "ro";
  const std::string words = provision.found ? words_of(provision.units) : "";
  std::string note = because(provision, context.messages);
  if (!provision.found)
    note += (note.empty() ? "" : "; ") + context.messages.text("text not loaded");
  const std::string label = indexer::cite_unit(language, provision.ref);
  return {{"label", label.empty() ? context.messages.text("the whole act") : label},
          {"act", work_title(provision.work.work)},
          {"href", law_url(to_string(provision.ref))},
          {"verb", context.messages.text(kb::rule_of(provision.link.verb).forward)},
          {"verb_word", word(provision.link.verb)},
          {"rationale", provision.link.rationale},
          {"dated_text",
           provision.found ? day_text(provision.found->expression.date, context.messages) : ""},
          {"lang", language},
          {"quoted", !words.empty()},
          {"segments", segments_model(highlight(words, {}))},
          {"note", note},
          {"withdrawn",
           provision.found && provision.found->expression.state == kb::ExpressionState::withdrawn},
          {"doubts", work_doubts(provision.work.work,
                                 provision.found ? &provision.found->expression : nullptr)}};
}

Json linked_provisions(Context& context, const kb::Node& node) {
  Json rows = Json::array();
  for (const kb::Link& link : kb::links_of(context.store, context.viewer, node)) {
    const kb::Node& other = link.from == node ? link.to : link.from;
    if (other.kind != kb::NodeKind::provision) continue;
    if (const auto provision = kb::chain_provision(context.store, link, other, today()))
      rows.push_back(linked_provision(context, *provision));
  }
  return rows;
}

TypedProvision typed_provision(Context& context, const std::string& typed) {
  auto ref = indexer::parse_citation(typed);
  const auto work = ref ? kb::find_known_work(context.store, ref->work) : std::nullopt;
  if (!work)
    return {"",
            "No act here has this address. Write it like ro/lege/2006/122!art_20, or as you would "
            "cite it."};
  ref->work = work->work.key;
  if (work->loaded && !ref->eid.empty() && !kb::find_provision(context.store, *ref))
    return {"", "The act has no such provision. Open the act and copy the address from it."};
  return {to_string(*ref), ""};
}

std::optional<std::string> read_provision(FormReader& form, Context& context,
                                          std::string_view field, Need need) {
  const std::string typed = form.line(field, need, 300);
  if (typed.empty()) return std::nullopt;
  TypedProvision found = typed_provision(context, typed);
  if (found.failure.empty()) return std::move(found.ref);
  form.add_error(field, found.failure);
  return std::nullopt;
}

}  // namespace lacuna::server
