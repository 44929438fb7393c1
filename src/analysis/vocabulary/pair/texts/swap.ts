import { ByteTrie } from "../../../../tokenizers/models/unigram/byteTrie";
import type { Encoding } from "../../../../tokenizers/tokenizer";
import { Vocabulary, type VocabularyColumns } from "../../../../tokenizers/vocabulary";
import { lacking, type Pair } from "../side";

type Spans = Pick<Encoding, "byteStart" | "byteEnd">;

/** An entry of the second vocabulary that the first could be given. */
export interface AddedEntry {
  /** In the second vocabulary. */
  readonly id: number;
  /** How often the second has it on the corpus in the place of several whole tokens of the first. */
  readonly uses: number;
  /** Tokens of the first that go with these uses, less one a use. */
  readonly saved: number;
}

/** What it takes to bring a corpus down to so many tokens. */
export interface Swap {
  /** Tokens of the corpus under the first, and under the second. */
  readonly tokensA: number;
  readonly tokensB: number;
  /** Entries in the order in which they are chosen: all that save something. */
  readonly candidates: readonly AddedEntry[];
  /** How many of them have to be added; null where all of them do not suffice. */
  readonly needed: number | null;
  /** Tokens with so many added, or with all of them. */
  readonly reached: number;
  /** Tokens with each of some numbers of entries added, rising: for a curve. */
  readonly curve: readonly { readonly added: number; readonly tokens: number }[];
}

/** A text as both cut it. */
interface Cut {
  readonly bytes: Uint8Array;
  readonly start: Uint32Array;
  readonly end: Uint32Array;
}

/** A stretch of whole tokens of the first that together are a candidate. */
interface Runs {
  /** Token that each begins with, rising, the longest first where several begin with one; in all texts' tokens one after the other. */
  readonly first: readonly number[];
  /** Tokens that it takes. */
  readonly length: readonly number[];
  /** Which candidate it is. */
  readonly rank: readonly number[];
}

/**
 * Finds which entries of a second vocabulary the first would have to be given to need no more tokens than that. What an added
 * entry does: the first encodes the text as ever; then, from the left, the longest run of its tokens that together are an added entry
 * becomes that entry. Each figure is of the corpus encoded so.
 */
export class SwapSearch {
  /** Entries of the second that the first lacks, by their bytes. */
  private readonly lacking: Vocabulary;
  private readonly columns: VocabularyColumns;
  private readonly texts: Cut[] = [];
  private readonly gains = new Map<number, { uses: number; saved: number }>();
  private tokensA = 0;
  private tokensB = 0;

  constructor({ b, inA }: Pair) {
    this.columns = pick(b.compared.columns, (place) => inA[place] === lacking);
    this.lacking = new Vocabulary(this.columns);
  }

  /** Takes a text in, by its UTF-8 and its two encodings. */
  add(bytes: Uint8Array, a: Spans, b: Spans): void {
    const { length } = a.byteStart;
    this.texts.push({ bytes, start: a.byteStart, end: a.byteEnd });
    this.tokensA += length;
    this.tokensB += b.byteStart.length;
    let first = 0;
    for (let i = 0; i < b.byteStart.length; i++) {
      const [start, end] = [b.byteStart[i] as number, b.byteEnd[i] as number];
      while (first < length && (a.byteStart[first] as number) < start) first++;
      if (a.byteStart[first] !== start) continue;
      let last = first;
      while (last + 1 < length && (a.byteEnd[last] as number) < end) last++;
      if (last === first || a.byteEnd[last] !== end) continue;
      const id = this.lacking.find(bytes, start, end);
      if (id === -1) continue;
      const gain = this.gains.get(id) ?? { uses: 0, saved: 0 };
      this.gains.set(id, gain);
      gain.uses++;
      gain.saved += last - first;
    }
  }

