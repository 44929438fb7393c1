import { utf8Encode, utf8Length } from "../../text/utf8";
import { preTokenize, preTokenTexts } from "../../tokenizers/pretokenizers/pretokenizer";
import type { StagedTokenizer } from "../../tokenizers/stages";
import type { EncodeOptions } from "../../tokenizers/tokenizer";
import type { SubjectPlace } from "../instrument";

/** What entries spell of a text. */
export interface Spelt {
  /** Its normalized text, without what the pre-tokenizer drops and without control tokens. */
  readonly text: string;
  readonly bytes: Uint8Array;
  /** Where pre-tokens and added tokens end in these bytes; of no meaning where nobody asked for them. */
  readonly ends: readonly number[];
  /** The bytes that stand for some of the original text, where a place was given and any do. */
  readonly place: SubjectPlace | null;
}

/**
 * Takes a text through the stages before the model.
 * @param needsEnds whether it is asked where pre-tokens end
 * @param place in bytes of the text
 */
export function speltText(
  tokenizer: StagedTokenizer,
  text: string,
  { specials }: Pick<EncodeOptions, "specials">,
  needsEnds: boolean,
  place: SubjectPlace | null,
): Spelt {
  const { preTokenizer } = tokenizer.stages;
  // One that only cuts leaves all letters as they are.
  const leavesText = preTokenizer === null || (preTokenizer.scanners ?? null) !== null;
  let spelt = "";
  let length = 0;
  const ends: number[] = [];
  let [from, to] = [Number.POSITIVE_INFINITY, 0];
  const add = (piece: string) => {
    spelt += piece;
    length += utf8Length(piece);
    ends.push(length);
  };
  const touch = (start: number, end: number) => {
    from = Math.min(from, start);
    to = Math.max(to, end);
  };
  tokenizer.walk(text, true, specials === "text", {
    added: ({ content, special }, start, end) => {
      if (special) return;
      const before = length;
      add(content);
      if (place !== null && start < place.end && end > place.start) touch(before, length);
    },
    free: ({ input, base, offset, alignment }) => {
      if (leavesText && !needsEnds && place === null) {
        add(input.text);
        return;
      }
      const preTokenized = preTokenize(preTokenizer, input);
      // A byte of pre-tokens on its way back to the text.
      const own = preTokenized.alignment;
      const startOf = (byte: number) => {
        const inPart = offset + (own?.startOf(byte) ?? byte);
        return base + (alignment?.startOf(inPart) ?? inPart);
      };
      const endOf = (byte: number) => {
        const inPart = offset + (own?.endOf(byte) ?? byte + 1) - 1;
        return base + (alignment?.endOf(inPart) ?? inPart + 1);
      };
      for (const { text: piece, start, end } of preTokenTexts(preTokenized)) {
        const before = length;
        add(piece);
        if (place === null || startOf(start) >= place.end || endOf(end - 1) <= place.start) continue;
        for (let byte = start; byte < end; byte++) {
          if (startOf(byte) < place.end && endOf(byte) > place.start)
            touch(before + byte - start, before + byte - start + 1);
        }
      }
    },
  });
  return { text: spelt, bytes: utf8Encode(spelt), ends, place: to > from ? { start: from, end: to } : null };
}
