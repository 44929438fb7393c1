import { codePointAt, type Utf16Offset, unitAt, utf8Between, utf8Length, utf8Size } from "../../text/utf8";
import { AlignmentBuilder, type Normalized } from "../alignment";
import type { Pattern } from "../patterns/pattern";
import { eachMatch } from "../pretokenizers/matches";
import { checkGrowth } from "./growth";
import { firstCodePoint, lastCodePoint, type NormalizerStage, type SpaceNotation } from "./stage";

/** SentencePiece's sign for a space, U+2581. Writing it for a space is notation, not a change of the text. */
export const spaceSign = "▁";

/** `Replace` with a string: replaces its occurrences from left to right. */
export class LiteralReplace implements NormalizerStage {
  readonly separatesAll: boolean;
  readonly spaceNotation: SpaceNotation | null;
  private readonly search: string;
  private readonly content: string;
  private readonly characters: readonly number[];

  constructor(search: string, content: string) {
    this.search = search;
    this.content = content;
    this.characters = Array.from(search, (character) => codePointAt(character, 0));
    this.separatesAll = this.characters.length === 1;
    this.spaceNotation = search === " " && content === spaceSign ? { hasPrefix: false, hasSigns: true } : null;
  }

  normalize(text: string): Normalized {
    const { search, content } = this;
    if (search === "") return insertEverywhere(text, content);
    if (!text.includes(search)) return { text, alignment: null };
    const alignment = new AlignmentBuilder();
    const isVisible = search !== " " || content !== spaceSign;
    const result = replaceAll(text, search, content, alignment, isVisible);
    return { text: result, alignment: alignment.finish() };
  }

  leadOf(text: string, lead: Utf16Offset): Utf16Offset {
    const { search, content } = this;
    if (search === "") return insertEverywhere(text.slice(0, lead), content).text.length;
    let length = lead;
    let end = 0;
    for (let at = text.indexOf(search); at !== -1 && at < lead; at = text.indexOf(search, end)) {
      end = at + search.length;
      length += replacedLead(at, end, lead, content);
    }
    return length;
  }

  /** No, where the one character comes right before the other in what is replaced. */
  separates(before: number, after: number): boolean {
    const { characters } = this;
    return characters.length > 0 && !characters.some((code, i) => code === before && characters[i + 1] === after);
  }

  lastOf(before: number): readonly number[] | null {
    const isEnd = this.characters.at(-1) === before;
    return isEnd ? either(this.characters.length, before, lastCodePoint(this.content)) : [before];
  }

  firstOf(after: number): readonly number[] | null {
    const isBeginning = this.characters[0] === after;
    return isBeginning ? either(this.characters.length, after, firstCodePoint(this.content)) : [after];
  }
}

/**
 * Replaces all occurrences of a string and writes the alignment, to the end of the text.
 * @param search not empty
 * @param isVisible false where that is only notation
 */
export function replaceAll(
  text: string,
  search: string,
  content: string,
  alignment: AlignmentBuilder,
  isVisible: boolean,
): string {
  const searchBytes = utf8Length(search);
  const contentBytes = utf8Length(content);
  if (search.length === 1 && content.length === 1) return replaceUnit(text, search, content, alignment, isVisible);
  // Faster than `replaceAll`, which joins its result piece by piece.
  const parts = text.split(search);
  const last = parts.length - 1;
  checkGrowth(text.length, text.length + last * (content.length - search.length));
  for (let i = 0; i < last; i++) {
    alignment.copy(utf8Length(parts[i] ?? ""));
    alignment.replace(searchBytes, contentBytes, isVisible);
  }
  alignment.copy(utf8Length(parts[last] ?? ""));
  return parts.join(content);
}

const decoder = new TextDecoder("utf-16le", { ignoreBOM: true });
const isLittleEndian = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

/** {@link replaceAll} of one UTF-16 unit by one: every space of a text, so it is done in one pass. */
function replaceUnit(
  text: string,
  search: string,
  content: string,
  alignment: AlignmentBuilder,
  isVisible: boolean,
): string {
  const searched = search.charCodeAt(0);
  const replacement = content.charCodeAt(0);
  const searchBytes = utf8Length(search);
  const contentBytes = utf8Length(content);
  const { length } = text;
  const units = new Uint16Array(length);
  let bytes = 0;
  for (let i = 0; i < length; i++) {
    const unit = unitAt(text, i);
    if (unit === searched) {
      alignment.copy(bytes);
      alignment.replace(searchBytes, contentBytes, isVisible);
      bytes = 0;
      units[i] = replacement;
      continue;
    }
    units[i] = unit;
    // Each half of a surrogate pair stands for 2 of its 4 bytes.
    bytes += unit < 0x80 ? 1 : unit < 0x800 || (unit >= 0xd800 && unit < 0xe000) ? 2 : 3;
  }
  alignment.copy(bytes);
  return isLittleEndian ? decoder.decode(new Uint8Array(units.buffer)) : text.split(search).join(content);
}

