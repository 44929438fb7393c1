import { codePointAt, type Utf16Offset, utf8Between, utf8Length, utf8Size } from "../../text/utf8";
import { AlignmentBuilder, type AlignmentMark, type Normalized } from "../alignment";
import type { CharsMap } from "./charsMap";
import { spaceSign } from "./replace";
import { SentencePieceRules, stays } from "./sentencePieceRules";
import { firstCodePoint, lastCodePoint, type NormalizerStage } from "./stage";
import { UnitBuffer } from "./unitBuffer";

/** `NormalizerSpec` of sentencepiece_model.proto, and what else its normalizer goes by. */
export interface SentencePieceOptions {
  readonly rules: CharsMap | null;
  readonly addDummyPrefix: boolean;
  readonly removeExtraWhitespaces: boolean;
  readonly escapeWhitespaces: boolean;
  /** Whether the dummy space comes at the end: `treat_whitespace_as_suffix` of `TrainerSpec`. */
  readonly asSuffix: boolean;
  /** Pieces of type USER_DEFINED: no rule touches them. */
  readonly symbols: readonly string[];
}

/**
 * SentencePiece's own normalizer (`Normalizer::Normalize` in normalizer.cc): rules at each place, spaces in a row made one
 * and those at the ends dropped, a space put in front or behind, “▁” written for spaces. A sign at the end is dropped like
 * a space, even where the text has the sign itself.
 */
export class SentencePieceNormalizer implements NormalizerStage {
  readonly separatesAll = false;
  readonly options: SentencePieceOptions;
  private readonly rules: SentencePieceRules;
  /** What a space is written as. */
  private readonly sign: string;

  constructor(options: SentencePieceOptions) {
    this.options = options;
    this.rules = new SentencePieceRules(options.rules, options.symbols);
    this.sign = options.escapeWhitespaces ? spaceSign : " ";
  }

  normalize(text: string, begins: boolean): Normalized {
    const { addDummyPrefix, removeExtraWhitespaces, asSuffix } = this.options;
    const { rules, sign } = this;
    const start = begins && removeExtraWhitespaces ? this.leadingEnd(text) : 0;
    const writer = new NormalizedWriter(text, sign, start);
    if (start === text.length) return writer.finish();
    if (begins && addDummyPrefix && !asSuffix) writer.insertSign();
    let isAfterSpace = begins && removeExtraWhitespaces;
    for (let at = start; at < text.length; ) {
      const code = codePointAt(text, at);
      if (code === 0x20 || rules.fates.of(code) !== stays || (code === signCode && removeExtraWhitespaces)) {
        const taken = rules.take(text, at);
        at = rules.end;
        const kept = isAfterSpace ? withoutLeadingSpaces(taken) : taken;
        writer.write(at, kept);
        if (kept !== "") isAfterSpace = removeExtraWhitespaces && kept.endsWith(" ");
      } else {
        at += code > 0xffff ? 2 : 1;
        writer.copy(at, utf8Size(code));
        isAfterSpace = false;
      }
    }
    writer.flush();
    if (removeExtraWhitespaces) writer.dropTrailingSigns();
    if (addDummyPrefix && asSuffix) writer.insertSign();
    return writer.finish();
  }

  /** A text that gets something at its end is never cut: each half would. */
  separates(before: number, after: number): boolean {
    const { addDummyPrefix, asSuffix, removeExtraWhitespaces } = this.options;
    if ((addDummyPrefix && asSuffix) || !this.rules.parts(before, after)) return false;
    if (!removeExtraWhitespaces) return true;
    // What comes after a space depends on it, and a space at an end is dropped.
    const ends = this.lastOf(before);
    return ends !== null && !ends.includes(codePointAt(this.sign, 0));
  }

  lastOf(before: number): readonly number[] | null {
    return edges(this.rules.writtenUpTo(before), (written) => lastCodePoint(this.signed(written)));
  }

  firstOf(after: number): readonly number[] | null {
    return edges(this.rules.writtenFrom(after), (written) => firstCodePoint(this.signed(written)));
  }

  private signed(written: string): string {
    return this.sign === " " ? written : written.replaceAll(" ", this.sign);
  }

  /** Where the first thing ends up that is not just a space. */
  private leadingEnd(text: string): Utf16Offset {
    let at = 0;
    while (at < text.length && this.rules.take(text, at) === " ") at = this.rules.end;
    return at;
  }
}

const signCode = codePointAt(spaceSign, 0);

function withoutLeadingSpaces(text: string): string {
  let at = 0;
  while (text[at] === " ") at++;
  return text.slice(at);
}

