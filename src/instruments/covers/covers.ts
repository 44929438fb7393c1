import type { ByteOffset } from "../../text/utf8";
import type { IncrementalTokenizer } from "../../tokenizers/incremental";
import type { StagedTokenizer } from "../../tokenizers/stages";
import type { EncodeOptions } from "../../tokenizers/tokenizer";
import type { VocabularyColumns } from "../../tokenizers/vocabulary";
import { inStretches } from "../breathe";
import type { Control } from "../instrument";
import { entryIndexOf } from "./entryIndex";
import { LastTokens } from "./lastTokens";
import type { OpenTail } from "./promptTail";
import { type Candidate, Trials } from "./trials";

/** As many entries as are sooner told of than encoded: what tells has to read what stands before them, and how each is made. */
const enoughToTell = 64;
/** Entries after which whoever measures may be stopped. */
const stretch = 256;

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
 * Finds all covers of a prompt (Phan et al. 2024): each entry that could be the last token is put where it would begin; it is one
 * where what encoding that text gives ends with this very token. Of most that is told without encoding each: of byte-pair
 * encoding by `lastTokens.ts`, elsewhere where the text is surely cut behind the prompt. Entries that end inside of a character
 * make no text, and are left out.
 * @param entries of `entryTexts`, always the same of a tokenizer
 * @param mayLackSpace whether an entry that has a space in front in the middle of a text may stand without it, as “:” of WordPiece does
 * @param most covers that are listed
 * @param control told how many of the places are done at which a last token could begin
 * @param fewest entries of which it is told which are covers; fewer are tried. Tests have all told
 */
export async function findCovers(
  tokenizer: IncrementalTokenizer & StagedTokenizer,
  tail: OpenTail,
  options: EncodeOptions,
  entries: VocabularyColumns,
  mayLackSpace: boolean,
  most: number,
  { onProgress, signal }: Control,
  fewest = enoughToTell,
): Promise<Covers> {
  const { bytes, isWhole } = tail;
  const index = entryIndexOf(entries);
  const trials = new Trials(tokenizer, tail, options, entries);
  const byOverhang: number[] = [];
  const all: Candidate[][] = [];
  // With its space, and without it one place later, an entry may be the same cover: ids by the ones before them.
  const known = new Map<string, Set<number>>();
  const take = (start: ByteOffset, skipped: number, place: number, teller: LastTokens | null) => {
    if (skipped === 1 && teller?.hasItsSpace(place) === true) return;
    const told = skipped === 0 && teller !== null ? teller.isLast(place) : null;
    if (told === false) return;
    const [from, to] = [(entries.offsets[place] as number) + skipped, entries.offsets[place + 1] as number];
    if (told === null) {
      const before = trials.tokensBefore({ start, from, to }, place, skipped === 1);
      if (before === null || (mayLackSpace && !isNew(known, before, entries.ids[place] as number))) return;
    }
    const overhang = to - from - (bytes.length - start);
    byOverhang[overhang] = (byOverhang[overhang] ?? 0) + 1;
    let own = all[overhang];
    if (own === undefined) {
      own = [];
      all[overhang] = own;
    }
    if (own.length < most) own.push({ start, from, to });
  };
  for (let start = 0; start < bytes.length; start++) {
    onProgress(start / bytes.length);
    const rest = bytes.subarray(start);
    const lastTokens = index.countLike(rest) < fewest ? null : LastTokens.of(tokenizer, options, entries);
    const teller = lastTokens?.isSet(bytes.subarray(0, start), rest, isWhole) === true ? lastTokens : null;
    for (const skipped of mayLackSpace ? [0, 1] : [0]) {
      const places = index.beginningWith(rest, skipped);
      await inStretches(places.length, stretch, signal, (i) => take(start, skipped, places[i] as number, teller));
    }
  }
  const counts = Array.from(byOverhang, (count = 0) => count);
  const first = Array.from(all, (some = [], overhang) => some.map((candidate) => ({ candidate, overhang }))).flat();
  return {
    byOverhang: counts,
    count: counts.reduce((sum, count) => sum + count, 0),
    first: first.slice(0, most).map(({ candidate, overhang }) => ({ ids: trials.idsOf(candidate), overhang })),
  };
}

function isNew(known: Map<string, Set<number>>, before: string, id: number): boolean {
  const ids = known.get(before) ?? new Set<number>();
  known.set(before, ids);
  const { size } = ids;
  return ids.add(id).size > size;
}
