import { codePointAt, codePointBefore, utf8Between, utf8Length } from "../../text/utf8";
import { AlignmentBuilder, type Normalized } from "../alignment";
import { checkGrowth } from "../normalizers/growth";
import { firstCodePoint, lastCodePoint, type NormalizerStage } from "../normalizers/stage";

/** A pattern of a table, line by line of a text: what it matches becomes words, with `$1` and `$<name>` of its groups. */
export class PatternLine implements NormalizerStage {
  readonly separatesAll = false;
  private readonly pattern: RegExp;
  private readonly content: string;

  /** @param pattern with flags g and u */
  constructor(pattern: RegExp, content: string) {
    this.pattern = pattern;
    this.content = content;
  }

  normalize(text: string): Normalized {
    const writer = new ReplacingWriter(text);
    for (let start = 0; start <= text.length; ) {
      const found = text.indexOf("\n", start);
      const end = found < 0 ? text.length : found;
      for (const match of text.slice(start, end).matchAll(this.pattern)) {
        if (match[0] === "") continue;
        writer.replace(start + match.index, start + match.index + match[0].length, this.written(match));
      }
      start = end + 1;
    }
    return writer.finish();
  }

  /** At the ends of lines: no match goes over one, nor looks there. */
  separates(before: number, after: number): boolean {
    return before === lineFeed || after === lineFeed;
  }

  lastOf(before: number): readonly number[] | null {
    return before === lineFeed ? [lineFeed] : null;
  }

  firstOf(after: number): readonly number[] | null {
    return after === lineFeed ? [lineFeed] : null;
  }

  private written(match: RegExpExecArray): string {
    return this.content.replace(/\$(?:(\d)|<(\w+)>|&|\$)/g, (sign, group?: string, name?: string) => {
      if (sign === "$$") return "$";
      if (sign === "$&") return match[0];
      return (name === undefined ? match[Number(group)] : match.groups?.[name]) ?? "";
    });
  }
}

const lineFeed = 0x0a;

/**
 * Texts of a table, each with what is written for it: from left to right the longest that stands there. One that begins or ends in
 * a digit is found where no digit goes on there, and so for letters, where the script has spaces between words.
 */
export class TextLines implements NormalizerStage {
  readonly separatesAll = false;
  /** By their first code point, the longest first. */
  private readonly byFirst = new Map<number, (readonly [from: string, to: string])[]>();
  private readonly byLast = new Map<number, string[]>();
  /** Code points that stand side by side in one of them. */
  private readonly pairs = new Set<string>();

  constructor(lines: readonly (readonly [from: string, to: string])[]) {
    for (const line of [...lines].sort(([a], [b]) => b.length - a.length)) {
      const [from, to] = line;
      const codes = Array.from(from, (character) => codePointAt(character, 0));
      const first = codes[0] ?? 0;
      const last = codes.at(-1) ?? 0;
      this.byFirst.set(first, [...(this.byFirst.get(first) ?? []), line]);
      this.byLast.set(last, [...(this.byLast.get(last) ?? []), to]);
      for (let i = 1; i < codes.length; i++) this.pairs.add(`${codes[i - 1]} ${codes[i]}`);
    }
  }

  normalize(text: string): Normalized {
    const writer = new ReplacingWriter(text);
    for (let at = 0; at < text.length; ) {
      const code = codePointAt(text, at);
      const found = this.byFirst.get(code)?.find(([from]) => text.startsWith(from, at) && standsFree(text, at, from));
      if (found === undefined) {
        at += code > 0xffff ? 2 : 1;
        continue;
      }
      writer.replace(at, at + found[0].length, found[1]);
      at += found[0].length;
    }
    return writer.finish();
  }

  separates(before: number, after: number): boolean {
    if (this.pairs.has(`${before} ${after}`)) return false;
    return !goesOn(before, after) || (!this.byLast.has(before) && !this.byFirst.has(after));
  }

  lastOf(before: number): readonly number[] | null {
    return edges(before, this.byLast.get(before), lastCodePoint);
  }

  firstOf(after: number): readonly number[] | null {
    return edges(
      after,
      this.byFirst.get(after)?.map(([, to]) => to),
      firstCodePoint,
    );
  }
}

/** What a result has at an end, where the text has a character there that what is replaced may have too. */
function edges(
  code: number,
  written: readonly string[] | undefined,
  edgeOf: (text: string) => readonly number[] | null,
): readonly number[] | null {
  const codes = new Set([code]);
  for (const text of written ?? []) {
    const edge = edgeOf(text);
    if (edge === null) return null;
    for (const one of edge) codes.add(one);
  }
  return [...codes];
}

/** Whether what is found at a place does not go on at either end. */
function standsFree(text: string, at: number, from: string): boolean {
  const end = at + from.length;
  const first = codePointAt(from, 0);
  const last = codePointBefore(from, from.length);
  return (
    (at === 0 || !goesOn(codePointBefore(text, at), first)) &&
    (end === text.length || !goesOn(last, codePointAt(text, end)))
  );
}

/** Whether two characters side by side are of one number, or of one word. */
function goesOn(before: number, after: number): boolean {
  const kind = kindOf(before);
  return kind !== "other" && kind === kindOf(after);
}

function kindOf(code: number): "digit" | "letter" | "other" {
  const character = String.fromCodePoint(code);
  if (/\p{N}/u.test(character)) return "digit";
  return /[\p{L}\p{M}]/u.test(character) && !withoutSpaces.test(character) ? "letter" : "other";
}

/** Scripts that are written without spaces between words: there any place may be the end of one. */
const withoutSpaces =
  /[\p{Script_Extensions=Han}\p{Script_Extensions=Hiragana}\p{Script_Extensions=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** Writes a text in which stretches are replaced, from left to right, with its alignment. */
class ReplacingWriter {
  private readonly source: string;
  private readonly alignment = new AlignmentBuilder();
  private readonly pieces: string[] = [];
  private length = 0;
  private done = 0;

  constructor(source: string) {
    this.source = source;
  }

  replace(start: number, end: number, written: string): void {
    const { source } = this;
    if (source.slice(start, end) === written) return;
    this.copyTo(start);
    this.alignment.replace(utf8Between(source, start, end), utf8Length(written));
    this.push(written);
    this.done = end;
    checkGrowth(source.length, this.length);
  }

  finish(): Normalized {
    if (this.done === 0 && this.pieces.length === 0) return { text: this.source, alignment: null };
    this.copyTo(this.source.length);
    return { text: this.pieces.join(""), alignment: this.alignment.finish() };
  }

  private copyTo(end: number): void {
    this.alignment.copy(utf8Between(this.source, this.done, end));
    this.push(this.source.slice(this.done, end));
    this.done = end;
  }

  private push(text: string): void {
    this.pieces.push(text);
    this.length += text.length;
  }
}
