import { type ByteOffset, codePointAt, utf8Size } from "../text/utf8";
import type { Encoding } from "../tokenizers/tokenizer";

/** Where a text's lines begin. */
export interface TextLines {
  /** In UTF-16 units; the first is 0, and a text that ends with a line break has no line behind it. */
  readonly units: Uint32Array<ArrayBuffer>;
  /** In bytes, and one more: where the text ends. */
  readonly bytes: Uint32Array<ArrayBuffer>;
}

/** A heading of Markdown that begins with `#`. */
export interface Heading {
  /** Its line, from 0. */
  readonly line: number;
  /** 1 to 6. */
  readonly level: number;
  readonly title: string;
}

/** A stretch of lines under a heading, down to the next one of its level or above; or what is before the first. */
export interface Section {
  /** Null for what is before the first heading. */
  readonly heading: Heading | null;
  /** Lines [from, to). */
  readonly from: number;
  readonly to: number;
}

/** Finds where lines begin; they end with LF, CR or CR LF. */
export function linesOf(text: string): TextLines {
  const units: number[] = [];
  const bytes: number[] = [];
  let byte: ByteOffset = 0;
  let isBegun = false;
  for (let unit = 0; unit < text.length; ) {
    if (!isBegun) {
      units.push(unit);
      bytes.push(byte);
      isBegun = true;
    }
    const code = codePointAt(text, unit);
    unit += code > 0xffff ? 2 : 1;
    byte += utf8Size(code);
    // The LF of a CR LF ends the line, not its CR.
    if (code === 10 || (code === 13 && text.charCodeAt(unit) !== 10)) isBegun = false;
  }
  return { units: Uint32Array.from(units), bytes: Uint32Array.from([...bytes, byte]) };
}

const heading = /^ {0,3}(#{1,6})(?:[ \t]+(.*?))??(?:[ \t]+#+)?[ \t]*$/;
const fence = /^ {0,3}(`{3,}(?!.*`)|~{3,})/;

/** A text's headings that begin with `#`, as CommonMark 0.31 has them; those in fenced code are none. */
export function headingsOf(text: string, { units }: TextLines): Heading[] {
  const found: Heading[] = [];
  let open = "";
  for (let line = 0; line < units.length; line++) {
    const start = units[line] as number;
    const next = text.charCodeAt(start);
    // Most lines begin with none of what it takes, and are not looked at.
    if (next !== 32 && next !== 35 && next !== 96 && next !== 126) continue;
    const written = text.slice(start, units[line + 1] ?? text.length).replace(/[\r\n]+$/, "");
    const mark = fence.exec(written)?.[1];
    if (open !== "") {
      const isEnd = mark?.startsWith(open) && written.trim() === mark;
      if (isEnd) open = "";
    } else if (mark !== undefined) open = mark;
    else {
      const [, level, title = ""] = heading.exec(written) ?? [];
      if (level !== undefined) found.push({ line, level: level.length, title: title.trim() });
    }
  }
  return found;
}

/** The sections of a text of so many lines, each with those that are within it. */
export function sectionsOf(headings: readonly Heading[], lines: number): Section[] {
  const sections: Section[] = [];
  const first = headings[0]?.line ?? lines;
  if (first > 0) sections.push({ heading: null, from: 0, to: first });
  for (const [i, own] of headings.entries()) {
    const next = headings.slice(i + 1).find(({ level }) => level <= own.level);
    sections.push({ heading: own, from: own.line, to: next?.line ?? lines });
  }
  return sections;
}

/**
 * Tokens of each line: those that begin in it. What begins at the text's end is the last line's, so that all lines come to all tokens.
 * @param left bits of `TokenFlag`: tokens with any of them are not counted
 */
export function tokensOfLines(
  { byteStart, flags }: Pick<Encoding, "byteStart" | "flags">,
  { bytes }: TextLines,
  left: number,
): Uint32Array<ArrayBuffer> {
  const lines = bytes.length - 1;
  const counts = new Uint32Array(lines);
  let line = 0;
  for (let i = 0; i < byteStart.length && lines > 0; i++) {
    if (((flags[i] as number) & left) !== 0) continue;
    const start = byteStart[i] as number;
    while (line + 1 < lines && (bytes[line + 1] as number) <= start) line++;
    counts[line] = (counts[line] as number) + 1;
  }
  return counts;
}
