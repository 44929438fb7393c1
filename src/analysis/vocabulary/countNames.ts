/** How many entries have each of some names, by the numbers of a column; names that none has are left out. */
export function countNames(column: Uint8Array, names: readonly string[]): Record<string, number> {
  const counts = new Uint32Array(names.length);
  for (const number of column) counts[number] = (counts[number] as number) + 1;
  return namedCounts(counts, names);
}

/** Counts by their names; those that are zero are left out. */
export function namedCounts(counts: Uint32Array, names: readonly string[]): Record<string, number> {
  return Object.fromEntries(
    names.map((name, i): [string, number] => [name, counts[i] as number]).filter(([, n]) => n > 0),
  );
}
