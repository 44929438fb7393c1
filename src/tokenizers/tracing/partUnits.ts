import { type ByteOffset, Utf8Index } from "../../text/utf8";
import { EncodingBuilder } from "../encodingBuilder";
import { type PreTokenized, preTokenize, preTokenTexts, rangesOf } from "../pretokenizers/pretokenizer";
import type { FreePart, PipelineStages } from "../stages";
import type { ChangePiece } from "../trace";
import { changePieces } from "./changePieces";
import { type WrittenCharacter, writtenCharacters } from "./written";

/** A stretch of a pre-token, or of what the pre-tokenizer dropped between two. */
export interface PreTokenPiece {
  readonly kind: "preToken" | "dropped";
  /** Normalized on the one side, as the model gets it on the other. */
  readonly pieces: readonly ChangePiece[];
  /** Whether the pre-token begins and ends with it: it may reach over several units. */
  readonly begins: boolean;
  readonly ends: boolean;
}

/**
 * A stretch of the text that stands by itself at every stage: none of its characters, neither the text's nor those that a
 * stage wrote, has anything to do with what is beside it, and no token reaches over its ends. Where an added token is found in
 * some of what one character was changed to, that character is of the first unit that has any of it.
 */
export interface StageUnit {
  /** What it is of, in bytes of the text: where the one before ends. */
  readonly byteStart: ByteOffset;
  readonly byteEnd: ByteOffset;
  /** As it was on the one side, as the normalizer left it on the other. */
  readonly normalized: readonly ChangePiece[];
  readonly preTokens: readonly PreTokenPiece[];
  readonly ids: readonly number[];
  /** An added token, which no stage sees; null for text. */
  readonly added: { readonly name: string; readonly isSpecial: boolean } | null;
}

/** A range of the text as the pre-tokenizer left it, in bytes. */
interface OwnRange {
  readonly start: ByteOffset;
  readonly end: ByteOffset;
}

/** Where a unit begins: in characters behind the pre-tokenizer, and in bytes before it and before the normalizer. */
interface Edge {
  readonly character: number;
  readonly input: ByteOffset;
  readonly byte: ByteOffset;
}

/**
 * Parts text between added tokens into units ({@link StageUnit}).
 * @param from, to what the units are to cover, in bytes of the text
 * @param mayEnd whether a unit may end at a byte of the text
 */
export function partUnits(
  { preTokenizer, model }: PipelineStages,
  index: Utf8Index,
  part: FreePart,
  from: ByteOffset,
  to: ByteOffset,
  mayEnd: (byte: ByteOffset) => boolean,
): StageUnit[] {
  const result = preTokenize(preTokenizer, part.input);
  const normalized = writtenCharacters(part);
  const written = writtenCharacters(part, result);
  const preTokens = preTokenTexts(result);
  const tokens = tokensOf(model, result, preTokens);
  const inputIndex = new Utf8Index(part.input.text);
  const starts = new Set(tokens.map((token) => token.start));
  const edges = [
    { character: 0, input: 0, byte: from },
    ...edgesIn(written, normalized, starts, (byte) => byte > from && byte < to && mayEnd(byte)),
    { character: written.length, input: inputIndex.byteLength, byte: to },
  ];
  let [nextNormalized, nextToken] = [0, 0];
  return edges.slice(1).flatMap((end, i) => {
    const start = edges[i] as Edge;
    const own = written.slice(start.character, end.character);
    const firstNormalized = nextNormalized;
    while (nextNormalized < normalized.length && (normalized[nextNormalized]?.ownStart ?? 0) < end.input) {
      nextNormalized++;
    }
    const firstToken = nextToken;
    const ownEnd = own.at(-1)?.ownEnd ?? 0;
    // One without extent, at a pre-token's end, is not the next one's.
    const isOwn = ({ start, preTokenEnd }: OwnToken) => start < ownEnd || preTokenEnd <= ownEnd;
    for (let token = tokens[nextToken]; token !== undefined && isOwn(token); token = tokens[nextToken]) nextToken++;
    const unit: StageUnit = {
      byteStart: start.byte,
      byteEnd: end.byte,
      normalized: changePieces(index, normalized.slice(firstNormalized, nextNormalized), start.byte, end.byte),
      preTokens: preTokenPieces(inputIndex, own, preTokens, start.input, end.input),
      ids: tokens.slice(firstToken, nextToken).map(({ id }) => id),
      added: null,
    };
    return unit.normalized.length + unit.preTokens.length + unit.ids.length > 0 ? [unit] : [];
  });
}

