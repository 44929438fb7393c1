import { type ByteOffset, type Utf16Offset, utf8Encode, utf8Length } from "../text/utf8";
import type { AddedToken } from "./addedTokens";
import { originalRange } from "./alignment";
import { ChunkedEncoder } from "./chunks/chunkedEncoder";
import { Cuts } from "./chunks/cuts";
import { EncodingBuilder } from "./encodingBuilder";
import type { IncrementalTokenizer } from "./incremental";
import type { SectionEncoder } from "./models/byteModel";
import { Utf8Scratch } from "./models/scratch";
import { leadOfText } from "./normalizers/lead";
import type { NormalizerStage } from "./normalizers/stage";
import { type PreTokenized, preTokenize } from "./pretokenizers/pretokenizer";
import { ScannedPieces } from "./pretokenizers/scannedPieces";
import type { PipelineStages, PipelineVisitor, StagedTokenizer } from "./stages";
import { type EncodeOptions, type Encoding, TokenFlag, type Tokenizer } from "./tokenizer";

/** UTF-16 units that are encoded together, and places looked at for a cut before there are twice as many. */
const usualWindow = 1 << 15;
const farthest = 1 << 12;

/**
 * Added tokens → normalizer → pre-tokenizer → model → post-processor, in the order and with the meaning of Hugging
 * Face's tokenizers, and with every token's byte range in the original text.
 */
export class PipelineTokenizer implements Tokenizer, IncrementalTokenizer, StagedTokenizer {
  readonly vocabularySize: number;
  readonly stages: PipelineStages;
  readonly hasPreTokens: boolean;
  /** The first of the added tokens that share an id. */
  private readonly addedById = new Map<number, AddedToken>();
  private readonly out = new EncodingBuilder();
  private readonly cuts: Cuts;
  /** Made when first needed: what goes to tokens in one pass has no chunks. */
  private chunks: ChunkedEncoder | undefined;
  /** Pre-tokenizer and model in one, on a section's bytes, where they can be. */
  private readonly scanned: SectionEncoder | null;
  /** The normalizer too, where it does nothing, or what it does is something that the model can be told of. */
  private readonly asWritten: SectionEncoder | null;
  private readonly scratch = new Utf8Scratch();

