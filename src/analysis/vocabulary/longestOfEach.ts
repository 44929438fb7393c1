import type { Entries } from "./entries";

/**
 * The longest entry of each class, in code points; of several the first.
 * @param column the class of each entry, by its number
 * @param classes how many there are
 * @returns indices of entries by the number of their class; of classes without entries there is none
 */
export function longestOfEach(entries: Entries, column: Uint8Array, classes: number): ReadonlyMap<number, number> {
  const lengths = new Int32Array(classes).fill(-1);
  const longest = new Map<number, number>();
  for (let index = 0; index < column.length; index++) {
    const number = column[index] as number;
    const length = codePoints(entries.at(index));
    if (length <= (lengths[number] as number)) continue;
    lengths[number] = length;
    longest.set(number, index);
  }
  return longest;
}

/** Bytes that go on with no character. */
function codePoints(bytes: Uint8Array): number {
  let count = 0;
  for (const byte of bytes) if ((byte & 0xc0) !== 0x80) count++;
  return count;
}
