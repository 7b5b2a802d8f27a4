#include "server/pages/graph.h"

#include <algorithm>
#include <map>

#include <nlohmann/json.hpp>

#include "kb/base/text.h"
#include "server/pages/graph_edges.h"
#include "server/pages/parts.h"
#include "server/pages/table.h"
#include "server/view/urls.h"

namespace lacuna::server {
namespace {

using Json = nlohmann::json;

enum class GraphOrder { steps, from, relation, to };
constexpr auto names(GraphOrder) {
  return name_table<GraphOrder>({{GraphOrder::steps, "steps"},
                                 {GraphOrder::from, "from"},
                                 {GraphOrder::relation, "relation"},
                                 {GraphOrder::to, "to"}});
}

struct GraphQuery {
  std::string of;
  GraphBounds bounds;
  GraphOrder order = GraphOrder::steps;
};

GraphQuery query_of(const Request& request) {
  GraphQuery query;
  query.of = std::string(trim(request.query_value("of")));
  query.bounds.steps = request.query_value("depth") == "2" ? 2 : 1;
  for (const std::string_view kind : request.query_values("kind"))
    if (const auto known = parse_word<GraphKind>(kind)) query.bounds.kinds.insert(*known);
  query.order = parse_word<GraphOrder>(request.query_value("sort")).value_or(GraphOrder::steps);
  return query;
}

Json steps_options(const GraphQuery& query, const Messages& messages) {
  Json options = Json::array();
  for (const int steps : {1, 2})
    options.push_back({{"value", std::to_string(steps)},
                       {"label", messages.plural("{count} step", "{count} steps", steps)},
                       {"selected", steps == query.bounds.steps}});
  return options;
}

Json order_options(const GraphQuery& query, const Messages& messages) {
  Json options = Json::array();
  for (const auto& [order, text] : all_of<GraphOrder>())
    options.push_back({{"value", text},
                       {"label", messages.label("graph_order", text)},
                       {"selected", order == query.order}});
  return options;
}

// Every kind is ticked while none is chosen: then all are drawn.
Json kind_options(const GraphQuery& query, const Messages& messages) {
  Json options = Json::array();
  for (const auto& [kind, text] : all_of<GraphKind>())
    options.push_back(
        {{"value", text},
         {"label", messages.label("graph_kind", text)},
         {"selected", query.bounds.kinds.empty() || query.bounds.kinds.contains(kind)}});
  return options;
}

Json node_model(const GraphNode& node, const GraphFace& face, int steps) {
  return {{"key", graph_text(node)}, {"kind", word(node.kind)},
          {"kind_label", face.kind}, {"label", face.label},
          {"href", face.href},       {"graph_href", graph_url(graph_text(node))},
          {"steps", steps}};
}

struct Faced {
  Graph graph;
  std::vector<GraphFace> faces;  // one a node
  std::map<GraphNode, std::size_t> at;
};

// The graph with its nodes' names. All of its nodes are seen by whoever sees its edges.
Faced faced_graph(Context& context, const Gazetteer& gazetteer, const GraphNode& centre,
                  const GraphBounds& bounds) {
  Faced faced{walk_graph(centre, bounds,
                         [&](const GraphNode& node) { return edges_at(context, gazetteer, node); }),
              {},
              {}};
  for (const GraphNode& node : faced.graph.nodes) {
    faced.at.emplace(node, faced.faces.size());
    faced.faces.push_back(face_of(context, gazetteer, node).value_or(GraphFace{}));
  }
  return faced;
}

void sort_edges(Faced& faced, GraphOrder order) {
  const auto label = [&](const GraphNode& node) {
    return lower(faced.faces[faced.at.at(node)].label);
  };
  const auto by = [&](auto key) { std::ranges::stable_sort(faced.graph.edges, {}, key); };
  if (order == GraphOrder::from)
    by([&](const GraphEdge& edge) { return label(edge.from); });
  else if (order == GraphOrder::relation)
    by([](const GraphEdge& edge) { return edge.relation; });
  else if (order == GraphOrder::to)
    by([&](const GraphEdge& edge) { return label(edge.to); });
}

Table table_of(const Faced& faced, const Messages& messages) {
  Table table{"edges", messages.text("The same as a table"), messages.text("From what"), {}, {},
              ""};
  table.columns = {{messages.text("Relation"), "", {}},
                   {messages.text("To what"), "", {}},
                   {messages.text("Why"), "", {}}};
  const auto cell = [&](const GraphNode& node) {
    const GraphFace& face = faced.faces[faced.at.at(node)];
    return TableCell{face.label, face.href, CellMark::none};
  };
  for (const GraphEdge& edge : faced.graph.edges)
    table.rows.push_back(
        {cell(edge.from), {{edge.relation, "", {}}, cell(edge.to), {edge.why, "", {}}}});
  return table;
}

std::string left_out_text(const Graph& graph, const Messages& messages) {
  if (graph.left_out == 0) return "";
  return messages.plural("At least {count} more is not drawn: the page would not be readable. ",
                         "At least {count} more are not drawn: the page would not be readable. ",
                         static_cast<long>(graph.left_out)) +
         messages.text("Choose one step or fewer kinds, or go on from one of the nodes.");
}

// How people would type it.
std::string typed_text(const GraphNode& node, const GraphFace& face) {
  switch (node.kind) {
    case GraphKind::gap:
    case GraphKind::ask:
    case GraphKind::paper:
    case GraphKind::record:
      return face.label.substr(0, face.label.find(' '));
    case GraphKind::evidence:
      return graph_text(node);
    default:
      return node.key;
  }
}

void draw_graph(Context& context, const GraphQuery& query, Json& model) {
  const Messages& messages = context.messages;
  const Gazetteer gazetteer(context);
  const GraphNode centre = asked_node(context, gazetteer, query.of);
  Faced faced = faced_graph(context, gazetteer, centre, query.bounds);
  sort_edges(faced, query.order);
  for (std::size_t i = 0; i < faced.graph.nodes.size(); ++i)
    model["nodes"].push_back(
        node_model(faced.graph.nodes[i], faced.faces[i], faced.graph.steps[i]));
  for (const GraphEdge& edge : faced.graph.edges)
    model["edges"].push_back({{"from", faced.at.at(edge.from)},
                              {"to", faced.at.at(edge.to)},
                              {"relation", edge.relation},
                              {"why", edge.why}});
  model["title"] = messages.text("Graph of {label}", {{"label", faced.faces.front().label}});
  model["of"] = typed_text(centre, faced.faces.front());
  model["centre"] = model["nodes"][0];
  model["left_out"] = left_out_text(faced.graph, messages);
  if (faced.graph.edges.empty()) return;
  model["table"] = table_model(table_of(faced, messages));
  model["counted"] = messages.plural("{count} node", "{count} nodes",
                                     static_cast<long>(faced.graph.nodes.size())) +
                     ", " +
                     messages.plural("{count} relation", "{count} relations",
                                     static_cast<long>(faced.graph.edges.size()));
}

}  // namespace

Response graph_show(Context& context, const Request& request) {
  const Messages& messages = context.messages;
  const GraphQuery query = query_of(request);
  Json model = {{"title", messages.text("Graph")},
                {"breadcrumb", Json::array()},
                {"of", query.of},
                {"steps", steps_options(query, messages)},
                {"orders", order_options(query, messages)},
                {"kinds", kind_options(query, messages)},
                {"centre", false},
                {"nodes", Json::array()},
                {"edges", Json::array()},
                {"counted", ""},
                {"left_out", ""},
                {"table", false}};
  if (!query.of.empty()) draw_graph(context, query, model);
  return page("graph_show", std::move(model));
}

}  // namespace lacuna::server