/** All code points that some results have at an edge; null where one is not known. */
function edges(
  all: readonly string[] | null,
  edgeOf: (written: string) => readonly number[] | null,
): readonly number[] | null {
  if (all === null) return null;
  const codes = new Set<number>();
  for (const written of all) for (const code of edgeOf(written) ?? []) codes.add(code);
  return [...codes];
}

/** What was written just before the signs that a text ends in, and where. */
interface Tail {
  readonly mark: AlignmentMark;
  readonly units: number;
  /** What the first of the signs came with: the source's [start, end) became `kept` and signs. */
  readonly start: Utf16Offset;
  readonly end: Utf16Offset;
  readonly kept: string;
}

/** Writes a normalized text with its alignment, from left to right over the source. */
class NormalizedWriter {
  private readonly source: string;
  private readonly sign: string;
  private readonly units = new UnitBuffer();
  private readonly alignment = new AlignmentBuilder();
  private isChanged = false;
  /** Where what has been copied and not yet written begins, and its bytes. */
  private copyFrom: Utf16Offset;
  private copyBytes = 0;
  private at: Utf16Offset;
  private tail: Tail | null = null;

  /** @param start what is before it is dropped */
  constructor(source: string, sign: string, start: Utf16Offset) {
    this.source = source;
    this.sign = sign;
    this.copyFrom = start;
    this.at = start;
    if (start > 0) this.replace(utf8Between(source, 0, start), 0, true);
  }

  /** The source stays as it is up to a place. */
  copy(end: Utf16Offset, bytes: number): void {
    this.copyBytes += bytes;
    this.at = end;
  }

  /**
   * Something is written for the source up to a place.
   * @param text with spaces, which the sign is written for
   */
  write(end: Utf16Offset, text: string): void {
    this.flush();
    const { source, at, sign } = this;
    const taken = source.slice(at, end);
    const written = sign === " " ? text : text.replaceAll(" ", sign);
    this.noteTail(written, end);
    this.at = end;
    this.copyFrom = end;
    this.units.push(written);
    if (written === "" && this.tail !== null) {
      // Spaces in a row are what their sign stands for.
      this.isChanged = true;
      this.alignment.extend(utf8Length(taken));
      return;
    }
    if (written === taken) {
      this.alignment.copy(utf8Length(taken));
      return;
    }
    // A sign for a space is notation.
    const isVisible = text !== taken;
    this.replace(utf8Length(taken), utf8Length(written), isVisible);
  }

  /** Puts in a sign that nothing in the source stands for. */
  insertSign(): void {
    this.flush();
    this.noteTail(this.sign, this.at);
    this.units.push(this.sign);
    this.replace(0, utf8Length(this.sign), true);
  }

  flush(): void {
    if (this.copyFrom === this.at) return;
    this.alignment.copy(this.copyBytes);
    this.units.push(this.source, this.copyFrom, this.at);
    this.copyFrom = this.at;
    this.copyBytes = 0;
    this.tail = null;
  }

  dropTrailingSigns(): void {
    const { tail, source, at } = this;
    if (tail === null) return;
    this.alignment.reset(tail.mark);
    this.units.truncate(tail.units);
    this.units.push(tail.kept);
    if (tail.kept !== "") this.replace(utf8Between(source, tail.start, tail.end), utf8Length(tail.kept), true);
    const droppedFrom = tail.kept === "" ? tail.start : tail.end;
    if (droppedFrom < at) this.replace(utf8Between(source, droppedFrom, at), 0, true);
    this.isChanged = true;
    this.tail = null;
  }

  finish(): Normalized {
    if (!this.isChanged) return { text: this.source, alignment: null };
    return { text: this.units.toString(), alignment: this.alignment.finish() };
  }

  /** @param sourceEnd what it is written for, from where the writer is */
  private noteTail(written: string, sourceEnd: Utf16Offset): void {
    if (!written.endsWith(this.sign)) {
      if (written !== "") this.tail = null;
      return;
    }
    let end = written.length;
    while (end > 0 && written[end - 1] === this.sign) end--;
    if (end > 0 || this.tail === null) {
      const kept = written.slice(0, end);
      this.tail = { mark: this.alignment.mark(), units: this.units.length, start: this.at, end: sourceEnd, kept };
    }
  }

  private replace(sourceBytes: number, targetBytes: number, isVisible: boolean): void {
    this.isChanged = true;
    this.alignment.replace(sourceBytes, targetBytes, isVisible);
  }
}
