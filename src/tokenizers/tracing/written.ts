import { type ByteOffset, utf8Length } from "../../text/utf8";
import { originalRange } from "../alignment";
import type { PreTokenized } from "../pretokenizers/pretokenizer";
import type { FreePart } from "../stages";

/** A character that a stage gives to the next, with what it stands for. */
export interface WrittenCharacter {
  readonly text: string;
  /** Its bytes in what the stage wrote for the part. */
  readonly ownStart: ByteOffset;
  readonly ownEnd: ByteOffset;
  /** What it stands for in the part's normalized text, in bytes of that. */
  readonly inputStart: ByteOffset;
  readonly inputEnd: ByteOffset;
  /** What it stands for in the original text, in bytes; empty where it was put in. */
  readonly start: ByteOffset;
  readonly end: ByteOffset;
  /** Whether it is another text than that; false where it is the same, or in another notation, as “▁” for a space. */
  readonly isChanged: boolean;
  /** The same of its input alone: whether the pre-tokenizer has written another text. */
  readonly isInputChanged: boolean;
}

/**
 * The characters of a part's text, in order.
 * @param result what its pre-tokenizer made of it; or the part's own text, before that
 */
export function writtenCharacters(
  { alignment, base, offset, input }: FreePart,
  result: Pick<PreTokenized, "text" | "alignment"> = { text: input.text, alignment: null },
): WrittenCharacter[] {
  const { text, alignment: inner } = result;
  const written: WrittenCharacter[] = [];
  let ownStart = 0;
  for (const character of text) {
    const ownEnd = ownStart + utf8Length(character);
    const local = originalRange(inner, ownStart, ownEnd);
    const whole = originalRange(alignment, offset + local.start, offset + local.end);
    const isInputChanged = inner?.isChanged(ownStart, ownEnd) === true;
    const isChanged = isInputChanged || alignment?.isChanged(offset + local.start, offset + local.end) === true;
    written.push({
      text: character,
      ...{ ownStart, ownEnd, inputStart: local.start, inputEnd: local.end },
      ...{ start: base + whole.start, end: base + whole.end, isChanged, isInputChanged },
    });
    ownStart = ownEnd;
  }
  return written;
}
