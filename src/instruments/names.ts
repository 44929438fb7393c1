import { type BelowName, type InstrumentName, instrumentGroups, type PagesOwn } from ".";

/** What each is called. */
export const instruments: Readonly<Record<BelowName, string>> = Object.assign({}, ...Object.values(instrumentGroups));

const pagesOwn: Readonly<Record<PagesOwn, true>> = {
  ratios: true,
  cost: true,
  lines: true,
  cut: true,
  differences: true,
  two: true,
  end: true,
};

export const instrumentNames = Object.keys(instruments).filter(
  (name) => !Object.hasOwn(pagesOwn, name),
) as readonly InstrumentName[];
