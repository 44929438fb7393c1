import type { ByteOffset, Utf8Index } from "../../text/utf8";
import type { AddedToken } from "../addedTokens";
import { originalRange } from "../alignment";
import type { FreePart, PipelineVisitor, StagedTokenizer } from "../stages";
import type { EncodeOptions } from "../tokenizer";
import { changePieces } from "./changePieces";
import { partUnits, type StageUnit } from "./partUnits";
import { type Stretch, stretchAround } from "./stretchAround";

/** What the stages make of a stretch of a text that goes through them by itself. */
export interface StagedStretch {
  readonly byteStart: ByteOffset;
  readonly byteEnd: ByteOffset;
  /** Whether pre-tokens end at its ends. */
  readonly hasWholePreTokens: boolean;
  /** Its units, without a gap; their ids are the text's tokens there, but for those that the post-processor puts in. */
  readonly units: readonly StageUnit[];
}

/**
 * The stages of the shortest stretch around some bytes that goes through them by itself, in units as short as they can be.
 * @param mayEnd whether a unit may end at a byte of the text: not inside of what people see as one character
 * @returns null where nothing parts the text for thousands of characters
 */
export function stagesAround(
  tokenizer: StagedTokenizer,
  index: Utf8Index,
  options: EncodeOptions,
  byteStart: ByteOffset,
  byteEnd: ByteOffset,
  mayEnd: (byte: ByteOffset) => boolean,
): StagedStretch | null {
  const stretch = stretchAround([tokenizer], index, byteStart, byteEnd);
  if (stretch === null) return null;
  const [start, end] = [index.byteOf(stretch.start), index.byteOf(stretch.end)];
  const units = unitsOf(tokenizer, index, options, stretch, mayEnd);
  return { byteStart: start, byteEnd: end, hasWholePreTokens: stretch.isAtPreTokenEnds, units };
}

type WalkedPart =
  | { readonly kind: "text"; readonly part: FreePart }
  | {
      readonly kind: "added";
      readonly token: AddedToken;
      readonly byteStart: ByteOffset;
      readonly byteEnd: ByteOffset;
    };

function unitsOf(
  tokenizer: StagedTokenizer,
  index: Utf8Index,
  options: EncodeOptions,
  { start, end }: Stretch,
  mayEnd: (byte: ByteOffset) => boolean,
): StageUnit[] {
  const parts: WalkedPart[] = [];
  const visitor: PipelineVisitor = {
    added: (token, byteStart, byteEnd) => parts.push({ kind: "added", token, byteStart, byteEnd }),
    free: (part) => parts.push({ kind: "text", part }),
  };
  const [first, last] = [index.byteOf(start), index.byteOf(end)];
  tokenizer.walk(index.text.slice(start, end), start === 0, options.specials === "text", visitor, first);
  const units: StageUnit[] = [];
  let at = first;
  /** Of what the normalizer has removed whole, the pipeline tells nothing. */
  const fill = (to: ByteOffset) => {
    if (to > at) units.push({ ...emptyUnit, byteStart: at, byteEnd: to, normalized: changePieces(index, [], at, to) });
    at = Math.max(at, to);
  };
  parts.forEach((walked, i) => {
    if (walked.kind === "added") {
      fill(walked.byteStart);
      const unit = addedUnit(index, walked.token, at, Math.max(at, walked.byteEnd));
      units.push(unit);
      at = unit.byteEnd;
      return;
    }
    // What the normalizer removed at either end of a text goes with it.
    const next = parts[i + 1];
    const to = next === undefined ? last : next.kind === "added" ? Math.max(at, next.byteStart) : startOf(next.part);
    units.push(...partUnits(tokenizer.stages, index, walked.part, at, to, mayEnd));
    at = to;
  });
  fill(last);
  return units;
}

const emptyUnit = { preTokens: [], ids: [], added: null } as const;

function startOf({ base, offset, alignment }: FreePart): ByteOffset {
  return base + originalRange(alignment, offset, offset).start;
}

function addedUnit(
  index: Utf8Index,
  { id, content, special }: AddedToken,
  byteStart: ByteOffset,
  byteEnd: ByteOffset,
): StageUnit {
  const text = index.text.slice(index.unitOf(byteStart), index.unitOf(byteEnd));
  const normalized = text === "" ? [] : [{ kind: "same" as const, before: text, after: text }];
  return { byteStart, byteEnd, normalized, preTokens: [], ids: [id], added: { name: content, isSpecial: special } };
}
