// The part of the graph around a centre: nearest nodes first, no more than fit on a page. Pure but
// for the reader of edges that it is given; one thread.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "server/pages/graph_nodes.h"

namespace lacuna::server {

struct GraphEdge {
  GraphNode from;
  GraphNode to;
  std::string relation;  // as it reads from `from` to `to`, in the language of the pages
  std::string why;       // the rationale of a link; empty: none was given

  bool operator==(const GraphEdge&) const = default;
};

struct GraphEdges {
  std::vector<GraphEdge> edges;           // all touch the node that was asked for
  std::map<GraphKind, std::size_t> more;  // nodes that are joined with it besides
};
using EdgesAt = std::function<GraphEdges(const GraphNode&)>;

struct GraphBounds {
  int steps = 1;
  std::size_t nodes = 150;
  std::set<GraphKind> kinds;  // that are drawn beside the centre; empty: all
};

struct Graph {
  std::vector<GraphNode> nodes;  // the centre first, then the nearest
  std::vector<int> steps;        // from the centre, one a node
  std::vector<GraphEdge> edges;  // both ends are nodes; each once
  std::size_t left_out = 0;      // nodes of the kinds within the steps, at least
};

Graph walk_graph(const GraphNode& centre, const GraphBounds& bounds, const EdgesAt& edges_at);

}  // namespace lacuna::server
