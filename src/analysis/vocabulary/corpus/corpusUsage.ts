import { isPresent } from "../../../corpora/parallel";
import { countBelow } from "../../../text/sorted";
import { type Encoding, TokenFlag } from "../../../tokenizers/tokenizer";

/** How often entries occur in one language. */
export interface LanguageUsage {
  readonly code: string;
  /** Tokens that it takes, control tokens left out. */
  readonly tokens: number;
  /** Ids that occur, rising, and how often each does. */
  readonly ids: Uint32Array;
  readonly counts: Uint32Array;
}

/** Counts the tokens of a language's segments by id, each segment encoded alone; blank ones are missing ones. */
export function countUsage(
  code: string,
  segments: readonly string[],
  encode: (text: string) => Pick<Encoding, "ids" | "flags">,
): LanguageUsage {
  const byId = new Map<number, number>();
  let tokens = 0;
  for (const segment of segments) {
    if (!isPresent(segment)) continue;
    const { ids, flags } = encode(segment);
    for (let i = 0; i < ids.length; i++) {
      if (((flags[i] as number) & TokenFlag.special) !== 0) continue;
      const id = ids[i] as number;
      byId.set(id, (byId.get(id) ?? 0) + 1);
      tokens++;
    }
  }
  const ids = Uint32Array.from(byId.keys()).sort();
  return { code, tokens, ids, counts: ids.map((id) => byId.get(id) as number) };
}

/** What a corpus uses of a vocabulary. */
export interface CorpusUsage {
  readonly tokens: number;
  /** How often each entry occurs, in the order of the vocabulary's ids. */
  readonly counts: Uint32Array;
  /** How often the entries that occur do, the commonest first. */
  readonly frequencies: Uint32Array;
}

/**
 * Sums languages up.
 * @param ids of the vocabulary, rising
 */
export function sumUsage(ids: Uint32Array, languages: Iterable<LanguageUsage>): CorpusUsage {
  const byId = new Uint32Array((ids.at(-1) ?? -1) + 1);
  let tokens = 0;
  for (const language of languages) {
    tokens += language.tokens;
    language.ids.forEach((id, i) => {
      byId[id] = (byId[id] as number) + (language.counts[i] as number);
    });
  }
  const counts = ids.map((id) => byId[id] as number);
  const frequencies = counts
    .filter((count) => count > 0)
    .sort()
    .reverse();
  return { tokens, counts, frequencies };
}

/** Fewest entries that make a share (0 to 1) of all tokens; 0 where there are none. */
export function entriesForShare(
  { tokens, frequencies }: Pick<CorpusUsage, "tokens" | "frequencies">,
  share: number,
): number {
  let sum = 0;
  for (let rank = 0; rank < frequencies.length; rank++) {
    sum += frequencies[rank] as number;
    if (sum >= share * tokens) return rank + 1;
  }
  return 0;
}

/** A place in a rank–frequency plot: the rank, from 1, and how often the entry of this rank occurs. */
export interface RankPoint {
  readonly rank: number;
  readonly frequency: number;
}

/**
 * Points of a rank–frequency plot whose ranks are as far from each other as a logarithmic axis shows them, the first and the last
 * among them.
 * @param most points, 2 or more
 */
export function rankPoints(frequencies: Uint32Array, most: number): RankPoint[] {
  const ranks = new Set<number>();
  const top = Math.log(Math.max(1, frequencies.length));
  for (let i = 0; i < most; i++) ranks.add(Math.round(Math.exp((top * i) / (most - 1))));
  return [...ranks].flatMap((rank) => {
    const frequency = frequencies[rank - 1];
    return frequency === undefined ? [] : [{ rank, frequency }];
  });
}

/** How often an entry occurs in a language, of all tokens that it takes. */
export interface EntryInLanguage {
  readonly code: string;
  readonly count: number;
  readonly tokens: number;
}

/** How often an entry occurs in each language that has it, the most often per token first. */
export function usageOfEntry(id: number, languages: Iterable<LanguageUsage>): EntryInLanguage[] {
  const found: EntryInLanguage[] = [];
  for (const { code, ids, counts, tokens } of languages) {
    const at = countBelow(ids, id);
    if (ids[at] === id) found.push({ code, count: counts[at] as number, tokens });
  }
  return found.sort((a, b) => b.count / b.tokens - a.count / a.tokens || (a.code < b.code ? -1 : 1));
}
