import { utf8Encode, utf8Length } from "../text/utf8";
import type { AddedToken, AddedTokenMatcher } from "./addedTokens";
import type { ByteAlignment } from "./alignment";
import { EncodingBuilder } from "./encodingBuilder";
import type { Model } from "./models/model";
import type { Normalizer } from "./normalizers/sequence";
import type { Template } from "./postprocessors/template";
import type { PreTokenizer } from "./pretokenizers/pretokenizer";
import { type EncodeOptions, type Encoding, TokenFlag, type Tokenizer } from "./tokenizer";

/** The stages of a Hugging Face tokenizer. */
export interface PipelineStages {
  readonly addedTokens: readonly AddedToken[];
  /** Finds added tokens in the text as written. */
  readonly verbatimMatcher: AddedTokenMatcher;
  /** Finds added tokens in normalized text. */
  readonly normalizedMatcher: AddedTokenMatcher;
  readonly normalizer: Normalizer | null;
  readonly preTokenizer: PreTokenizer | null;
  readonly model: Model;
  readonly template: Template;
}

/**
 * Added tokens → normalizer → pre-tokenizer → model → post-processor, in the order and with the meaning of Hugging
 * Face's tokenizers, and with every token's byte range in the original text.
 */
export class PipelineTokenizer implements Tokenizer {
  readonly vocabularySize: number;
  private readonly stages: PipelineStages;
  private readonly addedById: ReadonlyMap<number, AddedToken>;

  constructor(stages: PipelineStages) {
    this.stages = stages;
    this.addedById = new Map(stages.addedTokens.map((token) => [token.id, token]));
    const { entries } = stages.model;
    this.vocabularySize = entries.size + stages.addedTokens.filter((token) => !entries.has(token.content)).length;
  }

  encode(text: string, options: EncodeOptions): Encoding {
    const { template } = this.stages;
    const builder = new EncodingBuilder();
    const insertedFlags = TokenFlag.special | TokenFlag.inserted;
    if (options.inserted) for (const id of template.before) builder.push(id, 0, 0, insertedFlags);
    const bytes = this.walk(text, options, {
      added: (token, start, end) => builder.push(token.id, start, end, token.special ? TokenFlag.special : 0),
      pretoken: (pretoken, base, offset, alignment) => {
        let at = offset;
        this.stages.model.encode(pretoken, (id, length, flags) => {
          pushAligned(builder, id, base, at, at + length, flags, alignment);
          at += length;
        });
      },
    });
    if (options.inserted) for (const id of template.after) builder.push(id, bytes, bytes, insertedFlags);
    return builder.finish();
  }

  normalize(text: string, options: EncodeOptions): string {
    let normalized = "";
    this.walk(text, options, {
      added: (token) => {
        normalized += token.content;
      },
      pretoken: (pretoken) => {
        normalized += pretoken;
      },
    });
    return normalized;
  }

  tokenBytes(id: number): Uint8Array {
    const added = this.addedById.get(id);
    return added === undefined ? this.stages.model.entryBytes(this.tokenName(id)) : utf8Encode(added.content);
  }

  tokenName(id: number): string {
    const name = this.addedById.get(id)?.content ?? this.stages.model.entry(id);
    if (name === undefined) throw new RangeError(`The vocabulary has no token ${id}.`);
    return name;
  }

  dispose(): void {
    // Everything is in the JavaScript heap.
  }

  /**
   * Goes through a text's added tokens and pre-tokens in order.
   * @returns the text's length in UTF-8 bytes
   */
  private walk(text: string, options: EncodeOptions, visit: PipelineVisitor): number {
    const source = text.toWellFormed();
    const skipSpecial = options.specials === "text";
    let base = 0;
    for (const section of this.stages.verbatimMatcher.split(source, skipSpecial)) {
      const content = source.slice(section.start, section.end);
      const bytes = utf8Length(content);
      if (section.token === null) this.walkSection(content, base, skipSpecial, visit);
      else visit.added(section.token, base, base + bytes);
      base += bytes;
    }
    return base;
  }

  private walkSection(content: string, base: number, skipSpecial: boolean, visit: PipelineVisitor): void {
    const { normalizer, normalizedMatcher, preTokenizer } = this.stages;
    const { text, alignment } = normalizer === null ? { text: content, alignment: null } : normalizer(content);
    let offset = 0;
    for (const section of normalizedMatcher.split(text, skipSpecial)) {
      const part = section.start === 0 && section.end === text.length ? text : text.slice(section.start, section.end);
      if (section.token !== null) {
        const bytes = utf8Length(part);
        const range = originalRange(alignment, base, offset, offset + bytes);
        visit.added(section.token, range.start, range.end);
        offset += bytes;
        continue;
      }
      const whole = [0, part.length];
      const ranges = preTokenizer === null ? whole : preTokenizer(part, whole);
      let end = 0;
      for (let i = 0; i < ranges.length; i += 2) {
        const start = ranges[i] ?? 0;
        offset += utf8Length(part.slice(end, start));
        end = ranges[i + 1] ?? 0;
        const pretoken = part.slice(start, end);
        visit.pretoken(pretoken, base, offset, alignment);
        offset += utf8Length(pretoken);
      }
      offset += utf8Length(part.slice(end));
    }
  }
}

interface PipelineVisitor {
  /** An added token with its byte range in the original text. */
  added(token: AddedToken, byteStart: number, byteEnd: number): void;
  /**
   * A pre-token of normalized text.
   * @param base byte offset in the original text of the section that the alignment is for
   * @param offset byte offset of the pre-token in the section's normalized text
   */
  pretoken(pretoken: string, base: number, offset: number, alignment: ByteAlignment | null): void;
}

function originalRange(alignment: ByteAlignment | null, base: number, from: number, to: number) {
  if (alignment === null) return { start: base + from, end: base + to };
  return { start: base + (alignment.start[from] ?? 0), end: base + (alignment.end[to - 1] ?? 0) };
}

function pushAligned(
  builder: EncodingBuilder,
  id: number,
  base: number,
  from: number,
  to: number,
  modelFlags: number,
  alignment: ByteAlignment | null,
): void {
  const { start, end } = originalRange(alignment, base, from, to);
  let flags = modelFlags;
  if (start === end) flags |= TokenFlag.inserted;
  else if (alignment !== null && isChanged(alignment, from, to)) flags |= TokenFlag.changed;
  builder.push(id, start, end, flags);
}

/** Whether normalized bytes differ from the original's: one was changed, or something between two was dropped. */
function isChanged(alignment: ByteAlignment, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    if (alignment.changed[i] === 1) return true;
    if (i > from && alignment.start[i] !== alignment.end[i - 1] && alignment.start[i] !== alignment.start[i - 1])
      return true;
  }
  return false;
}
