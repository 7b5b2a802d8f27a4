// Suggestions while one types in a search field: a combobox with a list (WAI-ARIA 1.2), over a plain field that works without
// it. The server answers in the form of OpenSearch: [typed, texts, kinds, addresses].
const pause = 120; // ms without a key before the server is asked
const least = 2; // letters

type Answer = [string, string[], string[], string[]];

let lists = 0;

function suggestFor(field: HTMLInputElement): void {
  const list = document.createElement("ul");
  list.id = `suggestions-${(lists += 1)}`;
  list.className = "suggestions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", field.dataset.suggest ?? "");
  list.hidden = true;
  field.parentElement?.append(list);
  for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id }))
    field.setAttribute(name, value);

  let typed = field.value; // what the list is about; the field may show a choice
  let chosen = -1;
  let timer = 0;
  let asked: AbortController | undefined;
  const options = (): HTMLElement[] => Array.from(list.children) as HTMLElement[];

  const close = (): void => {
    window.clearTimeout(timer);
    asked?.abort();
    chosen = -1;
    list.hidden = true;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
  };
  const choose = (at: number): void => {
    const all = options();
    all.forEach((option, i) => option.setAttribute("aria-selected", String(i === at)));
    chosen = at;
    const option = all[at];
    if (option) field.setAttribute("aria-activedescendant", option.id);
    else field.removeAttribute("aria-activedescendant");
    field.value = option?.dataset.text ?? typed;
    option?.scrollIntoView({ block: "nearest" });
  };
  const go = (option: HTMLElement): void => {
    if (option.dataset.href) window.location.assign(option.dataset.href);
  };
  const show = ([about, texts, kinds, hrefs]: Answer): void => {
    if (about !== field.value.trim() || document.activeElement !== field) return;
    list.replaceChildren(
      ...texts.map((text, i) => {
        const option = document.createElement("li");
        option.id = `${list.id}-${i}`;
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        option.dataset.text = text;
        option.dataset.href = hrefs[i];
        const kind = document.createElement("span");
        kind.className = "suggestions__kind";
        kind.textContent = kinds[i] ?? "";
        option.append(text, " ", kind);
        return option;
      }),
    );
    chosen = -1;
    list.hidden = texts.length === 0;
    field.setAttribute("aria-expanded", String(!list.hidden));
  };
  const ask = async (): Promise<void> => {
    asked?.abort();
    asked = new AbortController();
    try {
      const answer = await fetch(`/suggest?q=${encodeURIComponent(typed.trim())}`, { signal: asked.signal });
      if (answer.ok) show((await answer.json()) as Answer);
    } catch {
      // Aborted, or no network: the field goes on without suggestions.
    }
  };

  field.addEventListener("input", () => {
    close();
    typed = field.value;
    if (typed.trim().length >= least) timer = window.setTimeout(ask, pause);
  });
  field.addEventListener("keydown", (event) => {
    const count = options().length;
    if (list.hidden || count === 0 || event.isComposing) return;
    if (event.key === "ArrowDown") choose(chosen + 1 < count ? chosen + 1 : -1);
    else if (event.key === "ArrowUp") choose(chosen < 0 ? count - 1 : chosen - 1);
    else if (event.key === "Escape") {
      field.value = typed;
      close();
    } else if (event.key === "Enter" && chosen >= 0) go(options()[chosen]!);
    else return;
    event.preventDefault();
  });
  field.addEventListener("blur", close);
  // The field keeps the focus while an option is pressed.
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = (event.target as Element).closest<HTMLElement>("[role=option]");
    if (option) go(option);
  });
}

export function suggestions(): void {
  for (const field of document.querySelectorAll<HTMLInputElement>("input[data-suggest]")) suggestFor(field);
}
