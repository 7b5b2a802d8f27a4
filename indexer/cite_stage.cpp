#include "indexer/cite_stage.h"

#include <algorithm>
#include <map>
#include <unordered_set>

#include "indexer/cite/amending.h"
#include "indexer/cite/cite.h"
#include "indexer/cite/extent.h"
#include "indexer/cite/uri.h"

namespace lacuna::indexer {
namespace {

// Links by the string they stand in.
using LinkKey = std::pair<int, std::string_view>;
using Links = std::multimap<LinkKey, const PublisherLink*>;

Links links_of(const Structured& structured) {
  Links out;
  for (const PublisherLink& link : structured.links)
    out.emplace(LinkKey{link.provision, link.part}, &link);
  return out;
}

// What a link's address says of the citations under it. Addresses that are no CELEX number and no
// ELI (a portal's own ids) say nothing here.
void weigh(CitedExpression& expression, const PublisherLink& link) {
  if (link.end <= expression.begin || link.begin >= expression.end) return;
  const auto told = ref_of_address(link.target);
  if (!told) return;
  for (kb::Citation& citation : expression.refs) {
    if (citation.end <= link.begin && expression.refs.size() > 1 &&
        &citation != &expression.refs.back() && link.begin >= expression.refs.back().begin)
      continue;  // of another act than the last one's, which the link is on
    kb::ProvisionRef& target = citation.target;
    if (target.work == told->work) {
      citation.confidence = std::max(citation.confidence, 0.99);
      citation.flags.push_back("confirmed_by_link");
    } else if (target.work == "?") {
      target.work = told->work;
      citation.kind = kb::CitationKind::external;
      citation.confidence = std::max(citation.confidence, 0.9);
      citation.flags.push_back("work_of_link");
    } else if (citation.kind != kb::CitationKind::internal) {
      citation.confidence = std::min(citation.confidence, 0.5);
      citation.flags.push_back("link_disagrees");
      citation.candidates = {to_string(target), to_string(*told)};
    }
  }
}

// The acting work of a change that a format names by an address.
std::string acting_of(const std::string& printed) {
  if (const auto ref = ref_of_address(printed)) return to_string(*ref);
  return printed;
}

void add_note(kb::Act& act, const Note& note, const std::string& at,
              const std::unordered_set<std::string_view>& eids) {
  std::vector<kb::LegalEvent> events;
  if (note.change) {
    kb::LegalEvent& event = events.emplace_back();
    event.kind = note.change->kind;
    event.acting = acting_of(note.change->acting);
    event.effective_on = note.change->on;
    event.note_raw = note.raw;
    event.affected_eid = at;
  } else {
    events = parse_note(note.raw, act.work.key, act.expression.language);
  }
  if (events.empty()) events.push_back({.note_raw = note.raw});
  for (kb::LegalEvent& event : events) {
    if (!eids.contains(event.affected_eid)) event.affected_eid = at;
    event.noted_at_eid = at;
    act.events.push_back(std::move(event));
  }
}

}  // namespace

void cite_act(kb::Act& act, const Structured& structured) {
  CiteContext context;
  context.host_work = act.work.key;
  context.language = act.expression.language;
  context.jurisdiction = act.work.jurisdiction;
  context.kind = act.work.kind;
  context.articles = last_article(act.provisions);
  const Links links = links_of(structured);
  const auto read_part = [&](std::size_t index, std::string_view part, const std::string& text) {
    const kb::Provision& provision = act.provisions[index];
    if (text.empty()) return;
    context.source_eid = provision.eid;
    context.part = part;
    if (!provision.language.empty()) context.language = provision.language;
    std::vector<CitedExpression> found = find_expressions(text, context);
    const auto [first, last] = links.equal_range({static_cast<int>(index), part});
    for (CitedExpression& expression : found)
      for (auto link = first; link != last; ++link) weigh(expression, *link->second);
    if (part == "text" && context.amends)
      for (kb::LegalEvent& event : amending_events(text, provision.quotation, found, context))
        act.events.push_back(std::move(event));
    for (CitedExpression& expression : found)
      std::move(expression.refs.begin(), expression.refs.end(), std::back_inserter(act.citations));
    context.language = act.expression.language;
  };
  for (std::size_t i = 0; i < act.provisions.size(); ++i) {
    const kb::Provision& provision = act.provisions[i];
    read_part(i, "heading", provision.heading);
    read_part(i, "text", provision.text);
    read_part(i, "quotation", provision.quotation);
    read_part(i, "wrapup", provision.wrapup);
  }
  std::unordered_set<std::string_view> eids;
  for (const kb::Provision& provision : act.provisions) eids.insert(provision.eid);
  for (const Note& note : structured.notes) {
    const std::string at =
        note.provision < 0 ? "" : act.provisions[static_cast<std::size_t>(note.provision)].eid;
    add_note(act, note, at, eids);
  }
}

}  // namespace lacuna::indexer
