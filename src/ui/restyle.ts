import { isStyled } from "./isStyled";

/**
 * Asks once more for style sheets that did not come, or were none: past the browser's cache, which may have what a host answers
 * with for every address for a year.
 * @param missing addresses; those that come are taken out
 * @throws {Error} where one still does not
 */
export async function loadMissing(missing: Set<string>): Promise<void> {
  await Promise.all(Array.from(missing, (href) => load(href, missing)));
  for (const href of missing) throw new Error(`${href} could not be loaded.`);
}

/**
 * Asks once more for the style that the page begins with.
 * @throws {Error} where it still does not come
 */
export async function restyle(): Promise<void> {
  // A server for developers has styles in scripts.
  const links = Array.from(document.querySelectorAll<HTMLLinkElement>("link[rel=stylesheet]"));
  if (links.length === 0) return;
  for (const link of links) link.remove();
  await loadMissing(new Set(links.map(({ href }) => href)));
  if (!isStyled())
    throw new Error("What came as the page’s style is none: a server answers for it with something else.");
}

async function load(href: string, missing: Set<string>): Promise<void> {
  await fetch(href, { cache: "reload" });
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = href;
  await new Promise((done) => {
    link.onload = done;
    link.onerror = done;
    document.head.append(link);
  });
  if (link.sheet?.cssRules.length) missing.delete(href);
  else link.remove();
}
