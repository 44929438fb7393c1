/** How a list of ids is written: as JSON, one a line, or as Python prints it, which is JSON too. */
export const idNotations = ["json", "lines", "python"] as const;
export type IdNotation = (typeof idNotations)[number];

/** Ids that are written at once: some hundreds of kilobytes of text. */
const batch = 65_536;

const notations = {
  json: { before: "[", between: ",", after: "]\n" },
  lines: { before: "", between: "\n", after: "\n" },
  python: { before: "[", between: ", ", after: "]\n" },
} as const;

/** Writes ids, in pieces: all of a long list would be longer than a string can be. */
export function* writeIds(ids: Uint32Array, notation: IdNotation): Generator<string, void> {
  const { before, between, after } = notations[notation];
  if (ids.length === 0 && notation === "lines") return;
  yield before;
  for (let at = 0; at < ids.length; at += batch) {
    yield (at === 0 ? "" : between) + ids.subarray(at, at + batch).join(between);
  }
  yield after;
}
