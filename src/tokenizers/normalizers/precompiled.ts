import { codePointAt, type Utf16Offset, unitAt, utf8Encode, utf8Length, utf8Size } from "../../text/utf8";
import { AlignmentBuilder, type Normalized } from "../alignment";
import type { CharsMap } from "./charsMap";
import { CodePointTable } from "./codePointTable";
import { beginsGrapheme, graphemes, isGraphemeBoundary, mayJoin, prepended } from "./graphemes";
import { firstCodePoint, lastCodePoint, type NormalizerStage } from "./stage";

/** A piece of text and what it becomes; null where it stays. */
interface Part {
  readonly units: number;
  readonly bytes: number;
  readonly replacement: string | null;
}

/** A cluster shorter than this is first looked up as a whole. */
const longBytes = 6;
const carriageReturn = 0x0d;
/** The first code point of three bytes of UTF-8: two of those are a long cluster. */
const leastOfThreeBytes = 0x800;
const rememberedStretches = 10_000;

/**
 * `Precompiled`: SentencePiece's normalization rules, applied as Hugging Face's `Precompiled` applies them, and not as
 * SentencePiece does (`sentencePiece.ts`). A grapheme
 * cluster of less than six bytes becomes the replacement of the shortest rule that it begins with, and all the rest of it
 * is gone: “ﬁ” with an accent is “fi”. Where no rule fits, and in longer clusters, each character is looked up alone.
 *
 * The offsets are ours: the native package counts the characters of a replacement that is longer than what it replaces as
 * inserted, so that everything after it points too far to the left.
 */
export class Precompiled implements NormalizerStage {
  readonly separatesAll = false;
  readonly rules: CharsMap;
  /** Whether a character stays (0) or is replaced (1) when it is a cluster of its own. */
  private readonly fates: CodePointTable;
  private readonly replacements = new Map<number, string>();
  private readonly stretches = new Map<string, readonly Part[]>();
  private hasPrependedRules: boolean | null = null;

  constructor(rules: CharsMap) {
    this.rules = rules;
    this.fates = new CodePointTable((character) => {
      const replacement = this.find(character);
      if (replacement === null) return 0;
      this.replacements.set(codePointAt(character, 0), replacement);
      return 1;
    });
  }

  normalize(text: string): Normalized {
    const alignment = new AlignmentBuilder();
    let isChanged = false;
    let result = "";
    // Characters that stay are written when something comes that does not: from unit `kept` on, and so many bytes.
    let kept = 0;
    let bytes = 0;
    let unit = 0;
    const replace = (end: number, sourceBytes: number, replacement: string) => {
      isChanged = true;
      alignment.copy(bytes);
      alignment.replace(sourceBytes, utf8Length(replacement));
      result += text.slice(kept, unit) + replacement;
      kept = end;
      bytes = 0;
    };
    while (unit < text.length) {
      const code = codePointAt(text, unit);
      const next = unit + (code > 0xffff ? 2 : 1);
      const end = stretchEnd(text, code, next);
      if (end > next) {
        for (const part of this.partsOf(text.slice(unit, end))) {
          const partEnd = unit + part.units;
          if (part.replacement === null) bytes += part.bytes;
          else replace(partEnd, part.bytes, part.replacement);
          unit = partEnd;
        }
        continue;
      }
      if (this.fates.of(code) === 0) bytes += utf8Size(code);
      else replace(next, utf8Size(code), this.replacements.get(code) ?? "");
      unit = next;
    }
    if (!isChanged) return { text, alignment: null };
    return { text: result + text.slice(kept), alignment: alignment.finish() };
  }

  /** The reference gives the first character's place to what the text begins with, though that may be dropped. */
  leadOf(text: string, lead: Utf16Offset): Utf16Offset {
    if (lead === 0) return 0;
    const all = this.normalize(text).text;
    const first = all === "" ? 0 : codePointAt(all, 0) > 0xffff ? 2 : 1;
    return Math.min(all.length, Math.max(first, this.normalize(text.slice(0, lead)).text.length));
  }

  /** Yes, but for what joins its neighbours; CR does, and what makes long clusters (flags, conjuncts, jamo) needs no care. */
  standsAlone(code: number): boolean {
    return !mayJoin(code) && code !== carriageReturn && !prepended.test(String.fromCodePoint(code));
  }

  /** Each character of a long cluster is looked up alone. */
  standsBetween(before: number, code: number): boolean {
    return mayJoin(code) && code >= leastOfThreeBytes && before >= leastOfThreeBytes;
  }

  separates(before: number, after: number): boolean {
    return isGraphemeBoundary(before, after);
  }

  lastOf(before: number): readonly number[] | null {
    if (!beginsGrapheme(before) || this.prependedMatters()) return null;
    const character = String.fromCodePoint(before);
    return lastCodePoint(this.find(character) ?? character);
  }

  firstOf(after: number): readonly number[] | null {
    const character = String.fromCodePoint(after);
    const replacement = this.find(character);
    if (replacement !== null) return firstCodePoint(replacement);
    // A longer rule may fit, with the marks that follow.
    return this.rules.goesOnAfter(utf8Encode(character)) ? null : [after];
  }

  private find(text: string): string | null {
    const replacement = this.rules.find(utf8Encode(text));
    return replacement === text ? null : replacement;
  }

  /** Whether some rule begins with a prepended mark, so that what comes after one may be in a cluster with it. */
  private prependedMatters(): boolean {
    this.hasPrependedRules ??= prependedMarks().some((character) => {
      const key = utf8Encode(character);
      return this.rules.find(key) !== null || this.rules.goesOnAfter(key);
    });
    return this.hasPrependedRules;
  }

  /** The parts of a stretch that only the segmenter can divide into clusters. */
  private partsOf(stretch: string): readonly Part[] {
    let parts = this.stretches.get(stretch);
    if (parts !== undefined) return parts;
    parts = graphemes(stretch).flatMap((cluster) => {
      const whole = utf8Length(cluster) < longBytes ? this.rules.find(utf8Encode(cluster)) : null;
      if (whole !== null) return [part(cluster, whole)];
      return Array.from(cluster, (character) => part(character, this.find(character)));
    });
    if (this.stretches.size >= rememberedStretches) this.stretches.clear();
    this.stretches.set(stretch, parts);
    return parts;
  }
}

function part(text: string, replacement: string | null): Part {
  return { units: text.length, bytes: utf8Length(text), replacement: replacement === text ? null : replacement };
}

/** Where the next cluster after a character surely begins. */
function stretchEnd(text: string, code: number, next: number): number {
  let end = next;
  // Nothing joins printable ASCII to what is before it but prepended marks.
  const first = next < text.length ? unitAt(text, next) : 0;
  if (first >= 0x20 && first < 0x80 && code < 0x300) return next;
  for (let left = code; end < text.length; ) {
    const right = codePointAt(text, end);
    if (isGraphemeBoundary(left, right)) break;
    end += right > 0xffff ? 2 : 1;
    left = right;
  }
  return end;
}

function prependedMarks(): string[] {
  const marks: string[] = [];
  for (let code = 0x600; code < 0x12000; code++) {
    const character = String.fromCodePoint(code);
    if (prepended.test(character)) marks.push(character);
  }
  return marks;
}
