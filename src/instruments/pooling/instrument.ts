import { cellsOf } from "../../analysis/boundaries/cells";
import { segment } from "../../text/segments";
import { Utf8Index, utf8Encode } from "../../text/utf8";
import { inOwnWay, inWay, NoWayError } from "../../tokenizers/ways/inWay";
import { wayNamed } from "../../tokenizers/ways/way";
import { type BoundaryScores, boundaryScores } from "../boundaries";
import { breathe } from "../breathe";
import { countGrams } from "../information/grams";
import { type Control, InapplicableError, type Instrument, type Subject } from "../instrument";
import { LastText } from "../lastText";
import type { OptionsOf } from "../options";
import { textIds } from "../textIds";
import {
  type Characters,
  charactersOf,
  equalInformation,
  fixedPools,
  inBoth,
  type PoolBoundaries,
  spacePools,
  spikePools,
  withoutSpaces,
} from "./pools";

/** What parts a text into pools, as it is called. */
export const poolMethods = {
  fixed: "Fixed",
  spaces: "White space",
  unigram: "Unigram",
  spikes: "Entropy spikes",
  windows: "Equal information",
} as const;

export type PoolMethod = keyof typeof poolMethods;

const options = {
  draw: {
    kind: "choice",
    label: "Drawn",
    hint: "Which pools are drawn over the text. The table has all.",
    start: "spikes",
    values: poolMethods,
  },
  every: {
    kind: "number",
    label: "Characters a fixed pool",
    start: 4,
    min: 1,
    max: 100,
    isWhole: true,
  },
  order: {
    kind: "number",
    label: "Characters given",
    hint: "How many characters, or bytes of equal information, before one the coder guesses it by.",
    start: 3,
    min: 1,
    max: 6,
    isWhole: true,
  },
  before: {
    kind: "number",
    label: "A spike is above",
    hint: "A pool begins where the next character is less certain than each of so many before it was.",
    start: 2,
    min: 1,
    max: 8,
    isWhole: true,
  },
  bits: {
    kind: "number",
    label: "Bits a window",
    hint: "What a coder may write in each window of equal information: with 16 bits there are 65,536 different ones.",
    start: 16,
    min: 4,
    max: 64,
    isWhole: true,
  },
  anew: {
    kind: "switch",
    label: "Windows begin without context",
    hint: "As where each is decoded by itself: nothing that stands before a window helps to guess what is in it.",
    start: true,
  },
} as const;

/** Characters of a text from which on it is told how pools that are learnt from it agree with tokens: before, nothing is learnt. */
export const fewestCharacters = 500;

/** UTF-16 units of the text that are drawn. */
const mostDrawn = 700;

/** What one way to part a text comes to. */
export interface PoolRow extends BoundaryScores {
  /** `tokens` are the column's own. */
  readonly method: PoolMethod | "tokens";
  readonly pools: number;
  /** UTF-8 bytes, and code points, of a pool on average; null of an empty text. */
  readonly bytes: number | null;
  readonly characters: number | null;
}

/** A text's pools beside its tokens. */
export interface PoolingFigures {
  readonly rows: readonly PoolRow[];
  /** Why there are no pools of a Unigram model; null where there are. */
  readonly lacks: string | null;
  readonly characters: number;
  /** Windows of equal information that are needed: more than pools where a byte takes several. */
  readonly windows: number;
  /** The text's beginning, and where pools and tokens begin in it, in UTF-16 units; places inside of a grapheme cluster are left out. */
  readonly text: string;
  readonly drawn: PoolMethod;
  readonly poolStarts: Uint32Array;
  readonly tokenStarts: Uint32Array;
}

/** How else a text could be parted than into tokens. */
export const instrument: Instrument<typeof options, PoolingFigures> = {
  options,
  help: "How a model of characters or bytes could part the text, which has no tokens of its own: into so many characters, at white space, by a Unigram model, where a coder that learns the text as it reads is suddenly less certain, or into windows of as much information each. And how far these places are those at which the column’s tokens end.",
  papers: [
    { cited: "Nawrot et al. 2023", address: "https://arxiv.org/abs/2211.09761" },
    { cited: "Lester et al. 2024", address: "https://arxiv.org/abs/2404.03626" },
  ],
  measure,
  columns: [
    { key: "method", title: "parted by" },
    { key: "pools", title: "pools" },
    { key: "bytes", title: "bytes per pool" },
    { key: "characters", title: "characters per pool" },
    { key: "precision", title: "precision" },
    { key: "recall", title: "recall" },
    { key: "f1", title: "F1" },
    { key: "windows", title: "windows" },
    { key: "lacks", title: "lacks" },
  ],
  rows: ({ rows, windows, lacks }) => [
    ...rows.map(({ method, pools, bytes, characters, precision, recall, f1 }) => [
      ...[method, pools, bytes, characters, precision, recall, f1],
      ...[method === "windows" ? windows : null, null],
    ]),
    ...(lacks === null ? [] : [["unigram", ...Array<null>(7).fill(null), lacks]]),
  ],
};

