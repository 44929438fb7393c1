import type { VocabularyColumns } from "../vocabulary";
import { checkId } from "./limits";

/**
 * Puts entries into columns.
 * @param entries in order of their ids; none twice
 * @throws {TokenizerError} for ids that no vocabulary has
 */
export function toColumns(entries: readonly (readonly [id: number, bytes: Uint8Array])[]): VocabularyColumns {
  const ids = new Uint32Array(entries.length);
  const offsets = new Uint32Array(entries.length + 1);
  const bytes = new Uint8Array(entries.reduce((sum, [, entry]) => sum + entry.length, 0));
  let offset = 0;
  entries.forEach(([id, entry], index) => {
    checkId(id, () => `An entry has the id ${id}`);
    ids[index] = id;
    bytes.set(entry, offset);
    offset += entry.length;
    offsets[index + 1] = offset;
  });
  return { ids, offsets, bytes };
}

/**
 * The id of an entry, or -1, by looking at each: for one question, which is no reason to make a table of them all.
 * @param entry its bytes
 */
export function idOfEntry({ ids, offsets, bytes }: VocabularyColumns, entry: Uint8Array): number {
  for (let i = 0; i < ids.length; i++) {
    const start = offsets[i] as number;
    if ((offsets[i + 1] as number) - start !== entry.length) continue;
    if (entry.every((byte, k) => bytes[start + k] === byte)) return ids[i] as number;
  }
  return -1;
}
