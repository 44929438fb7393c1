import { codePointAt, type Utf16Offset } from "../../text/utf8";
import { JoinedCharacters } from "../joinedCharacters";
import { SymbolMatcher } from "../symbolMatcher";
import type { CharsMap } from "./charsMap";
import { CodePointTable } from "./codePointTable";

/** What becomes of a character: it stays, whatever follows; or it has to be looked up. */
export const stays = 0;
export const isLookedUp = 1;

/**
 * What SentencePiece takes next from a text and what it writes for it (`Normalizer::NormalizePrefix`): the longest symbol of
 * the user's, which stays as it is; else what the longest rule says; else the character.
 */
export class SentencePieceRules {
  /** Where what {@link take} has taken ends. */
  end: Utf16Offset = 0;
  /** {@link stays} or {@link isLookedUp}. */
  readonly fates: CodePointTable;
  private readonly rules: CharsMap | null;
  private readonly symbols: SymbolMatcher;
  private madeEdges: Edges | null = null;

  constructor(rules: CharsMap | null, symbols: readonly string[]) {
    this.rules = rules;
    this.symbols = new SymbolMatcher(symbols);
    this.fates = new CodePointTable((character) => {
      const isFirst = this.symbols.isFirst(character.charCodeAt(0));
      return isFirst || rules?.beginsEntry(character) === true ? isLookedUp : stays;
    });
  }

  /** Takes what comes next and gives what is written for it. */
  take(text: string, at: Utf16Offset): string {
    const symbolEnd = this.symbols.endAt(text, at);
    if (symbolEnd !== -1) {
      this.end = symbolEnd;
      return text.slice(at, symbolEnd);
    }
    const replacement = this.rules?.longestAt(text, at) ?? null;
    if (replacement !== null) {
      this.end = this.rules?.matchEnd ?? at;
      return replacement;
    }
    this.end = at + (codePointAt(text, at) > 0xffff ? 2 : 1);
    return text.slice(at, this.end);
  }

  /** Whether the two characters are taken apart in every text. */
  parts(before: number, after: number): boolean {
    const { isKnown, joined } = this.edges;
    return isKnown && !joined.has(before, after);
  }

  /** What may be written for what a character ends, or null when that can be nothing. */
  writtenUpTo(before: number): readonly string[] | null {
    return this.written(before, this.edges.endings);
  }

  /** What may be written for what a character begins, or null when that can be nothing. */
  writtenFrom(after: number): readonly string[] | null {
    return this.written(after, this.edges.beginnings);
  }

  private written(code: number, longer: ReadonlyMap<number, readonly string[]>): readonly string[] | null {
    const character = String.fromCodePoint(code);
    const all = [this.take(character, 0), ...(longer.get(code) ?? [])];
    return all.includes("") ? null : all;
  }

  private get edges(): Edges {
    this.madeEdges ??= edgesOf(this.rules, this.symbols.symbols);
    return this.madeEdges;
  }
}

/** What symbols and rules of several characters have to do with single ones. */
interface Edges {
  readonly joined: JoinedCharacters;
  /** What is written for those that begin, or end, with a code point. */
  readonly beginnings: ReadonlyMap<number, readonly string[]>;
  readonly endings: ReadonlyMap<number, readonly string[]>;
  /** False where the rules could not be listed. */
  readonly isKnown: boolean;
}

function edgesOf(rules: CharsMap | null, symbols: readonly string[]): Edges {
  const joined = new JoinedCharacters();
  const beginnings = new Map<number, string[]>();
  const endings = new Map<number, string[]>();
  const enter = (text: string, written: string) => {
    const codes = joined.add(text);
    if (codes.length < 2) return;
    append(beginnings, codes[0] as number, written);
    append(endings, codes.at(-1) as number, written);
  };
  const isKnown = rules?.forEachLongEntry(enter) ?? true;
  for (const symbol of symbols) enter(symbol, symbol);
  return { joined, beginnings, endings, isKnown };
}

function append(lists: Map<number, string[]>, key: number, item: string): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
}
