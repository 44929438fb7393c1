import { CharacterMap } from "./characterMap";
import type { NormalizerStage } from "./stage";

/**
 * `Lowercase`: each character's own lower case (Unicode's SpecialCasing without context), as Rust's `char::to_lowercase`
 * has it. So a final Σ becomes σ: JavaScript's own `toLowerCase` on a whole word would make it ς and change the tokens.
 */
export function createLowercase(): NormalizerStage {
  return new CharacterMap((character) => character.toLowerCase());
}

/** `StripAccents`: drops combining marks, of all three kinds. It decomposes nothing, so `é` stays. */
export function createStripAccents(): NormalizerStage {
  // No combining mark comes before U+0300.
  return new CharacterMap((character) => (character >= "\u0300" && /\p{M}/u.test(character) ? "" : character));
}

/**
 * `Nmt`: drops control characters and writes a space for what SentencePiece's NMT rules call white space, which is “▁”,
 * U+FEFF and U+FFFD too but neither NUL nor U+00A0.
 */
export function createNmt(): NormalizerStage {
  return new CharacterMap((character) => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what the rule is about
    if (/[\u0001-\u0008\u000b\u000e-\u001f\u007f\u008f\u009f]/.test(character)) return "";
    return /[\t\n\f\r\u1680\u200b-\u200f\u2028\u2029\u2581\ufeff\ufffd]/.test(character) ? " " : character;
  });
}
