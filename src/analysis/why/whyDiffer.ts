import type { ByteOffset, Utf8Index } from "../../text/utf8";
import type { StagedTokenizer } from "../../tokenizers/stages";
import type { EncodeOptions } from "../../tokenizers/tokenizer";
import type { TraceToken } from "../../tokenizers/trace";
import { type Stretch, stretchAround } from "../../tokenizers/tracing/stretchAround";
import { localParting } from "./localParting";
import { type ModelReason, modelReason } from "./modelReason";
import { type NormalizerParting, normalizerParting } from "./normalizerParting";
import { type PreTokenParting, preTokenParting } from "./preTokenParting";
import {
  type Both,
  type FoundToken,
  type GivenPreToken,
  keyOf,
  overlaps,
  type StageOutputs,
  stageOutputs,
  type TextRange,
  textOf,
} from "./stageOutputs";

/** The first stage at which two tokenizers part, with what it makes in each. */
export type Parting =
  /** All stages make the same of the place, however the vocabularies number it. */
  | { readonly stage: "none" }
  /** They find other added tokens: those that only one finds, or finds there; those in the place, where there are any in it. */
  | { readonly stage: "added"; readonly only: Both<readonly FoundToken[]>; readonly isInPlace: boolean }
  /** They write another text. */
  | ({ readonly stage: "normalizer" } & NormalizerParting)
  /** They cut the same text into other pre-tokens. */
  | ({ readonly stage: "preTokenizer" } & PreTokenParting)
  /** Their models cut the same pre-token in other ways. */
  | ({ readonly stage: "model" } & GivenToModels);

/** A stage at which two tokenizers part. */
export type Told = Exclude<Parting, { readonly stage: "none" }>;

/** What two models are given, what parts them, and what they make of it. */
export interface GivenToModels extends TextRange {
  /** The pre-token, in no notation. */
  readonly text: string;
  /** Whether it is one in both; else it is a piece that can be cut by itself of what a model is given. */
  readonly isPreToken: boolean;
  readonly reason: ModelReason;
  /** As each is given it, in its own notation. */
  readonly preTokens: Both<string>;
  /** Offsets are bytes of the pre-tokens. */
  readonly tokens: Both<readonly TraceToken[]>;
}

/** Why two tokenizers cut a place differently. */
export interface Why {
  /** What was asked about, in bytes of the text. */
  readonly place: TextRange;
  /** What was compared, in bytes of the text: all pre-tokens and added tokens of either that have to do with the place. */
  readonly range: TextRange;
  readonly parting: Parting;
  /**
   * What parts the models in the place itself, where the stage that parts the tokenizers has to do with what is around it alone:
   * where one gives its model a text whole that the other has cut before, it need not be the reason. Else null.
   */
  readonly beyond: GivenToModels | null;
  /**
   * What parts their pre-tokens in the place itself, where the first stage that parts the tokenizers has to do with what is around
   * it alone, and a token of one goes on where the other cuts. Else null.
   */
  readonly cut: PreTokenParting | null;
}

/**
 * Finds the first stage at which two tokenizers part around a place. Compared is what each stage makes of the **range**:
 * the pre-tokens and added tokens of either tokenizer that overlap the place, as far as they lie in the stretch around it
 * that goes through all stages by itself in both (`stretchAround`). The stages, in order: added tokens that were found;
 * characters that the normalizer wrote, each with what it stands for; pre-tokens; the cuts of the model in each of them.
 * Notation makes no difference: “▁” for a space, or the byte alphabet. Of several differences in a stage, the first in the place
 * is told.
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
  const outputs: Both<StageOutputs> = [
    outputsOf(tokenizers[0], index, options, stretch),
    outputsOf(tokenizers[1], index, options, stretch),
  ];
  const place = { start: byteStart, end: Math.max(byteEnd, byteStart + 1) };
  const range = rangeOf(outputs, place);
  const parting = partingIn(tokenizers, outputs, range, place, index);
  return { place, range, parting, ...withinPlace(tokenizers, outputs, parting, place) };
}

/**
 * What a tokenizer makes of a stretch, with what stands behind it: what has ended its last pre-token is known where something
 * follows.
 */
function outputsOf(
  tokenizer: StagedTokenizer,
  index: Utf8Index,
  options: EncodeOptions,
  { start, end }: Stretch,
): StageOutputs {
  const { text } = index;
  const base = index.byteOf(start);
  const last = index.byteOf(end);
  const isFollowed = end < text.length && tokenizer.hasPreTokens && tokenizer.isPreTokenEnd(text, end, 0, text.length);
  const following = isFollowed ? stretchAround([tokenizer], index, last, last) : null;
  const outputs = stageOutputs(tokenizer, text.slice(start, following?.end ?? end).toWellFormed(), options, base);
  if (following === null) return outputs;
  const isIn = (part: TextRange) => part.start < last;
  return {
    added: outputs.added.filter(isIn),
    normalized: outputs.normalized.filter(isIn),
    preTokens: outputs.preTokens.filter(isIn),
  };
}

