import type { LiveFigure } from "../../guide/figures";

/** Milliseconds between two looks for what has been opened, for how long it is looked for, and how long it is kept in sight while more comes. */
const pause = 100;
const [patience, settled] = [10_000, 2000];

/** What somebody does who goes elsewhere by then. */
const acts = ["keydown", "pointerdown", "wheel", "touchmove"];

/**
 * What of the page that a finding opens its figure is: below the columns, or the classes of an audit, where nobody sees it who has
 * just come. Null where it is what the page begins with: columns are what a figure of cuts shows, and a place has its own panel.
 * @param open a finding's link, behind `#/`
 */
export function openedPlace(open: string, kind: LiveFigure["kind"]): string | null {
  const [page = "", query = ""] = open.split("?", 2);
  const asked = new URLSearchParams(query);
  if (page === "tokenizer" && asked.has("class")) return ".audit-list";
  return page === "compare" && asked.has("below") && !asked.has("at") && kind !== "cuts" ? ".instruments" : null;
}

/** Brings it into sight once it is there, unless the reader does something first. @param place as {@link openedPlace} has it */
export async function showOpened(open: string, place: string): Promise<void> {
  const left = new AbortController();
  for (const act of acts) window.addEventListener(act, () => left.abort(), { signal: left.signal, passive: true });
  const page = `#/${open.replace(/\?.*/s, "")}?`;
  let until = performance.now() + patience;
  let isSeen = false;
  while (!left.signal.aborted && performance.now() < until) {
    await new Promise((done) => setTimeout(done, pause));
    const shown = location.hash.startsWith(page) ? document.querySelector(place) : null;
    if (shown === null && !isSeen) continue;
    if (shown === null || left.signal.aborted) break;
    if (!isSeen) until = performance.now() + settled;
    isSeen = true;
    shown.scrollIntoView({ block: "start", behavior: "instant" });
  }
  left.abort();
}
