import { countBelow } from "../../text/sorted";
import { characterSize } from "../../text/strictUtf8";
import { utf8Encode } from "../../text/utf8";
import { fromByteAlphabet } from "../../tokenizers/byteAlphabet";
import type { VocabularyQuery } from "../pool/protocol";
import type { ByteColumn, VocabularyTable } from "./protocol";

/** A column's entries one after the other, case folded; bytes that are no UTF-8 as lone surrogates that nobody can type. */
interface FoldedColumn {
  readonly text: string;
  /** Where each row's text begins, and one more. */
  readonly starts: Uint32Array;
}

/** A vocabulary made ready for searching: some 50 ms for 262,144 entries, once; a search takes a tenth of that. */
export class VocabularySearch {
  private readonly ids: Uint32Array;
  private readonly bytes: ByteColumn;
  /** As the folded columns have it. */
  private readonly endOfWord: string;
  /** Entries as written. */
  private readonly written: FoldedColumn;
  /** What entries stand for; where that is another column, made when a word's spellings are first looked for. */
  private meant: FoldedColumn | null;
  /** What entries stand for, a character a byte; made when bytes are first looked for. */
  private byteText: string | null = null;
  /** Rows from the longest entry to the shortest; made when first asked for. */
  private longest: Uint32Array | null = null;
  private shortest: Uint32Array | null = null;

  constructor({ ids, names, bytes, endOfWord }: VocabularyTable) {
    this.endOfWord = folded(utf8Encode(endOfWord));
    this.ids = ids;
    this.bytes = bytes;
    this.written = foldColumn(names);
    this.meant = names === bytes ? this.written : null;
  }

  /**
   * Rows of the entries that match: which have the text somewhere in them, whatever its case, `▁` and `Ġ` being spaces;
   * after `0x` those with the bytes; where digits are typed, the entry of that id before all others.
   */
  find(search: string, sort: VocabularyQuery["sort"]): Uint32Array {
    if (search === "") return this.all(sort);
    const first = /^\d+$/.test(search) ? this.rowOf(Number(search)) : -1;
    return this.inOrder(this.match(search), sort, first);
  }

  /**
   * Rows of the entries that are one word: the same once case, spaces in front (as `▁` and `Ġ` too) and the way of writing bytes
   * are folded; a piece that goes on with a word (`##ing`) or ends one (`ing</w>`) is that without its sign. What is searched for is a text; if no
   * entry is that, an entry as its file writes it (`##ing`, `<0x41>`), and then one in the byte alphabet (`Ġthe`); after `0x`, bytes.
   */
  spellings(word: string, sort: VocabularyQuery["sort"]): Uint32Array {
    return word === "" ? this.all(sort) : this.inOrder(this.matchWord(word), sort);
  }

  /** All rows. The answer is the caller's own, to transfer. */
  private all(sort: VocabularyQuery["sort"]): Uint32Array {
    return this.orderOf(sort)?.slice() ?? Uint32Array.from(this.ids, (_, row) => row);
  }

  /** The rows that match, one of them before all others whether it does or not. @param first -1 for none */
  private inOrder(matches: Uint8Array, sort: VocabularyQuery["sort"], first = -1): Uint32Array {
    const order = this.orderOf(sort);
    const { length } = this.ids;
    const found = new Uint32Array(length);
    let count = 0;
    if (first !== -1) {
      matches[first] = 0;
      found[count++] = first;
    }
    for (let i = 0; i < length; i++) {
      const row = order === null ? i : (order[i] as number);
      if (matches[row] === 1) found[count++] = row;
    }
    return found.slice(0, count);
  }

  /** 1 for each row that has it somewhere. */
  private match(search: string): Uint8Array {
    const matches = new Uint8Array(this.ids.length);
    const bytes = bytesAfter0x(search);
    if (bytes !== null) {
      this.byteText ??= stringOf(this.bytes.bytes);
      mark(this.byteText, this.bytes.offsets, stringOf(bytes), matches);
      return matches;
    }
    const { text, starts } = this.written;
    for (const reading of readings(search)) mark(text, starts, folded(reading), matches);
    return matches;
  }

