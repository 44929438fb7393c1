import { type ByteOffset, codePointAt, type Utf16Offset, utf8Size } from "./utf8";

/** A place between two code points of a text, in all the units that it is counted in. */
export interface TextPosition {
  readonly byte: ByteOffset;
  readonly unit: Utf16Offset;
  /** Code points before it; a lone surrogate counts as one. */
  readonly codePoint: number;
  /** Line that it stands in, the first being 1; lines end with LF, CR or CR LF. */
  readonly line: number;
}

/** Code points between two positions that are remembered. */
const stride = 1 << 14;

/**
 * Finds positions in a text. Each asks for the text to be read from the last position before it that is known, of which
 * there is one every 16,384 code points of what has been read.
 */
export class TextPositions {
  private readonly text: string;
  private readonly known: TextPosition[] = [{ byte: 0, unit: 0, codePoint: 0, line: 1 }];

  constructor(text: string) {
    this.text = text;
  }

  /** The last position at or before a byte: of a byte inside a code point, where that begins. */
  atByte(byte: ByteOffset): TextPosition {
    return this.find("byte", byte);
  }

  /** The first position at or after a byte: of a byte inside a code point, where that ends. */
  afterByte(byte: ByteOffset): TextPosition {
    const before = this.atByte(byte);
    if (before.byte >= byte || before.unit >= this.text.length) return before;
    return this.atUnit(before.unit + (codePointAt(this.text, before.unit) > 0xffff ? 2 : 1));
  }

  /** The last position at or before a UTF-16 unit. */
  atUnit(unit: Utf16Offset): TextPosition {
    return this.find("unit", unit);
  }

  private find(by: "byte" | "unit", target: number): TextPosition {
    const { text, known } = this;
    let at = known.findLastIndex((position) => position[by] <= target);
    let position = known[Math.max(0, at)] as TextPosition;
    for (;;) {
      const next = positionAfter(text, position, target, by);
      if (next.codePoint < position.codePoint + stride) return next;
      at++;
      known[at] ??= next;
      position = next;
    }
  }
}

/** The last position at or before a place, or the one that is {@link stride} further where that comes first. */
function positionAfter(text: string, from: TextPosition, target: number, by: "byte" | "unit"): TextPosition {
  let { byte, unit, codePoint, line } = from;
  for (const end = codePoint + stride; unit < text.length && codePoint < end; codePoint++) {
    const code = codePointAt(text, unit);
    const [bytes, units] = [utf8Size(code), code > 0xffff ? 2 : 1];
    if ((by === "byte" ? byte + bytes : unit + units) > target) break;
    byte += bytes;
    unit += units;
    // The LF of a CR LF ends the line, not its CR.
    if (code === 10 || (code === 13 && text.charCodeAt(unit) !== 10)) line++;
  }
  return { byte, unit, codePoint, line };
}
