// The graph above its table: laid out at once by d3-force and drawn where it settled, so that nothing moves. The page's data
// (its JSON twin) says nodes and edges; every node is a link. Attributes and classes alone: no style text, no HTML.
import { drawGraph } from "./script/graph_draw";
import { GraphData, settle } from "./script/graph_layout";

async function show(figure: HTMLElement, box: HTMLElement): Promise<void> {
  const twin = document.querySelector<HTMLLinkElement>("link[rel=alternate][type='application/json']");
  if (!twin) return;
  const answer = await fetch(twin.href, { headers: { accept: "application/json" }, credentials: "same-origin" });
  if (!answer.ok) return; // the table says it all
  const data = (await answer.json()) as GraphData;
  if (data.edges.length === 0) return;
  figure.hidden = false;
  const layout = settle(data, box.clientWidth);
  box.append(drawGraph(data, layout, box.getAttribute("aria-label") ?? ""));
  const centre = layout.places[0];
  if (centre) box.scrollTo(centre.x - box.clientWidth / 2, centre.y - box.clientHeight / 2);
}

const figure = document.getElementById("graph");
const box = figure?.querySelector<HTMLElement>("[data-graph]");
if (figure && box) void show(figure, box);
