import type { ByteOffset } from "../../text/utf8";
import type { TracePreToken } from "../../tokenizers/trace";
import {
  type Both,
  type GivenPreToken,
  keyOf,
  overlaps,
  type StageOutputs,
  type TextRange,
  textOf,
  type Written,
} from "./stageOutputs";

/** A pre-token as it is shown: where it is in the text, and what has taken it. */
export interface SeenPreToken extends TextRange, Pick<TracePreToken, "text" | "rule" | "match" | "next"> {}

/** How two pre-tokenizers part: the word in which they do, with what either has taken together with it. */
export interface PreTokenParting extends TextRange {
  /** What both have to cut there. */
  readonly text: string;
  /** What each has where they part; null where it drops that. */
  readonly preTokens: Both<SeenPreToken | null>;
  /** All pre-tokens of what was compared and of the word; null for a tokenizer that cuts nothing before its model. */
  readonly cuts: Both<PreTokenCut | null>;
  /** Where one of them cuts and the other goes on; null where they differ in what they drop or put in. */
  readonly point: CutPoint | null;
}

/** A place at which one of two tokenizers cuts, and the other does not. */
export interface CutPoint {
  readonly at: ByteOffset;
  /** The one that cuts there. */
  readonly cutting: 0 | 1;
  /** The characters on either side of it. */
  readonly before: string;
  readonly next: string;
}

/** What a pre-tokenizer makes of a range. */
export interface PreTokenCut {
  readonly preTokens: readonly SeenPreToken[];
  /** How many more there are. */
  readonly more: number;
}

/** Pre-tokens that are told. */
const mostPreTokens = 24;

/**
 * Where two pre-tokenizers part that are given the same text, but for notation; null where they make the same of a range.
 * @param outputs of a stretch that goes through all stages by itself
 * @param range a part of it around the place, with all pre-tokens that overlap the place
 * @param cutsAny for each whether it cuts texts at all
 */
export function preTokenParting(
  outputs: Both<StageOutputs>,
  range: TextRange,
  cutsAny: Both<boolean>,
  place: TextRange,
): PreTokenParting | null {
  const preTokensIn = (part: TextRange): Both<readonly GivenPreToken[]> => [
    outputs[0].preTokens.filter((each) => overlaps(each, part)),
    outputs[1].preTokens.filter((each) => overlaps(each, part)),
  ];
  const inRange = preTokensIn(range);
  const keys = [numberedKeys(inRange[0]), numberedKeys(inRange[1])] as const;
  const onlyIn = (side: 0 | 1) => {
    const others = new Set(keys[side === 0 ? 1 : 0]);
    return inRange[side].filter((_, i) => !others.has(keys[side][i] ?? ""));
  };
  const parted = [onlyIn(0), onlyIn(1)] as const;
  if (parted[0].length + parted[1].length === 0) return null;
  const cut = cutPoint(inRange, cutsAny, place);
  const pair = cut === null ? pairAround(inRange, parted, cutsAny, place) : pairAt(inRange, cut);
  const { normalized } = outputs[0];
  const ofCutting = <T>(each: Both<T>) => each.filter((_, side) => cutsAny[side === 0 ? 0 : 1]);
  const word = wordAround(
    normalized,
    ofCutting(pair).flatMap((each) => each ?? []),
    ofCutting([outputs[0].preTokens, outputs[1].preTokens]).flat(),
    place,
  );
  const wide = preTokensIn({ start: Math.min(range.start, word.start), end: Math.max(range.end, word.end) });
  return {
    ...word,
    text: textOf(normalized.filter((unit) => overlaps(unit, word))),
    preTokens: [seen(pair[0]), seen(pair[1])],
    cuts: [cutsAny[0] ? cutOf(wide[0]) : null, cutsAny[1] ? cutOf(wide[1]) : null],
    point: cut === null ? null : { ...cut, ...charactersAt(normalized, cut.at) },
  };
}

/** What makes each the same as one of another tokenizer, numbered among its like: the bytes of a sign are, cut apart. */
function numberedKeys(preTokens: readonly GivenPreToken[]): string[] {
  const counts = new Map<string, number>();
  return preTokens.map(({ written }) => {
    const key = keyOf(written);
    const count = counts.get(key) ?? 0;
    counts.set(key, count + 1);
    return `${count} ${key}`;
  });
}

/**
 * The place at which one cuts and the other goes on: the first within a place, else at its end, else behind it, else the last one
 * before.
 */
