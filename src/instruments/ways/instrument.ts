import { asciiWordsOfEngine } from "../../text/asciiWords";
import { wordRanges } from "../../text/segments";
import { Utf8Index } from "../../text/utf8";
import { encodeInParts } from "../../tokenizers/stream";
import type { Tokenizer } from "../../tokenizers/tokenizer";
import { inAllWays, inOwnWay, inWay, lackFor, NoWayError } from "../../tokenizers/ways/inWay";
import { mostSeed, usualDropout, type WayName, wayNamed, wayNames, writeWay } from "../../tokenizers/ways/way";
import { breathe } from "../breathe";
import { renyiEntropy } from "../information/entropies";
import { type Control, InapplicableError, type Instrument, type Subject } from "../instrument";
import { LastText } from "../lastText";
import type { OptionsOf } from "../options";
import { textIds } from "../textIds";
import { IdCounts, WaysTally } from "./waysTally";
import { WordCuts } from "./wordCuts";

/** All ways, in the order of their bits. */
const names = ["own", ...wayNames] as const;

const options = {
  p: {
    kind: "number",
    label: "Dropout’s p",
    hint: "The probability with which a merge is passed over: 0 is the tokenizer’s own way, 1 merges nothing.",
    start: usualDropout.p,
    min: 0,
    max: 1,
    isWhole: false,
  },
  seed: {
    kind: "number",
    label: "Seed",
    hint: "Another number, another draw. Equal words are cut alike in one draw.",
    start: usualDropout.seed,
    min: 0,
    max: mostSeed,
    isWhole: true,
  },
  by: {
    kind: "choice",
    label: "Likely by",
    hint: "What makes entries likely: a Unigram model’s scores, elsewhere their ids, which says the same of every text; or how often each came in this text, cut the tokenizer’s own way, and once more.",
    start: "scores",
    values: { scores: "Scores, else ids", text: "Counts in this text" },
  },
  alpha: {
    kind: "number",
    label: "Rényi’s α",
    hint: "Above 1 frequent entries weigh more. Zouhar et al. found 2.5 to go best with the quality of translations.",
    start: 2.5,
    min: 0,
    max: 100,
    isWhole: false,
  },
} as const;

/** What a way comes to, by its name; `own` is the tokenizer's. */
export interface WayFigures {
  readonly way: WayName | "own";
  /** Control tokens left out. */
  readonly tokens: number;
  /** Share of the text's words that have other boundaries inside than the tokenizer's own way gives them; null without words. */
  readonly cutOtherwise: number | null;
  /** Rényi entropy of the ids ÷ the logarithm of how many there are; null of fewer than two. */
  readonly renyiEfficiency: number | null;
}

/** All ways in which a tokenizer can cut a text. */
export interface WaysFigures {
  /** The tokenizer's own first. */
  readonly ways: readonly WayFigures[];
  /** Tokens of the fewest. */
  readonly fewest: number;
  /** The text's. */
  readonly words: number;
  /** Ways that it lacks something for, and what. */
  readonly lacking: readonly { readonly way: WayName; readonly why: string }[];
}

/** What a column comes to beside the fewest tokens: it may be in another way than its tokenizer's own. */
export interface BesideFewest {
  /** The column's. */
  readonly tokens: number;
  readonly fewest: number;
  /** Words that have other boundaries inside in the column than by the fewest tokens, of so many. */
  readonly cutOtherwise: number;
  readonly words: number;
}

/** The same text in the same entries, cut in all the ways there are. */
export const instrument: Instrument<typeof options, WaysFigures> = {
  options,
  help: "A vocabulary can be read in other ways than its tokenizer does: within the same pre-tokens, the longest entries first, the fewest, the likeliest. Likeliest is by a Unigram model’s scores, elsewhere by Zipf’s law over the entries’ ids, or by counts of the text; lengths are in bytes.",
  papers: [
    { cited: "Uzan et al. 2024", address: "https://aclanthology.org/2024.acl-short.73" },
    { cited: "Schmidt et al. 2024", address: "https://aclanthology.org/2024.emnlp-main.40" },
    { cited: "Provilkov et al. 2020", address: "https://aclanthology.org/2020.acl-main.170" },
    { cited: "Hofmann et al. 2022", address: "https://aclanthology.org/2022.acl-short.43" },
    { cited: "Lian et al. 2024", address: "https://arxiv.org/abs/2411.05504" },
    { cited: "Lee et al. 2020", address: "https://arxiv.org/abs/2008.03979" },
  ],
  measure,
  measureBriefly: besideFewest,
  columns: [
    { key: "way", title: "way" },
    { key: "tokens", title: "tokens" },
    { key: "beyondFewest", title: "beyond the fewest" },
    { key: "cutOtherwise", title: "words cut otherwise" },
    { key: "renyiEfficiency", title: "Rényi efficiency" },
    { key: "lacks", title: "lacks" },
  ],
  rows: (figures) => [
    ...figures.ways.map(({ way, tokens, cutOtherwise, renyiEfficiency }) => [
      way,
      tokens,
      beyond(tokens, figures.fewest),
      cutOtherwise,
      renyiEfficiency,
      null,
    ]),
    ...figures.lacking.map(({ way, why }) => [way, null, null, null, null, why]),
  ],
};

