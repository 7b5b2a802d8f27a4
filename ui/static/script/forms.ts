// Forms: the sentence of a gap grows while its parts are typed; a phrase is taken from the provision by selecting it.
import { quoteOf } from "./quote";

export function sentenceBuilder(): void {
  const builder = document.querySelector<HTMLElement>("[data-builder]");
  const sentence = builder?.querySelector<HTMLElement>("[data-sentence]");
  if (!builder || !sentence) return;
  const grow = (): void => {
    for (const part of sentence.querySelectorAll<HTMLElement>("[data-part]")) {
      const value = builder.querySelector<HTMLInputElement>(`[name="${part.dataset.part}"]`)?.value.trim() ?? "";
      const { before = "", after = "", empty = "" } = part.dataset;
      part.textContent = value ? before + value + after : empty;
      part.classList.toggle("builder__gap", !value);
    }
  };
  builder.addEventListener("input", grow);
  window.addEventListener("pageshow", grow);
  grow();
  sentence.hidden = false;
}

// The text of the provision in a field: a place where a phrase can be selected by keyboard in every browser. A readonly field
// has no caret in some, so it takes keys and refuses changes instead.
export function phraseFromSource(): void {
  const source = document.querySelector<HTMLTextAreaElement>("textarea#source");
  const exact = document.querySelector<HTMLInputElement>("input#exact");
  const form = exact?.form;
  if (!source || !exact || !form) return;
  const set = (name: string, value: string): void => {
    const field = form.elements.namedItem(name);
    if (field instanceof HTMLInputElement) field.value = value;
  };
  source.readOnly = false;
  source.setAttribute("aria-readonly", "true");
  source.addEventListener("beforeinput", (event) => event.preventDefault());
  const take = (): void => {
    const quote = quoteOf(source.value, source.selectionStart, source.selectionEnd);
    if (quote) for (const [name, value] of Object.entries(quote)) set(name, String(value));
  };
  for (const moment of ["select", "keyup", "pointerup"]) source.addEventListener(moment, take);
  // A phrase typed by hand has no place yet: the server finds it.
  exact.addEventListener("input", () => {
    for (const name of ["prefix", "suffix", "start", "end"]) set(name, "");
  });
}
