/** Addresses of style sheets that came with code and did not load. */
const missing = new Set<string>();

/**
 * Notices style sheets that do not load, or are none: browsers take a page of HTML for a sheet without rules. What loads code asks
 * for each only once, and takes one in the page for loaded.
 */
export function watchStyleSheets(): void {
  const onEnd = ({ type, target }: Event) => {
    if (!(target instanceof HTMLLinkElement) || target.rel !== "stylesheet") return;
    // The rules of what did not load are nobody's to read: asking for them throws.
    if (type === "load" && target.sheet?.cssRules.length) return;
    missing.add(target.href);
    target.remove();
  };
  // Of what has loaded the window does not hear.
  for (const type of ["error", "load"]) document.addEventListener(type, onEnd, true);
}

/**
 * Asks again for style sheets that did not load.
 * @throws {Error} where one still does not
 */
export async function loadMissingStyleSheets(): Promise<void> {
  if (missing.size > 0) await (await import("./restyle")).loadMissing(missing);
}
