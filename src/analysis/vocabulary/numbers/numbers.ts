import { EncodingBuilder } from "../../../tokenizers/encodingBuilder";
import type { TokenizerParts } from "../../../tokenizers/formats/parts";
import { TokenFlag, TokenizerError } from "../../../tokenizers/tokenizer";
import type { AuditedTokenizer, Entries } from "../entries";
import { modelFacts } from "../modelFacts";
import { type CutCounts, mostDigits } from "./cutCounts";
import { type DigitPiece, digitPieces } from "./digitPieces";
import { PieceCuts } from "./pieceCuts";

/** Of those that are encoded one by one, where the tokenizer's rules do not say how all are cut. */
const mostEncoded = 5;

/** How all numbers of some digits are cut, each by itself as a text, those that begin with zeros among them. */
export interface NumberCuts {
  readonly digits: number;
  /** How many there are: 10 to the power of the digits. */
  readonly numbers: number;
  /** Ways, the commonest first, as the digits of the tokens: “3+1”; “?” stands behind what is unknown. */
  readonly ways: readonly { readonly way: string; readonly numbers: number }[];
}

/** From where numbers are cut. */
export type CutDirection =
  /** Each digit is a token. */
  | "each"
  /** Every number into pieces of the same length, and what is left over is its end, or its beginning. */
  | "left"
  | "right"
  /** Every number is one token. */
  | "whole"
  /** By none of these rules: numbers of a length are cut in several ways, or some are unknown. */
  | "uneven";

/** What a vocabulary does with numbers. */
export interface NumberAudit {
  /** Entries that are digits (0 to 9) alone, but for a space in front, by how many digits they have. */
  readonly entries: Readonly<Record<number, number>>;
  /** Of these, those with a space (or “▁”) in front. */
  readonly spaced: number;
  readonly cuts: readonly NumberCuts[];
  readonly direction: CutDirection;
  /** Whether the counts follow from the tokenizer's rules; else each number was encoded, of up to 5 digits. */
  readonly isByRule: boolean;
}

/**
 * Counts how all numbers of one to seven digits are cut.
 * @throws what the tokenizer throws but for texts that it cannot encode: those are unknown
 */
export function auditNumbers(tokenizer: AuditedTokenizer, parts: TokenizerParts, entries: Entries): NumberAudit {
  const facts = modelFacts(parts);
  const pieces = Array.from({ length: mostDigits }, (_, i) => digitPieces(tokenizer.stages, facts, i + 1));
  const longest = Math.max(1, ...pieces.flatMap((each) => (each ?? []).map(({ digits }) => digits)));
  const pieceCuts = new PieceCuts(tokenizer.stages.model, parts, facts, longest);
  const byRule = pieces.map((each) => cutsByRule(each, pieceCuts));
  const isByRule = byRule.every((counts) => counts !== null);
  const counted = isByRule
    ? byRule.flatMap((counts) => counts ?? [])
    : Array.from({ length: mostEncoded }, (_, i) => cutsOneByOne(tokenizer, i + 1));
  const cuts = counted.map((counts, i) => {
    const ways = [...counts].map(([way, numbers]) => ({ way, numbers }));
    ways.sort((a, b) => b.numbers - a.numbers || (a.way < b.way ? -1 : 1));
    return { digits: i + 1, numbers: 10 ** (i + 1), ways };
  });
  return { ...countDigitEntries(entries), cuts, direction: directionOf(cuts), isByRule };
}

/**
 * How many numbers are cut in each way, by the tokenizer's rules; null where these do not say it.
 * @param pieces their pre-tokens, of {@link digitPieces}
 */
export function cutsByRule(pieces: readonly DigitPiece[] | null, pieceCuts: PieceCuts): CutCounts | null {
  if (pieces === null) return null;
  let all: CutCounts = new Map([["", 1]]);
  for (const piece of pieces) {
    const counts = pieceCuts.of(piece);
    if (counts === null) return null;
    const joined = new Map<string, number>();
    for (const [before, times] of all) {
      for (const [way, numbers] of counts) {
        const shape = before === "" ? way : `${before}+${way}`;
        joined.set(shape, (joined.get(shape) ?? 0) + times * numbers);
      }
    }
    all = joined;
  }
  return all;
}

/** The same, each number encoded. */
export function cutsOneByOne(tokenizer: AuditedTokenizer, digits: number): CutCounts {
  const out = new EncodingBuilder();
  const counts = new Map<string, number>();
  for (let value = 0; value < 10 ** digits; value++) {
    const way = wayOf(tokenizer, String(value).padStart(digits, "0"), out);
    counts.set(way, (counts.get(way) ?? 0) + 1);
  }
  return counts;
}

function wayOf(tokenizer: AuditedTokenizer, text: string, out: EncodingBuilder): string {
  out.clear();
  try {
    tokenizer.encodePart(text, 0, true, { specials: "text", inserted: false }, out);
  } catch (error) {
    if (!(error instanceof TokenizerError)) throw error;
    return `${text.length}?`;
  }
  const { byteStart, byteEnd, flags } = out.finish();
  const parts: string[] = [];
  byteStart.forEach((start, i) => {
    const length = (byteEnd[i] as number) - start;
    if (length > 0) parts.push(`${length}${((flags[i] as number) & TokenFlag.unknown) === 0 ? "" : "?"}`);
  });
  return parts.join("+");
}

const digitEntry = /^[ ▁]?([0-9]+)$/;

function countDigitEntries({ ids, offsets, bytes, at, added }: Entries): Pick<NumberAudit, "entries" | "spaced"> {
  const byLength: Record<number, number> = {};
  let spaced = 0;
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  for (let index = 0; index < ids.length; index++) {
    // Empty ones end in what is before them, which the expression finds out.
    const last = bytes[(offsets[index + 1] as number) - 1] ?? 0;
    if (last < 0x30 || last > 0x39 || added.has(ids[index] as number)) continue;
    const text = decoder.decode(at(index));
    const digits = digitEntry.exec(text)?.[1]?.length;
    if (digits === undefined) continue;
    byLength[digits] = (byLength[digits] ?? 0) + 1;
    if (digits < text.length) spaced++;
  }
  return { entries: byLength, spaced };
}

function directionOf(cuts: readonly NumberCuts[]): CutDirection {
  const rules: Readonly<Record<Exclude<CutDirection, "uneven">, (digits: number, longest: number) => number[]>> = {
    each: (digits) => new Array<number>(digits).fill(1),
    whole: (digits) => [digits],
    left: piecesFromLeft,
    right: (digits, longest) => piecesFromLeft(digits, longest).reverse(),
  };
  const parts = cuts.flatMap(({ ways }) => ways.flatMap(({ way }) => way.split("+").map(Number)));
  // Where digits give no token at all there is none of any length.
  const longest = Math.max(1, ...parts);
  for (const [direction, piecesOf] of Object.entries(rules)) {
    const isRule = cuts.every(
      ({ digits, ways }) => ways.length === 1 && ways[0]?.way === piecesOf(digits, longest).join("+"),
    );
    if (isRule) return direction as CutDirection;
  }
  return "uneven";
}

function piecesFromLeft(digits: number, longest: number): number[] {
  const pieces: number[] = [];
  for (let left = digits; left > 0; left -= longest) pieces.push(Math.min(longest, left));
  return pieces;
}
