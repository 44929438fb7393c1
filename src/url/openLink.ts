import type { ParseResult } from "./readLink";
import { syncProblems } from "./syncProblems";

/** What reads links and has the app show what they bring, once it is there: whenever a link has been read. */
export let opening: typeof import("./opening") | null = null;

/**
 * Opens a fragment as `fragmentToComparison` does. What reads links is loaded when there is one: most visits begin without.
 * @param isKnown as there
 */
export function openLink(fragment: string, isKnown: (id: string) => boolean): Promise<ParseResult> {
  if (!holdsLink(fragment)) return Promise.resolve({ ok: true, comparison: null, textLeftOut: false });
  // Back and Forward do not wait for what is there.
  if (opening !== null) return opening.fragmentToComparison(fragment, isKnown);
  return loadOpening().then(
    (loaded) => loaded.fragmentToComparison(fragment, isKnown),
    () => ({ ok: false, problem: syncProblems.linkNotRead() }),
  );
}

/** Loads what reads links, if a fragment is one, while the page's own code is on its way; {@link openLink} says what fails. */
export function preloadReader(fragment: string): void {
  if (holdsLink(fragment)) loadOpening().catch(() => {});
}

/** Whether a fragment says anything. */
export function holdsLink(fragment: string): boolean {
  return !/^#?\/?$/.test(fragment);
}

/** Loads {@link opening}. */
export async function loadOpening(): Promise<typeof import("./opening")> {
  opening = await import("./opening");
  return opening;
}
