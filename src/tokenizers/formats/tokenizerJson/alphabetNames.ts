import { toByteAlphabet } from "../../byteAlphabet";
import type { VocabularyColumns } from "../../vocabulary";

/** A byte-level vocabulary: what its names stand for. */
export interface NamedBytes {
  readonly vocabulary: VocabularyColumns;
  /** Ids of names outside the byte alphabet; their bytes are the names' UTF-8. */
  readonly unwritable: Uint32Array;
}

/** The byte that each character of GPT-2's alphabet stands for, or -1. They are below U+0144: at most two bytes of UTF-8. */
const byteOf = new Int16Array(0x800).fill(-1);
for (let byte = 0; byte < 256; byte++) byteOf[toByteAlphabet(Uint8Array.of(byte)).charCodeAt(0)] = byte;

/**
 * Reads names in the byte alphabet, `Ġa` as 20 61.
 * @param names as UTF-8; `ids` are kept as they are
 */
export function bytesOfNames({ ids, offsets, bytes: names }: VocabularyColumns): NamedBytes {
  // No name stands for more bytes than its UTF-8 has.
  const bytes = new Uint8Array(names.length);
  const ends = new Uint32Array(offsets.length);
  const unwritable: number[] = [];
  let next = 0;
  for (let entry = 0; entry < ids.length; entry++) {
    const start = offsets[entry] as number;
    const end = offsets[entry + 1] as number;
    const first = next;
    for (let i = start; i < end; ) {
      const byte = names[i] as number;
      const isPair = byte >= 0xc0 && byte < 0xe0;
      const code = isPair ? ((byte & 0x1f) << 6) | ((names[i + 1] as number) & 0x3f) : byte;
      const value = byte >= 0xe0 ? -1 : (byteOf[code] as number);
      if (value === -1) {
        unwritable.push(ids[entry] as number);
        bytes.set(names.subarray(start, end), first);
        next = first + end - start;
        break;
      }
      bytes[next++] = value;
      i += isPair ? 2 : 1;
    }
    ends[entry + 1] = next;
  }
  return { vocabulary: { ids, offsets: ends, bytes: bytes.slice(0, next) }, unwritable: Uint32Array.from(unwritable) };
}
