// Select words of a provision, with mouse, finger or keyboard: a small bar beside them leads to the plain forms with the
// phrase filled in.
import { canCopy, copy } from "./copy";
import { citationOf, quotationOf, Unit, unitOf } from "./cite";
import { Quote, quoteInRange, withQuote } from "./quote";

interface Chosen {
  unit: Unit;
  quote: Quote;
  range: Range;
}

// The unit in which the selection begins; what lies beyond its own words is left out.
function chosen(): Chosen | null {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const unit = unitOf(range.startContainer);
  if (!unit || unit.element.dataset.part !== "text" || !range.intersectsNode(unit.words)) return null;
  const quote = quoteInRange(unit.words, range);
  return quote ? { unit, quote, range } : null;
}

function aim(bar: HTMLElement, { unit, quote }: Chosen): void {
  const comment = bar.querySelector<HTMLAnchorElement>("[data-tool=comment]");
  const plain = unit.element.querySelector<HTMLAnchorElement>("a.unit__comment[data-comment]");
  if (comment && plain) comment.href = withQuote(plain.href, quote);
  if (comment) comment.hidden = !plain;
  const gap = bar.querySelector<HTMLAnchorElement>("[data-tool=gap]");
  const plainGap = unit.element.closest(".article")?.querySelector<HTMLAnchorElement>("a[data-gap]");
  if (gap && plainGap) gap.href = withQuote(plainGap.href, quote, { provision: unit.element.dataset.ref ?? "" });
  if (gap) gap.hidden = !plainGap;
}

// Below the last line of the selection, inside the unit, so that Tab leads from the words into the bar.
function place(bar: HTMLElement, { unit, range }: Chosen): void {
  unit.words.after(bar);
  bar.hidden = false;
  const lines = range.getClientRects();
  const last = lines[lines.length - 1] ?? range.getBoundingClientRect();
  const box = unit.element.getBoundingClientRect();
  const left = Math.max(0, Math.min(last.right - box.left - bar.offsetWidth / 2, box.width - bar.offsetWidth));
  bar.style.left = `${left}px`;
  bar.style.top = `${Math.min(last.bottom, box.bottom) - box.top + 6}px`;
}

export function selectionBar(): void {
  const bar = document.getElementById("selection-bar");
  if (!bar) return;
  let current: Chosen | null = null;
  const hide = (): void => {
    bar.hidden = true;
    current = null;
  };
  const show = (): void => {
    if (bar.contains(document.activeElement)) return;
    current = chosen();
    if (!current) return hide();
    aim(bar, current);
    place(bar, current);
  };
  let waiting = 0;
  document.addEventListener("selectionchange", () => {
    clearTimeout(waiting);
    waiting = window.setTimeout(show, 200);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !bar.hidden) hide();
  });
  bar.addEventListener("pointerdown", (event) => event.preventDefault()); // a click must not drop the selection
  bar.addEventListener("mousedown", (event) => event.preventDefault());
  for (const tool of ["citation", "quote"] as const) {
    const button = bar.querySelector<HTMLElement>(`[data-tool=${tool}]`);
    if (!button) continue;
    button.hidden = !canCopy();
    button.addEventListener("click", () => {
      if (!current) return;
      const { unit, quote } = current;
      void copy(tool === "citation" ? citationOf(unit) : quotationOf(unit, quote.exact), button);
    });
  }
  window.addEventListener("pageshow", hide); // also when the back button brings the page from memory
}
