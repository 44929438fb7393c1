/**
 * All instruments: what the page's bar calls them, by the name that links, `tessera measure` and their two folders have, in
 * groups with a title each. The first page has these lines and nothing else of them (`load.ts`).
 */
export const instrumentGroups = {
  Prompt: {
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
    overlap: "Two texts",
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

export type InstrumentName = { [Title in keyof Groups]: keyof Groups[Title] }[keyof Groups];

/** What each is called. */
export const instruments: Readonly<Record<InstrumentName, string>> = Object.assign(
  {},
  ...Object.values(instrumentGroups),
);

export const instrumentNames = Object.keys(instruments) as readonly InstrumentName[];
