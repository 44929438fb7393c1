/**
 * All instruments: what the page's bar calls them, by the name that links, `tessera measure` and their two folders have. The
 * first page has these lines and nothing else of them (`load.ts`).
 */
export const instruments = {
  information: "Information",
  paths: "Many ways",
  canonical: "Canonical",
  ways: "Ways to cut",
  parts: "Parts",
  covers: "Covers",
  admits: "Admitted",
  letters: "Letters",
} as const;

export type InstrumentName = keyof typeof instruments;

export const instrumentNames = Object.keys(instruments) as readonly InstrumentName[];