  /** Chooses: tokens of the second never lie over each other, so that what one saves does not hang on the others. */
  find(): Swap {
    const candidates = Array.from(this.gains, ([id, gain]) => ({ id, ...gain }));
    candidates.sort((one, other) => other.saved - one.saved || one.id - other.id);
    const { tokensA, tokensB } = this;
    const runs = this.runsOf(candidates);
    const tokensWith = (added: number) => tokensA - savedBy(runs, added);
    const all = candidates.length;
    const needed = tokensA <= tokensB ? 0 : tokensWith(all) > tokensB ? null : leastOf(all, tokensWith, tokensB);
    const curve = stepsTo(all).map((added) => ({ added, tokens: tokensWith(added) }));
    return { tokensA, tokensB, candidates, needed, reached: tokensWith(needed ?? all), curve };
  }

  /** All runs of tokens that are candidates. */
  private runsOf(candidates: readonly AddedEntry[]): Runs {
    const runs = { first: [] as number[], length: [] as number[], rank: [] as number[] };
    const ranks = new Map(candidates.map(({ id }, rank) => [id, rank]));
    const sought = new ByteTrie(pick(this.columns, (place) => ranks.has(this.columns.ids[place] as number)));
    // Of one token, the shortest first.
    const found: { length: number; rank: number }[] = [];
    let base = 0;
    for (const { bytes, start, end } of this.texts) {
      for (let i = 0; i < start.length; i++) {
        let node = ByteTrie.root;
        let at = start[i] as number;
        // Most places are left after a few bytes, with which no candidate begins.
        walk: for (let j = i; j < start.length && start[j] === at; j++) {
          for (const to = end[j] as number; at < to; at++) {
            node = sought.step(node, bytes[at] as number);
            if (node === ByteTrie.root) break walk;
          }
          const rank = j === i ? undefined : ranks.get(sought.idAt(node));
          if (rank !== undefined) found.push({ length: j - i + 1, rank });
        }
        for (let run = found.pop(); run !== undefined; run = found.pop()) {
          runs.first.push(base + i);
          runs.length.push(run.length);
          runs.rank.push(run.rank);
        }
      }
      base += start.length;
    }
    return runs;
  }
}

/** Some entries of a vocabulary. @param isWanted is asked of each by its place */
function pick({ ids, offsets, bytes }: VocabularyColumns, isWanted: (place: number) => boolean): VocabularyColumns {
  const places = Uint32Array.from(ids.keys()).filter(isWanted);
  const ends = new Uint32Array(places.length + 1);
  const own = new Uint8Array(bytes.length);
  let end = 0;
  places.forEach((place, i) => {
    // Most are a few bytes, for which a call and a view of them cost more than the bytes do.
    for (let at = offsets[place] as number; at < (offsets[place + 1] as number); at++) own[end++] = bytes[at] as number;
    ends[i + 1] = end;
  });
  return { ids: Uint32Array.from(places, (place) => ids[place] as number), offsets: ends, bytes: own.subarray(0, end) };
}

/** Tokens that the first so many candidates save: from the left, the longest run at each place. */
function savedBy({ first, length, rank }: Runs, added: number): number {
  let saved = 0;
  let next = 0;
  for (let i = 0; i < first.length; i++) {
    if ((rank[i] as number) >= added || (first[i] as number) < next) continue;
    next = (first[i] as number) + (length[i] as number);
    saved += (length[i] as number) - 1;
  }
  return saved;
}

/** A number of entries that suffices while one fewer does not, by halving: with more of them there are hardly ever more tokens. */
function leastOf(all: number, tokensWith: (added: number) => number, goal: number): number {
  let low = 0;
  let high = all;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (tokensWith(middle) <= goal) high = middle;
    else low = middle;
  }
  return high;
}

/** 0, and numbers that double, up to all. */
function stepsTo(all: number): number[] {
  const steps = [0];
  for (let step = 1; step < all; step *= 2) steps.push(step);
  if (all > 0) steps.push(all);
  return steps;
}