function cutPoint(
  preTokens: Both<readonly GivenPreToken[]>,
  cutsAny: Both<boolean>,
  place: TextRange,
): Pick<CutPoint, "at" | "cutting"> | null {
  const distance = (at: ByteOffset) =>
    at > place.start ? Math.max(0, at - place.end + 1) : Number.MAX_SAFE_INTEGER - at;
  const points = ([0, 1] as const).flatMap((cutting) => {
    if (!cutsAny[cutting]) return [];
    const rivals = preTokens[cutting === 0 ? 1 : 0];
    return preTokens[cutting]
      .flatMap(({ start, end }) => [start, end])
      .filter((at) => rivals.some(({ start, end }) => start < at && at < end))
      .map((at) => ({ at, cutting }));
  });
  return points.reduce<(typeof points)[number] | null>((first, point) => {
    if (first === null) return point;
    return (distance(point.at) - distance(first.at) || point.at - first.at) < 0 ? point : first;
  }, null);
}

/** What ends where one cuts, or begins there where nothing ends; and what the other has over it. */
function pairAt(
  preTokens: Both<readonly GivenPreToken[]>,
  { at, cutting }: Pick<CutPoint, "at" | "cutting">,
): Both<GivenPreToken | null> {
  const over = preTokens[cutting === 0 ? 1 : 0].find(({ start, end }) => start < at && at < end) ?? null;
  const ending = preTokens[cutting].find(({ start, end }) => end === at && start < at);
  const one = ending ?? preTokens[cutting].find(({ start }) => start === at) ?? null;
  return cutting === 0 ? [one, over] : [over, one];
}

/** Where no cut parts them: the first pre-token that only one has, in the place where there is any in it, and the other's there. */
function pairAround(
  preTokens: Both<readonly GivenPreToken[]>,
  parted: Both<readonly GivenPreToken[]>,
  cutsAny: Both<boolean>,
  place: TextRange,
): Both<GivenPreToken | null> {
  const parts = [...(cutsAny[0] || !cutsAny[1] ? parted[0] : []), ...(cutsAny[1] || !cutsAny[0] ? parted[1] : [])];
  const inPlace = parts.filter((preToken) => overlaps(preToken, place));
  const candidates = inPlace.length > 0 ? inPlace : parts.length > 0 ? parts : parted.flat();
  const first = candidates.reduce((a, b) => (b.start < a.start ? b : a));
  const common = { start: Math.max(first.start, place.start), end: Math.min(first.end, place.end) };
  const there = common.start < common.end ? common : first;
  return [
    preTokens[0].find((each) => overlaps(each, there)) ?? null,
    preTokens[1].find((each) => overlaps(each, there)) ?? null,
  ];
}

/** Characters of a word that are told with what has been cut of it, at most. */
const mostOfWord = 32;

/**
 * The word in which two pre-tokenizers part, or which the place is in, with all that is cut together with any of it.
 * @param pair what each has where they part, of those that cut texts
 * @param preTokens all that those have
 */
function wordAround(
  normalized: readonly Written[],
  pair: readonly TextRange[],
  preTokens: readonly TextRange[],
  place: TextRange,
): TextRange {
  const least = {
    start: Math.min(...(pair.length === 0 ? [place.start] : pair.map((each) => each.start))),
    end: Math.max(place.end, ...pair.map((each) => each.end)),
  };
  const isWord = (unit: Written | undefined) =>
    unit !== undefined && /^[\p{L}\p{M}\p{N}\p{Join_Control}]/u.test(textOf([unit]));
  const goesOn = (from: number) => isWord(normalized[from - 1]) && isWord(normalized[from]);
  const first = normalized.findIndex(({ end }) => end > least.start);
  const next = normalized.findIndex(({ start }) => start >= least.end);
  let [from, to] = [first, next];
  while (first - from < mostOfWord && goesOn(from)) from--;
  while (to - next < mostOfWord && goesOn(to)) to++;
  const word = {
    start: Math.min(least.start, normalized[from]?.start ?? least.start),
    end: Math.max(least.end, normalized[to - 1]?.end ?? least.end),
  };
  const cut = preTokens.filter((each) => overlaps(each, word));
  return {
    start: Math.min(word.start, ...cut.map((each) => each.start)),
    end: Math.max(word.end, ...cut.map((each) => each.end)),
  };
}

function charactersAt(normalized: readonly Written[], at: ByteOffset): Pick<CutPoint, "before" | "next"> {
  const index = normalized.findIndex(({ start, end }) => start >= at && end > start);
  const [before, next] = [normalized[index - 1], normalized[index]];
  return { before: before === undefined ? "" : textOf([before]), next: next === undefined ? "" : textOf([next]) };
}

function cutOf(preTokens: readonly GivenPreToken[]): PreTokenCut {
  const told = preTokens.slice(0, mostPreTokens).flatMap((preToken) => seen(preToken) ?? []);
  return { preTokens: told, more: preTokens.length - told.length };
}

function seen(preToken: GivenPreToken | null): SeenPreToken | null {
  if (preToken === null) return null;
  const { text, start, end, rule, match, next } = preToken;
  return { text, start, end, rule, match, next };
}
