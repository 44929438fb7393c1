/** An expression that is malformed, or has what is not supported: the message says what, and where. */
export class ExpressionError extends Error {
  override readonly name = "ExpressionError";
}

const named: ReadonlyMap<string, number> = new Map([
  ["t", 0x09],
  ["n", 0x0a],
  ["v", 0x0b],
  ["f", 0x0c],
  ["r", 0x0d],
  ["0", 0x00],
]);

/** Goes through an expression, character by character. */
export class ExpressionReader {
  private readonly written: string;
  private at = 0;

  /** @throws {ExpressionError} for a text with half a surrogate pair */
  constructor(written: string) {
    this.written = written;
    if (!written.isWellFormed()) throw this.error("it has half a character, which no text has");
  }

  get isAtEnd(): boolean {
    return this.at >= this.written.length;
  }

  isAt(part: string): boolean {
    return this.written.startsWith(part, this.at);
  }

  /** Goes past a part, if it is there. */
  take(part: string): boolean {
    if (!this.isAt(part)) return false;
    this.at += part.length;
    return true;
  }

  /** Goes past what a pattern, which begins with ^, finds; null where it finds nothing. */
  takeMatch(pattern: RegExp): RegExpExecArray | null {
    const found = pattern.exec(this.written.slice(this.at));
    this.at += found?.[0].length ?? 0;
    return found;
  }

  /** The next UTF-16 unit; empty at the end. */
  peek(): string {
    return this.written.charAt(this.at);
  }

  /** The code point that stands here. @throws {ExpressionError} at the end */
  next(): number {
    const code = this.written.codePointAt(this.at);
    if (code === undefined) throw this.error("it ends too early");
    this.at += code > 0xffff ? 2 : 1;
    return code;
  }

  /** The code point that an escape is, behind its backslash. @throws {ExpressionError} for an escape that is not supported */
  escaped(): number {
    const hexadecimal = this.takeMatch(/^(?:x([\da-f]{2})|u([\da-f]{4})|u\{([\da-f]{1,6})\})/i);
    if (hexadecimal !== null) {
      const code = Number.parseInt(hexadecimal[1] ?? hexadecimal[2] ?? hexadecimal[3] ?? "", 16);
      if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) throw this.error("no character has this number");
      return code;
    }
    if (this.isAtEnd) throw this.error("it ends with a backslash: the sign itself is \\\\");
    const letter = this.peek();
    const code = named.get(letter) ?? (/[!-/:-@[-`{-~]/.test(letter) ? letter.charCodeAt(0) : null);
    if (code === null || /^0\d/.test(this.written.slice(this.at))) throw this.error(`“\\${letter}” is not supported`);
    this.at++;
    return code;
  }

  /** What is wrong where the reader is. */
  error(problem: string): ExpressionError {
    const at = Array.from(this.written.slice(0, this.at)).length;
    return new ExpressionError(`At character ${at + 1}, ${problem}.`);
  }
}