/** What parts them in the place, beside the first stage that does around it. */
function withinPlace(
  tokenizers: Both<StagedTokenizer>,
  outputs: Both<StageOutputs>,
  parting: Parting,
  place: TextRange,
): Pick<Why, "beyond" | "cut"> {
  const nothing = { beyond: null, cut: null };
  if (parting.stage === "none" || parting.stage === "model") return nothing;
  if (parting.stage === "added" && parting.isInPlace) return nothing;
  const [first, second] = outputs;
  const models = [tokenizers[0].stages.model, tokenizers[1].stages.model] as const;
  const found = localParting(models, [first.normalized, second.normalized], [first.preTokens, second.preTokens], place);
  if (found === null) return nothing;
  if (found === "cut") return { beyond: null, cut: cutWithin(tokenizers, outputs, parting, place) };
  const { pieces, reason, tokens } = found;
  const beyond = {
    ...{ start: pieces[0].start, end: pieces[0].end, text: textOf(pieces[0].written), isPreToken: false },
    preTokens: [pieces[0].text, pieces[1].text] as const,
    reason,
    tokens,
  };
  return { beyond, cut: null };
}

/** What parts the pre-tokens in a place, where the normalizers have written the same for all of the word. */
function cutWithin(
  tokenizers: Both<StagedTokenizer>,
  outputs: Both<StageOutputs>,
  parting: Parting,
  place: TextRange,
): PreTokenParting | null {
  // Then it is told already.
  if (parting.stage === "preTokenizer") return null;
  const cutsAny = [tokenizers[0].hasPreTokens, tokenizers[1].hasPreTokens] as const;
  // What is not cut at all would have all of the text be the range.
  const range = rangeOf(
    outputs.filter((_, side) => cutsAny[side === 0 ? 0 : 1]),
    place,
  );
  // Nor has what stands for nothing in the text to do with where it is cut: a space that was put in.
  const ofText = (each: StageOutputs): StageOutputs => {
    return { ...each, normalized: each.normalized.filter(({ start, end }) => start < end) };
  };
  const [first, second] = [ofText(outputs[0]), ofText(outputs[1])];
  const found = preTokenParting([first, second], range, cutsAny, place);
  if (found === null || found.point === null) return null;
  const ofWord = ({ normalized }: StageOutputs) => keyOf(normalized.filter((unit) => overlaps(unit, found)));
  return ofWord(first) === ofWord(second) ? found : null;
}

/** The place with all that overlaps it of either tokenizer. */
function rangeOf(outputs: readonly StageOutputs[], place: TextRange): TextRange {
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
  index: Utf8Index,
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
  if (onlyFirst.length + onlySecond.length > 0) {
    const isInPlace = [...onlyFirst, ...onlySecond].some((token) => overlaps(token, place));
    const told = (tokens: readonly FoundToken[]) => tokens.filter((token) => !isInPlace || overlaps(token, place));
    return { stage: "added", only: [told(onlyFirst), told(onlySecond)], isInPlace };
  }

  if (keyOf(first.normalized) !== keyOf(second.normalized)) {
    const textAt = (start: ByteOffset, end: ByteOffset) =>
      index.text.slice(index.unitOf(start), index.unitAfter(end)).toWellFormed();
    const normalized = [first.normalized, second.normalized] as const;
    return { stage: "normalizer", ...normalizerParting(normalized, range, place, textAt) };
  }

  const cutsAny = [tokenizers[0].hasPreTokens, tokenizers[1].hasPreTokens] as const;
  const parting = preTokenParting(outputs, range, cutsAny, place);
  if (parting !== null) return { stage: "preTokenizer", ...parting };

  const models = [tokenizers[0].stages.model, tokenizers[1].stages.model] as const;
  for (const [i, one] of first.preTokens.entries()) {
    const pair: Both<GivenPreToken> = [one, second.preTokens[i] as GivenPreToken];
    if (!overlaps(one, place)) continue;
    const found = modelReason(models, pair, place);
    if (found === null) continue;
    return {
      stage: "model",
      start: one.start,
      end: one.end,
      text: textOf(one.written),
      isPreToken: cutsAny[0] && cutsAny[1],
      preTokens: [pair[0].text, pair[1].text],
      ...found,
    };
  }
  return { stage: "none" };
}
