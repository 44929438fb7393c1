/** Addresses of style sheets that came with code and did not load. */
const missing = new Set<string>();

/** Notices style sheets that do not load. What loads code asks for each only once, and takes one in the page for loaded. */
export function watchStyleSheets(): void {
  const onError = ({ target }: Event) => {
    if (!(target instanceof HTMLLinkElement) || target.rel !== "stylesheet") return;
    missing.add(target.href);
    target.remove();
  };
  window.addEventListener("error", onError, true);
}

/**
 * Asks again for style sheets that did not load.
 * @throws {Error} where one still does not
 */
export async function loadMissingStyleSheets(): Promise<void> {
  await Promise.all(Array.from(missing, loadStyleSheet));
}

function loadStyleSheet(href: string): Promise<void> {
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = href;
  return new Promise((resolve, reject) => {
    link.onload = () => {
      missing.delete(href);
      resolve();
    };
    link.onerror = () => reject(new Error(`${href} could not be loaded.`));
    document.head.append(link);
  });
}
