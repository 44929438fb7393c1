import type { TextEdit } from "../text/chunkedText";
import {
  type ByteOffset,
  characterAfter,
  characterBefore,
  type Utf16Offset,
  utf8Encode,
  utf8Length,
} from "../text/utf8";
import type { AddedToken } from "./addedTokens";
import { originalRange } from "./alignment";
import { EncodingBuilder } from "./encodingBuilder";
import { type IncrementalTokenizer, updateEncoding } from "./incremental";
import type { LiveEncoding } from "./liveEncoding";
import type { Normalizer } from "./normalizers/normalizer";
import type { PipelineStages, PipelineVisitor, StagedTokenizer } from "./stages";
import { type EncodeOptions, type Encoding, TokenFlag, type Tokenizer } from "./tokenizer";
import type { Trace } from "./trace";
import { traceText } from "./traceText";

/** Characters looked at on either side of a place, at most, to know how the normalizer writes those next to it. */
const longestCluster = 32;

/**
 * Added tokens → normalizer → pre-tokenizer → model → post-processor, in the order and with the meaning of Hugging
 * Face's tokenizers, and with every token's byte range in the original text.
 */
export class PipelineTokenizer implements Tokenizer, IncrementalTokenizer, StagedTokenizer {
  readonly vocabularySize: number;
  readonly stages: PipelineStages;
  /** The first of the added tokens that share an id. */
  private readonly addedById = new Map<number, AddedToken>();
  private readonly out = new EncodingBuilder();

  constructor(stages: PipelineStages) {
    this.stages = stages;
    let { size } = stages.model;
    for (const token of stages.addedTokens) {
      if (this.addedById.has(token.id)) continue;
      this.addedById.set(token.id, token);
      if (stages.model.tokenBytes(token.id) === undefined) size++;
    }
    this.vocabularySize = size;
  }

  encode(text: string, options: EncodeOptions): Encoding {
    const { template } = this.stages;
    const { out } = this;
    out.clear();
    const insertedFlags = TokenFlag.special | TokenFlag.inserted;
    if (options.inserted) for (const id of template.before) out.push(id, 0, 0, insertedFlags);
    const bytes = this.encodePart(text, 0, true, options, out);
    if (options.inserted) for (const id of template.after) out.push(id, bytes, bytes, insertedFlags);
    return out.finish();
  }

  update(previous: LiveEncoding, edit: TextEdit): LiveEncoding {
    return updateEncoding(this, previous, edit);
  }

  trace(text: string, options: EncodeOptions): Trace {
    return traceText(this, text, options);
  }

  normalize(text: string, options: EncodeOptions): string {
    let normalized = "";
    this.walk(text, true, options.specials === "text", {
      added: (token) => {
        normalized += token.content;
      },
      free: ({ preTokenized: { text: part, ranges } }) => {
        for (let i = 0; i < ranges.length; i += 2) normalized += part.slice(ranges[i], ranges[i + 1]);
      },
    });
    return normalized;
  }

  tokenBytes(id: number): Uint8Array {
    const added = this.addedById.get(id);
    const bytes = added === undefined ? this.stages.model.tokenBytes(id) : utf8Encode(added.content);
    if (bytes === undefined) throw new RangeError(`The vocabulary has no token ${id}.`);
    return bytes;
  }

  tokenName(id: number): string {
    const name = this.addedById.get(id)?.content ?? this.stages.model.entry(id);
    if (name === undefined) throw new RangeError(`The vocabulary has no token ${id}.`);
    return name;
  }

  insertedBefore({ inserted }: EncodeOptions): number {
    return inserted ? this.stages.template.before.length : 0;
  }

  encodePart(
    text: string,
    base: ByteOffset,
    begins: boolean,
    options: EncodeOptions,
    out: EncodingBuilder,
  ): ByteOffset {
    const { model } = this.stages;
    return this.walk(
      text,
      begins,
      options.specials === "text",
      {
        added: (token, start, end) => out.push(token.id, start, end, token.special ? TokenFlag.special : 0),
        free: ({
          preTokenized: { text: normalized, ranges, alignment: local },
          base: sectionBase,
          offset,
          alignment,
        }) => {
          const first = out.length;
          const place = alignment === null ? sectionBase + offset : offset;
          let byte = local === null ? place : 0;
          let end = 0;
          for (let i = 0; i < ranges.length; i += 2) {
            const start = ranges[i] as number;
            if (start > end) byte += utf8Length(normalized.slice(end, start));
            end = ranges[i + 1] as number;
            byte = model.encode(normalized, start, end, byte, out);
          }
          if (local !== null) out.align(first, place, local);
          if (alignment !== null) out.align(first, sectionBase, alignment);
        },
      },
      base,
    );
  }

