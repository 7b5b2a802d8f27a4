// What stands in the graph: records, provisions, acts, bodies and places, how they are named in
// addresses and what people call them. One thread a request.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

#include "kb/base/names.h"
#include "kb/model/link.h"
#include "server/pages/context.h"
#include "server/pages/entry_view.h"

namespace lacuna::server {

enum class GraphKind { gap, provision, act, evidence, ask, paper, record, body, place };
constexpr auto names(GraphKind) {
  return name_table<GraphKind>({{GraphKind::gap, "gap"},
                                {GraphKind::provision, "provision"},
                                {GraphKind::act, "act"},
                                {GraphKind::evidence, "evidence"},
                                {GraphKind::ask, "ask"},
                                {GraphKind::paper, "paper"},
                                {GraphKind::record, "record"},
                                {GraphKind::body, "body"},
                                {GraphKind::place, "place"}});
}

// Whether a second step goes on from here: what thousands share would join everything with
// everything.
constexpr bool is_passed_through(GraphKind kind) {
  return kind != GraphKind::act && kind != GraphKind::body && kind != GraphKind::place;
}

// The key of a provision is its reference without the date of a text; of an act, a body or a place
// its key; of the others their id.
struct GraphNode {
  GraphKind kind = GraphKind::gap;
  std::string key;

  auto operator<=>(const GraphNode&) const = default;
};

// A reference to no unit is the act; nullopt: it is no reference.
std::optional<GraphNode> provision_node(std::string_view reference);
std::optional<GraphNode> graph_node(const kb::Node& node);

std::string graph_text(const GraphNode& node);  // "gap:<id>": as graph_url() takes it

struct GraphFace {
  std::string kind;  // in words: "Gap", of a record its own kind: "Service"
  std::string label;
  std::string href;
};
// nullopt: the viewer may not see it.
std::optional<GraphFace> face_of(Context& context, const Gazetteer& gazetteer,
                                 const GraphNode& node);

// What somebody asks for: graph_text(), the number of a record, a provision or an act as people
// cite it, a place or a body by key or name. Throws not_found when that names nothing that the
// viewer may see.
GraphNode asked_node(Context& context, const Gazetteer& gazetteer, std::string_view text);

}  // namespace lacuna::server
