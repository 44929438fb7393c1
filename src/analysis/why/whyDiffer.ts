import type { ByteOffset, Utf8Index } from "../../text/utf8";
import type { StagedTokenizer } from "../../tokenizers/stages";
import type { EncodeOptions } from "../../tokenizers/tokenizer";
import { stretchAround } from "../../tokenizers/tracing/stretchAround";
import { type ModelReason, modelReason } from "./modelReason";
import {
  type FoundToken,
  type GivenPreToken,
  type StageOutputs,
  stageOutputs,
  type TextRange,
  type Written,
} from "./stageOutputs";

/** Something of each of two tokenizers. */
export type Both<T> = readonly [first: T, second: T];

/** The first stage at which two tokenizers part, with what it makes in each. */
export type Parting =
  /** All stages make the same of the place, however the vocabularies number it. */
  | { readonly stage: "none" }
  /** They find other added tokens: those that only one finds. */
  | { readonly stage: "added"; readonly only: Both<readonly FoundToken[]> }
  /** They write another text: what each writes, as bytes. */
  | { readonly stage: "normalizer"; readonly written: Both<string> }
  /** They cut the same text into other pre-tokens: the first that is not the other's, null where there is none or it is dropped. */
  | { readonly stage: "preTokenizer"; readonly text: string; readonly preTokens: Both<GivenPreToken | null> }
  /** Their models cut the same pre-token in other ways. */
  | { readonly stage: "model"; readonly preTokens: Both<GivenPreToken>; readonly reason: ModelReason };

/** Why two tokenizers cut a place differently. */
export interface Why {
  /** What was compared, in bytes of the text: all pre-tokens and added tokens of either that have to do with the place. */
  readonly range: TextRange;
  readonly parting: Parting;
}

/**
 * Finds the first stage at which two tokenizers part around a place. Compared is what each stage makes of the **range**:
 * the pre-tokens and added tokens of either tokenizer that overlap the place, as far as they lie in the stretch around it
 * that goes through all stages by itself in both (`stretchAround`). The stages, in order: added tokens that were found;
 * characters that the normalizer wrote, each with what it stands for; pre-tokens; the cuts of the model in each of them.
 * Notation makes no difference: “▁” for a space, or the byte alphabet.
 * @param byteStart, byteEnd the place, of at least one byte
 * @returns null where nothing parts the text for thousands of characters
 */
export function whyDiffer(
  tokenizers: Both<StagedTokenizer>,
  index: Utf8Index,
  options: EncodeOptions,
  byteStart: ByteOffset,
  byteEnd: ByteOffset,
): Why | null {
  const stretch = stretchAround(tokenizers, index, byteStart, byteEnd);
  if (stretch === null) return null;
  const text = index.text.slice(stretch.start, stretch.end).toWellFormed();
  const base = index.byteOf(stretch.start);
  const outputs: Both<StageOutputs> = [
    stageOutputs(tokenizers[0], text, options, base),
    stageOutputs(tokenizers[1], text, options, base),
  ];
  const place = { start: byteStart, end: Math.max(byteEnd, byteStart + 1) };
  const range = rangeOf(outputs, place);
  return { range, parting: partingIn(tokenizers, outputs, range, place) };
}

/** The place with all that overlaps it of either tokenizer. */
export function rangeOf(outputs: Both<StageOutputs>, place: TextRange): TextRange {
  let { start, end } = place;
  for (const { added, preTokens } of outputs) {
    for (const part of [...added, ...preTokens]) {
      if (!overlaps(part, place)) continue;
      start = Math.min(start, part.start);
      end = Math.max(end, part.end);
    }
  }
  return { start, end };
}

function partingIn(
  tokenizers: Both<StagedTokenizer>,
  outputs: Both<StageOutputs>,
  range: TextRange,
  place: TextRange,
): Parting {
  const inRange = ({ added, normalized, preTokens }: StageOutputs): StageOutputs => ({
    added: added.filter((part) => overlaps(part, range)),
    normalized: normalized.filter((part) => overlaps(part, range)),
    preTokens: preTokens.filter((part) => overlaps(part, range)),
  });
  const [first, second] = [inRange(outputs[0]), inRange(outputs[1])];

  const lacks = (tokens: readonly FoundToken[], token: FoundToken) =>
    !tokens.some(({ start, end }) => start === token.start && end === token.end);
  const onlyFirst = first.added.filter((token) => lacks(second.added, token));
  const onlySecond = second.added.filter((token) => lacks(first.added, token));
  if (onlyFirst.length + onlySecond.length > 0) return { stage: "added", only: [onlyFirst, onlySecond] };

  if (keyOf(first.normalized) !== keyOf(second.normalized)) {
    return { stage: "normalizer", written: [textOf(first.normalized), textOf(second.normalized)] };
  }

  const most = Math.max(first.preTokens.length, second.preTokens.length);
  for (let i = 0; i < most; i++) {
    const [one, other] = [first.preTokens[i] ?? null, second.preTokens[i] ?? null];
    if (one !== null && other !== null && keyOf(one.written) === keyOf(other.written)) continue;
    return { stage: "preTokenizer", text: textOf(first.normalized), preTokens: [one, other] };
  }

  for (let i = 0; i < most; i++) {
    const pair: Both<GivenPreToken> = [first.preTokens[i] as GivenPreToken, second.preTokens[i] as GivenPreToken];
    if (!overlaps(pair[0], place)) continue;
    const reason = modelReason([tokenizers[0].stages.model, tokenizers[1].stages.model], pair);
    if (reason !== null) return { stage: "model", preTokens: pair, reason };
  }
  return { stage: "none" };
}

/** Whether two ranges have a byte in common, or one is empty and in the other. */
export function overlaps(part: TextRange, range: TextRange): boolean {
  return part.start === part.end
    ? part.start >= range.start && part.start < range.end
    : part.start < range.end && part.end > range.start;
}

/** What makes characters the same in two tokenizers: their bytes, and which of the text's they stand for. */
export function keyOf(written: readonly Written[]): string {
  return JSON.stringify(written.map(({ bytes, start, end }) => [bytes, start, end]));
}

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** Characters as a text, pieces of characters as U+FFFD. */
export function textOf(written: readonly Written[]): string {
  const bytes = written.map((unit) => unit.bytes).join("");
  return decoder.decode(Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)));
}
