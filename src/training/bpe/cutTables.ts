import type { RoundStep } from "../algorithm";
import type { ModelCut } from "../cutByModel";
import type { WordTable } from "../wordTable";
import type { SymbolWords } from "./joinedSymbols";

/** Bytes that are cut in one step. */
const bytesAtOnce = 1 << 18;

/**
 * Cuts counted pre-tokens by what has been learned, for learning on from them.
 * @param doing what a reader is told
 * @param size entries that there are
 * @returns a step after so many bytes; at last each table's words as the model's ids
 */
export function* cutTables(
  tables: readonly WordTable[],
  model: ModelCut,
  doing: string,
  size: number,
): Generator<RoundStep, SymbolWords[]> {
  const bytesInAll = tables.reduce((sum, { length }) => sum + length, 0);
  let cut = 0;
  const symbols: SymbolWords[] = [];
  for (const words of tables) {
    const cutting = cutWords(words, model);
    let part = cutting.next();
    for (; !part.done; part = cutting.next()) {
      cut += part.value;
      yield { kind: "round", doing, done: cut / bytesInAll, size };
    }
    symbols.push(part.value);
  }
  return symbols;
}

/** @returns how many bytes have been cut since the last time */
function* cutWords(words: WordTable, model: ModelCut): Generator<number, SymbolWords> {
  // Tokens are at most as many as bytes.
  const symbols = new Int32Array(words.length);
  const starts = new Int32Array(words.size + 1);
  let at = 0;
  let since = 0;
  for (let word = 0; word < words.size; word++) {
    const tokens = model.cut(words, word);
    starts[word] = at;
    for (let i = 0; i < tokens.length; i++) symbols[at++] = tokens.idAt(i);
    since += words.bytesOf(word).length;
    if (since >= bytesAtOnce) {
      yield since;
      since = 0;
    }
  }
  starts[words.size] = at;
  return { symbols: symbols.slice(0, at), starts, counts: words.counts };
}
