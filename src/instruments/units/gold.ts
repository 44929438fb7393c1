import { utf8Encode } from "../../text/utf8";
import { isStaged } from "../../tokenizers/isStaged";
import type { Model } from "../../tokenizers/models/model";
import type { EncodeOptions, Tokenizer } from "../../tokenizers/tokenizer";
import { breathe } from "../breathe";
import type { Control } from "../instrument";
import type { Affix } from "../lists/readers";
import { type Score, score, scoreBy } from "../score";
import { beginsAsInside, cutWords } from "./cutWords";
import type { GoldWord } from "./goldReader";
import { type PackedCuts, packCuts } from "./packedCuts";
import type { WordCut } from "./wordCut";
import { type EndCounts, shared, type WordScores, wordScores } from "./wordScores";

/** How many of some segments are one token, by themselves. */
export interface Atomicity {
  readonly share: Score;
  /** Segments, each as often as it comes. */
  readonly count: number;
}

/** How a tokenizer cuts the words of a gold list. */
export interface GoldFigures {
  /** Of all words. */
  readonly all: WordScores;
  /** Without the words that are one token: these are not cut at all. */
  readonly cut: WordScores;
  /** Wrong ends ÷ ends made; missed ends ÷ ends wanted. Null where there are none. */
  readonly over: Score;
  readonly under: Score;
  /** Share of the words that are one token. */
  readonly inOne: Score;
  /** Null where nothing says which segments are roots. */
  readonly roots: Atomicity | null;
  readonly affixes: Atomicity | null;
  /** Share of the words' tokens that go on with a word: all but its first. */
  readonly continuation: Score;
  readonly tokens: number;
  readonly tokensPerWord: Score;
  /** Words with an unknown token. */
  readonly unknown: number;
  readonly morphScore: { readonly score: Score; readonly words: number };
  /** Null where the set of entries is open. */
  readonly greed: { readonly f1: number | null; readonly words: number; readonly classes: number } | null;
  /** The words, and where their segments and their tokens end: what a list of them draws. */
  readonly texts: readonly string[];
  readonly wanted: PackedCuts;
  readonly made: PackedCuts;
  /** Tokens of each word. */
  readonly counts: Uint16Array;
}

/** How words are encoded. */
export interface WordsRequest {
  /** Behind a space, as inside a sentence. */
  readonly space: boolean;
  readonly how: EncodeOptions;
}

const noScore: Score = { value: null, interval: null };

/** Words that are encoded together, between two looks at whether anybody still waits. */
const stretch = 500;

/**
 * Cuts a gold list's words and counts.
 * @param affixes tell roots apart where the list itself does not
 */
export async function goldFigures(
  tokenizer: Tokenizer,
  words: readonly GoldWord[],
  affixes: readonly Affix[] | null,
  { space, how }: WordsRequest,
  { onProgress, signal }: Control,
): Promise<GoldFigures> {
  const forms =
    affixes === null ? null : new Set(affixes.flatMap(({ form, place }) => (place === "root" ? [] : [form])));
  const isSame = beginsAsInside(tokenizer, how);
  const [bare, spaced]: [WordCut[], WordCut[]] = [[], []];
  for (let from = 0; from < words.length; from += stretch) {
    const some = words.slice(from, from + stretch).map(({ word }) => word);
    const cuts = cutWords(tokenizer, some, false, how);
    bare.push(...cuts);
    spaced.push(...(isSame ? cuts : cutWords(tokenizer, some, true, how)));
    onProgress((0.7 * from) / words.length);
    await breathe(signal);
  }
  const cuts = space ? spaced : bare;
  const counts = countEnds(words, cuts);
  const inSeveral = cuts.flatMap(({ tokens }, i) => (tokens > 1 ? [i] : []));
  const all = wordScores(counts);
  onProgress(0.85);
  await breathe(signal);
  const cut = wordScores(counts, inSeveral);
  const perWord = cuts.map((one) => one.tokens);
  const each = new Uint8Array(words.length).fill(1);
  const tokensPerWord = score(perWord, each);
  const isRoot = words.map((word) => rootsOf(word, forms));
  return {
    all,
    cut,
    over: scoreBy(all.precision, (precision) => 1 - precision),
    under: scoreBy(all.recall, (recall) => 1 - recall),
    inOne: score(
      perWord.map((own) => (own > 1 ? 0 : 1)),
      each,
    ),
    roots: atomicity(words, cuts, isRoot, true),
    affixes: atomicity(words, cuts, isRoot, false),
    continuation: tokensPerWord.value === 0 ? noScore : scoreBy(tokensPerWord, (own) => 1 - 1 / own),
    tokens: perWord.reduce((sum, own) => sum + own, 0),
    tokensPerWord,
    unknown: cuts.filter(({ isUnknown }) => isUnknown).length,
    morphScore: morphScore(words, bare),
    greed: isStaged(tokenizer) ? greedF1(words, spaced, tokenizer.stages.model) : null,
    texts: words.map(({ word }) => word),
    wanted: packCuts(words.map(({ ends }) => ends)),
    made: packCuts(cuts.map(({ ends }) => ends)),
    counts: Uint16Array.from(perWord),
  };
}