  constructor(stages: PipelineStages) {
    this.stages = stages;
    this.cuts = new Cuts(stages);
    this.scanned = scannedPieces(stages);
    const leaves = leavesAll(stages.normalizer);
    const spaced = leaves ? null : spacedPieces(stages);
    this.asWritten = (leaves ? this.scanned : spaced) ?? this.words();
    this.hasPreTokens = stages.preTokenizer !== null && spaced === null;
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

  normalize(text: string, options: EncodeOptions): string {
    let normalized = "";
    this.walk(text, true, options.specials === "text", {
      added: (token) => {
        normalized += token.content;
      },
      free: ({ input }) => {
        const { text: part, ranges } = preTokenize(this.stages.preTokenizer, input);
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
    if (this.scanned !== null || this.writtenEncoder(options.specials === "text") !== null) {
      return this.encodeWindows(text, base, begins, options, out);
    }
    this.chunks ??= new ChunkedEncoder(this.cuts, (...stretch) => this.encodeStretch(...stretch));
    return this.chunks.encode(text, base, begins, options, out);
  }

  /** Encodes window by window, each cut where the text may be: what is worked on stays in the processor's cache. */
  private encodeWindows(
    text: string,
    base: ByteOffset,
    begins: boolean,
    options: EncodeOptions,
    out: EncodingBuilder,
  ): ByteOffset {
    let byte = base;
    for (let start = 0; start < text.length; ) {
      const end = this.windowEnd(text, start);
      const window = start === 0 && end === text.length ? text : text.slice(start, end);
      byte = this.encodeStretch(window, byte, begins && start === 0, options, out);
      start = end;
    }
    return byte;
  }

  private windowEnd(text: string, start: Utf16Offset): Utf16Offset {
    for (let units = usualWindow; start + units < text.length; units *= 2) {
      const least = start + units - farthest;
      for (let at = start + units; at > least; at--) if (this.cuts.isCut(text, at, start, text.length)) return at;
    }
    return text.length;
  }

  /** Takes a stretch of a text through all stages, as {@link encodePart} would without what it remembers. */
  encodeStretch(
    text: string,
    base: ByteOffset,
    begins: boolean,
    options: EncodeOptions,
    out: EncodingBuilder,
  ): ByteOffset {
    const skipSpecial = options.specials === "text";
    const written = this.writtenEncoder(skipSpecial);
    if (written !== null) return this.encodeAsWritten(text, base, begins, skipSpecial, written, out);
    return this.walk(text, begins, skipSpecial, this.encoderTo(out), base);
  }

  private encoderTo(out: EncodingBuilder): PipelineVisitor {
    const { scanned, stages } = this;
    return {
      added: (token, start, end, flags) => out.push(token.id, start, end, flags),
      free: ({ input, base, offset, alignment }) => {
        const first = out.length;
        const place = alignment === null ? base + offset : offset;
        if (scanned !== null) this.encodeWith(scanned, input.text, place, false, out);
        else this.encodePreTokens(preTokenize(stages.preTokenizer, input), place, out);
        if (alignment !== null) out.align(first, base, alignment);
      },
    };
  }

  /** Normalizer, pre-tokenizer and model in one, where the first two go by characters. */
  private words(): SectionEncoder | null {
    const { normalizer, preTokenizer, model } = this.stages;
    const rules = preTokenizer?.words ?? null;
    if (rules === null || (normalizer !== null && normalizer.standsAlone === undefined)) return null;
    // Where added tokens are sought in normalized text, no section comes to such an encoder.
    const encodeApart = (text: string, byte: ByteOffset, out: EncodingBuilder) =>
      this.walkSection(text, byte, false, true, this.encoderTo(out));
    return model.words?.({ normalizer, rules, encodeApart }) ?? null;
  }

  /** What takes texts to tokens without a normalized form; null where they need one, or added tokens are sought in it. */
  private writtenEncoder(skipSpecial: boolean): SectionEncoder | null {
    return this.stages.normalizedMatcher.isIdle(skipSpecial) ? this.asWritten : null;
  }

  /** What {@link encodeStretch} does with such a text. */
  private encodeAsWritten(
    text: string,
    base: ByteOffset,
    begins: boolean,
    skipSpecial: boolean,
    encoder: SectionEncoder,
    out: EncodingBuilder,
  ): ByteOffset {
    if (this.stages.verbatimMatcher.isIdle(skipSpecial)) {
      return base + this.encodeWith(encoder, text, base, begins, out);
    }
    // Half of a surrogate pair is U+FFFD for added tokens too.
    const source = text.toWellFormed();
    let byte = base;
    for (const { start, end, token } of this.stages.verbatimMatcher.split(source, skipSpecial)) {
      const section = end - start === source.length ? source : source.slice(start, end);
      if (token === null) {
        byte += this.encodeWith(encoder, section, byte, begins || start > 0, out);
      } else {
        const bytes = utf8Length(section);
        out.push(token.id, byte, byte + bytes, specialFlag(token));
        byte += bytes;
      }
    }
    return byte;
  }

  /** @returns the section's bytes */
  private encodeWith(
    encoder: SectionEncoder,
    section: string,
    byte: ByteOffset,
    begins: boolean,
    out: EncodingBuilder,
  ): number {
    const bytes = this.scratch.writeAll(section);
    if (bytes > 0) encoder.encodeSection(this.scratch, bytes, byte, begins, out);
    return bytes;
  }

  /** @param place where the section begins, in bytes */
  private encodePreTokens({ text, ranges, alignment }: PreTokenized, place: ByteOffset, out: EncodingBuilder): void {
    const { model } = this.stages;
    const first = out.length;
    let byte = alignment === null ? place : 0;
    let end = 0;
    for (let i = 0; i < ranges.length; i += 2) {
      const start = ranges[i] as number;
      if (start > end) byte += utf8Length(text.slice(end, start));
      end = ranges[i + 1] as number;
      byte = model.encode(text, start, end, byte, out);
    }
    if (alignment !== null) out.align(first, place, alignment);
  }

  isCut(text: string, at: Utf16Offset, from: Utf16Offset, to: Utf16Offset): boolean {
    return this.cuts.isCut(text, at, from, to);
  }

  isPreTokenEnd(text: string, at: Utf16Offset, from: Utf16Offset, to: Utf16Offset): boolean {
    return this.cuts.isPreTokenEnd(text, at, from, to);
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
        visit.free({ input, base, offset, alignment });
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

/** Whether there is no normalizer, or one of no stages. */
function leavesAll(normalizer: NormalizerStage | null): boolean {
  const notation = normalizer === null ? { hasPrefix: false, hasSigns: false } : (normalizer.spaceNotation ?? null);
  return notation !== null && !notation.hasPrefix && !notation.hasSigns;
}

function scannedPieces({ preTokenizer, model }: PipelineStages): SectionEncoder | null {
  const scanners = preTokenizer?.scanners ?? null;
  const byteModel = model.byteModel ?? null;
  return scanners === null || byteModel === null ? null : new ScannedPieces(scanners, byteModel);
}

function spacedPieces({ normalizer, preTokenizer, model }: PipelineStages): SectionEncoder | null {
  const notation = normalizer?.spaceNotation ?? null;
  if (notation === null || !notation.hasSigns) return null;
  // What looks for spaces finds none any more.
  if (preTokenizer !== null && !preTokenizer.sought?.includes(" ")) return null;
  return model.spaced?.(notation.hasPrefix) ?? null;
}
