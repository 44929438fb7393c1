import { utf8Encode, utf8Length } from "../../text/utf8";
import { AlignmentBuilder, type Normalized } from "../alignment";
import { textToByteAlphabet } from "../byteAlphabet";
import { firstCodePoint, lastCodePoint, type NormalizerStage } from "./stage";

const asciiRun = /[\x21-\x7e]+|[^\x21-\x7e]+/g;

/**
 * `ByteLevel` as a normalizer: writes the text's UTF-8 bytes in GPT-2's byte alphabet, a character for each. That is
 * notation: “é” (C3 A9) becomes “Ã©”, whose characters stand for a byte each.
 */
export class ByteLevelNormalizer implements NormalizerStage {
  readonly separatesAll = true;

  normalize(text: string): Normalized {
    const alignment = new AlignmentBuilder();
    const alphabetic = writeAlphabet(text, alignment);
    return alphabetic === text ? { text, alignment: null } : { text: alphabetic, alignment: alignment.finish() };
  }

  separates(): boolean {
    return true;
  }

  lastOf(before: number): readonly number[] | null {
    return lastCodePoint(textToByteAlphabet(String.fromCodePoint(before)));
  }

  firstOf(after: number): readonly number[] | null {
    return firstCodePoint(textToByteAlphabet(String.fromCodePoint(after)));
  }
}

/**
 * Writes a text in the byte alphabet.
 * @param alignment is told which character stands for which byte
 */
export function writeAlphabet(text: string, alignment: AlignmentBuilder): string {
  const alphabetic = textToByteAlphabet(text);
  let at = 0;
  for (const [run] of text.matchAll(asciiRun)) {
    if (run >= "!" && run < "\x7f") {
      alignment.copy(run.length);
      at += run.length;
      continue;
    }
    const bytes = utf8Encode(run).length;
    for (let i = 0; i < bytes; i++) alignment.replace(1, utf8Length(alphabetic.charAt(at++)), false);
  }
  return alphabetic;
}
