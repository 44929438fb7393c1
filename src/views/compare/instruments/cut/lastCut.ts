import * as v from "valibot";
import { type CutChoice, cutChoice, cutPlaces, defaultCut } from "../../../../state/compare/cut";

const key = "tessera.cut";

const positive = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
const kept = v.object({
  max: positive,
  overlap: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  at: v.picklist(cutPlaces),
  graphemes: v.boolean(),
});

/** Null until it is asked for or chosen. */
let last: CutChoice | null = null;

/**
 * How text was cut last in this tab, a reload included: while something else is open below the columns no link has it.
 * What cannot be read is as if nothing had been chosen.
 */
export function lastCut(): CutChoice {
  last ??= recall() ?? defaultCut;
  return last;
}

/** Has {@link lastCut} give a choice from now on. */
export function keepLastCut(choice: CutChoice): void {
  last = choice;
  const [max, overlap, at, graphemes] = choice;
  try {
    sessionStorage.setItem(key, JSON.stringify({ max, overlap, at, graphemes: graphemes !== undefined }));
  } catch {
    // Storage is switched off or full: it holds until the page is closed.
  }
}

function recall(): CutChoice | null {
  try {
    const result = v.safeParse(kept, JSON.parse(sessionStorage.getItem(key) ?? "null"));
    return result.success ? cutChoice(result.output) : null;
  } catch {
    return null;
  }
}
