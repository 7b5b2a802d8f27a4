// Copying to the clipboard, said aloud and on the button itself; nothing vanishes into a corner.
export function say(text: string): void {
  const spoken = document.getElementById("spoken");
  if (spoken) spoken.textContent = text;
}

export async function copy(text: string, button: HTMLElement): Promise<void> {
  await navigator.clipboard.writeText(text);
  const done = button.dataset.copied;
  if (!done) return;
  say(done);
  const label = button.textContent;
  if (label === done) return;
  button.textContent = done;
  setTimeout(() => { button.textContent = label; }, 2000);
}

// Where the clipboard is closed to pages (plain http on another machine), the buttons stay hidden: the words stand beside them.
export const canCopy = (): boolean => window.isSecureContext && "clipboard" in navigator;

export function copyButtons(): void {
  if (!canCopy()) return;
  for (const button of document.querySelectorAll<HTMLElement>("button[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", () => void copy(button.dataset.copy ?? "", button));
  }
}
