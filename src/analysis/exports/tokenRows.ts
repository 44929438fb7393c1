import { csvRow } from "../../text/csv";
import { toHex } from "../../text/hex";
import { type ByteOffset, codePointAt, type Utf16Offset, utf8Encode, utf8Size } from "../../text/utf8";
import { type Encoding, TokenFlag } from "../../tokenizers/tokenizer";

/** How tokens are written: a header and a row each, or an object a line. */
export const rowFormats = ["csv", "jsonl"] as const;
export type RowFormat = (typeof rowFormats)[number];

/** What is said of each token, in the order of the columns. */
const columns = [
  "index",
  "id",
  "text",
  "hex",
  "bytes",
  "byte_start",
  "byte_end",
  "code_point_start",
  "code_point_end",
  "utf16_start",
  "utf16_end",
  "flags",
] as const;

const flagNames = Object.entries({
  special: TokenFlag.special,
  unknown: TokenFlag.unknown,
  byte_fallback: TokenFlag.byteFallback,
  inserted: TokenFlag.inserted,
  changed: TokenFlag.changed,
});

/** Rows that are given out together. */
const batch = 512;

/** A place in the text, in all units: between two code points. */
interface Cursor {
  byte: ByteOffset;
  unit: Utf16Offset;
  codePoint: number;
}

/**
 * Writes the tokens of a text that comes in pieces, with where each stands: in bytes, and in code points and UTF-16 units, which a
 * token that is a piece of a character shares with the others of it. What has been written of the text is forgotten.
 *
 * `text` is what the text has for a token, where that is whole characters: else there is none (in JSON null), and `hex`, which
 * is always there, has its bytes. Tokens that stand for nothing in the text have neither.
 */
export class TokenRows {
  private readonly format: RowFormat;
  private readonly named: Readonly<Record<string, string>>;
  /** The text from `base` on. */
  private text = "";
  private base: Utf16Offset = 0;
  private index = 0;
  private readonly start: Cursor = { byte: 0, unit: 0, codePoint: 0 };
  private readonly end: Cursor = { byte: 0, unit: 0, codePoint: 0 };

  /** @param named what every row says besides, such as its tokenizer */
  constructor(format: RowFormat, named: Readonly<Record<string, string>> = {}) {
    this.format = format;
    this.named = named;
  }

  /** The line before all rows; "" where there is none. */
  head(): string {
    return this.format === "csv" ? csvRow([...Object.keys(this.named), ...columns]) : "";
  }

  /** Takes more of the text. */
  push(piece: string): void {
    const done = this.start.unit - this.base;
    this.text = (done === 0 ? this.text : this.text.slice(done)) + piece;
    this.base += done;
  }

  /** Writes some tokens of the text that has been taken, which follow those before; some rows at a time. */
  *rows(tokens: Pick<Encoding, "ids" | "byteStart" | "byteEnd" | "flags">): Generator<string, void> {
    let rows = "";
    for (let i = 0; i < tokens.ids.length; i++) {
      rows += this.row(
        tokens.ids[i] as number,
        tokens.byteStart[i] as number,
        tokens.byteEnd[i] as number,
        tokens.flags[i] as number,
      );
      if (i % batch !== batch - 1) continue;
      yield rows;
      rows = "";
    }
    if (rows !== "") yield rows;
  }

  private row(id: number, byteStart: ByteOffset, byteEnd: ByteOffset, flags: number): string {
    const { start, end } = this;
    this.advance(start, byteStart, false);
    if (end.byte < start.byte) Object.assign(end, start);
    this.advance(end, byteEnd, true);
    const stretch = this.text.slice(start.unit - this.base, Math.max(start.unit, end.unit) - this.base).toWellFormed();
    const isWhole = start.byte === byteStart && end.byte === byteEnd;
    const bytes = utf8Encode(stretch).subarray(byteStart - start.byte, byteEnd - start.byte);
    const isNone = byteStart === byteEnd;
    const numbers = [
      ...[byteEnd - byteStart, byteStart, byteEnd],
      ...[start.codePoint, isNone ? start.codePoint : end.codePoint],
      ...[start.unit, isNone ? start.unit : end.unit],
    ];
    const text = isWhole && !isNone ? stretch : null;
    const names = flagNames.flatMap(([name, flag]) => ((flags & flag) === 0 ? [] : [name]));
    const index = this.index++;
    if (this.format === "csv") {
      return csvRow([...Object.values(this.named), index, id, text ?? "", toHex(bytes), ...numbers, names.join(" ")]);
    }
    const values = [index, id, text, toHex(bytes), ...numbers, names];
    const own = Object.fromEntries(columns.map((column, i) => [column, values[i]]));
    return `${JSON.stringify({ ...this.named, ...own })}\n`;
  }

  /** Moves a cursor on to a byte: of one inside a character to where that begins, or where it ends. */
  private advance(cursor: Cursor, byte: ByteOffset, over: boolean): void {
    while (cursor.byte < byte) {
      const at = cursor.unit - this.base;
      if (at >= this.text.length) return;
      const code = codePointAt(this.text, at);
      const size = utf8Size(code);
      if (!over && cursor.byte + size > byte) return;
      cursor.byte += size;
      cursor.unit += code > 0xffff ? 2 : 1;
      cursor.codePoint++;
    }
  }
}
