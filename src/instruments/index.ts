/**
 * All that is put to the same text in every column: what the page's bar calls it, by its name in links, in groups with a title each.
 * All but {@link PagesOwn} are instruments: `tessera measure` and their two folders have the same name. The first page has these
 * lines and nothing else of them (`load.ts`).
 */
export const instrumentGroups = {
  Counts: {
    ratios: "Ratios",
    cost: "Cost",
    lines: "Lines",
    cut: "Cut to size",
  },
  Comparison: {
    differences: "Differences",
    two: "A and B",
    overlap: "Two texts",
  },
  Prompt: {
    end: "Prompt’s end",
    covers: "Covers",
    admits: "Admitted",
  },
  Ways: {
    ways: "Ways to cut",
    paths: "Many ways",
  },
  Stability: {
    canonical: "Canonical",
    parts: "Parts",
    noise: "Noise",
  },
  Units: {
    units: "Gold units",
    letters: "Letters",
    numbers: "Numbers",
    identifiers: "Identifiers",
    wordBytes: "Bytes per word",
  },
  Compression: {
    information: "Information",
    merge: "Merge further",
    pooling: "Pooling",
  },
} as const;

type Groups = typeof instrumentGroups;

/** What can be open below the columns. */
export type BelowName = { [Title in keyof Groups]: keyof Groups[Title] }[keyof Groups];

/** What of it has no folder here, and no command: `views/compare/instruments/panels.ts` has it. */
export type PagesOwn = "ratios" | "cost" | "lines" | "cut" | "differences" | "two" | "end";

export type InstrumentName = Exclude<BelowName, PagesOwn>;