function countEnds(words: readonly GoldWord[], cuts: readonly WordCut[]): EndCounts {
  const counts = () => new Uint16Array(words.length);
  const [right, made, wanted] = [counts(), counts(), counts()];
  for (const [i, { ends }] of words.entries()) {
    const cut = cuts[i]?.ends ?? [];
    [right[i], made[i], wanted[i]] = [shared(ends, cut), cut.length, ends.length];
  }
  return { right, made, wanted };
}

/** Which segments of a word are roots: as its list says, else those that are no affixes of another; null where nobody knows. */
function rootsOf({ segments, roots }: GoldWord, affixes: ReadonlySet<string> | null): readonly boolean[] | null {
  if (roots !== null) return segments.map((_, i) => roots.includes(i));
  return affixes === null ? null : segments.map((segment) => !affixes.has(segment));
}

/** How many segments of a kind are one token: both their ends are ends of tokens, and none is between. */
function atomicity(
  words: readonly GoldWord[],
  cuts: readonly WordCut[],
  isRoot: readonly (readonly boolean[] | null)[],
  ofRoots: boolean,
): Atomicity | null {
  const [count, whole] = [new Uint16Array(words.length), new Uint16Array(words.length)];
  for (const [at, { ends, bytes }] of words.entries()) {
    const kinds = isRoot[at];
    if (kinds == null) continue;
    const places = [0, ...ends, bytes];
    const made = [0, ...(cuts[at]?.ends ?? []), bytes];
    for (let i = 0; i + 1 < places.length; i++) {
      if (kinds[i] !== ofRoots) continue;
      count[at] = (count[at] as number) + 1;
      const from = made.indexOf(places[i] as number);
      if (from !== -1 && made[from + 1] === places[i + 1]) whole[at] = (whole[at] as number) + 1;
    }
  }
  const all = count.reduce((sum, own) => sum + own, 0);
  return all === 0 ? null : { share: score(whole, count), count: all };
}

/**
 * MorphScore (Arnett & Bergen 2025): of words that are cut at all, the share with an end where the gold has one; words alone, as their
 * code encodes them. Their gold has one end a word; of several, each is asked about.
 */
export function morphScore(
  words: readonly Pick<GoldWord, "ends">[],
  cuts: readonly Pick<WordCut, "ends" | "tokens">[],
): GoldFigures["morphScore"] {
  const [hits, asked]: [number[], number[]] = [[], []];
  let counted = 0;
  for (const [i, { ends }] of words.entries()) {
    const cut = cuts[i];
    if (cut === undefined || cut.tokens < 2 || ends.length === 0) continue;
    counted++;
    hits.push(shared(ends, cut.ends));
    asked.push(ends.length);
  }
  return { score: score(hits, asked), words: counted };
}

/**
 * The F1 of Uzan et al. 2024: behind a space, of words that are no entry and whose segments all are, by classes where the list has
 * some, each class weighing the same.
 */
function greedF1(words: readonly GoldWord[], cuts: readonly WordCut[], model: Model): GoldFigures["greed"] {
  const byClass = new Map<string, { right: number; all: number }>();
  /** By where segments are in a word, as first × 2 + last. */
  const known = [0, 1, 2, 3].map(() => new Map<string, boolean>());
  const find = (text: string, isInside: boolean, isLast: boolean) =>
    model.find(utf8Encode(text), isInside, isLast) !== undefined;
  // How entries say that a space is in front of them.
  const mark = [" ", "▁"].find((each) => find(`${each}a`, false, true)) ?? "";
  const isEntry = (segment: string, isFirst: boolean, isLast: boolean): boolean => {
    const own = known[(isFirst ? 2 : 0) + (isLast ? 1 : 0)] as Map<string, boolean>;
    let told = own.get(segment);
    if (told === undefined) {
      told = find(isFirst ? `${mark}${segment}` : segment, !isFirst, isLast);
      own.set(segment, told);
    }
    return told;
  };
  const areEntries = (segments: readonly string[]) =>
    segments.every((one, i) => isEntry(one, i === 0, i === segments.length - 1));
  let counted = 0;
  for (const [i, { word, segments, ends, class: name }] of words.entries()) {
    const cut = cuts[i]?.ends ?? [];
    if (isEntry(word, true, true) || !areEntries(segments)) continue;
    counted++;
    const sums = byClass.get(name) ?? { right: 0, all: 0 };
    sums.right += 2 * shared(ends, cut);
    sums.all += cut.length + ends.length;
    byClass.set(name, sums);
  }
  const told = [...byClass.values()].filter(({ all }) => all > 0).map(({ right, all }) => right / all);
  const f1 = told.length === 0 ? null : told.reduce((sum, one) => sum + one, 0) / told.length;
  return { f1, words: counted, classes: byClass.size };
}
