import { Cut } from "../../../../analysis/tokenCuts";
import type { ShownEncoding } from "../../../../state/compare/columns";
import { codePointName } from "../../../../text/visible";
import { TokenFlag } from "../../../../tokenizers/tokenizer";
import { tokenTextBytes } from "../../chips/label";
import { positionsIn } from "../place/positions";

/** A half-open range. */
export type Range = readonly [start: number, end: number];

/** What an encoding says of one of its tokens. */
export interface TokenFacts {
  readonly id: number;
  /** The characters that it has bytes of, whole; empty for a token that the text does not have. */
  readonly text: string;
  /** Which of the tokens that share one character it is; null for a token of whole characters. */
  readonly piece: { readonly number: number; readonly of: number; readonly character: string } | null;
  /** Its bytes of the text. */
  readonly bytes: Uint8Array;
  /** Its code points as `U+0041`; of those that it has but a part of, the bytes it has: `U+1F91A (bytes 1–2 of 4)`. */
  readonly codePoints: readonly string[];
  /** Where it stands in the text, widened to whole code points but for bytes. */
  readonly offsets: { readonly bytes: Range; readonly codePoints: Range; readonly units: Range };
  /** Line that it begins in, from 1. */
  readonly line: number;
  /** What sort of token it is, in words; none for an ordinary one. */
  readonly kinds: readonly string[];
}

/** Reads what there is to know of a token of an encoding. */
export function tokenFacts(shown: ShownEncoding, token: number): TokenFacts {
  const { text, encoding, places } = shown;
  const [unitStart, unitEnd] = [places.unitStart[token] ?? 0, places.unitEnd[token] ?? 0];
  const positions = positionsIn(text);
  const [from, to] = [positions.atUnit(unitStart), positions.atUnit(unitEnd)];
  const of = places.pieces[token] ?? 0;
  const character = text.slice(places.clusterStart[token], places.clusterEnd[token]);
  const bytes = tokenTextBytes(shown, token);
  return {
    id: encoding.ids[token] ?? 0,
    text: text.slice(unitStart, unitEnd),
    piece: of === 0 ? null : { number: places.piece[token] ?? 0, of, character },
    bytes,
    codePoints: codePointsOf(shown, token, bytes.length),
    offsets: {
      bytes: [encoding.byteStart[token] ?? 0, encoding.byteEnd[token] ?? 0],
      codePoints: [from.codePoint, to.codePoint],
      units: [unitStart, unitEnd],
    },
    line: from.line,
    kinds: kindsOf(encoding.flags[token] ?? 0),
  };
}

const kindWords: readonly (readonly [flag: number, words: string])[] = [
  [TokenFlag.special, "control token"],
  [TokenFlag.inserted, "inserted: the text has nothing for it"],
  [TokenFlag.unknown, "unknown: the vocabulary has nothing for this text"],
  [TokenFlag.byteFallback, "byte fallback: one byte of a character that the vocabulary lacks"],
  [TokenFlag.changed, "changed by the normalizer"],
];

/** `TokenFlag` bits in words. */
export function kindsOf(flags: number): string[] {
  return kindWords.filter(([flag]) => flags & flag).map(([, words]) => words);
}

function codePointsOf({ text, places }: ShownEncoding, token: number, bytes: number): string[] {
  const cuts = places.cuts[token] ?? 0;
  const characters = Array.from(text.slice(places.unitStart[token], places.unitEnd[token]));
  const skipped = cuts >> Cut.skippedBytesShift;
  let at = -skipped;
  return characters.map((character) => {
    const size = new TextEncoder().encode(character).length;
    const [first, last] = [Math.max(0, -at), Math.min(size, bytes - at)];
    at += size;
    const name = codePointName(character);
    if (last - first === size) return name;
    const own = last - first === 1 ? `byte ${last}` : `bytes ${first + 1}–${last}`;
    return `${name} (${own} of ${size})`;
  });
}
