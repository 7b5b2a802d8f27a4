// The drawing: edges with their wording, nodes as links with a shape for their kind (the symbols of graph_show.html) and words.
import { fewEdges, GraphData, GraphEdge, GraphNode, Layout, Place } from "./graph_layout";

const ns = "http://www.w3.org/2000/svg";
const side = 24; // of a sign
const longest = 22; // letters of a line of words
const lines = 2;

function make<Name extends keyof SVGElementTagNameMap>(
  name: Name, attributes: Record<string, string | number> = {}): SVGElementTagNameMap[Name] {
  const element = document.createElementNS(ns, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
}

// In at most two lines, broken at blanks; what is left out ends in an ellipsis, the whole is in the title.
export function inLines(words: string): string[] {
  const made: string[] = [];
  let line = "";
  for (const word of words.split(/\s+/)) {
    const longer = line ? `${line} ${word}` : word;
    if (Array.from(longer).length <= longest || !line) {
      line = longer;
      continue;
    }
    made.push(line);
    line = word;
  }
  made.push(line);
  const cut = made.slice(0, lines);
  const last = Array.from(cut[cut.length - 1] ?? "");
  if (made.length > lines || last.length > longest + 1) cut[cut.length - 1] = `${last.slice(0, longest - 1).join("")}…`;
  return cut;
}

// Words stand nearer to the end that is farther from the centre, where there is more room.
function drawEdge(edge: GraphEdge, from: Place, to: Place, outward: boolean, said: string): SVGGElement {
  const group = make("g", { class: "graph__edge" });
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const cut = (side * 0.62) / length; // the line ends at the sign, the arrow's head is seen
  const x1 = from.x + (to.x - from.x) * cut;
  const y1 = from.y + (to.y - from.y) * cut;
  const x2 = to.x - (to.x - from.x) * cut;
  const y2 = to.y - (to.y - from.y) * cut;
  const line = make("line", { x1, y1, x2, y2, "marker-end": "url(#graph-head)" });
  const title = make("title");
  title.textContent = said;
  line.append(title);
  const at = outward ? 0.56 : 0.44;
  const words = make("text", {
    class: "graph__relation", x: x1 + (x2 - x1) * at, y: y1 + (y2 - y1) * at - 3, "text-anchor": "middle" });
  words.textContent = edge.relation;
  group.append(line, words);
  return group;
}

function drawNode(node: GraphNode, place: Place, centre: boolean): SVGAElement {
  const link = make("a", {
    href: node.graph_href,
    class: `graph__node graph-sign--${node.kind}${centre ? " graph__node--centre" : ""}`,
    "aria-label": `${node.kind_label}: ${node.label}`,
  });
  const title = make("title");
  title.textContent = `${node.kind_label}: ${node.label}`;
  const size = centre ? side * 1.4 : side;
  const words = make("text", { class: "graph__words", "text-anchor": "middle" });
  inLines(node.label).forEach((line, index) => {
    const span = make("tspan", { x: place.x, y: place.y + size / 2 + 13 + index * 13 });
    span.textContent = line;
    words.append(span);
  });
  const sign = make("use", { href: `#graph-${node.kind}`, x: place.x - size / 2, y: place.y - size / 2, width: size, height: size });
  const ring = make("circle", { class: "graph__ring", cx: place.x, cy: place.y, r: size / 2 + 5 });
  link.append(title, ring, sign, words);
  return link;
}

// Pointing at a node, or reaching it by keyboard, brings out what joins it.
function bringOut(links: SVGAElement[], edges: { data: GraphEdge; group: SVGGElement }[]): void {
  links.forEach((link, index) => {
    const near = edges.filter(({ data }) => data.from === index || data.to === index);
    const set = (on: boolean): void => {
      for (const { data, group } of near) {
        group.classList.toggle("graph__edge--near", on);
        for (const end of [data.from, data.to]) links[end]?.classList.toggle("graph__node--near", on);
      }
    };
    for (const moment of ["pointerenter", "focus"]) link.addEventListener(moment, () => set(true));
    for (const moment of ["pointerleave", "blur"]) link.addEventListener(moment, () => set(false));
  });
}

export function drawGraph(data: GraphData, layout: Layout, name: string): SVGSVGElement {
  const { width, height, places } = layout;
  const svg = make("svg", { viewBox: `0 0 ${width} ${height}`, width, height, role: "group", "aria-label": name });
  if (data.edges.length <= fewEdges) svg.classList.add("graph--few");
  const head = make("marker", {
    id: "graph-head", viewBox: "0 0 8 8", refX: 7, refY: 4, markerWidth: 7, markerHeight: 7, orient: "auto" });
  head.append(make("path", { d: "M0 0L8 4L0 8z" }));
  const definitions = make("defs");
  definitions.append(head);
  const lower = make("g", { "aria-hidden": "true" }); // the table says it in order
  const edges = data.edges.flatMap((edge) => {
    const [from, to] = [places[edge.from], places[edge.to]];
    const [first, second] = [data.nodes[edge.from], data.nodes[edge.to]];
    if (!from || !to || !first || !second) return [];
    return [{ data: edge, group: drawEdge(edge, from, to, second.steps > first.steps, `${first.label} – ${edge.relation} – ${second.label}`) }];
  });
  lower.append(...edges.map(({ group }) => group));
  const links = data.nodes.map((node, index) => drawNode(node, places[index] ?? { x: 0, y: 0 }, index === 0));
  bringOut(links, edges);
  svg.append(definitions, lower, ...links);
  return svg;
}
