import type { Tokenizer } from "../../tokenizers/tokenizer";
import { breathe } from "../breathe";
import type { Control } from "../instrument";
import type { Term } from "../lists/readers";
import { type Score, score } from "../score";
import { cutWords } from "./cutWords";
import type { WordsRequest } from "./gold";
import { type PackedCuts, packCuts } from "./packedCuts";
import type { WordCut } from "./wordCut";

/** What the terms of a class come to. */
export interface TermSums {
  readonly terms: number;
  readonly tokens: number;
  /** Terms that are one token. */
  readonly inOne: number;
}

/** How many tokens terms take. */
export interface TermFigures {
  readonly all: TermSums;
  /** Of all, with intervals over terms. */
  readonly tokensPerTerm: Score;
  readonly inOne: Score;
  /** By class, the classes in the order of the list. */
  readonly classes: readonly (TermSums & { readonly class: string })[];
  readonly texts: readonly string[];
  readonly classOf: readonly string[];
  readonly made: PackedCuts;
  readonly counts: Uint16Array;
}

const noCut: WordCut = { ends: [], tokens: 0, isUnknown: false };

/** Terms between two looks at whether anybody still waits. */
const stretch = 500;

/** Encodes terms. */
export async function termFigures(
  tokenizer: Tokenizer,
  terms: readonly Term[],
  { space, how }: WordsRequest,
  { onProgress, signal }: Control,
): Promise<TermFigures> {
  const counts = new Uint16Array(terms.length);
  const ends: (readonly number[])[] = [];
  const sums = new Map<string, { terms: number; tokens: number; inOne: number }>();
  const all = { terms: 0, tokens: 0, inOne: 0 };
  for (const [i, { term, class: name }] of terms.entries()) {
    const [cut = noCut] = cutWords(tokenizer, [term], space, how);
    counts[i] = cut.tokens;
    ends.push(cut.ends);
    const own = sums.get(name) ?? { terms: 0, tokens: 0, inOne: 0 };
    sums.set(name, own);
    for (const sum of [own, all]) {
      sum.terms++;
      sum.tokens += cut.tokens;
      if (cut.tokens === 1) sum.inOne++;
    }
    if (i % stretch === stretch - 1) {
      onProgress(i / terms.length);
      await breathe(signal);
    }
  }
  const each = new Uint8Array(terms.length).fill(1);
  return {
    all,
    tokensPerTerm: score(counts, each),
    inOne: score(
      counts.map((own) => (own === 1 ? 1 : 0)),
      each,
    ),
    classes: Array.from(sums, ([name, own]) => ({ class: name, ...own })),
    texts: terms.map(({ term }) => term),
    classOf: terms.map((term) => term.class),
    made: packCuts(ends),
    counts,
  };
}