/** A token, by where it begins in the text as the pre-tokenizer left it. */
interface OwnToken {
  readonly id: number;
  readonly start: ByteOffset;
  /** Where the pre-token ends that it is of. */
  readonly preTokenEnd: ByteOffset;
}

function tokensOf(
  model: PipelineStages["model"],
  result: PreTokenized,
  preTokens: readonly OwnRange[],
): readonly OwnToken[] {
  const out = new EncodingBuilder();
  const tokens: OwnToken[] = [];
  rangesOf(result).forEach(([from, to], i) => {
    const preToken = preTokens[i] ?? { start: 0, end: 0 };
    out.truncate(0);
    model.encode(result.text, from, to, preToken.start, out);
    for (let token = 0; token < out.length; token++) {
      tokens.push({ id: out.idAt(token), start: out.startAt(token), preTokenEnd: preToken.end });
    }
  });
  return tokens;
}

/**
 * The edges between units: before a character that begins a token and stands, like all behind it, for nothing that those
 * before it stand for, at either stage. So what was dropped or removed goes with what is before it.
 */
function edgesIn(
  written: readonly WrittenCharacter[],
  normalized: readonly WrittenCharacter[],
  tokenStarts: ReadonlySet<ByteOffset>,
  mayBe: (byte: ByteOffset) => boolean,
): Edge[] {
  const edges: Edge[] = [];
  let next = 0;
  let [inputEnd, byteEnd] = [0, 0];
  written.forEach((character, i) => {
    const { ownStart, inputStart: input, start: byte } = character;
    if (i > 0 && tokenStarts.has(ownStart) && input >= inputEnd && byte >= byteEnd && mayBe(byte)) {
      for (; next < normalized.length && (normalized[next]?.ownStart ?? 0) < input; next++) {
        byteEnd = Math.max(byteEnd, normalized[next]?.end ?? 0);
      }
      if (byte >= byteEnd && (normalized[next]?.start ?? byte) >= byte) edges.push({ character: i, input, byte });
    }
    inputEnd = Math.max(inputEnd, character.inputEnd);
    byteEnd = Math.max(byteEnd, character.end);
  });
  return edges;
}

/** What the pre-tokenizer made of a unit's characters. */
function preTokenPieces(
  inputIndex: Utf8Index,
  written: readonly WrittenCharacter[],
  preTokens: readonly OwnRange[],
  from: ByteOffset,
  to: ByteOffset,
): PreTokenPiece[] {
  /** The pre-token that a byte is in; where it is in none, the next one's number less a half. */
  const holderOf = (byte: ByteOffset) => {
    let [low, high] = [0, preTokens.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((preTokens[middle]?.end ?? 0) <= byte) low = middle + 1;
      else high = middle;
    }
    return byte >= (preTokens[low]?.start ?? Number.POSITIVE_INFINITY) ? low : low - 0.5;
  };
  const pieces: PreTokenPiece[] = [];
  let at = from;
  for (let first = 0; first < written.length; ) {
    const holder = holderOf(written[first]?.ownStart ?? 0);
    let next = first + 1;
    while (next < written.length && holderOf(written[next]?.ownStart ?? 0) === holder) next++;
    const own = written.slice(first, next);
    const end = next < written.length ? Math.max(at, written[next]?.inputStart ?? to) : to;
    const aligned = own.map(({ text, inputStart, inputEnd, isInputChanged }) => {
      return { text, start: inputStart, end: inputEnd, isChanged: isInputChanged };
    });
    const preToken = preTokens[holder];
    pieces.push({
      kind: preToken === undefined ? "dropped" : "preToken",
      pieces: changePieces(inputIndex, aligned, at, end),
      begins: preToken?.start === own[0]?.ownStart,
      ends: preToken?.end === own.at(-1)?.ownEnd,
    });
    at = end;
    first = next;
  }
  return pieces;
}
