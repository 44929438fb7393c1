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
 * Asks once more for the style sheets that the page itself is linked to.
 * @throws {Error} where one still does not come
 */
export async function restylePage(): Promise<void> {
  const links = Array.from(document.querySelectorAll<HTMLLinkElement>("link[rel=stylesheet]"));
  for (const link of links) link.remove();
  await loadMissing(new Set(links.map(({ href }) => href))).catch((cause) => {
    throw new Error("Its style did not come.", { cause });
  });
}

async function load(href: string, missing: Set<string>): Promise<void> {
  await fetch(href, { cache: "reload" });
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = href;
  const hasLoaded = await new Promise((done) => {
    link.onload = () => done(true);
    link.onerror = () => done(false);
    document.head.append(link);
  });
  if (hasLoaded && link.sheet?.cssRules.length) missing.delete(href);
  else link.remove();
}
