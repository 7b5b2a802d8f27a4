// Marks the article being read in the contents, and keeps it in sight there.
export function currentInContents(): void {
  const contents = document.getElementById("contents");
  if (!contents || !("IntersectionObserver" in window)) return;
  const links = new Map<string, HTMLAnchorElement>();
  for (const link of contents.querySelectorAll<HTMLAnchorElement>("a[href]"))
    links.set(decodeURIComponent(link.pathname), link);
  if (links.size === 0) return;

  const observer = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      if (!entry.isIntersecting) continue;
      const head = entry.target.querySelector<HTMLAnchorElement>(".article__head a");
      const link = head && links.get(decodeURIComponent(head.pathname));
      if (!link) continue;
      for (const other of contents.querySelectorAll("[aria-current]")) other.removeAttribute("aria-current");
      link.setAttribute("aria-current", "true");
    }
  }, { rootMargin: "-10% 0px -80% 0px" });
  for (const article of document.querySelectorAll(".law .article")) observer.observe(article);
}
