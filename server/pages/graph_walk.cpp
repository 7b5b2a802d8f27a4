#include "server/pages/graph_walk.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace lacuna::server {
namespace {

struct Walk {
  const GraphBounds& bounds;
  Graph graph;
  std::map<GraphNode, std::size_t> at;  // index in graph.nodes
  std::set<GraphNode> left_out;
  std::size_t more = 0;
  std::set<std::tuple<GraphNode, GraphNode, std::string>> drawn;

  bool is_drawn(GraphKind kind) const {
    return bounds.kinds.empty() || bounds.kinds.contains(kind);
  }

  void meet(const GraphNode& node, int steps) {
    if (at.contains(node) || left_out.contains(node) || !is_drawn(node.kind)) return;
    if (graph.nodes.size() >= bounds.nodes) {
      left_out.insert(node);
      return;
    }
    at.emplace(node, graph.nodes.size());
    graph.nodes.push_back(node);
    graph.steps.push_back(steps);
  }

  void draw(GraphEdge edge) {
    if (!at.contains(edge.from) || !at.contains(edge.to)) return;
    if (drawn.emplace(edge.from, edge.to, edge.relation).second)
      graph.edges.push_back(std::move(edge));
  }
};

}  // namespace

Graph walk_graph(const GraphNode& centre, const GraphBounds& bounds, const EdgesAt& edges_at) {
  Walk walk{bounds, {}, {}, {}, 0, {}};
  walk.at.emplace(centre, 0);
  walk.graph.nodes.push_back(centre);
  walk.graph.steps.push_back(0);
  std::size_t next = 0;
  for (int step = 1; step <= bounds.steps; ++step) {
    const std::size_t end = walk.graph.nodes.size();
    for (; next < end; ++next) {
      const GraphNode from = walk.graph.nodes[next];
      if (step > 1 && !is_passed_through(from.kind)) continue;
      GraphEdges found = edges_at(from);
      for (const auto& [kind, count] : found.more)
        if (walk.is_drawn(kind)) walk.more += count;
      for (GraphEdge& edge : found.edges) {
        walk.meet(edge.from == from ? edge.to : edge.from, step);
        walk.draw(std::move(edge));
      }
    }
  }
  walk.graph.left_out = walk.left_out.size() + walk.more;
  return std::move(walk.graph);
}

}  // namespace lacuna::server