  /** 1 for each row that is the word. */
  private matchWord(word: string): Uint8Array {
    const matches = new Uint8Array(this.ids.length);
    const bytes = bytesAfter0x(word);
    if (this.markWord(bytes ?? utf8Encode(word), matches) || bytes !== null) return matches;
    if (this.markWritten(word, matches)) return matches;
    const [, inAlphabet] = readings(word);
    if (inAlphabet !== undefined) this.markWord(inAlphabet, matches);
    return matches;
  }

  /** Marks what is the same word as an entry that is written so. @returns whether there is one */
  private markWritten(word: string, matches: Uint8Array): boolean {
    const wanted = folded(utf8Encode(word));
    const { text, starts } = this.written;
    const { offsets, bytes } = this.bytes;
    let isThere = false;
    for (let row = 0; row < matches.length; row++) {
      const start = starts[row] as number;
      if ((starts[row + 1] as number) - start !== wanted.length || !text.startsWith(wanted, start)) continue;
      if (this.markWord(bytes.subarray(offsets[row], offsets[row + 1]), matches)) isThere = true;
    }
    return isThere;
  }

  /** Marks the rows that are these bytes but for case, spaces in front and the sign of a word's end. @returns whether there are any */
  private markWord(bytes: Uint8Array, matches: Uint8Array): boolean {
    this.meant ??= foldColumn(this.bytes);
    const { text, starts } = this.meant;
    const { endOfWord } = this;
    const written = folded(bytes).replace(/^ +/, "");
    const wanted = hasEnd(written, endOfWord) ? written.slice(0, -endOfWord.length) : written;
    let isThere = false;
    for (let row = 0; row < matches.length; row++) {
      const end = starts[row + 1] as number;
      const length = end - (starts[row] as number);
      const hasSign =
        endOfWord !== "" && length > endOfWord.length && text.startsWith(endOfWord, end - endOfWord.length);
      const at = end - (hasSign ? endOfWord.length : 0) - wanted.length;
      let start = starts[row] as number;
      if (at < start || !text.startsWith(wanted, at)) continue;
      while (start < at && text.charCodeAt(start) === 0x20) start++;
      if (start !== at) continue;
      matches[row] = 1;
      isThere = true;
    }
    return isThere;
  }

  private rowOf(id: number): number {
    const row = countBelow(this.ids, id);
    return this.ids[row] === id ? row : -1;
  }

  /** Rows in an order; null for that of the ids, which is their own. */
  private orderOf(sort: VocabularyQuery["sort"]): Uint32Array | null {
    if (sort === "id") return null;
    if (sort === "longest") {
      this.longest ??= byLength(this.bytes.offsets, true);
      return this.longest;
    }
    this.shortest ??= byLength(this.bytes.offsets, false);
    return this.shortest;
  }
}

/** Whether a word has the sign of its end; the sign alone is a word itself. */
function hasEnd(word: string, sign: string): boolean {
  return sign !== "" && word.length > sign.length && word.endsWith(sign);
}

/** The bytes that are typed in hexadecimal after `0x`, half a one left out; null where it is no such search. */
function bytesAfter0x(search: string): Uint8Array | null {
  const hexadecimal = /^0x((?:[0-9a-f]{2}\s*)+)[0-9a-f]?$/i.exec(search)?.[1];
  if (hexadecimal === undefined) return null;
  const digits = hexadecimal.replace(/\s/g, "").match(/../g) ?? [];
  return Uint8Array.from(digits, (pair) => Number.parseInt(pair, 16));
}

/** The byte strings that a search can mean: its text, and what its letters stand for in the byte alphabet (`Ġthe`). */
function readings(search: string): Uint8Array[] {
  const asText = utf8Encode(search);
  const meant = /[\u0100-\u0143]/.test(search) ? fromByteAlphabet(search) : null;
  return meant === null ? [asText] : [asText, meant];
}

/** Marks the rows in whose text something occurs. The engine's own search is fast from its first use on. */
function mark(text: string, starts: Uint32Array, wanted: string, matches: Uint8Array): void {
  if (wanted === "") return;
  let row = 0;
  for (let at = text.indexOf(wanted); at !== -1; ) {
    while ((starts[row + 1] as number) <= at) row++;
    const end = starts[row + 1] as number;
    const isWithin = at + wanted.length <= end;
    if (isWithin) matches[row] = 1;
    // One place is enough.
    at = text.indexOf(wanted, isWithin ? end : at + 1);
  }
}