/** What tokens are more than the fewest, as a share of these; null where there are none. */
export function beyond(tokens: number, fewest: number): number | null {
  return fewest === 0 ? null : (tokens - fewest) / fewest;
}

async function measure(
  { text, options: encodeOptions, loadTokenizer }: Subject,
  { p, seed, by, alpha }: OptionsOf<typeof options>,
  { onProgress, signal }: Control,
): Promise<WaysFigures> {
  // A column may be in another way already: its tokenizer is asked for all.
  const tokenizer = inOwnWay(await loadTokenizer());
  const all = orInapplicable(() => inAllWays(tokenizer));
  onProgress(0.1);
  await breathe(signal);
  const words = wordsOf(text);
  const marks = words.marks();
  const isApart = (way: WayFigures["way"]) =>
    way === "dropout" || (by === "text" && (way === "likely" || way === "both"));
  const told = names.reduce((bits, way, i) => (isApart(way) ? bits : bits | (1 << i)), 0);
  const tally = new WaysTally(all, marks, told);
  for (const part of all.cut(text, encodeOptions)) {
    await breathe(signal);
    tally.add(part);
    onProgress(0.2 + (0.6 * (part.byteEnd.at(-1) ?? 0)) / (words.bytes + 1));
  }
  const seen = by === "text" ? textIds(tokenizer.encode(text, encodeOptions)) : null;
  const counts = new IdCounts();
  const lacking: { way: WayName; why: string }[] = [];
  const found: { way: WayFigures["way"]; counts: number[] }[] = [];
  for (const [i, way] of names.entries()) {
    await breathe(signal);
    const why = way === "own" ? null : lackFor(tokenizer, way);
    if (why !== null && way !== "own") {
      lacking.push({ way, why });
      continue;
    }
    if (way !== "own" && isApart(way)) {
      const cutter = way === "dropout" ? dropoutOf(tokenizer, p, seed) : inWay(tokenizer, wayNamed(way), seen);
      for (const part of encodeInParts(cutter, text, encodeOptions)) {
        await breathe(signal);
        words.mark(part, 1 << i, marks);
        for (const id of textIds(part)) counts.add(id, 1);
      }
    } else if (way !== "dropout") {
      tally.countIds(way, counts);
    }
    found.push({ way, counts: counts.take() });
  }
  const otherwise = words.differing(marks, names.length);
  const ways = found.map(({ way, counts }) => ({
    way,
    tokens: counts.reduce((sum, count) => sum + count, 0),
    cutOtherwise: words.count === 0 ? null : (otherwise[names.indexOf(way)] as number) / words.count,
    renyiEfficiency: counts.length < 2 ? null : renyiEntropy(counts, alpha) / Math.log2(counts.length),
  }));
  const fewest = ways.reduce((least, { tokens }) => Math.min(least, tokens), Infinity);
  return { ways, fewest, words: words.count, lacking };
}

async function besideFewest({ text, encoding, options: encodeOptions, loadTokenizer }: Subject): Promise<BesideFewest> {
  const tokenizer = inOwnWay(await loadTokenizer());
  const words = wordsOf(text);
  const cut = fewestOf(tokenizer).encode(text, encodeOptions);
  const marks = words.marks();
  words.mark(encoding, 1, marks);
  words.mark(cut, 2, marks);
  return {
    tokens: textIds(encoding).length,
    fewest: textIds(cut).length,
    cutOtherwise: words.differing(marks, 2)[1] as number,
    words: words.count,
  };
}

const fewest = new WeakMap<Tokenizer, Tokenizer>();

/** A tokenizer that cuts into the fewest tokens, made once: measures of a corpus ask for hundreds of languages. */
function fewestOf(tokenizer: Tokenizer): Tokenizer {
  const made = fewest.get(tokenizer) ?? orInapplicable(() => inWay(tokenizer, wayNamed("fewest")));
  fewest.set(tokenizer, made);
  return made;
}

const draws = new WeakMap<Tokenizer, { readonly written: string; readonly made: Tokenizer }>();

/** A tokenizer with dropout; the last is kept, since the next text is mostly of the same words. */
function dropoutOf(tokenizer: Tokenizer, p: number, seed: number): Tokenizer {
  const way = { name: "dropout", p, seed } as const;
  const written = writeWay(way);
  const kept = draws.get(tokenizer);
  if (kept?.written === written) return kept.made;
  const made = inWay(tokenizer, way);
  draws.set(tokenizer, { written, made });
  return made;
}

/** @throws {InapplicableError} where what is asked for lacks something that no text changes */
function orInapplicable<T>(ask: () => T): T {
  try {
    return ask();
  } catch (error) {
    throw error instanceof NoWayError ? new InapplicableError(error.message) : error;
  }
}

const asciiWords = asciiWordsOfEngine();

const last = new LastText<WordCuts>();

/** The words of a text. */
function wordsOf(text: string): WordCuts {
  return last.get(text) ?? last.keep(findWords(text), text);
}

function findWords(text: string): WordCuts {
  const { wordStart, wordEnd } = wordRanges(text, asciiWords);
  const index = new Utf8Index(text);
  return new WordCuts(
    wordStart.map((unit) => index.byteOf(unit)),
    wordEnd.map((unit) => index.byteOf(unit)),
    index.byteLength,
  );
}
