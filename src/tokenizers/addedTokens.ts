import { type Utf16Offset, unitAt } from "../text/utf8";
import { wordClass } from "./patterns/characters";
import { emitClass } from "./patterns/emitClass";

/** An entry of `added_tokens` in tokenizer.json. */
export interface AddedToken {
  readonly id: number;
  readonly content: string;
  /** Matches only where no word character touches it. */
  readonly singleWord: boolean;
  /** Swallows white space before it. */
  readonly lstrip: boolean;
  /** Swallows white space after it. */
  readonly rstrip: boolean;
  /** Looked for in normalized text (true) or in the text as written (false). */
  readonly normalized: boolean;
  /** A control token, as against an ordinary word added to the vocabulary. */
  readonly special: boolean;
}

/** A stretch of text, either free (token null) or an added token's. */
export interface Section {
  readonly start: Utf16Offset;
  readonly end: Utf16Offset;
  readonly token: AddedToken | null;
}

interface TrieNode {
  readonly next: Map<number, TrieNode>;
  token: AddedToken | null;
}

/** A token with the string to look for, which for normalized tokens is the normalized content. */
export interface SoughtToken {
  readonly token: AddedToken;
  readonly pattern: string;
}

/**
 * Finds added tokens in a text: leftmost first, longest at the same place, with the semantics of `AddedVocabulary` in
 * Hugging Face's tokenizers, `single_word`, `lstrip` and `rstrip` included.
 */
export class AddedTokenMatcher {
  private readonly hasOrdinary: boolean;
  private readonly isStripping: boolean;
  /** A bit for each UTF-16 unit that some token begins with: most places of a text are done with at once. */
  private readonly firstUnits = new Uint32Array(0x10000 / 32);
  private readonly tokensByFirst = new Map<number, SoughtToken[]>();
  /** Made when a text first has such a unit: of Gemma's 6,000 tokens nearly all begin with one that most texts lack. */
  private readonly tries = new Map<number, TrieNode>();
  private neighbours: Neighbours | null = null;

  constructor(tokens: readonly SoughtToken[]) {
    this.hasOrdinary = tokens.some(({ token }) => !token.special);
    this.isStripping = tokens.some(({ token }) => token.lstrip || token.rstrip || token.singleWord);
    for (const sought of tokens) {
      // The empty string would match everywhere; the reference ignores it too, unless it is empty only once normalized.
      if (sought.pattern === "") continue;
      const first = sought.pattern.charCodeAt(0);
      const among = this.tokensByFirst.get(first);
      if (among === undefined) this.tokensByFirst.set(first, [sought]);
      else among.push(sought);
      setBit(this.firstUnits, first);
    }
  }

  /**
   * Whether no text has any tokens to be found.
   * @param skipSpecial as {@link split} has it
   */
  isIdle(skipSpecial: boolean): boolean {
    // Control tokens that are skipped can hide only ordinary ones.
    return this.tokensByFirst.size === 0 || (skipSpecial && !this.hasOrdinary);
  }

  /**
   * Cuts a text into added tokens and what lies between them; sections cover the text and are never empty.
   * @param skipSpecial leaves special tokens as text (`encode_special_tokens` in the reference)
   */
  split(text: string, skipSpecial: boolean): Section[] {
    if (this.isIdle(skipSpecial)) {
      return text === "" ? [] : [{ start: 0, end: text.length, token: null }];
    }
    const sections: Section[] = [];
    let free = 0;
    const { length } = text;
    for (let at = 0; at < length; ) {
      const match = this.isFirst(unitAt(text, at)) ? this.longestAt(text, at) : null;
      if (match === null) {
        at++;
        continue;
      }
      const { token, end: matchEnd } = match;
      at = matchEnd;
      if (skipSpecial && token.special) continue;
      let start = matchEnd - match.length;
      let end = matchEnd;
      if (token.singleWord && (isWordEnd(text, start) || isWordStart(text, end))) continue;
      if (token.lstrip) start = Math.max(free, whiteSpaceBefore(text, start));
      if (token.rstrip) end = whiteSpaceAfter(text, end);
      if (start < free) continue;
      if (start > free) sections.push({ start: free, end: start, token: null });
      sections.push({ start, end, token });
      free = end;
      at = Math.max(at, end);
    }
    if (free < text.length) sections.push({ start: free, end: text.length, token: null });
    return sections;
  }

