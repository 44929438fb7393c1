import { type ByteOffset, utf8Encode } from "../../text/utf8";
import { preTokenize, preTokenTexts } from "../../tokenizers/pretokenizers/pretokenizer";
import type { FreePart, StagedTokenizer } from "../../tokenizers/stages";
import type { EncodeOptions } from "../../tokenizers/tokenizer";
import type { TracePreToken } from "../../tokenizers/trace";
import { rulesOf } from "../../tokenizers/tracing/traceRules";
import { type WrittenCharacter, writtenCharacters } from "../../tokenizers/tracing/written";

/** Something of each of two tokenizers. */
export type Both<T> = readonly [first: T, second: T];

/** A range of the text, in bytes. */
export interface TextRange {
  readonly start: ByteOffset;
  readonly end: ByteOffset;
}

/** A character that a stage gives to the next, with the bytes of the text that it stands for. */
export interface Written extends TextRange {
  /**
   * What it is, as bytes (a character each), so that two tokenizers can be compared: where only the notation is another one
   * (“▁” for a space, the byte alphabet), the text's own bytes.
   */
  readonly bytes: string;
  /** Its bytes in what the tokenizer itself has there. */
  readonly ownStart: ByteOffset;
  readonly ownEnd: ByteOffset;
}

/** An added token that was found. */
export interface FoundToken extends TextRange {
  readonly id: number;
  readonly name: string;
  /** What of the text it takes in: more than its name where it takes the spaces around it. */
  readonly text: string;
}

/** A pre-token as the model gets it. */
export interface GivenPreToken extends TextRange, Pick<TracePreToken, "text" | "rule" | "match" | "next"> {
  readonly written: readonly Written[];
}

/** What each stage of a tokenizer makes of a stretch of text that goes through all of them by itself. */
export interface StageOutputs {
  readonly added: readonly FoundToken[];
  readonly normalized: readonly Written[];
  readonly preTokens: readonly GivenPreToken[];
}

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/**
 * Takes a stretch of text through the stages before the model.
 * @param text the stretch
 * @param base where it begins in the whole text
 */
export function stageOutputs(
  tokenizer: StagedTokenizer,
  text: string,
  options: EncodeOptions,
  base: ByteOffset,
): StageOutputs {
  const added: FoundToken[] = [];
  const normalized: Written[] = [];
  const preTokens: GivenPreToken[] = [];
  const source = utf8Encode(text);
  const { preTokenizer } = tokenizer.stages;
  const visitor = {
    added: ({ id, content }: { id: number; content: string }, start: ByteOffset, end: ByteOffset) => {
      added.push({ id, name: content, start, end, text: decoder.decode(source.subarray(start - base, end - base)) });
    },
    free: (part: FreePart) => {
      normalized.push(...comparable(writtenCharacters(part), source, base));
      const result = preTokenize(preTokenizer, part.input);
      const written = comparable(writtenCharacters(part, result), source, base);
      const rules = rulesOf(preTokenizer, part.input, result);
      let next = 0;
      preTokenTexts(result).forEach(({ text: preToken, start: first, end: last }, i) => {
        while (next < written.length && (written[next] as Written).ownStart < first) next++;
        const begin = next;
        while (next < written.length && (written[next] as Written).ownStart < last) next++;
        const own = written.slice(begin, next).map((unit) => {
          return { ...unit, ownStart: unit.ownStart - first, ownEnd: unit.ownEnd - first };
        });
        const rule = rules[i] ?? { rule: null, match: null, next: null };
        const start = own[0]?.start ?? base;
        preTokens.push({
          ...rule,
          text: preToken,
          start,
          end: own.at(-1)?.end ?? start,
          written: own,
        });
      });
    },
  };
  tokenizer.walk(text, base === 0, options.specials === "text", visitor, base);
  return { added, normalized, preTokens };
}

/** The characters of a part's text, before or after its pre-tokenizer, as two tokenizers' can be compared. */
function comparable(written: readonly WrittenCharacter[], source: Uint8Array, sourceBase: ByteOffset): Written[] {
  return written.map(({ text, start, end, ownStart, ownEnd, isChanged }) => {
    const original = source.subarray(start - sourceBase, end - sourceBase);
    // What a sign was put in for is a space, unless the text has the sign there itself.
    const isSpace = text === "▁" && decoder.decode(original) !== text;
    const bytes = isChanged || start === end ? utf8Encode(isSpace ? " " : text) : original;
    return { bytes: String.fromCharCode(...bytes), start, end, ownStart, ownEnd };
  });
}

/** Characters as a text, pieces of characters as U+FFFD. */
export function textOf(written: readonly Written[]): string {
  return decoder.decode(bytesOf(written));
}

/** The bytes of what was written, the same in all notations. */
export function bytesOf(written: readonly Written[]): Uint8Array<ArrayBuffer> {
  const bytes = written.map((unit) => unit.bytes).join("");
  return Uint8Array.from(bytes, (byte) => byte.charCodeAt(0));
}

/** What makes characters the same in two tokenizers: their bytes, and which of the text's they stand for. */
export function keyOf(written: readonly Written[]): string {
  return JSON.stringify(written.map(({ bytes, start, end }) => [bytes, start, end]));
}

/** Whether two ranges have a byte in common, or one is empty and in the other. */
export function overlaps(part: TextRange, range: TextRange): boolean {
  return part.start === part.end
    ? part.start >= range.start && part.start < range.end
    : part.start < range.end && part.end > range.start;
}