async function measure(
  subject: Subject,
  chosen: OptionsOf<typeof options>,
  { onProgress, signal }: Control,
): Promise<PoolingFigures> {
  const { draw } = chosen;
  const text = subject.text.toWellFormed();
  const { bytes, characters: found, windows, pools } = await poolsOf(text, chosen, { onProgress, signal });
  onProgress(0.9);
  await breathe(signal);
  const tokens = boundariesOf(subject.encoding, bytes.length);
  const unigram = await unigramPools(subject, bytes.length);
  const characters = found.codes.length;
  const ends = withoutSpaces(tokens, found);
  const isLearnt = characters >= fewestCharacters;
  const told = (method: PoolRow["method"], boundaries: PoolBoundaries, count: number): PoolRow => {
    const isTold = method !== "tokens" && (isLearnt || (method !== "spikes" && method !== "windows"));
    const held = withoutSpaces(boundaries, found);
    const scores = isTold
      ? boundaryScores({ cut: held.length, gold: ends.length, both: inBoth(held, ends) })
      : { precision: null, recall: null, f1: null };
    const per = (all: number) => (count === 0 ? null : all / count);
    return { method, pools: count, bytes: per(bytes.length), characters: per(characters), ...scores };
  };
  const own = { method: "tokens", boundaries: tokens, count: textIds(subject.encoding).length } as const;
  const methods = Object.keys(poolMethods);
  const named = [...pools, ...(typeof unigram === "string" ? [] : [unigram])].sort(
    (a, b) => methods.indexOf(a.method) - methods.indexOf(b.method),
  );
  const index = new Utf8Index(text);
  const beginning = beginningOf(text);
  // A letter that is parted from its marks is drawn with a circle in place of it.
  const { graphemeBoundary } = segment(beginning);
  const startsOf = (boundaries: PoolBoundaries) =>
    boundaries
      .filter((byte) => index.isCodePointBoundary(byte) && graphemeBoundary[index.unitOf(byte)] === 1)
      .map((byte) => index.unitOf(byte))
      .filter((unit) => unit < beginning.length);
  return {
    rows: [own, ...named].map(({ method, boundaries, count }) => told(method, boundaries, count)),
    lacks: typeof unigram === "string" ? unigram : null,
    characters,
    windows,
    text: beginning,
    drawn: draw,
    poolStarts: startsOf(named.find(({ method }) => method === draw)?.boundaries ?? new Uint32Array()),
    tokenStarts: startsOf(tokens),
  };
}

/** What a text is parted into by itself, whatever tokenizer is asked about. */
interface TextPools {
  readonly bytes: Uint8Array;
  readonly characters: Characters;
  readonly windows: number;
  readonly pools: readonly Pools[];
}

/** What one way parts a text into. */
interface Pools {
  readonly method: PoolMethod;
  readonly boundaries: PoolBoundaries;
  /** How many there are: one more than boundaries, but for tokens, of which some stand for no place of their own. */
  readonly count: number;
}

const last = new LastText<TextPools>();

async function poolsOf(
  text: string,
  { every, order, before, bits, anew }: OptionsOf<typeof options>,
  { onProgress, signal }: Control,
): Promise<TextPools> {
  const by = [every, order, before, bits, anew].join();
  const known = last.get(text, by);
  if (known !== null) return known;
  const bytes = utf8Encode(text);
  const characters = charactersOf(bytes);
  const grams = countGrams(characters.codes, order + 1);
  onProgress(0.2);
  await breathe(signal);
  const spikes = await spikePools(characters, grams, order, before, signal);
  onProgress(0.5);
  // Of ASCII characters are bytes.
  const ofBytes = characters.codes.length === bytes.length ? grams : countGrams(Uint32Array.from(bytes), order + 1);
  await breathe(signal);
  const { boundaries, windows } = await equalInformation(bytes, ofBytes, order, bits, anew, signal);
  const partedBy = (method: PoolMethod, boundaries: PoolBoundaries): Pools => {
    return { method, boundaries, count: bytes.length === 0 ? 0 : boundaries.length + 1 };
  };
  const pools = {
    bytes,
    characters,
    windows,
    pools: [
      partedBy("fixed", fixedPools(characters, every)),
      partedBy("spaces", spacePools(characters)),
      partedBy("spikes", spikes),
      partedBy("windows", boundaries),
    ],
  };
  return last.keep(pools, text, by);
}

/** Where the likeliest cut of the column's own entries ends; in a sentence why there is none. */
async function unigramPools(
  { text, options: encodeOptions, loadTokenizer }: Subject,
  byteLength: number,
): Promise<Pools | string> {
  try {
    const unigram = inWay(inOwnWay(await loadTokenizer()), wayNamed("likely"));
    const encoding = unigram.encode(text, encodeOptions);
    return { method: "unigram", boundaries: boundariesOf(encoding, byteLength), count: textIds(encoding).length };
  } catch (error) {
    if (error instanceof NoWayError || error instanceof InapplicableError) return error.message;
    throw error;
  }
}

function boundariesOf(encoding: Subject["encoding"], byteLength: number): PoolBoundaries {
  return cellsOf(encoding, byteLength).ends.slice(0, -1);
}

/** What is drawn of a text: no half of a pair. */
function beginningOf(text: string): string {
  const beginning = text.slice(0, mostDrawn);
  return beginning.isWellFormed() ? beginning : beginning.slice(0, -1);
}
