#include "kb/store/chain.h"

#include "kb/rules/evidence_rules.h"
#include "kb/store/annotation_store.h"
#include "kb/store/evidence_store.h"
#include "kb/store/gap_store.h"
#include "kb/store/link_store.h"
#include "kb/store/position_store.h"

namespace lacuna::kb {
namespace {

ChainAsk ask_of(Store& store, const Viewer& viewer, const Link& link, Ask ask, const Date& on) {
  ChainAsk item;
  item.link = link;
  if (!ask.paper.empty()) item.paper = find_paper(store, viewer, ask.paper);
  for (const Link& other : links_of(store, viewer, {NodeKind::ask, ask.id})) {
    if (other.verb == LinkVerb::contains && !item.paper)
      item.paper = find_paper(store, viewer, other.from.key);
    if (other.from.kind == NodeKind::ask && other.to.kind == NodeKind::provision)
      if (auto provision = chain_provision(store, other, other.to, on))
        item.provisions.push_back(std::move(*provision));
  }
  item.ask = std::move(ask);
  return item;
}

}  // namespace

GapContent content_of(const GapChain& chain) {
  GapContent content;
  content.gap = chain.gap;
  content.evidence = chain.evidence;
  for (const ChainProvision& item : chain.provisions) content.provision_links.push_back(item.link);
  for (const ChainAsk& item : chain.asks) content.asks.push_back(item.ask);
  return content;
}

std::optional<ChainProvision> chain_provision(Store& store, const Link& link, const Node& node,
                                              const Date& on) {
  const auto ref = parse_ref(node.key);
  if (!ref) return std::nullopt;
  auto known = find_known_work(store, ref->work);
  ChainProvision item;
  item.link = link;
  item.ref = *ref;
  if (known)
    item.work = std::move(*known);
  else
    item.work.work.key = ref->work;
  item.found = find_provision(store, *ref);
  if (item.found)
    item.units = find_provisions(store, item.found->expression.key, item.found->provision.eid);
  item.applicability = applicability(item.work.work, on);
  return item;
}

std::optional<GapChain> find_chain(Store& store, const Viewer& viewer,
                                   std::string_view gap_id_or_number, const Date& on) {
  auto gap = find_gap(store, viewer, gap_id_or_number);
  if (!gap) return std::nullopt;
  GapChain chain;
  chain.gap = std::move(*gap);
  const Node self{NodeKind::gap, chain.gap.id};
  for (const Link& link : links_of(store, viewer, self)) {
    const Node& other = link.from == self ? link.to : link.from;
    if (other.kind == NodeKind::provision) {
      if (auto provision = chain_provision(store, link, other, on))
        chain.provisions.push_back(std::move(*provision));
    } else if (other.kind == NodeKind::ask) {
      if (auto ask = find_ask(store, viewer, other.key))
        chain.asks.push_back(ask_of(store, viewer, link, std::move(*ask), on));
    } else if (other.kind == NodeKind::gap) {
      if (auto related = find_gap(store, viewer, other.key))
        chain.related.push_back({link, std::move(*related)});
    }
  }
  chain.evidence = evidence_of_gap(store, viewer, chain.gap.id);
  chain.discussion = threads_on(store, viewer, self);
  chain.lamps = lamps_of(content_of(chain));
  chain.evidence_stale = is_stale(chain.evidence, on);
  return chain;
}

}  // namespace lacuna::kb
