import { codePointIn, utf8Size } from "../../text/utf8";
import type { WordTable } from "../wordTable";

/** Words as one text of symbols, which stand for characters in order of their code points. Symbol 0 ends each word. */
export interface FlatWords {
  readonly text: Uint16Array | Int32Array;
  /** Where each word begins, and at the end where a further one would. */
  readonly starts: Int32Array;
  /** How often each word counts. */
  readonly counts: Float64Array;
  /** Words that are learned from, which come first; the others are held out. */
  readonly learned: number;
  /** Where each table of held-out words ends, in words. */
  readonly heldEnds: readonly number[];
  /** Code points by symbol. */
  readonly codes: Int32Array;
  /** How often each symbol stands in the words that are learned from; 0 for those that are in no piece. */
  readonly occurrences: Float64Array;
  /** Whether the words that are learned from have U+0000. It is symbol 0 too, since Hugging Face's trainer takes it for a word's end. */
  readonly hasNull: boolean;
}

const beyond = 0x110000;

/**
 * Lays words out as symbols.
 * @param held tables of words that are held out
 * @param alphabetLimit characters at most that have entries: the most frequent, of equal ones the lower code points; null for all
 */
export function flatten(learned: WordTable, held: readonly WordTable[], alphabetLimit: number | null): FlatWords {
  const tables = [learned, ...held];
  const counted = countCharacters(learned);
  const isMet = new Uint8Array(beyond);
  let length = 0;
  for (const words of tables) {
    length += words.size;
    forEachCharacter(words, (code) => {
      isMet[code] = 1;
      length++;
    });
  }
  isMet[0] = 1;
  const codes = codesIn(isMet);
  const symbolOf = new Int32Array(beyond);
  codes.forEach((code, symbol) => {
    symbolOf[code] = symbol;
  });
  const text = codes.length <= 1 << 16 ? new Uint16Array(length) : new Int32Array(length);
  const size = tables.reduce((sum, words) => sum + words.size, 0);
  const starts = new Int32Array(size + 1);
  const counts = new Float64Array(size);
  const heldEnds: number[] = [];
  let at = 0;
  let word = 0;
  tables.forEach((words, table) => {
    for (let i = 0; i < words.size; i++, word++) {
      starts[word] = at;
      counts[word] = words.countOf(i);
      const bytes = words.bytesOf(i);
      for (let byte = 0; byte < bytes.length; ) {
        const code = codePointIn(bytes, byte);
        text[at++] = symbolOf[code] as number;
        byte += utf8Size(code);
      }
      at++;
    }
    if (table > 0) heldEnds.push(word);
  });
  starts[size] = at;
  const occurrences = Float64Array.from(codes, (code) => (code === 0 ? 0 : (counted[code] as number)));
  if (alphabetLimit !== null) leaveOutRarest(occurrences, alphabetLimit);
  const hasNull = counted[0] !== 0;
  return { text, starts, counts, learned: learned.size, heldEnds, codes, occurrences, hasNull };
}

function countCharacters(words: WordTable): Float64Array {
  const counted = new Float64Array(beyond);
  forEachCharacter(words, (code, times) => {
    counted[code] = (counted[code] as number) + times;
  });
  return counted;
}

function forEachCharacter(words: WordTable, visit: (code: number, times: number) => void): void {
  for (let word = 0; word < words.size; word++) {
    const times = words.countOf(word);
    const bytes = words.bytesOf(word);
    for (let at = 0; at < bytes.length; ) {
      const code = codePointIn(bytes, at);
      visit(code, times);
      at += utf8Size(code);
    }
  }
}

function codesIn(isMet: Uint8Array): Int32Array {
  const codes = new Int32Array(isMet.reduce((sum, met) => sum + met, 0));
  let symbol = 0;
  isMet.forEach((met, code) => {
    if (met === 1) codes[symbol++] = code;
  });
  return codes;
}

function leaveOutRarest(occurrences: Float64Array, limit: number): void {
  const symbols = Array.from(occurrences.keys()).filter((symbol) => (occurrences[symbol] as number) > 0);
  symbols.sort((a, b) => (occurrences[b] as number) - (occurrences[a] as number) || a - b);
  for (const symbol of symbols.slice(limit)) occurrences[symbol] = 0;
}
