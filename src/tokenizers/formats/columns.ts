import type { VocabularyColumns } from "../vocabulary";

/**
 * Puts entries into columns.
 * @param entries in order of their ids; none twice
 */
export function toColumns(entries: readonly (readonly [id: number, bytes: Uint8Array])[]): VocabularyColumns {
  const ids = new Uint32Array(entries.length);
  const offsets = new Uint32Array(entries.length + 1);
  const bytes = new Uint8Array(entries.reduce((sum, [, entry]) => sum + entry.length, 0));
  let offset = 0;
  entries.forEach(([id, entry], index) => {
    ids[index] = id;
    bytes.set(entry, offset);
    offset += entry.length;
    offsets[index + 1] = offset;
  });
  return { ids, offsets, bytes };
}
