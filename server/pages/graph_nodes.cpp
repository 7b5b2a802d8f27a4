#include "server/pages/graph_nodes.h"

#include "kb/base/error.h"
#include "kb/rules/territory_rules.h"
#include "kb/store/act_store.h"
#include "kb/store/agent_store.h"
#include "kb/store/entry_store.h"
#include "kb/store/evidence_store.h"
#include "kb/store/gap_store.h"
#include "kb/store/position_store.h"
#include "server/pages/asked.h"
#include "server/pages/linked.h"
#include "server/pages/parts.h"
#include "server/view/urls.h"

namespace lacuna::server {
namespace {

Error no_such_node() {
  return {ErrorCode::not_found, "There is no such record here.",
          "It may have been withdrawn, or it is not yours to see."};
}

std::string kind_label(const Context& context, GraphKind kind) {
  return context.messages.label("graph_kind", word(kind));
}

GraphFace record_face(Context& context, const kb::Entry& entry) {
  return {context.messages.text(get_entry_kind(entry.kind).name), entry.number + " " + entry.title,
          entry_url(entry.id)};
}

template <class Record>
std::optional<GraphFace> numbered_face(Context& context, GraphKind kind,
                                       const std::optional<Record>& record,
                                       std::string (*url)(std::string_view)) {
  if (!record) return std::nullopt;
  return GraphFace{kind_label(context, kind), record->number + " " + record->title,
                   url(record->id)};
}

// A body that no register knows is there for those who see a record that names it.
bool is_body(Context& context, const std::string& key) {
  if (kb::find_agent(context.store, key)) return true;
  kb::EntryFilter filter;
  filter.terms.push_back({"", {key}});
  return kb::list_entries(context.store, context.viewer, filter, {"", 1}).total > 0;
}

// Whether the act is one that people know here, or whose text the viewer may read.
bool is_asked_for(Context& context, const GraphNode& node) {
  const auto ref = kb::parse_ref(node.key);
  if (!ref) return false;
  const auto known = kb::find_known_work(context.store, ref->work);
  if (!known) return ref->eid.empty() && !texts_of(context, ref->work).empty();
  return ref->eid.empty() || !known->loaded || kb::find_provision(context.store, *ref).has_value();
}

std::optional<GraphNode> numbered_node(Context& context, const std::string& text) {
  if (const auto gap = kb::find_gap(context.store, context.viewer, text))
    return GraphNode{GraphKind::gap, gap->id};
  if (const auto ask = kb::find_ask(context.store, context.viewer, text))
    return GraphNode{GraphKind::ask, ask->id};
  if (const auto paper = kb::find_paper(context.store, context.viewer, text))
    return GraphNode{GraphKind::paper, paper->id};
  if (const auto entry = kb::find_entry(context.store, context.viewer, text))
    return GraphNode{GraphKind::record, entry->id};
  return std::nullopt;
}

std::optional<GraphNode> prefixed_node(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  const auto kind = parse_word<GraphKind>(text.substr(0, colon));
  if (!kind) return std::nullopt;
  const std::string_view key = text.substr(colon + 1);
  if (*kind == GraphKind::provision || *kind == GraphKind::act) return provision_node(key);
  return GraphNode{*kind, std::string(key)};
}

std::optional<GraphNode> node_named(Context& context, const Gazetteer& gazetteer,
                                    const std::string& text) {
  if (auto node = prefixed_node(text)) return node;
  if (auto node = numbered_node(context, text)) return node;
  if (const auto place = gazetteer.find_place(text)) return GraphNode{GraphKind::place, *place};
  if (is_body(context, text)) return GraphNode{GraphKind::body, text};
  if (const TypedProvision typed = typed_provision(context, text); typed.failure.empty())
    return provision_node(typed.ref);
  return std::nullopt;
}

}  // namespace

std::optional<GraphNode> provision_node(std::string_view reference) {
  auto ref = kb::parse_ref(reference);
  if (!ref) return std::nullopt;
  ref->date.reset();
  if (ref->eid.empty()) return GraphNode{GraphKind::act, ref->work};
  return GraphNode{GraphKind::provision, to_string(*ref)};
}

std::optional<GraphNode> graph_node(const kb::Node& node) {
  switch (node.kind) {
    case kb::NodeKind::provision:
      return provision_node(node.key);
    case kb::NodeKind::gap:
      return GraphNode{GraphKind::gap, node.key};
    case kb::NodeKind::ask:
      return GraphNode{GraphKind::ask, node.key};
    case kb::NodeKind::paper:
      return GraphNode{GraphKind::paper, node.key};
    case kb::NodeKind::evidence:
      return GraphNode{GraphKind::evidence, node.key};
    case kb::NodeKind::entry:
      return GraphNode{GraphKind::record, node.key};
  }
  return std::nullopt;
}

std::string graph_text(const GraphNode& node) {
  return std::string(word(node.kind)) + ":" + node.key;
}

std::optional<GraphFace> face_of(Context& context, const Gazetteer& gazetteer,
                                 const GraphNode& node) {
  const auto face = [&](std::string label, std::string href) {
    return GraphFace{kind_label(context, node.kind), std::move(label), std::move(href)};
  };
  switch (node.kind) {
    case GraphKind::gap:
      return numbered_face(context, node.kind,
                           kb::find_gap(context.store, context.viewer, node.key), gap_url);
    case GraphKind::ask:
      return numbered_face(context, node.kind,
                           kb::find_ask(context.store, context.viewer, node.key), ask_url);
    case GraphKind::paper:
      return numbered_face(context, node.kind,
                           kb::find_paper(context.store, context.viewer, node.key), position_url);
    case GraphKind::provision:
    case GraphKind::act:
      return face(cited(context, node.key), law_url(node.key));
    case GraphKind::evidence: {
      const auto evidence = kb::find_evidence(context.store, context.viewer, node.key);
      if (!evidence) return std::nullopt;
      return face(evidence->title, evidence_url(evidence->id));
    }
    case GraphKind::record: {
      const auto entry = kb::find_entry(context.store, context.viewer, node.key);
      if (!entry) return std::nullopt;
      return record_face(context, *entry);
    }
    case GraphKind::body:
      return face(agent_name(context, node.key), agent_url(node.key));
    case GraphKind::place:
      return face(gazetteer.place(node.key), territory_url(node.key));
  }
  return std::nullopt;
}

GraphNode asked_node(Context& context, const Gazetteer& gazetteer, std::string_view text) {
  const auto node = node_named(context, gazetteer, std::string(text));
  if (!node) throw no_such_node();
  bool there = true;
  if (node->kind == GraphKind::provision || node->kind == GraphKind::act)
    there = is_asked_for(context, *node);
  else if (node->kind == GraphKind::body)
    there = is_body(context, node->key);
  else if (node->kind == GraphKind::place)
    there = kb::find_territory(gazetteer.territories(), node->key) != nullptr;
  else
    there = face_of(context, gazetteer, *node).has_value();
  if (!there) throw no_such_node();
  return *node;
}

}  // namespace lacuna::server
