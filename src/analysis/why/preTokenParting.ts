import type { TracePreToken } from "../../tokenizers/trace";
import { type GivenPreToken, keyOf, overlaps, type TextRange, textOf, type Written } from "./stageOutputs";

/** A pre-token as it is shown: where it is in the text, and what has taken it. */
export interface SeenPreToken extends TextRange, Pick<TracePreToken, "text" | "rule" | "match" | "next"> {}

/** How two pre-tokenizers part. */
export interface PreTokenParting {
  /** What both have to cut, from where they part. */
  readonly text: string;
  /** The first pre-token that only one has, and the other's there; null where it drops that. */
  readonly preTokens: readonly [SeenPreToken | null, SeenPreToken | null];
  /** All pre-tokens of the range, the first of them; null for a tokenizer that cuts nothing before its model. */
  readonly cuts: readonly [PreTokenCut | null, PreTokenCut | null];
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
 * Where two pre-tokenizers part that are given the same text, but for notation; null where they make the same of it.
 * @param preTokens of a range around a place, all that overlap the place among them
 * @param cutsAny for each whether it cuts texts at all
 */
export function preTokenParting(
  normalized: readonly Written[],
  preTokens: readonly [readonly GivenPreToken[], readonly GivenPreToken[]],
  cutsAny: readonly [boolean, boolean],
  place: TextRange,
): PreTokenParting | null {
  const keys = preTokens.map((all) => new Set(all.map(({ written }) => keyOf(written))));
  const onlyIn = (side: 0 | 1) =>
    preTokens[side].filter(({ written }) => keys[side === 0 ? 1 : 0]?.has(keyOf(written)) !== true);
  const parted = [onlyIn(0), onlyIn(1)] as const;
  if (parted[0].length + parted[1].length === 0) return null;
  // One that cuts nothing has the whole of the text: the other one's cut is what there is to tell.
  const parts = [...(cutsAny[0] || !cutsAny[1] ? parted[0] : []), ...(cutsAny[1] || !cutsAny[0] ? parted[1] : [])];
  const inPlace = parts.filter((preToken) => overlaps(preToken, place));
  const candidates = inPlace.length > 0 ? inPlace : parts.length > 0 ? parts : parted.flat();
  const first = candidates.reduce((a, b) => (b.start < a.start ? b : a));
  // What of it is in the place, as far as any is.
  const told = { start: Math.max(first.start, place.start), end: Math.min(first.end, place.end) };
  const there = told.start < told.end ? told : first;
  const pair = [0, 1].map((side) => preTokens[side === 0 ? 0 : 1].find((each) => overlaps(each, there)) ?? null);
  const from = Math.min(
    ...pair.flatMap((each, side) => (each === null || !cutsAny[side === 0 ? 0 : 1] ? [] : [each.start])),
  );
  const seenCut = (side: 0 | 1) => (cutsAny[side] ? cutOf(preTokens[side]) : null);
  return {
    text: textOf(normalized.filter(({ start }) => start >= (Number.isFinite(from) ? from : first.start))),
    preTokens: [seen(pair[0] ?? null), seen(pair[1] ?? null)],
    cuts: [seenCut(0), seenCut(1)],
  };
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
