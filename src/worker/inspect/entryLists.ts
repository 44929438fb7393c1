import { EntryFlag, type EntryLists, type VocabularyTable } from "./protocol";

/** So many of the longest entries are listed. */
const longestListed = 20;

/** The entries that people look for first: found here, as going through a vocabulary would hold up the page. */
export function listEntries(table: VocabularyTable): EntryLists {
  const [specials, added]: [number[], number[]] = [[], []];
  for (const [row, flags] of table.flags.entries()) {
    if ((flags & EntryFlag.added) !== 0) ((flags & EntryFlag.special) !== 0 ? specials : added).push(row);
  }
  return { specials, added, longest: longestRows(table, longestListed) };
}

/** Rows of the longest entries in bytes, the longest first, equal ones by id. */
function longestRows({ bytes: { offsets } }: VocabularyTable, count: number): number[] {
  const lengthOf = (row: number) => (offsets[row + 1] ?? 0) - (offsets[row] ?? 0);
  const longest: number[] = [];
  for (let row = 0; row + 1 < offsets.length; row++) {
    const length = lengthOf(row);
    if (longest.length === count && length <= lengthOf(longest[count - 1] ?? 0)) continue;
    const place = longest.findIndex((other) => lengthOf(other) < length);
    longest.splice(place === -1 ? longest.length : place, 0, row);
    if (longest.length > count) longest.pop();
  }
  return longest;
}