/** UTF-16 units as a string, whatever they are. */
function stringOf(units: Uint8Array | Uint16Array): string {
  const parts: string[] = [];
  // As many arguments as every engine takes.
  const most = 0x2000;
  for (let from = 0; from < units.length; from += most) {
    // A typed array that is spread is iterated over, which is several times as slow.
    parts.push(Reflect.apply(String.fromCharCode, null, units.subarray(from, from + most)));
  }
  return parts.join("");
}

/** Rows by the lengths of their entries, equal ones by id: a counting sort. */
function byLength(offsets: Uint32Array, descending: boolean): Uint32Array {
  const rows = offsets.length - 1;
  const lengthOf = (row: number) => (offsets[row + 1] as number) - (offsets[row] as number);
  let longest = 0;
  for (let row = 0; row < rows; row++) longest = Math.max(longest, lengthOf(row));
  const place = (row: number) => (descending ? longest - lengthOf(row) : lengthOf(row));
  const starts = new Uint32Array(longest + 2);
  for (let row = 0; row < rows; row++) (starts[place(row) + 1] as number)++;
  for (let i = 1; i < starts.length; i++) (starts[i] as number) += starts[i - 1] as number;
  const order = new Uint32Array(rows);
  for (let row = 0; row < rows; row++) {
    const at = place(row);
    order[starts[at] as number] = row;
    (starts[at] as number)++;
  }
  return order;
}

/** Beyond U+DC00, where a byte that belongs to no character is kept: well-formed text has no such unit by itself. */
const strayByte = 0xdc00;

/** Case folds all entries of a column. */
function foldColumn({ offsets, bytes }: ByteColumn): FoldedColumn {
  const units = new Uint16Array(bytes.length);
  const starts = new Uint32Array(offsets.length);
  let unit = 0;
  for (let row = 0; row + 1 < offsets.length; row++) {
    unit = foldInto(bytes, offsets[row] as number, offsets[row + 1] as number, units, unit);
    starts[row + 1] = unit;
  }
  return { text: stringOf(units.subarray(0, unit)), starts };
}

/** What is searched for, as the columns have it. */
function folded(bytes: Uint8Array): string {
  const units = new Uint16Array(bytes.length);
  return stringOf(units.subarray(0, foldInto(bytes, 0, bytes.length, units, 0)));
}

/**
 * Decodes UTF-8 to case-folded UTF-16.
 * @param into room for one unit a byte
 * @returns where the units end
 */
function foldInto(bytes: Uint8Array, start: number, end: number, into: Uint16Array, from: number): number {
  let unit = from;
  for (let at = start; at < end; ) {
    const byte = bytes[at] as number;
    if (byte < 0x80) {
      into[unit++] = byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte;
      at++;
      continue;
    }
    const size = characterSize(bytes, at, end);
    if (size === 0) {
      into[unit++] = strayByte + byte;
      at++;
      continue;
    }
    const code = fold(codePointAt(bytes, at, size));
    if (code > 0xffff) {
      into[unit++] = 0xd800 + ((code - 0x10000) >> 10);
      into[unit++] = 0xdc00 + ((code - 0x10000) & 0x3ff);
    } else {
      into[unit++] = code;
    }
    at += size;
  }
  return unit;
}

function codePointAt(bytes: Uint8Array, at: number, size: number): number {
  let code = (bytes[at] as number) & (0x7f >> size);
  for (let i = 1; i < size; i++) code = (code << 6) | ((bytes[at + i] as number) & 0x3f);
  return code;
}

const foldedAbove = new Map<number, number>();
const foldedBmp = new Uint16Array(0x10000);

/** A character's lower case where that is one character as wide, else itself; ς is σ, and ▁ a space. */
function fold(code: number): number {
  const known = code < 0x10000 ? foldedBmp[code] : foldedAbove.get(code);
  if (known) return known;
  const character = String.fromCodePoint(code);
  const lower = character.toLowerCase();
  const result =
    code === 0x2581
      ? 0x20
      : code === 0x3c2
        ? 0x3c3
        : lower.length === character.length
          ? (lower.codePointAt(0) ?? code)
          : code;
  if (code < 0x10000) foldedBmp[code] = result;
  else foldedAbove.set(code, result);
  return result;
}
