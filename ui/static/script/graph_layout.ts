// Where nodes stand: forces of d3, settled before anything is drawn. Pixels, from the top left corner of the drawing.
import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY, SimulationNodeDatum } from "d3-force";

export interface GraphNode {
  kind: string;
  kind_label: string;
  label: string;
  graph_href: string;
  steps: number;
}
export interface GraphEdge {
  from: number; // index of nodes
  to: number;
  relation: string;
}
export interface GraphData {
  nodes: GraphNode[];
  edges: GraphEdge[];
}

export interface Place {
  x: number;
  y: number;
}
export interface Layout {
  width: number;
  height: number;
  places: Place[]; // one a node
}

interface Body extends SimulationNodeDatum {
  steps: number;
}

export const fewEdges = 16; // so many wordings are read without pointing at anything
const rounds = 300; // d3's own count until it cools down
const room = 46; // around a node: half the width of its words
const margin = { side: 84, top: 28, bottom: 58 };

export function settle(data: GraphData, width: number): Layout {
  const bodies: Body[] = data.nodes.map((node) => ({ steps: node.steps }));
  const springs = data.edges.map((edge) => ({ source: edge.from, target: edge.to }));
  const wide = Math.max(0.2, Math.min(1, width / 1200)); // a narrow screen draws upright
  forceSimulation(bodies)
    .force("link", forceLink(springs).distance(data.edges.length <= fewEdges ? 170 : 110))
    .force("apart", forceManyBody().strength(-420))
    .force("room", forceCollide(room).iterations(2))
    .force("across", forceX<Body>(0).strength(0.05 / wide))
    .force("down", forceY<Body>(0).strength(0.07 * wide))
    .stop()
    .tick(rounds);
  const xs = bodies.map((body) => body.x ?? 0);
  const ys = bodies.map((body) => body.y ?? 0);
  const left = Math.min(...xs) - margin.side;
  const top = Math.min(...ys) - margin.top;
  return {
    width: Math.ceil(Math.max(...xs) - left + margin.side),
    height: Math.ceil(Math.max(...ys) - top + margin.bottom),
    places: bodies.map((body) => ({ x: Math.round((body.x ?? 0) - left), y: Math.round((body.y ?? 0) - top) })),
  };
}
