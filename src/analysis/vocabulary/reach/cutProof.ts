import type { Dialect } from "../../../tokenizers/patterns/syntax";
import { ByteAlphabet } from "../../../tokenizers/pretokenizers/byteLevel";
import { firstWritten, type PreTokenizer } from "../../../tokenizers/pretokenizers/pretokenizer";
import { stagesOf } from "../../../tokenizers/pretokenizers/sequence";
import { Role } from "../../../tokenizers/pretokenizers/wordRules";
import { charactersBegun, charactersEnding, type Utf8Parts } from "../utf8Parts";
import { codePointsOf } from "./codePointsOf";
import { PatternProof } from "./patternProof";
import { isRemoved, longestPreToken, parts } from "./stageCuts";

/** What a stage puts in front of each of two pre-tokens; empty where it leaves one as it is. */
function beginningOf(stage: PreTokenizer): string {
  const { text, ranges } = stage.preTokenize({ text: "xx", alignment: null, ranges: [0, 1, 1, 2], lead: 1 });
  const [first, second] = [text.slice(ranges[0], ranges[1]), text.slice(ranges[2], ranges[3])];
  return ranges.length === 4 && first === second && first.endsWith("x") ? first.slice(0, -1) : "";
}

/** Where a pre-tokenizer always cuts, as far as that can be proved. */
export class CutProof {
  private readonly preTokenizer: PreTokenizer | null;
  private readonly dialect: Dialect;
  /** What it puts in front of pieces, which it may have cut by then. */
  private readonly prefix: string;
  /** What it writes for a space; null where that is a space. */
  readonly sign: number | null;
  /** What each pre-token begins with, as its last stage puts it in front of all that do not; most often empty. */
  readonly beginning: string;
  /** Whether no pre-token goes on with what it writes for a space: its last stage cuts there once that is written. */
  private readonly cutsAtSign: boolean;
  /** Whether it writes characters anew in another way than that, so that nothing is known of where it cuts. */
  readonly isOpaque: boolean;
  /** Code points of a pre-token at most. */
  private readonly longest: number;
  private madePatterns: readonly PatternProof[] | undefined;

  constructor(preTokenizer: PreTokenizer | null, dialect: Dialect) {
    this.preTokenizer = preTokenizer;
    this.dialect = dialect;
    const { text = "x" } = preTokenizer?.preTokenize({ text: "x", alignment: null, ranges: [0, 1], lead: 1 }) ?? {};
    this.prefix = text.endsWith("x") ? text.slice(0, -1) : "";
    const written = preTokenizer === null ? 0x20 : firstWritten(preTokenizer, 0x20);
    this.sign = written === 0x20 ? null : written;
    const last = stagesOf(preTokenizer).at(-1);
    this.beginning = last === undefined ? "" : beginningOf(last);
    this.cutsAtSign = this.sign !== null && last?.firstOf?.(0x20) === this.sign && last.cuts(this.sign, this.sign);
    this.longest = longestPreToken(stagesOf(preTokenizer));
    this.isOpaque = stagesOf(preTokenizer).some((stage) => stage instanceof ByteAlphabet);
  }

  /**
   * Whether each text that has some bytes in it is cut inside of them. False when in doubt.
   * @param text its whole characters
   * @param bytes the same with pieces of others around them
   */
  cutsInside(text: string, bytes: Uint8Array, { tail, head }: Utf8Parts): boolean {
    if (this.preTokenizer === null || this.isOpaque) return false;
    if (this.cutsAtSign && codePointsOf(text).includes(this.sign as number, 1)) return true;
    if (codePointsOf(text).length + Math.min(tail, 1) + Math.min(head, 1) > this.longest) return true;
    const codes = codePointsOf(tail === 0 ? this.withoutPrefix(text) : text);
    const cutsAt = (before: number, after: number) => this.cutsBetween(before, after) || this.stageParts(before, after);
    if (codes.some((code, i) => i > 0 && cutsAt(codes[i - 1] as number, code))) return true;
    if (tail === bytes.length) return false;
    return this.patterns.some((pattern) => {
      const kinds = (all: Iterable<number>) => [new Set(Array.from(all, (code) => pattern.kindOf(code)))];
      const before = tail > 0 ? kinds(charactersEnding(bytes.subarray(0, tail))) : [];
      const after = head > 0 ? kinds(charactersBegun(bytes.subarray(bytes.length - head))) : [];
      const inner = codes.map((code) => new Set(this.sourcesOf(code).map((source) => pattern.kindOf(source))));
      const surely = codes.filter((code) => this.sourcesOf(code).length === 1);
      return pattern.cutsInside([...before, ...inner, ...after], surely);
    });
  }

