import type { ParseResult } from "./readLink";
import { syncProblems } from "./syncProblems";

/** What reads links, once it is there. */
let reader: typeof import("./readLink") | null = null;

/**
 * Opens a fragment as `fragmentToComparison` does. What reads links is loaded when there is one: most visits begin without.
 * @param isKnown as there
 */
export function openLink(fragment: string, isKnown: (id: string) => boolean): Promise<ParseResult> {
  if (!holdsLink(fragment)) return Promise.resolve({ ok: true, comparison: null, textLeftOut: false });
  // Back and Forward do not wait for what is there.
  if (reader !== null) return reader.fragmentToComparison(fragment, isKnown);
  return loadReader().then(
    (loaded) => loaded.fragmentToComparison(fragment, isKnown),
    () => ({ ok: false, problem: syncProblems.linkNotRead() }),
  );
}

/** Loads what reads links, if a fragment is one, while the page's own code is on its way; {@link openLink} says what fails. */
export function preloadReader(fragment: string): void {
  if (holdsLink(fragment)) loadReader().catch(() => {});
}

/** Whether a fragment says anything. */
export function holdsLink(fragment: string): boolean {
  return !/^#?\/?$/.test(fragment);
}

async function loadReader(): Promise<typeof import("./readLink")> {
  reader = await import("./readLink");
  return reader;
}
