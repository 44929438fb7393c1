import type { Utf16Offset } from "../text/utf8";

interface Node {
  readonly next: Map<number, Node>;
  isEnd: boolean;
}

/** Finds the longest of some strings that a text goes on with: SentencePiece's `PrefixMatcher`. */
export class SymbolMatcher {
  readonly symbols: readonly string[];
  private readonly root: Node = { next: new Map(), isEnd: false };

  /** @param symbols none empty */
  constructor(symbols: readonly string[]) {
    this.symbols = symbols;
    for (const symbol of symbols) {
      let node = this.root;
      for (let i = 0; i < symbol.length; i++) {
        const unit = symbol.charCodeAt(i);
        let child = node.next.get(unit);
        if (child === undefined) {
          child = { next: new Map(), isEnd: false };
          node.next.set(unit, child);
        }
        node = child;
      }
      node.isEnd = true;
    }
  }

  /** Whether some symbol begins with a UTF-16 unit. */
  isFirst(unit: number): boolean {
    return this.root.next.has(unit);
  }

  /** Where the longest symbol at a place ends, or -1. */
  endAt(text: string, at: Utf16Offset, limit: Utf16Offset = text.length): Utf16Offset {
    let end = -1;
    let node: Node | undefined = this.root;
    for (let i = at; i < limit; ) {
      node = node.next.get(text.charCodeAt(i++));
      if (node === undefined) break;
      if (node.isEnd) end = i;
    }
    return end;
  }
}