  /** Stretches of a pre-token that the pre-tokenizer has not written, each as it was in the normalized text. */
  unwritten(text: string): string[] {
    const own = this.withoutPrefix(text);
    return this.sign === null ? [own] : own.split(String.fromCodePoint(this.sign));
  }

  /** Whether no pre-token has some character of a text: those are dropped, and not written. False when in doubt. */
  drops(text: string): boolean {
    const written = this.prefix + (this.sign === null ? "" : String.fromCodePoint(this.sign));
    return [...text].some((character) => {
      const code = character.codePointAt(0) as number;
      if (written.includes(character)) return false;
      if (this.sign !== null && character === " ") return true;
      const stages = stagesOf(this.preTokenizer);
      return stages.some((stage) => stage.words?.roleOf(code) === Role.dropped || isRemoved(stage, code));
    });
  }

  /** Whether a pre-token ends between two characters wherever they stand side by side. False when in doubt. */
  cutsBetween(before: number, after: number): boolean {
    const { preTokenizer } = this;
    if (preTokenizer === null || this.isOpaque) return false;
    // What the model sees may have been another character when it was cut: “▁” a space.
    const [befores, afters] = [this.sourcesOf(before), this.sourcesOf(after)];
    return befores.every((first) =>
      afters.every((second) => preTokenizer.isIndependent(first, second) && preTokenizer.cuts(first, second)),
    );
  }

  /** Whether some stage parts two characters by itself, which it finds as they are: not for what may have been a space. */
  private stageParts(before: number, after: number): boolean {
    if (before === this.sign || after === this.sign) return false;
    return stagesOf(this.preTokenizer).some((stage) => parts(stage, before, after));
  }

  /** Whether a pre-token with this text in it has no other character, for it has so many at most. */
  fills(text: string): boolean {
    return codePointsOf(text).length >= this.longest;
  }

  /** Whether a pre-token begins at each such character. False when in doubt. */
  cutsBefore(code: number): boolean {
    return this.preTokenizer?.cutsBefore?.(code) === true;
  }

  /** Whether no pre-token is just this text. False when in doubt. */
  neverWhole(text: string): boolean {
    if (!text.startsWith(this.beginning)) return true;
    const [only] = this.patterns;
    // Where several cut, one may end what another has begun.
    const isOnly = only !== undefined && this.patterns.length === 1 && stagesOf(this.preTokenizer).length === 1;
    return isOnly && only.neverMatchesWhole(codePointsOf(text));
  }

  /** What is left without what may be written in front: of several stages each may have written its own, or not. */
  private withoutPrefix(text: string): string {
    const characters = [...text];
    const from = characters.findIndex((character) => !this.prefix.includes(character));
    return from === -1 ? "" : characters.slice(from).join("");
  }

  private sourcesOf(code: number): readonly number[] {
    return code === this.sign ? [code, 0x20] : [code];
  }

  private get patterns(): readonly PatternProof[] {
    this.madePatterns ??= stagesOf(this.preTokenizer).flatMap((stage) => {
      if (stage.pattern === undefined || (stage.scanners ?? null) === null) return [];
      return PatternProof.of(stage.pattern, this.dialect) ?? [];
    });
    return this.madePatterns;
  }
}
