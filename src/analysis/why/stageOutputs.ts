import { type ByteOffset, utf8Encode, utf8Length } from "../../text/utf8";
import { originalRange } from "../../tokenizers/alignment";
import { type PreTokenized, preTokenize, preTokenTexts } from "../../tokenizers/pretokenizers/pretokenizer";
import type { FreePart, StagedTokenizer } from "../../tokenizers/stages";
import type { EncodeOptions } from "../../tokenizers/tokenizer";
import type { ModelTrace, TracePreToken } from "../../tokenizers/trace";
import { rulesOf } from "../../tokenizers/tracing/traceRules";

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
      added.push({ id, name: content, start, end });
    },
    free: (part: FreePart) => {
      normalized.push(...writtenIn(part, { ...part.input, alignment: null }, source, base));
      const result = preTokenize(preTokenizer, part.input);
      const written = writtenIn(part, result, source, base);
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

/** The characters of a part's text, before or after its pre-tokenizer. */
function writtenIn(
  { alignment, base, offset }: FreePart,
  { text, alignment: inner }: Pick<PreTokenized, "text" | "alignment">,
  source: Uint8Array,
  sourceBase: ByteOffset,
): Written[] {
  const written: Written[] = [];
  let ownStart = 0;
  for (const character of text) {
    const ownEnd = ownStart + utf8Length(character);
    const local = originalRange(inner, ownStart, ownEnd);
    const whole = originalRange(alignment, offset + local.start, offset + local.end);
    const isChanged =
      inner?.isChanged(ownStart, ownEnd) === true ||
      alignment?.isChanged(offset + local.start, offset + local.end) === true;
    const [start, end] = [base + whole.start, base + whole.end];
    // What a sign was put in for is a space.
    const bytes =
      isChanged || start === end
        ? utf8Encode(character === "▁" ? " " : character)
        : source.subarray(start - sourceBase, end - sourceBase);
    written.push({ bytes: String.fromCharCode(...bytes), start, end, ownStart, ownEnd });
    ownStart = ownEnd;
  }
  return written;
}

/** A model's tokens of a pre-token, as ranges of bytes of what was {@link Written}, the same in all notations. */
export function spansOf(tokens: ModelTrace["tokens"], written: readonly Written[]): TextRange[] {
  const place = placesIn(written);
  return tokens.map(({ start, end }) => ({ start: place(start), end: place(end) }));
}

/** Gives for a place in the tokenizer's own bytes of a pre-token the one in what was written. */
export function placesIn(written: readonly Written[]): (own: ByteOffset) => ByteOffset {
  const places: number[] = [0];
  let byte = 0;
  for (const { bytes, ownStart, ownEnd } of written) {
    for (let own = ownStart; own <= ownEnd; own++) places[own] = byte + Math.min(own - ownStart, bytes.length);
    byte += bytes.length;
    places[ownEnd] = byte;
  }
  return (own) => places[own] ?? byte;
}
