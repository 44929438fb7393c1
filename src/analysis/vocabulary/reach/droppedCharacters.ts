import { createNmt } from "../../../tokenizers/normalizers/characters";
import type { NormalizerStep } from "../modelFacts";

/** Forms of Unicode that a normalizer can bring a text to. */
export const unicodeForms: ReadonlySet<string> = new Set(["NFC", "NFD", "NFKC", "NFKD"]);

const nmt = createNmt();

/**
 * Whether no normalized text has a character: some step takes it away wherever it stands, and none after it writes it anew.
 * So after a→b and b→a no text has a “b”. False when in doubt.
 * @param steps of the normalizer in order
 */
export function isDropped(steps: readonly NormalizerStep[], character: string): boolean {
  let isGone = false;
  for (const step of steps) isGone = takesAway(step, character) || (isGone && !mayWrite(step, character));
  return isGone;
}

function takesAway({ type, search, content }: NormalizerStep, character: string): boolean {
  if (unicodeForms.has(type)) return character.normalize(type) !== character;
  if (type === "Lowercase") return character.toLowerCase() !== character;
  if (type === "Nmt") return nmt.normalize(character, true).text !== character;
  if (type === "StripAccents") return /\p{M}/u.test(character);
  return type === "Replace" && search === character && !content.includes(character);
}

/** Whether a step may write a character that was not there. */
function mayWrite({ type, content }: NormalizerStep, character: string): boolean {
  if (type === "Replace" || type === "Prepend") return content.includes(character);
  if (type === "Lowercase") return isWrittenLower(character);
  if (type === "Nmt") return character === " ";
  return type !== "Strip" && type !== "StripAccents";
}

/** Whether a character may be the lower case of another: it is lower case itself, or a mark that “İ” leaves. */
function isWrittenLower(character: string): boolean {
  return character.toLowerCase() === character && (character.toUpperCase() !== character || /\p{M}/u.test(character));
}
