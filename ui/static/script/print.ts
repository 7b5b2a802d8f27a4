// On paper a link's address is a note below its article; notes are made for printing and taken away afterwards.
let made: Element[] = [];

function clear(): void {
  for (const element of made) element.remove();
  made = [];
}

function addNotes(): void {
  clear();
  let count = 0;
  for (const article of document.querySelectorAll(".article__text")) {
    const notes = document.createElement("ol");
    notes.className = "print-notes";
    for (const link of article.querySelectorAll<HTMLAnchorElement>("a.cite")) {
      count += 1;
      const mark = document.createElement("span");
      mark.className = "print-ref";
      mark.textContent = String(count);
      link.after(mark);
      const note = document.createElement("li");
      note.textContent = `${count}  ${decodeURIComponent(link.pathname).replace(/^\/law\//, "")}`;
      notes.append(note);
      made.push(mark);
    }
    if (notes.childElementCount === 0) continue;
    article.append(notes);
    made.push(notes);
  }
}

export function printing(): void {
  window.addEventListener("beforeprint", addNotes);
  window.addEventListener("afterprint", clear);
  for (const button of document.querySelectorAll<HTMLElement>("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
}