  /**
   * Whether a text may be cut between two characters, with the same tokens found on either side and none ending or
   * beginning at the cut. False when in doubt.
   * @param before code point
   * @param after code point
   */
  separates(before: number, after: number): boolean {
    if (this.tokensByFirst.size === 0) return true;
    if (this.isStripping) return false;
    const [left, right] = [String.fromCodePoint(before), String.fromCodePoint(after)];
    const last = left.charCodeAt(left.length - 1);
    const first = right.charCodeAt(0);
    this.neighbours ??= neighboursIn(this.tokensByFirst.values());
    const { lastUnits, pairs } = this.neighbours;
    return !hasBit(lastUnits, last) && !this.isFirst(first) && !hasBit(pairs, pairBit(last, first));
  }

  private isFirst(unit: number): boolean {
    return hasBit(this.firstUnits, unit);
  }

  private longestAt(text: string, at: number): { token: AddedToken; end: number; length: number } | null {
    let node: TrieNode | undefined = this.trieOf(text.charCodeAt(at));
    let found: { token: AddedToken; end: number; length: number } | null = null;
    for (let i = at + 1; node !== undefined; i++) {
      if (node.token !== null) found = { token: node.token, end: i, length: i - at };
      node = i < text.length ? node.next.get(text.charCodeAt(i)) : undefined;
    }
    return found;
  }

  /** What tokens that begin with a unit go on with. */
  private trieOf(first: number): TrieNode | undefined {
    let root = this.tries.get(first);
    const tokens = this.tokensByFirst.get(first);
    if (root !== undefined || tokens === undefined) return root;
    root = { next: new Map(), token: null };
    for (const { token, pattern } of tokens) {
      let node = root;
      for (let i = 1; i < pattern.length; i++) {
        const unit = pattern.charCodeAt(i);
        let child = node.next.get(unit);
        if (child === undefined) {
          child = { next: new Map(), token: null };
          node.next.set(unit, child);
        }
        node = child;
      }
      node.token = token;
    }
    this.tries.set(first, root);
    return root;
  }
}

interface Neighbours {
  /** A bit for each unit that some token ends in. */
  readonly lastUnits: Uint32Array;
  /** A bit for the hash of each pair of units that stand side by side in some token: others may share it. */
  readonly pairs: Uint32Array;
}

function neighboursIn(groups: Iterable<readonly SoughtToken[]>): Neighbours {
  const lastUnits = new Uint32Array(0x10000 / 32);
  const pairs = new Uint32Array(0x10000 / 32);
  for (const tokens of groups) {
    for (const { pattern } of tokens) {
      let last = pattern.charCodeAt(0);
      for (let i = 1; i < pattern.length; i++) {
        const unit = pattern.charCodeAt(i);
        setBit(pairs, pairBit(last, unit));
        last = unit;
      }
      setBit(lastUnits, last);
    }
  }
  return { lastUnits, pairs };
}

/** One of 65,536 bits. */
function pairBit(first: number, second: number): number {
  return Math.imul((first << 16) | second, 0x9e3779b1) >>> 16;
}

function hasBit(bits: Uint32Array, at: number): boolean {
  return ((bits[at >> 5] as number) & (1 << (at & 31))) !== 0;
}

function setBit(bits: Uint32Array, at: number): void {
  bits[at >> 5] = (bits[at >> 5] as number) | (1 << (at & 31));
}

/** `\w` as Rust's `regex` has it: with U+200C and U+200D, which stand inside of words in Persian and in Indic scripts. */
const word = emitClass(wordClass("fancy-regex"));
const wordEnd = new RegExp(`${word}$`, "u");
const wordStart = new RegExp(`^${word}`, "u");

function isWordEnd(text: string, offset: Utf16Offset): boolean {
  return wordEnd.test(text.slice(Math.max(0, offset - 2), offset));
}

function isWordStart(text: string, offset: Utf16Offset): boolean {
  return wordStart.test(text.slice(offset, offset + 2));
}

function whiteSpaceBefore(text: string, offset: Utf16Offset): Utf16Offset {
  let start = offset;
  while (start > 0 && /\p{White_Space}/u.test(text.charAt(start - 1))) start--;
  return start;
}

function whiteSpaceAfter(text: string, offset: Utf16Offset): Utf16Offset {
  let end = offset;
  while (end < text.length && /\p{White_Space}/u.test(text.charAt(end))) end++;
  return end;
}
