import { codePointAt, utf8Length } from "../../text/utf8";
import { AlignmentBuilder, type Normalized } from "../alignment";
import { CharacterMap } from "./characterMap";
import { createLowercase } from "./characters";
import { NormalizerSequence } from "./sequence";
import { firstCodePoint, lastCodePoint, type NormalizerStage } from "./stage";
import { continuing, UnicodeNormalizer } from "./unicodeForm";

export interface BertOptions {
  readonly cleanText: boolean;
  readonly handleChineseChars: boolean;
  readonly stripAccents: boolean;
  readonly lowercase: boolean;
}

/**
 * BERT's normalizer, in the order of Hugging Face's `BertNormalizer`: clean, pad Han characters with spaces, strip
 * accents, lower-case. All but the accents goes character by character; and so do they, unless marks move.
 */
export class BertNormalizer implements NormalizerStage {
  readonly separatesAll: boolean;
  private readonly atOnce: CharacterMap;
  private readonly stepByStep: NormalizerSequence | null;
  private readonly cleaned: (character: string) => string;

  constructor(options: BertOptions) {
    const { stripAccents, lowercase } = options;
    const cleaned = options.cleanText ? clean : same;
    const isPadded = options.handleChineseChars ? isChinese : () => false;
    const stripped = stripAccents ? (c: string) => c.normalize("NFD").replace(everyNonspacing, "") : same;
    const lowered = lowercase ? (c: string) => c.toLowerCase() : same;
    this.cleaned = cleaned;
    this.atOnce = new CharacterMap((c) => Array.from(stripped(cleaned(c)), lowered).join(""), isPadded);
    const steps = [
      new CharacterMap(cleaned),
      new CharacterMap(same, isPadded),
      new UnicodeNormalizer("NFD"),
      new CharacterMap((c) => (nonspacing.test(c) ? "" : c)),
      ...(lowercase ? [createLowercase()] : []),
    ];
    this.stepByStep = stripAccents ? new NormalizerSequence(steps) : null;
    this.separatesAll = !stripAccents;
  }

  normalize(text: string): Normalized {
    const { stepByStep } = this;
    let unit = stepByStep === null ? -1 : text.search(reorderable);
    if (stepByStep === null || unit < 0) return this.atOnce.normalize(text);
    const sources: string[] = [];
    const parts: Normalized[] = [];
    const add = (source: string, stage: NormalizerStage) => {
      sources.push(source);
      parts.push(stage.normalize(source, true));
    };
    let done = 0;
    while (unit >= 0) {
      const [start, end] = this.clusterAround(text, unit, done);
      const cluster = text.slice(start, end);
      if (this.isReordered(cluster)) {
        add(text.slice(done, start), this.atOnce);
        add(cluster, stepByStep);
        done = end;
      }
      everyReorderable.lastIndex = end;
      unit = everyReorderable.exec(text)?.index ?? -1;
    }
    add(text.slice(done), this.atOnce);
    return concatenate(sources, parts);
  }

  standsAlone(code: number): boolean {
    return this.stepByStep === null || !reorderable.test(String.fromCodePoint(code));
  }

  /** Whether there is nothing beside a mark that it could change places with. */
  standsBetween(before: number, _code: number, after: number): boolean {
    if (after !== -1 && !this.separates(0, after)) return false;
    if (before === -1) return true;
    const last = lastCodePoint(this.cleaned(String.fromCodePoint(before)).normalize("NFD"))?.[0];
    return last !== undefined && !continuing.test(String.fromCodePoint(last));
  }

  /** Yes, unless marks after the place might be sorted in among those before it. */
  separates(_before: number, after: number): boolean {
    if (this.separatesAll) return true;
    const character = this.cleaned(String.fromCodePoint(after));
    return character !== "" && !continuing.test(character);
  }

  /** Whether marks change places. */
  private isReordered(cluster: string): boolean {
    const characters = Array.from(cluster, this.cleaned);
    return characters.join("").normalize("NFD") !== characters.map((each) => each.normalize("NFD")).join("");
  }

  /** The stretch around a unit, not before `from`, that is normalized apart from the rest. */
  private clusterAround(text: string, unit: number, from: number): [number, number] {
    let start = unit;
    while (start > from && !this.separates(0, codePointAt(text, start)))
      start -= isLowSurrogate(text, start - 1) ? 2 : 1;
    let end = unit;
    do end += codePointAt(text, end) > 0xffff ? 2 : 1;
    while (end < text.length && !this.separates(0, codePointAt(text, end)));
    return [start, end];
  }

  separatesBefore(after: number): boolean {
    return this.separates(0, after);
  }

  /** What the character itself ends in, unless it is a mark, whose place among others is not known. */
  lastOf(before: number): readonly number[] | null {
    return this.alone(before, lastCodePoint);
  }

  firstOf(after: number): readonly number[] | null {
    return this.alone(after, firstCodePoint);
  }

  private alone(code: number, end: typeof lastCodePoint): readonly number[] | null {
    const character = String.fromCodePoint(code);
    return continuing.test(character) ? null : end(this.atOnce.normalize(character).text);
  }
}

function isLowSurrogate(text: string, unit: number): boolean {
  const code = text.charCodeAt(unit);
  return code >= 0xdc00 && code < 0xe000;
}

/** Puts results of neighbouring texts together. */
function concatenate(sources: readonly string[], parts: readonly Normalized[]): Normalized {
  const builder = new AlignmentBuilder();
  let [target, source] = [0, 0];
  parts.forEach(({ text, alignment }, i) => {
    // Stretches may share their source, so they are moved as they are instead of being told anew.
    alignment?.forEach((start, end, from, to, changed) => {
      builder.push(target + start, target + end, source + from, source + to, changed);
    });
    target += utf8Length(text);
    source += utf8Length(sources[i] ?? "");
  });
  const isChanged = parts.some((part) => part.alignment !== null);
  return { text: parts.map((part) => part.text).join(""), alignment: isChanged ? builder.finish() : null };
}

/**
 * Marks that canonical ordering moves and that accent stripping keeps. Without them each character has its own outcome,
 * whatever stands beside it; `bert.test.ts` checks the list against all marks.
 */
export const reorderable =
  /[\u1715\u1734\u1b44\u1baa\u1bf2\u1bf3\u302e\u302f\ua953\ua9c0\u{111c0}\u{11235}\u{1134d}\u{113cf}\u{116b6}\u{1193d}\u{11f41}\u{16ff0}\u{16ff1}\u{1d165}\u{1d166}\u{1d16d}-\u{1d172}]/u;

const everyReorderable = new RegExp(reorderable, "gu");

const same = (character: string) => character;

const nonspacing = /\p{Mn}/u;
const everyNonspacing = /\p{Mn}/gu;
const control = /[\p{Cc}\p{Cf}\p{Co}]/u;
const whiteSpace = /\p{White_Space}/u;

function clean(character: string): string {
  if (character === "\t" || character === "\n" || character === "\r") return " ";
  if (character === "\0" || character === "\ufffd" || control.test(character)) return "";
  return whiteSpace.test(character) ? " " : character;
}

/** The blocks that BERT's `_is_chinese_char` lists, with the reference's own bounds. */
const chinese =
  /[\u{4e00}-\u{9fff}\u{3400}-\u{4dbf}\u{20000}-\u{2a6df}\u{2a700}-\u{2b73f}\u{2b740}-\u{2b81f}\u{2b920}-\u{2ceaf}\u{f900}-\u{faff}\u{2f800}-\u{2fa1f}]/u;

function isChinese(character: string): boolean {
  return chinese.test(character);
}
