// A phrase of a provision as W3C selectors: TextQuoteSelector and TextPositionSelector. Offsets count code points of the
// provision's own words (the text content of its [data-text]), end exclusive, as the server counts them.
export interface Quote {
  exact: string;
  prefix: string;
  suffix: string;
  start: number;
  end: number;
}

const around = 32; // code points kept before and after, to tell apart phrases that stand twice
export const longestQuote = 1000; // code points; a longer selection is cut, the form shows what is left

// `from` and `to` in UTF-16 units of `text`, as the browser counts. Null when only white space is left.
export function quoteOf(text: string, from: number, to: number): Quote | null {
  const raw = text.slice(from, to);
  const begin = from + (raw.length - raw.trimStart().length);
  const exact = Array.from(raw.trim()).slice(0, longestQuote);
  if (exact.length === 0) return null;
  const before = Array.from(text.slice(0, begin));
  const joined = exact.join("");
  return {
    exact: joined,
    prefix: before.slice(-around).join(""),
    suffix: Array.from(text.slice(begin + joined.length)).slice(0, around).join(""),
    start: before.length,
    end: before.length + exact.length,
  };
}

// The part of `range` that lies in `words`.
export function quoteInRange(words: Element, range: Range): Quote | null {
  const whole = document.createRange();
  whole.selectNodeContents(words);
  const cut = whole.cloneRange();
  if (range.compareBoundaryPoints(Range.START_TO_START, whole) > 0) cut.setStart(range.startContainer, range.startOffset);
  if (range.compareBoundaryPoints(Range.END_TO_END, whole) < 0) cut.setEnd(range.endContainer, range.endOffset);
  const lead = whole.cloneRange();
  lead.setEnd(cut.startContainer, cut.startOffset);
  const from = lead.toString().length;
  return quoteOf(words.textContent ?? "", from, from + cut.toString().length);
}

export function withQuote(href: string, quote: Quote, more: Record<string, string> = {}): string {
  const url = new URL(href, document.baseURI);
  for (const [name, value] of Object.entries(more)) url.searchParams.set(name, value);
  for (const [name, value] of Object.entries(quote)) url.searchParams.set(name, String(value));
  return url.pathname + url.search;
}
