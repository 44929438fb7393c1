import { segment } from "../../text/segments";
import { Utf8Index } from "../../text/utf8";
import type { Encoding, Tokenizer } from "../../tokenizers/tokenizer";
import { inOwnWay, inWay, NoWayError } from "../../tokenizers/ways/inWay";
import { mostSeed, usualDropout, type WayName, wayNamed, wayNames } from "../../tokenizers/ways/way";
import { breathe } from "../breathe";
import { renyiEntropy } from "../information/entropies";
import { type Control, InapplicableError, type Instrument, type Subject } from "../instrument";
import type { OptionsOf } from "../options";
import { textIds } from "../textIds";
import { WordCuts } from "./wordCuts";

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
  const words = wordsOf(text);
  const own = tokenizer.encode(text, encodeOptions);
  const ownCuts = words.boundariesIn(own);
  const told = (way: WayFigures["way"], encoding: Encoding): WayFigures => {
    const ids = textIds(encoding);
    return {
      way,
      tokens: ids.length,
      cutOtherwise: words.count === 0 ? null : words.differing(ownCuts, words.boundariesIn(encoding)) / words.count,
      renyiEfficiency: efficiencyOf(ids, alpha),
    };
  };
  const seen = by === "text" ? textIds(own) : null;
  const ways = [told("own", own)];
  const lacking: { way: WayName; why: string }[] = [];
  for (const [i, name] of wayNames.entries()) {
    onProgress((i + 1) / (wayNames.length + 1));
    await breathe(signal);
    try {
      ways.push(told(name, inWay(tokenizer, { name, p, seed }, seen).encode(text, encodeOptions)));
    } catch (error) {
      if (!(error instanceof NoWayError)) throw error;
      lacking.push({ way: name, why: error.message });
    }
  }
  if (ways.length === 1) throw new InapplicableError(lacking[0]?.why ?? "");
  const fewest = ways.reduce((least, { tokens }) => Math.min(least, tokens), Infinity);
  return { ways, fewest, words: words.count, lacking };
}

async function besideFewest({ text, encoding, options: encodeOptions, loadTokenizer }: Subject): Promise<BesideFewest> {
  const tokenizer = inOwnWay(await loadTokenizer());
  const words = wordsOf(text);
  const cut = inFewest(tokenizer).encode(text, encodeOptions);
  return {
    tokens: textIds(encoding).length,
    fewest: textIds(cut).length,
    cutOtherwise: words.differing(words.boundariesIn(encoding), words.boundariesIn(cut)),
    words: words.count,
  };
}

function inFewest(tokenizer: Tokenizer): Tokenizer {
  try {
    return inWay(tokenizer, wayNamed("fewest"));
  } catch (error) {
    throw error instanceof NoWayError ? new InapplicableError(error.message) : error;
  }
}

let last: { readonly text: string; readonly words: WordCuts } | null = null;

/** The words of a text; those of the last one are kept, since columns ask for the same. */
function wordsOf(text: string): WordCuts {
  if (last?.text === text) return last.words;
  const { wordStart, wordEnd } = segment(text);
  const index = new Utf8Index(text);
  const words = new WordCuts(
    wordStart.map((unit) => index.byteOf(unit)),
    wordEnd.map((unit) => index.byteOf(unit)),
  );
  last = { text, words };
  return words;
}

/** How often each id was met, for the text at work; all 0 between two. */
let counts = new Uint32Array(0);

function efficiencyOf(ids: Uint32Array, alpha: number): number | null {
  let high = -1;
  for (const id of ids) high = Math.max(high, id);
  if (high >= counts.length) counts = new Uint32Array(high + 1);
  const seen: number[] = [];
  for (const id of ids) {
    if (counts[id] === 0) seen.push(id);
    counts[id] = (counts[id] as number) + 1;
  }
  const found = seen.map((id) => counts[id] as number);
  for (const id of seen) counts[id] = 0;
  return found.length < 2 ? null : renyiEntropy(found, alpha) / Math.log2(found.length);
}
