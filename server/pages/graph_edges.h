// What joins a node of the graph with others: links and their verbs, evidence, the fields of
// records, the parts of an act, the trees of places and bodies. One thread a request.
#pragma once

#include "server/pages/context.h"
#include "server/pages/entry_view.h"
#include "server/pages/graph_walk.h"

namespace lacuna::server {

// What joins two nodes besides the verbs of links and the fields of records; read from the first to
// the second.
enum class GraphRelation {
  is_part_of,
  is_recorded_for,
  speaks_of,
  was_observed_in,
  is_addressed_to,
  belongs_to,
  is_succeeded_by,
  acts_in,
};
constexpr auto names(GraphRelation) {
  return name_table<GraphRelation>({{GraphRelation::is_part_of, "is_part_of"},
                                    {GraphRelation::is_recorded_for, "is_recorded_for"},
                                    {GraphRelation::speaks_of, "speaks_of"},
                                    {GraphRelation::was_observed_in, "was_observed_in"},
                                    {GraphRelation::is_addressed_to, "is_addressed_to"},
                                    {GraphRelation::belongs_to, "belongs_to"},
                                    {GraphRelation::is_succeeded_by, "is_succeeded_by"},
                                    {GraphRelation::acts_in, "acts_in"}});
}

// Only edges whose two ends the viewer may see, and no count of others.
GraphEdges edges_at(Context& context, const Gazetteer& gazetteer, const GraphNode& node);

}  // namespace lacuna::server
