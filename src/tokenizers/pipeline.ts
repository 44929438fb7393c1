import type { TextEdit } from "../text/chunkedText";
import { type ByteOffset, type Utf16Offset, utf8Encode, utf8Length } from "../text/utf8";
import type { AddedToken } from "./addedTokens";
import { originalRange } from "./alignment";
import { ChunkedEncoder } from "./chunks/chunkedEncoder";
import { Cuts } from "./chunks/cuts";
import { EncodingBuilder } from "./encodingBuilder";
import { type IncrementalTokenizer, updateEncoding } from "./incremental";
import type { LiveEncoding } from "./liveEncoding";
import { leadOfText } from "./normalizers/lead";
import type { PipelineStages, PipelineVisitor, StagedTokenizer } from "./stages";
import { type EncodeOptions, type Encoding, TokenFlag, type Tokenizer } from "./tokenizer";
import type { Trace } from "./trace";
import { traceText } from "./traceText";

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
  private readonly cuts: Cuts;
  private readonly chunks: ChunkedEncoder;

  constructor(stages: PipelineStages) {
    this.stages = stages;
    this.cuts = new Cuts(stages);
    this.chunks = new ChunkedEncoder(this.cuts, (text, base, begins, options, out) =>
      this.encodeStretch(text, base, begins, options, out),
    );
    let { size } = stages.model;
    for (const token of stages.addedTokens) {
      if (this.addedById.has(token.id)) continue;
      this.addedById.set(token.id, token);
      if (!stages.model.has(token.id)) size++;
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

  insertedAfter({ inserted }: EncodeOptions): number {
    return inserted ? this.stages.template.after.length : 0;
  }

  encodePart(
    text: string,
    base: ByteOffset,
    begins: boolean,
    options: EncodeOptions,
    out: EncodingBuilder,
  ): ByteOffset {
    return this.chunks.encode(text, base, begins, options, out);
  }

  /** Takes a stretch of a text through all stages, as {@link encodePart} would without what it remembers. */
  encodeStretch(
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
        added: (token, start, end, flags) => out.push(token.id, start, end, flags),
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
    return this.cuts.isCut(text, at, from, to);
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
      else visit.added(section.token, base, base + bytes, specialFlag(section.token));
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
    const lead = base === 0 && preTokenizer?.needsLead === true ? leadOfText(normalizer, content, begins) : 0;
    let offset = 0;
    for (const section of normalizedMatcher.split(text, skipSpecial)) {
      const isWhole = section.start === 0 && section.end === text.length;
      const part = isWhole ? text : text.slice(section.start, section.end);
      const bytes = isWhole && section.token === null ? 0 : utf8Length(part);
      if (section.token === null) {
        const ranges = [0, part.length];
        const input = { text: part, alignment: null, ranges, lead: Math.max(0, lead - section.start) };
        const preTokenized = preTokenizer === null ? input : preTokenizer.preTokenize(input);
        visit.free({ input, preTokenized, base, offset, alignment });
      } else {
        const { start, end } = originalRange(alignment, offset, offset + bytes);
        const isChanged = alignment?.isChanged(offset, offset + bytes) === true;
        // Found in what a normalizer has put in, it stands for nothing.
        const change = start === end ? TokenFlag.inserted : isChanged ? TokenFlag.changed : 0;
        visit.added(section.token, base + start, base + end, specialFlag(section.token) | change);
      }
      offset += bytes;
    }
  }
}

function specialFlag({ special }: AddedToken): number {
  return special ? TokenFlag.special : 0;
}