/** What a character at the edge of a possible match becomes; alone it is one for sure, else the match needs others. */
function either(length: number, code: number, replaced: readonly number[] | null): readonly number[] | null {
  return replaced === null || length === 1 ? replaced : [code, ...replaced];
}

/** The empty string occurs before each character and at the end. */
function insertEverywhere(text: string, content: string): Normalized {
  if (text === "" || content === "") return { text, alignment: null };
  const alignment = new AlignmentBuilder();
  const bytes = utf8Length(content);
  checkGrowth(text.length, text.length * content.length);
  let result = "";
  for (const character of text) {
    alignment.replace(0, bytes);
    alignment.copy(utf8Size(codePointAt(character, 0)));
    result += content + character;
  }
  alignment.replace(0, bytes);
  return { text: result + content, alignment: alignment.finish() };
}

/** `Replace` with a pattern: each match becomes the content as it is written (“$1” too). */
export class PatternReplace implements NormalizerStage {
  readonly separatesAll = false;
  readonly pattern: Pattern;
  private readonly content: string;
  private readonly repeated: RegExp | null;

  constructor(pattern: Pattern, content: string) {
    this.pattern = pattern;
    this.content = content;
    this.repeated = repeatedCharacter(pattern.global);
  }

  normalize(text: string): Normalized {
    let alignment: AlignmentBuilder | null = null;
    let result = "";
    let kept = 0;
    const contentBytes = utf8Length(this.content);
    eachMatch(text, this.pattern, (start, end) => {
      alignment ??= new AlignmentBuilder();
      alignment.copy(utf8Between(text, kept, start));
      alignment.replace(utf8Between(text, start, end), contentBytes);
      result += text.slice(kept, start) + this.content;
      checkGrowth(text.length, result.length);
      kept = end;
    });
    // The type checker does not see that the callback may have run.
    const written = alignment as AlignmentBuilder | null;
    if (written === null) return { text, alignment: null };
    return { text: result + text.slice(kept), alignment: written.finish() };
  }

  leadOf(text: string, lead: Utf16Offset): Utf16Offset {
    let length = lead;
    eachMatch(text, this.pattern, (start, end) => {
      length += replacedLead(start, end, lead, this.content);
    });
    return length;
  }

  separates(before: number, after: number): boolean {
    return this.pattern.isIndependent(before, after);
  }

  lastOf(before: number): readonly number[] | null {
    return this.become(before, lastCodePoint(this.content));
  }

  firstOf(after: number): readonly number[] | null {
    return this.become(after, firstCodePoint(this.content));
  }

  private become(code: number, replaced: readonly number[] | null): readonly number[] | null {
    if (this.repeated === null) return null;
    if (!this.repeated.test(String.fromCodePoint(code))) return [code];
    return replaced === null ? null : [code, ...replaced];
  }
}

/**
 * How much longer a text's lead is for a match: what replaces it comes, to the reference, from its last character, and what
 * is inserted from the character before.
 */
function replacedLead(start: Utf16Offset, end: Utf16Offset, lead: Utf16Offset, content: string): number {
  const isLead = end <= lead;
  return (isLead ? content.length : 0) - Math.max(0, Math.min(end, lead) - start);
}

/**
 * For a pattern that is one character or class, perhaps with a quantifier (` {2,}`, `\s+`), what matches that character
 * alone: no other can be in a match.
 */
function repeatedCharacter(pattern: RegExp): RegExp | null {
  const atom =
    /^(\[(?:[^\]\\[]|\\.)+\]|\\[pP]\{[^}]*\}|\\u\{[^}]*\}|\\[^\p{L}\p{N}]|[^\\[\](){}^$.*+?|])(?:[*+]|\{\d+(?:,\d*)?\})?$/u;
  const character = atom.exec(pattern.source)?.[1];
  return character === undefined ? null : new RegExp(`^${character}$`, pattern.flags.replace("g", ""));
}

/** `Prepend`: puts a string before a text that is not empty (Llama 2's dummy prefix). It stands for nothing. */
export class Prepend implements NormalizerStage {
  /** After a stage that may leave nothing of the text before, the prefix might have to stand after the place. */
  readonly separatesAll = false;
  readonly spaceNotation: SpaceNotation | null;
  private readonly prefix: string;

  constructor(prefix: string) {
    this.prefix = prefix;
    this.spaceNotation = prefix === spaceSign ? { hasPrefix: true, hasSigns: false } : null;
  }

  normalize(text: string, begins: boolean): Normalized {
    if (text === "" || this.prefix === "" || !begins) return { text, alignment: null };
    const alignment = new AlignmentBuilder();
    alignment.replace(0, utf8Length(this.prefix));
    alignment.copy(utf8Length(text));
    return { text: this.prefix + text, alignment: alignment.finish() };
  }

  separates(): boolean {
    return true;
  }

  lastOf(before: number): readonly number[] {
    return [before];
  }

  firstOf(after: number): readonly number[] {
    return [after];
  }
}
