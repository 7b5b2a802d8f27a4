// Link, copy citation, copy quote: beside the unit under the pointer or the focus.
import { canCopy, copy } from "./copy";
import { citationOf, quotationOf, Unit, unitOf } from "./cite";

export function unitBar(): void {
  const bar = document.getElementById("unit-bar");
  if (!bar || !canCopy()) return;
  let unit: Unit | null = null;
  let waiting = 0;

  const show = (next: Unit): void => {
    unit = next;
    const address = next.element.querySelector<HTMLAnchorElement>("a.unit__num")
      ?? next.element.closest(".article")?.querySelector<HTMLAnchorElement>(".article__head a");
    const link = bar.querySelector<HTMLAnchorElement>("[data-tool=address]");
    if (link && address) link.href = address.href;
    next.element.append(bar);
    bar.hidden = false;
  };
  const hide = (): void => {
    clearTimeout(waiting);
    if (bar.contains(document.activeElement)) return;
    bar.hidden = true;
    unit = null;
  };

  const law = document.querySelector<HTMLElement>(".law");
  law?.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "mouse") return;
    const next = unitOf(event.target as Node);
    if (next?.element === unit?.element) return;
    clearTimeout(waiting);
    waiting = window.setTimeout(() => {
      if (bar.contains(document.activeElement)) return;
      const selection = document.getSelection();
      if (next && (!selection || selection.isCollapsed)) show(next);
      else if (!next) hide();
    }, 250);
  });
  law?.addEventListener("pointerleave", hide);
  law?.addEventListener("focusin", (event) => {
    if ((event.target as Element).closest("#selection-bar") || !document.getSelection()?.isCollapsed) return;
    const next = unitOf(event.target as Node);
    if (next && next.element !== unit?.element && !bar.contains(event.target as Node)) show(next);
  });
  law?.addEventListener("focusout", (event) => {
    if (unit && !unit.element.contains(event.relatedTarget as Node | null)) {
      bar.hidden = true;
      unit = null;
    }
  });
  document.addEventListener("selectionchange", () => {
    if (!document.getSelection()?.isCollapsed) hide();
  });

  for (const tool of ["citation", "quote"] as const) {
    const button = bar.querySelector<HTMLElement>(`[data-tool=${tool}]`);
    button?.addEventListener("click", () => {
      if (unit) void copy(tool === "citation" ? citationOf(unit) : quotationOf(unit, unit.words.textContent ?? ""), button);
    });
  }
}
