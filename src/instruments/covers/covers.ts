import { joinBytes } from "../../text/bytes";
import { EncodingBuilder } from "../../tokenizers/encodingBuilder";
import type { IncrementalTokenizer } from "../../tokenizers/incremental";
import type { EncodeOptions } from "../../tokenizers/tokenizer";
import type { VocabularyColumns } from "../../tokenizers/vocabulary";
import { entryIndexOf } from "./entryIndex";
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

/** What an entry is that begins where all before it is parted off, as many do behind a space: one token, or no cover. */
const [unasked, yes, no] = [0, 1, 2] as const;

/** What has been found of that. */
const found = new WeakMap<IncrementalTokenizer, Map<EncodeOptions["specials"], Uint8Array>>();

function aloneOf(tokenizer: IncrementalTokenizer, { specials }: EncodeOptions, entries: VocabularyColumns): Uint8Array {
  const own = found.get(tokenizer) ?? new Map<EncodeOptions["specials"], Uint8Array>();
  const verdicts = own.get(specials) ?? new Uint8Array(entries.ids.length);
  found.set(tokenizer, own);
  own.set(specials, verdicts);
  return verdicts;
}

/**
 * Finds all covers of a prompt (Phan et al. 2024): each entry that could be the last token is put where it would begin, and the
 * text that comes of it encoded; it is one where that ends with this very token. Entries that end inside of a character make no
 * text, and are left out.
 * @param entries of `entryTexts`, always the same of a tokenizer
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
  const index = entryIndexOf(entries);
  const alone = isWhole ? null : aloneOf(tokenizer, options, entries);
  const byOverhang: number[] = [];
  const all: Cover[][] = [];
  // With its space, and without it one place later, an entry may be the same cover.
  const known = new Set<string>();
  for (let start = 0; start < bytes.length; start++) {
    onPlace(start, bytes.length);
    const rest = bytes.subarray(start);
    const before = bytes.subarray(0, start);
    for (const skipped of mayLackSpace ? [0, 1] : [0]) {
      const isAlone = start === 0 && skipped === 0 ? alone : null;
      index.visit(rest, skipped, (place, entry) => {
        const id = entries.ids[place] as number;
        let verdict = isAlone?.[place] ?? unasked;
        if (verdict === no) return;
        let ids: readonly number[] = [id];
        if (verdict !== yes) {
          const isText = encodeBytes(tokenizer, joinBytes([before, entry]), isWhole, options, out);
          const last = isText ? out.length - 1 : -1;
          const isCover =
            last >= 0 &&
            out.idAt(last) === id &&
            out.endAt(last) === start + entry.length &&
            // What a token before it ends with may be white space that no token has.
            (last === 0 || out.endAt(last - 1) <= start);
          verdict = !isCover ? no : last === 0 ? yes : unasked;
          if (isAlone !== null) isAlone[place] = verdict;
          if (!isCover) return;
          ids = Array.from({ length: out.length }, (_, i) => out.idAt(i));
        }
        const sequence = mayLackSpace ? ids.join() : "";
        if (mayLackSpace && known.has(sequence)) return;
        if (mayLackSpace) known.add(sequence);
        const overhang = entry.length - rest.length;
        byOverhang[overhang] = (byOverhang[overhang] ?? 0) + 1;
        all[overhang] ??= [];
        if ((all[overhang]?.length ?? 0) < most) all[overhang]?.push({ ids, overhang });
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
