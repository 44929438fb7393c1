import { segment } from "../../text/segments";
import { characterAfter, characterBefore, Utf8Index, type Utf16Offset } from "../../text/utf8";
import { isStaged } from "../../tokenizers/isStaged";
import type { Tokenizer } from "../../tokenizers/tokenizer";
import { stagesAround } from "../../tokenizers/tracing/stageUnits";
import type { Explanations, StagesOfPlaces } from "./protocol";

/** Letters that join with their neighbours when they are written: parted, they would look like others. */
const joining = /[\p{sc=Arab}\p{sc=Syrc}\p{sc=Mong}\p{sc=Nkoo}\p{sc=Mand}\p{sc=Adlm}\p{sc=Rohg}\p{M}\u0640\u200d]/u;
const letterOrMark = /[\p{L}\p{M}\u200d]/u;

/**
 * What a tokenizer's stages make of some places of a text, in units that people see as whole.
 * @returns null where the tokenizer has no stages to tell of
 */
export function stagesOfPlaces(
  tokenizer: Tokenizer,
  { text, options, places }: Explanations["stages"]["question"],
): StagesOfPlaces | null {
  if (!isStaged(tokenizer)) return null;
  const { normalizer, preTokenizer, template } = tokenizer.stages;
  const index = new Utf8Index(text);
  const { graphemeBoundary } = segment(text);
  const mayEnd = (byte: number) => {
    const unit = index.unitOf(byte);
    return index.byteOf(unit) === byte && graphemeBoundary[unit] === 1 && !isJoined(text, unit);
  };
  const names = (ids: readonly number[]) => ids.map((id) => tokenizer.tokenName(id));
  return {
    hasNormalizer: normalizer !== null,
    hasPreTokenizer: preTokenizer !== null,
    before: names(template.before),
    after: names(template.after),
    stretches: places.map(({ start, end }) =>
      stagesAround(tokenizer, index, { ...options, inserted: false }, start, end, mayEnd),
    ),
  };
}

/** Whether the letters on either side of a place are written as one. */
function isJoined(text: string, at: Utf16Offset): boolean {
  return [characterBefore(text, at), characterAfter(text, at)].every(
    (character) => joining.test(character) && letterOrMark.test(character),
  );
}
