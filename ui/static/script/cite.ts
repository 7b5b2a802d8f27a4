// Citation and quotation of a unit, from what the page says about itself: the national form with title and amendment mention,
// the quotation with the date of its text.
export interface Unit {
  element: HTMLElement;
  words: HTMLElement;
}

export function unitOf(node: Node | null): Unit | null {
  const start = node instanceof Element ? node : node?.parentElement;
  const element = start?.closest<HTMLElement>(".unit[data-ref]");
  const words = element?.querySelector<HTMLElement>("[data-text]");
  return element && words ? { element, words } : null;
}

export function citationOf(unit: Unit): string {
  const law = unit.element.closest<HTMLElement>(".law");
  return `${unit.element.dataset.cite ?? ""} ${law?.dataset.citeOf ?? ""}`.trim();
}

export function quotationOf(unit: Unit, words: string): string {
  const law = unit.element.closest<HTMLElement>(".law");
  const dated = law?.dataset.dated;
  const source = dated ? `${citationOf(unit)}, ${law?.dataset.datedLabel ?? ""} ${dated}` : citationOf(unit);
  return `${law?.dataset.quoteOpen ?? "“"}${words.trim()}${law?.dataset.quoteClose ?? "”"} (${source.trim()})`;
}
