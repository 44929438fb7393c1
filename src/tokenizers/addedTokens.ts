import type { Utf16Offset } from "../text/utf8";

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

/**
 * Finds added tokens in a text: leftmost first, longest at the same place, with the semantics of `AddedVocabulary` in
 * Hugging Face's tokenizers, `single_word`, `lstrip` and `rstrip` included.
 */
export class AddedTokenMatcher {
  private readonly root: TrieNode = { next: new Map(), token: null };
  private readonly hasTokens: boolean;

  /** @param tokens each with the string to look for, which for normalized tokens is the normalized content */
  constructor(tokens: readonly { token: AddedToken; pattern: string }[]) {
    this.hasTokens = tokens.length > 0;
    for (const { token, pattern } of tokens) {
      let node = this.root;
      for (let i = 0; i < pattern.length; i++) {
        const unit = pattern.charCodeAt(i);
        let child = node.next.get(unit);
        if (child === undefined) {
          child = { next: new Map(), token: null };
          node.next.set(unit, child);
        }
        node = child;
      }
      // The empty string would match everywhere; the reference ignores it too.
      if (node !== this.root) node.token = token;
    }
  }

  /**
   * Cuts a text into added tokens and what lies between them; sections cover the text and are never empty.
   * @param skipSpecial leaves special tokens as text (`encode_special_tokens` in the reference)
   */
  split(text: string, skipSpecial: boolean): Section[] {
    if (!this.hasTokens) return text === "" ? [] : [{ start: 0, end: text.length, token: null }];
    const sections: Section[] = [];
    let free = 0;
    for (let at = 0; at < text.length; ) {
      const match = this.longestAt(text, at);
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

  private longestAt(text: string, at: number): { token: AddedToken; end: number; length: number } | null {
    let node: TrieNode | undefined = this.root;
    let found: { token: AddedToken; end: number; length: number } | null = null;
    for (let i = at; i < text.length; ) {
      node = node.next.get(text.charCodeAt(i++));
      if (node === undefined) break;
      if (node.token !== null) found = { token: node.token, end: i, length: i - at };
    }
    return found;
  }
}

const wordEnd = /[\p{Alphabetic}\p{M}\p{Nd}\p{Pc}]$/u;
const wordStart = /^[\p{Alphabetic}\p{M}\p{Nd}\p{Pc}]/u;

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
