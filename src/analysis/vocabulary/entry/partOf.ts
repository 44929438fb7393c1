import type { Entries } from "../entries";
import type { EntryMerges } from "./entryMerges";

/**
 * Entries that have an entry's bytes somewhere in theirs, in order, and are longer.
 * @returns ids
 */
export function entriesAround({ ids, offsets, bytes }: Entries, own: Uint8Array): number[] {
  const found: number[] = [];
  const [first] = own;
  if (first === undefined) return found;
  let index = 0;
  for (let at = bytes.indexOf(first); at !== -1; at = bytes.indexOf(first, at)) {
    while ((offsets[index + 1] as number) <= at) index++;
    const end = offsets[index + 1] as number;
    const isLonger = end - (offsets[index] as number) > own.length;
    if (isLonger && at + own.length <= end && isAt(bytes, at, own)) {
      found.push(ids[index] as number);
      // Where it stands once is enough.
      at = end;
    } else {
      at++;
    }
  }
  return found;
}

/**
 * Entries whose last merge has an entry for one of its parts, by their ids.
 * @param candidates ids, in order: those that have its bytes in theirs
 */
export function entriesMadeWith(merges: EntryMerges, id: number, candidates: Iterable<number>): number[] {
  const own = merges.writtenBytes(id);
  if (own === undefined) return [];
  const found: number[] = [];
  for (const other of candidates) {
    const written = merges.writtenBytes(other);
    if (written === undefined || written.length <= own.length) continue;
    const rest = written.length - own.length;
    const isLeft = isAt(written, 0, own);
    const isRight = isAt(written, rest, own);
    if (!isLeft && !isRight) continue;
    const join = merges.lastJoin(other);
    if ((isLeft && join === own.length) || (isRight && join === rest)) found.push(other);
  }
  return found;
}

function isAt(bytes: Uint8Array, at: number, own: Uint8Array): boolean {
  for (let i = 0; i < own.length; i++) if (bytes[at + i] !== own[i]) return false;
  return true;
}
