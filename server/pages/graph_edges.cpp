#include "server/pages/graph_edges.h"

#include <set>

#include "kb/model/ref.h"
#include "kb/rules/territory_rules.h"
#include "kb/store/agent_store.h"
#include "kb/store/entry_store.h"
#include "kb/store/evidence_store.h"
#include "kb/store/gap_store.h"
#include "kb/store/link_store.h"
#include "kb/store/position_store.h"

namespace lacuna::server {
namespace {

using kb::FieldType;

struct Reading {
  Context& context;
  const Gazetteer& gazetteer;
  const GraphNode& node;
  GraphEdges found;

  void add(GraphNode from, GraphNode to, GraphRelation relation) {
    found.edges.push_back({std::move(from), std::move(to),
                           context.messages.label("graph_relation", word(relation)), ""});
  }
  // A verb of links or the label of a field: a message id.
  void add_said(GraphNode from, GraphNode to, std::string_view relation, std::string why = {}) {
    found.edges.push_back(
        {std::move(from), std::move(to), context.messages.text(relation), std::move(why)});
  }
};

// What a value of a record's field names; nullopt: nothing that has a place in the graph.
std::optional<GraphNode> named_by(const kb::EntryField& field, const std::string& value) {
  switch (field.type) {
    case FieldType::territory:
      return GraphNode{GraphKind::place, value};
    case FieldType::agent:
      return GraphNode{GraphKind::body, value};
    case FieldType::provision:
    case FieldType::work:
      return provision_node(value);
    case FieldType::entry:
      return GraphNode{GraphKind::record, value};
    case FieldType::gap:
      return GraphNode{GraphKind::gap, value};
    case FieldType::ask:
      return GraphNode{GraphKind::ask, value};
    default:
      return std::nullopt;
  }
}

// The fields of a record that name something, as edges `take` is called with.
template <class Take>
void each_named(const kb::Entry& entry, Take take) {
  for (const kb::EntryField& field : get_entry_kind(entry.kind).fields)
    for (const std::string& value : kb::values_of(entry, field.name))
      if (const auto to = named_by(field, value)) take(field, *to);
}

void add_links(Reading& reading, const kb::Node& self) {
  for (const kb::Link& link : kb::links_of(reading.context.store, reading.context.viewer, self)) {
    const auto from = graph_node(link.from), to = graph_node(link.to);
    if (from && to) reading.add_said(*from, *to, kb::rule_of(link.verb).forward, link.rationale);
  }
}

std::vector<kb::Entry> entries_with(const Reading& reading, const std::string& term) {
  kb::EntryFilter filter;
  filter.terms.push_back({"", {term}});
  return kb::all_entries(reading.context.store, reading.context.viewer, filter);
}

// Records that name the node.
void add_naming(Reading& reading, const std::string& term) {
  for (const kb::Entry& entry : entries_with(reading, term))
    each_named(entry, [&](const kb::EntryField& field, const GraphNode& to) {
      if (to == reading.node) reading.add_said({GraphKind::record, entry.id}, to, field.label);
    });
}

void add_evidence(Reading& reading, const kb::Evidence& evidence) {
  reading.found.edges.push_back(
      {{GraphKind::evidence, evidence.id},
       {GraphKind::gap, evidence.gap},
       reading.context.messages.label("direction", word(evidence.direction)),
       {}});
}

void read_gap(Reading& reading) {
  Context& context = reading.context;
  const auto gap = kb::find_gap(context.store, context.viewer, reading.node.key);
  if (!gap) return;
  add_links(reading, {kb::NodeKind::gap, gap->id});
  for (const kb::Evidence& one : kb::evidence_of_gap(context.store, context.viewer, gap->id))
    add_evidence(reading, one);
  add_naming(reading, gap->id);
  for (const std::string& place : gap->territories)
    reading.add(reading.node, {GraphKind::place, place}, GraphRelation::is_recorded_for);
}

void read_provision(Reading& reading) {
  const auto ref = kb::parse_ref(reading.node.key);
  if (!ref) return;
  reading.add(reading.node, {GraphKind::act, ref->work}, GraphRelation::is_part_of);
  add_links(reading, {kb::NodeKind::provision, reading.node.key});
  add_naming(reading, ref->work);
}

// An act: what is said of it as a whole, and those of its provisions of which something is said.
void read_act(Reading& reading) {
  Context& context = reading.context;
  add_links(reading, {kb::NodeKind::provision, reading.node.key});
  add_naming(reading, reading.node.key);
  std::set<std::string> units;
  const auto part = [&](const std::optional<GraphNode>& node) {
    if (!node || node->kind != GraphKind::provision) return;
    if (const auto ref = kb::parse_ref(node->key); ref && ref->work == reading.node.key)
      units.insert(node->key);
  };
  for (const kb::Link& link : kb::links_of_work(context.store, context.viewer, reading.node.key)) {
    part(graph_node(link.from));
    part(graph_node(link.to));
  }
  for (const kb::Entry& entry : entries_with(reading, reading.node.key))
    each_named(entry, [&](const kb::EntryField&, const GraphNode& to) { part(to); });
  for (const std::string& unit : units)
    reading.add({GraphKind::provision, unit}, reading.node, GraphRelation::is_part_of);
}

void read_evidence(Reading& reading) {
  Context& context = reading.context;
  const auto evidence = kb::find_evidence(context.store, context.viewer, reading.node.key);
  if (!evidence) return;
  add_evidence(reading, *evidence);
  add_links(reading, {kb::NodeKind::evidence, evidence->id});
  if (const auto unit = provision_node(evidence->provision))
    reading.add(reading.node, *unit, GraphRelation::speaks_of);
  if (!evidence->territory.empty())
    reading.add(reading.node, {GraphKind::place, evidence->territory},
                GraphRelation::was_observed_in);
}

void add_ask_of_paper(Reading& reading, const kb::Ask& ask) {
  reading.add_said({GraphKind::paper, ask.paper}, {GraphKind::ask, ask.id},
                   kb::rule_of(kb::LinkVerb::contains).forward);
}

void read_ask(Reading& reading) {
  Context& context = reading.context;
  const auto ask = kb::find_ask(context.store, context.viewer, reading.node.key);
  if (!ask) return;
  add_links(reading, {kb::NodeKind::ask, ask->id});
  if (!ask->paper.empty() && kb::find_paper(context.store, context.viewer, ask->paper))
    add_ask_of_paper(reading, *ask);
  if (!ask->addressee.empty())
    reading.add(reading.node, {GraphKind::body, ask->addressee}, GraphRelation::is_addressed_to);
  add_naming(reading, ask->id);
}

void read_paper(Reading& reading) {
  Context& context = reading.context;
  add_links(reading, {kb::NodeKind::paper, reading.node.key});
  kb::AskFilter filter;
  filter.paper = reading.node.key;
  const auto asks = kb::list_asks(context.store, context.viewer, filter, {"", kb::kLargestPage});
  for (const kb::Ask& ask : asks.items) add_ask_of_paper(reading, ask);
  reading.found.more[GraphKind::ask] += asks.total - asks.items.size();
}

void read_record(Reading& reading) {
  Context& context = reading.context;
  const auto entry = kb::find_entry(context.store, context.viewer, reading.node.key);
  if (!entry) return;
  add_links(reading, {kb::NodeKind::entry, entry->id});
  each_named(*entry, [&](const kb::EntryField& field, const GraphNode& to) {
    if (face_of(context, reading.gazetteer, to)) reading.add_said(reading.node, to, field.label);
  });
  if (kb::find_entry(context.store, context.viewer, entry->within))
    reading.add(reading.node, {GraphKind::record, entry->within}, GraphRelation::is_part_of);
  for (const kb::Entry& part : kb::parts_of(context.store, context.viewer, entry->id))
    reading.add({GraphKind::record, part.id}, reading.node, GraphRelation::is_part_of);
  add_naming(reading, entry->id);
}

void read_body(Reading& reading) {
  Context& context = reading.context;
  const auto body = [](const std::string& key) { return GraphNode{GraphKind::body, key}; };
  for (const kb::Agent& agent : kb::agents(context.store)) {
    const bool self = agent.key == reading.node.key;
    if (self || agent.parent == reading.node.key)
      if (!agent.parent.empty())
        reading.add(body(agent.key), body(agent.parent), GraphRelation::belongs_to);
    for (const std::string& successor : agent.successors)
      if (self || successor == reading.node.key)
        reading.add(body(agent.key), body(successor), GraphRelation::is_succeeded_by);
    if (self && !agent.territory.empty())
      reading.add(reading.node, {GraphKind::place, agent.territory}, GraphRelation::acts_in);
  }
  kb::AskFilter filter;
  filter.addressee = reading.node.key;
  const auto asks = kb::list_asks(context.store, context.viewer, filter, {"", kb::kLargestPage});
  for (const kb::Ask& ask : asks.items)
    reading.add({GraphKind::ask, ask.id}, reading.node, GraphRelation::is_addressed_to);
  reading.found.more[GraphKind::ask] += asks.total - asks.items.size();
  add_naming(reading, reading.node.key);
}

void read_place(Reading& reading) {
  Context& context = reading.context;
  const Date day = today();
  for (const kb::Territory& one : reading.gazetteer.territories())
    for (const kb::TerritoryMembership& membership : one.memberships)
      if (kb::is_valid_on(membership, day) &&
          (one.key == reading.node.key || membership.parent == reading.node.key))
        reading.add({GraphKind::place, one.key}, {GraphKind::place, membership.parent},
                    GraphRelation::belongs_to);
  kb::GapFilter filter;
  filter.territories = {reading.node.key};
  const auto gaps = kb::list_gaps(context.store, context.viewer, filter, {"", kb::kLargestPage});
  for (const kb::Gap& gap : gaps.items)
    reading.add({GraphKind::gap, gap.id}, reading.node, GraphRelation::is_recorded_for);
  reading.found.more[GraphKind::gap] += gaps.total - gaps.items.size();
  add_naming(reading, reading.node.key);
}

struct Reader {
  GraphKind kind;
  void (*read)(Reading&);
};
constexpr Reader kReaders[] = {
    {GraphKind::gap, read_gap},       {GraphKind::provision, read_provision},
    {GraphKind::act, read_act},       {GraphKind::evidence, read_evidence},
    {GraphKind::ask, read_ask},       {GraphKind::paper, read_paper},
    {GraphKind::record, read_record}, {GraphKind::body, read_body},
    {GraphKind::place, read_place},
};

}  // namespace

GraphEdges edges_at(Context& context, const Gazetteer& gazetteer, const GraphNode& node) {
  Reading reading{context, gazetteer, node, {}};
  for (const Reader& reader : kReaders)
    if (reader.kind == node.kind) reader.read(reading);
  return std::move(reading.found);
}

}  // namespace lacuna::server
