import { createNmt } from "../../../tokenizers/normalizers/characters";
import type { PatternReplace } from "../../../tokenizers/normalizers/replace";
import type { NormalizerStage } from "../../../tokenizers/normalizers/stage";
import type { NormalizerStep } from "../modelFacts";
import { type Images, imagesOf } from "./images";

/** Forms of Unicode that a normalizer can bring a text to. */
export const unicodeForms: ReadonlySet<string> = new Set(["NFC", "NFD", "NFKC", "NFKD"]);

const nmt = createNmt();

/** A step of a normalizer with what does it, where that is at hand. */
export interface DroppingStep extends NormalizerStep {
  readonly stage?: NormalizerStage | null;
}

/**
 * Whether no normalized text has a character: some step takes it away wherever it stands, and none after it writes it anew.
 * So after a→b and b→a no text has a “b”. False when in doubt.
 * @param steps of the normalizer in order
 */
export function isDropped(steps: readonly DroppingStep[], character: string): boolean {
  let isGone = false;
  for (const step of steps) isGone = takesAway(step, character) || (isGone && !mayWrite(step, character));
  return isGone;
}

function takesAway({ type, search, content, stage }: DroppingStep, character: string): boolean {
  if (unicodeForms.has(type)) return character.normalize(type) !== character;
  if (type === "Lowercase") return character.toLowerCase() !== character;
  if (type === "Nmt") return nmt.normalize(character, true).text !== character;
  if (type === "StripAccents") return /\p{M}/u.test(character);
  const code = character.codePointAt(0) as number;
  if (type === "Precompiled") return imagesAt(stage)?.has(code) === false;
  if (type !== "Replace" || content.includes(character)) return false;
  return search === null ? isPattern(stage) && stage.pattern.begins(code) : search === character;
}

/** Whether a step may write a character that was not there. */
function mayWrite({ type, content, stage }: DroppingStep, character: string): boolean {
  if (type === "Replace" || type === "Prepend") return content.includes(character);
  if (type === "Lowercase") return isWrittenLower(character);
  if (type === "Nmt") return character === " ";
  if (type === "Precompiled") return imagesAt(stage)?.has(character.codePointAt(0) as number) !== false;
  return type !== "Strip" && type !== "StripAccents";
}

/** Whether a character may be the lower case of another: it is lower case itself, or a mark that “İ” leaves. */
function isWrittenLower(character: string): boolean {
  return character.toLowerCase() === character && (character.toUpperCase() !== character || /\p{M}/u.test(character));
}

// By what it has, and not by its class: a worker that is asked about others does not load it.
const isPattern = (stage: NormalizerStage | null | undefined): stage is PatternReplace =>
  typeof stage === "object" && stage !== null && "pattern" in stage;

const known = new WeakMap<NormalizerStage, Images | null>();

function imagesAt(stage: NormalizerStage | null | undefined): Images | null {
  if (stage === null || stage === undefined) return null;
  let images = known.get(stage);
  if (images === undefined) {
    images = imagesOf(stage);
    known.set(stage, images);
  }
  return images;
}
