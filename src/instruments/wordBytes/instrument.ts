import { breathe } from "../breathe";
import type { Control, Field, Instrument, Subject } from "../instrument";
import { LastText } from "../lastText";
import type { OptionsOf } from "../options";
import { textIds } from "../textIds";
import { type Pooled, poolWords, type Split, splits, wordLengths } from "./pooledWords";
import { bestShares, rowsAtShare, type TableSize, tableSize } from "./tables";
import { trigramSettings, type WordOverlap, wordOverlap } from "./trigrams";

const options = {
  split: {
    kind: "choice",
    label: "Words by",
    hint: "White space between words, which then is no word’s (Learn Your Tokens); or segments of Unicode with one space in front and punctuation behind, so that all of the text is in some word (Hierarchical Autoregressive Transformers).",
    start: "space",
    values: splits,
  },
  pool: {
    kind: "number",
    label: "Bytes in a pool",
    hint: "As many bytes of a word as one position takes; a longer word takes several.",
    start: 16,
    min: 1,
    max: 1024,
    isWhole: true,
  },
  width: {
    kind: "number",
    label: "Model’s width",
    hint: "Values in each row of an embedding table (d).",
    start: 4096,
    min: 1,
    max: 1_000_000,
    isWhole: true,
  },
  billions: {
    kind: "number",
    label: "Billion parameters",
    hint: "Of the whole model: what the tables’ shares are of.",
    start: 7,
    min: 0.001,
    max: 10_000,
    isWhole: false,
  },
  tied: {
    kind: "switch",
    label: "Output tied",
    hint: "The output’s table is the input’s, so that there is one and not two.",
    start: false,
  },
  pairs: {
    kind: "text",
    is: "lines",
    label: "Two words",
    hint: "A line each, or between semicolons: two words whose trigrams are held against each other (T-FREE).",
    start: "kitap kitabı",
    longest: 4000,
    problemOf: pairsProblem,
  },
} as const;

const mostPairs = 50;

/** A text word by word, and what tables of a vocabulary take. */
export interface WordBytesFigures {
  /** Of the text, control tokens left out. */
  readonly tokens: number;
  readonly pooled: Pooled;
  readonly pool: number;
  /** The tokenizer's own, that of 256 bytes, and T-FREE's. */
  readonly tables: { readonly own: TableSize; readonly bytes: TableSize; readonly trigrams: TableSize };
  /** Entries with which the tables come to 20% and 40% of the model. */
  readonly entriesAt: { readonly subwords: number; readonly words: number };
  readonly overlaps: readonly WordOverlap[];
}

/** What becomes of a text whose positions are words, read by their bytes. */
export const instrument: Instrument<typeof options, WordBytesFigures> = {
  options,
  help: "Models without a vocabulary read a word by its bytes and give it one position. How many positions that are beside the tokenizer’s, how long words are and which a pool does not hold; what the tables of a vocabulary take of a model, by arithmetic; and which rows T-FREE’s trigrams give two words in common.",
  papers: [
    { cited: "Thawani et al. 2023", address: "https://arxiv.org/abs/2310.11628" },
    { cited: "Neitemeier et al. 2025", address: "https://arxiv.org/abs/2501.10322" },
    { cited: "Sun et al. 2023", address: "https://arxiv.org/abs/2305.14571" },
    { cited: "Lee et al. 2022 (Byte2Word)", address: "https://arxiv.org/abs/2211.12677" },
    { cited: "Deiseroth et al. 2024 (T-FREE)", address: "https://arxiv.org/abs/2406.19223" },
    { cited: "Toraman et al. 2023", address: "https://arxiv.org/abs/2204.08832" },
  ],
  measure,
  columns: [
    { key: "of", title: "of" },
    { key: "tokens", title: "tokens" },
    { key: "words", title: "words" },
    { key: "bytesPerWord", title: "bytes per word" },
    { key: "median", title: "median bytes" },
    { key: "longest", title: "longest" },
    { key: "beyond", title: "beyond the pool" },
    { key: "positions", title: "positions" },
    { key: "tokensPerPosition", title: "tokens per position" },
    { key: "tableParameters", title: "table parameters" },
    { key: "tableShare", title: "share of the model" },
    { key: "byteTableParameters", title: "byte table parameters" },
    { key: "trigramTableParameters", title: "T-FREE table parameters" },
    { key: "entriesAt20", title: "entries at 20%" },
    { key: "entriesAt40", title: "entries at 40%" },
    { key: "rows", title: "rows of the words" },
    { key: "sharedRows", title: "shared rows" },
    { key: "overlap", title: "overlap" },
  ],
  rows: ({ tokens, pooled, tables, entriesAt, overlaps }) => [
    [
      ...["text", tokens, pooled.words, meanBytes(pooled), pooled.median, pooled.longest, pooled.beyond, pooled.pools],
      ...[pooled.pools === 0 ? null : tokens / pooled.pools, tables.own.parameters, tables.own.share],
      ...[tables.bytes.parameters, tables.trigrams.parameters, entriesAt.subwords, entriesAt.words, null, null, null],
    ],
    ...overlaps.map(({ words, sharedRows, jaccard }): Field[] => [
      words.map(({ word }) => word).join(" "),
      ...new Array<null>(14).fill(null),
      ...[words.map(({ rows }) => rows.length).join(" "), sharedRows, jaccard],
    ]),
  ],
};

/** Bytes of a word on average; null without words. */
export function meanBytes({ words, bytes }: Pooled): number | null {
  return words === 0 ? null : bytes / words;
}

const last = new LastText<Uint32Array>();

/** Bytes of a text's words. */
function lengthsOf(text: string, split: Split): Uint32Array {
  return last.get(text, split) ?? last.keep(wordLengths(text, split), text, split);
}

async function measure(
  { text, encoding, vocabularySize }: Subject,
  { split, pool, pairs, width, billions, tied }: OptionsOf<typeof options>,
  { onProgress, signal }: Control,
): Promise<WordBytesFigures> {
  const lengths = lengthsOf(text.toWellFormed(), split);
  onProgress(0.7);
  await breathe(signal);
  const model = billions * 1e9;
  const size = (rows: number | null) => tableSize(rows, width, tied, model);
  return {
    tokens: textIds(encoding).length,
    pooled: poolWords(lengths, pool),
    pool,
    tables: { own: size(vocabularySize), bytes: size(256), trigrams: size(trigramSettings.rows) },
    entriesAt: {
      subwords: rowsAtShare(bestShares.subwords, width, tied, model),
      words: rowsAtShare(bestShares.words, width, tied, model),
    },
    overlaps: readPairs(pairs).pairs.map(([one, other]) => wordOverlap(one, other, trigramSettings.rows)),
  };
}

function pairsProblem(written: string): string | null {
  return readPairs(written).problem;
}

function readPairs(written: string): { pairs: (readonly [string, string])[]; problem: string | null } {
  const pairs: (readonly [string, string])[] = [];
  for (const line of written.split(/\r?\n|;/)) {
    const [one, other, ...more] = line.trim().split(/\s+/u);
    if (one === "" || one === undefined) continue;
    if (other === undefined || more.length > 0)
      return { pairs, problem: `“${line.trim().slice(0, 40)}” is not two words.` };
    if (pairs.length === mostPairs) return { pairs, problem: `These are more than ${mostPairs} pairs.` };
    pairs.push([one, other]);
  }
  return { pairs, problem: null };
}