  isCut(text: string, at: Utf16Offset, from: Utf16Offset, to: Utf16Offset): boolean {
    const { verbatimMatcher, normalizedMatcher, normalizer, preTokenizer, model } = this.stages;
    if (at <= from || at >= to) return false;
    const before = characterBefore(text, at);
    const after = characterAfter(text, at);
    if (before === "" || after === "" || at - before.length < from || at + after.length > to) return false;
    if (!verbatimMatcher.separates(codeOf(before), codeOf(after))) return false;
    let left = codeOf(before);
    let right = codeOf(after);
    if (normalizer !== null) {
      if (!normalizer.separates(left, right)) return false;
      left = codeOf(characterEnd(normalizer.normalize(clusterBefore(normalizer, text, at, from), false).text));
      right = codeOf(normalizer.normalize(clusterAfter(normalizer, text, at, to), false).text);
      if (left === -1 || right === -1) return false;
    }
    if (!normalizedMatcher.separates(left, right)) return false;
    if (preTokenizer === null) return model.separates(left, right);
    if (!preTokenizer.isIndependent(left, right)) return false;
    // Where no pre-token ends, the model may still encode what spans the place in two parts.
    return preTokenizer.cuts(left, right) || model.separates(left, right);
  }

  /**
   * Goes through a text's added tokens and what stands between them, in order.
   * @returns where the text ends, in bytes
   */
  walk(text: string, begins: boolean, skipSpecial: boolean, visit: PipelineVisitor, start: ByteOffset = 0): ByteOffset {
    const source = text.toWellFormed();
    let base = start;
    for (const section of this.stages.verbatimMatcher.split(source, skipSpecial)) {
      const isWhole = section.start === 0 && section.end === source.length;
      const content = isWhole ? source : source.slice(section.start, section.end);
      const bytes = utf8Length(content);
      if (section.token === null) this.walkSection(content, base, begins || section.start > 0, skipSpecial, visit);
      else visit.added(section.token, base, base + bytes);
      base += bytes;
    }
    return base;
  }

  private walkSection(
    content: string,
    base: ByteOffset,
    begins: boolean,
    skipSpecial: boolean,
    visit: PipelineVisitor,
  ): void {
    const { normalizer, normalizedMatcher, preTokenizer } = this.stages;
    const { text, alignment } =
      normalizer === null ? { text: content, alignment: null } : normalizer.normalize(content, begins);
    let offset = 0;
    for (const section of normalizedMatcher.split(text, skipSpecial)) {
      const isWhole = section.start === 0 && section.end === text.length;
      const part = isWhole ? text : text.slice(section.start, section.end);
      const bytes = isWhole && section.token === null ? 0 : utf8Length(part);
      if (section.token === null) {
        const input = { text: part, alignment: null, ranges: [0, part.length], beginsText: base === 0 && offset === 0 };
        const preTokenized = preTokenizer === null ? input : preTokenizer.preTokenize(input);
        visit.free({ input, preTokenized, base, offset, alignment });
      } else {
        const { start, end } = originalRange(alignment, offset, offset + bytes);
        visit.added(section.token, base + start, base + end);
      }
      offset += bytes;
    }
  }
}

/** The first code point of a string, or -1. */
function codeOf(text: string): number {
  return text.codePointAt(0) ?? -1;
}

function characterEnd(text: string): string {
  return characterBefore(text, text.length);
}

/** The shortest text before a place that is normalized on its own; an empty string when `from` or too much is reached. */
function clusterBefore(normalizer: Normalizer, text: string, at: Utf16Offset, from: Utf16Offset): string {
  let start = at;
  for (let steps = 0; steps < longestCluster; steps++) {
    const character = characterBefore(text, start);
    start -= character.length;
    if (character === "" || start < from) return "";
    if (start === 0) return text.slice(0, at);
    const previous = characterBefore(text, start);
    if (previous === "" || start - previous.length < from) return "";
    if (normalizer.separates(codeOf(previous), codeOf(character))) return text.slice(start, at);
  }
  return "";
}

/** The shortest text after a place that is normalized on its own; an empty string when `to` or too much is reached. */
function clusterAfter(normalizer: Normalizer, text: string, at: Utf16Offset, to: Utf16Offset): string {
  let end = at;
  for (let steps = 0; steps < longestCluster; steps++) {
    const character = characterAfter(text, end);
    end += character.length;
    if (character === "" || end > to) return "";
    if (end === text.length) return text.slice(at, end);
    const next = characterAfter(text, end);
    if (next === "" || end + next.length > to) return "";
    if (normalizer.separates(codeOf(character), codeOf(next))) return text.slice(at, end);
  }
  return "";
}
