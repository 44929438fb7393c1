import { quoted, shortened } from "../../text/shortened";
import { TokenizerError } from "../tokenizer";
import type { Dialect } from "./syntax";

/** A place in a pattern, and the two ways to reject it. */
export class Reader {
  private position = 0;

  constructor(
    readonly pattern: string,
    readonly dialect: Dialect,
  ) {}

  /** How far it has come, in UTF-16 units. */
  get offset(): number {
    return this.position;
  }

  get atEnd(): boolean {
    return this.position >= this.pattern.length;
  }

  /** Whether the text comes next. */
  sees(text: string): boolean {
    return this.pattern.startsWith(text, this.position);
  }

  /** Steps over the text if it comes next. */
  take(text: string): boolean {
    const found = this.sees(text);
    if (found) this.position += text.length;
    return found;
  }

  /** Steps over what a sticky expression matches here. */
  match(sticky: RegExp): RegExpExecArray | null {
    sticky.lastIndex = this.position;
    const match = sticky.exec(this.pattern);
    if (match !== null) this.position += match[0].length;
    return match;
  }

  /** What a sticky expression matches here, without stepping over it. */
  peek(sticky: RegExp): string | null {
    sticky.lastIndex = this.position;
    return sticky.exec(this.pattern)?.[0] ?? null;
  }

  /** Steps over one code point. */
  next(): number {
    const code = this.pattern.codePointAt(this.position);
    if (code === undefined) return this.malformed("it ends too early");
    this.position += code > 0xffff ? 2 : 1;
    return code;
  }

  /** @throws {TokenizerError} that shows the pattern’s beginning and the construct */
  refuse(construct: string): never {
    throw new TokenizerError(
      `The pattern ${quoted(this.pattern)} uses ${quoted(construct)}, which this version cannot run.`,
    );
  }

  /** @throws {TokenizerError} that shows the pattern’s beginning and what is wrong with it */
  malformed(reason: string): never {
    throw new TokenizerError(`The pattern ${quoted(this.pattern)} cannot be used: ${shortened(reason, 120)}.`);
  }
}
