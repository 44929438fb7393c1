import { joinBytes } from "../../text/bytes";
import { EncodingBuilder } from "../../tokenizers/encodingBuilder";
import type { IncrementalTokenizer } from "../../tokenizers/incremental";
import type { EncodeOptions } from "../../tokenizers/tokenizer";
import type { VocabularyColumns } from "../../tokenizers/vocabulary";
import { encodeBytes, type OpenTail } from "./promptTail";

/** A canonical sequence whose text begins with the prompt and whose last token reaches its end. */
export interface Cover {
  /** Its ids from where the prompt's tokens can still change on. */
  readonly ids: readonly number[];
  /** Bytes of the last token beyond the prompt. */
  readonly overhang: number;
}

export interface Covers {
  /** How many there are with 0 bytes of overhang, 1, 2 and so on. */
  readonly byOverhang: readonly number[];
  readonly count: number;
  /** The first of them: those with the least overhang first. */
  readonly first: readonly Cover[];
}

/**
 * Finds all covers of a prompt (Phan et al. 2024): each entry that could be the last token is put where it would begin, and the
 * text that comes of it encoded; it is one where that ends with this very token. Entries that end inside of a character make no
 * text, and are left out.
 * @param entries of `entryTexts`
 * @param mayLackSpace whether an entry that has a space in front in the middle of a text may stand without it, as “:” of WordPiece does
 * @param most covers that are listed
 * @param onPlace told each place at which a last token could begin, of how many
 */
export function findCovers(
  tokenizer: IncrementalTokenizer,
  { bytes, isWhole }: OpenTail,
  options: EncodeOptions,
  entries: VocabularyColumns,
  mayLackSpace: boolean,
  most: number,
  onPlace: (place: number, of: number) => void = () => {},
): Covers {
  const out = new EncodingBuilder();
  const byOverhang: number[] = [];
  const all: Cover[][] = [];
  // With its space, and without it one place later, an entry may be the same cover.
  const known = new Set<string>();
  for (let start = 0; start < bytes.length; start++) {
    onPlace(start, bytes.length);
    const rest = bytes.subarray(start);
    const before = bytes.subarray(0, start);
    for (const skipped of mayLackSpace ? [0, 1] : [0]) {
      eachBeginning(entries, rest, skipped, (id, entry) => {
        if (!encodeBytes(tokenizer, joinBytes([before, entry]), isWhole, options, out)) return;
        const last = out.length - 1;
        if (last < 0 || out.idAt(last) !== id) return;
        const { ids, byteEnd } = out.finish();
        // What a token before it ends with may be white space that no token has.
        if (byteEnd[last] !== start + entry.length || (last > 0 && (byteEnd[last - 1] as number) > start)) return;
        const sequence = ids.join();
        if (mayLackSpace && known.has(sequence)) return;
        if (mayLackSpace) known.add(sequence);
        const overhang = entry.length - rest.length;
        byOverhang[overhang] = (byOverhang[overhang] ?? 0) + 1;
        all[overhang] ??= [];
        if ((all[overhang]?.length ?? 0) < most) all[overhang]?.push({ ids: Array.from(ids), overhang });
      });
    }
  }
  const counts = Array.from(byOverhang, (count = 0) => count);
  return {
    byOverhang: counts,
    count: counts.reduce((sum, count) => sum + count, 0),
    first: Array.from(all, (some = []) => some)
      .flat()
      .slice(0, most),
  };
}

/** Entries that begin with some bytes, which the last of them may be. @param skipped spaces left out at their beginning */
function eachBeginning(
  { ids, offsets, bytes }: VocabularyColumns,
  rest: Uint8Array,
  skipped: number,
  visit: (id: number, entry: Uint8Array) => void,
): void {
  for (let i = 0; i < ids.length; i++) {
    let from = offsets[i] as number;
    const to = offsets[i + 1] as number;
    if (skipped > 0) {
      if (bytes[from] !== 0x20) continue;
      from += skipped;
    }
    if (to - from < rest.length) continue;
    let same = 0;
    while (same < rest.length && bytes[from + same] === rest[same]) same++;
    if (same === rest.length) visit(ids[i] as number, bytes.subarray(from, to));
  }
}
