// A field that narrows a long list as one types: <input data-filter="#list">, the list's items by their words.
const fold = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

export function filterLists(): void {
  for (const field of document.querySelectorAll<HTMLInputElement>("input[data-filter]")) {
    const list = document.querySelector(field.dataset.filter ?? "");
    if (!list) continue;
    const box = field.closest<HTMLElement>("[hidden]");
    if (box) box.hidden = false;
    const items = Array.from(list.querySelectorAll<HTMLElement>("li"), (item) => ({ item, words: fold(item.textContent ?? "") }));
    const narrow = (): void => {
      const wanted = fold(field.value.trim());
      for (const { item, words } of items) item.hidden = !words.includes(wanted);
    };
    field.addEventListener("input", narrow);
    window.addEventListener("pageshow", narrow);
  }
}
