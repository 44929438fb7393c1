import { isUtf8 } from "../../text/strictUtf8";
import { codePointAt, type Utf16Offset, utf8ByteOf, utf8Encode, utf8Size, utf8SizeOfLead } from "../../text/utf8";
import { TokenizerError } from "../tokenizer";

/** Bytes of an entry, at most, that are looked at one after the other to list them. Published ones have 20. */
const longestEntry = 1000;

/**
 * SentencePiece's compiled normalization rules (`precompiled_charsmap`): a double-array trie (Darts-clone, little-endian
 * units of 32 bits) from UTF-8 strings to places in a text of replacements that end in NUL.
 *
 * The file: the trie's size in bytes (32 bits), the trie, the replacements. In a unit, bits 0–7 and 31 are the label,
 * bit 8 says that a value follows, bits 10–30 are the offset of the children, shifted by 8 more if bit 9 is set; a unit
 * that is a value has it in bits 0–30.
 */
export class CharsMap {
  private readonly trie: Uint32Array;
  private readonly replacements: Uint8Array;
  private readonly decoded = new Map<number, string>();
  /** Where the entry ends that {@link longestAt} has found. */
  matchEnd: Utf16Offset = 0;

  /**
   * @param bytes the file, as it is in a SentencePiece model
   * @param path where it is from, for the error
   * @throws {TokenizerError} when it is cut short or its replacements are not UTF-8
   */
  constructor(bytes: Uint8Array, path: string) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const trieBytes = bytes.length < 4 ? Number.POSITIVE_INFINITY : view.getUint32(0, true);
    if (trieBytes > bytes.length - 4) throw new TokenizerError(`${path} is cut short: its trie has no end.`);
    this.trie = new Uint32Array(trieBytes >> 2);
    for (let i = 0; i < this.trie.length; i++) this.trie[i] = view.getUint32(4 + 4 * i, true);
    this.replacements = bytes.subarray(4 + 4 * this.trie.length);
    if (!isUtf8(this.replacements)) throw new TokenizerError(`${path} has replacements that are not UTF-8.`);
  }

  /**
   * The replacement for the shortest entry that a string begins with; the rest of the string does not matter. That is how
   * `spm_precompiled` looks up.
   * @param key UTF-8
   * @returns null when there is none
   */
  find(key: Uint8Array): string | null {
    let node = offsetOf(this.trie[0] ?? 0);
    for (const byte of key) {
      // NUL ends a string.
      if (byte === 0) return null;
      node ^= byte;
      const unit = this.trie[node] ?? 0;
      if (labelOf(unit) !== byte) return null;
      node ^= offsetOf(unit);
      if (hasValue(unit)) return this.replacementAt((this.trie[node] ?? 0) & 0x7fffffff);
    }
    return null;
  }

  /** Whether some entry begins with a character, or is it. */
  beginsEntry(character: string): boolean {
    const key = utf8Encode(character);
    return this.find(key) !== null || this.goesOnAfter(key);
  }

  /**
   * Looks for the longest entry that a text goes on with, as SentencePiece itself looks up.
   * @param text well-formed
   * @returns its replacement, and {@link matchEnd} says where it ends; null when there is none
   */
  longestAt(text: string, at: Utf16Offset): string | null {
    const { trie } = this;
    let node = offsetOf(trie[0] ?? 0);
    let value = -1;
    for (let unit = at; unit < text.length; ) {
      const code = codePointAt(text, unit);
      unit += code > 0xffff ? 2 : 1;
      const bytes = utf8Size(code);
      let found = 0;
      for (let i = 0; i < bytes; i++) {
        const byte = utf8ByteOf(code, i);
        node ^= byte;
        found = trie[node] ?? 0;
        // NUL ends a string.
        if (byte === 0 || labelOf(found) !== byte) return value === -1 ? null : this.replacementAt(value);
        node ^= offsetOf(found);
      }
      if (!hasValue(found)) continue;
      value = (trie[node] ?? 0) & 0x7fffffff;
      this.matchEnd = unit;
    }
    return value === -1 ? null : this.replacementAt(value);
  }

  /**
   * Calls back with each entry of several characters and its replacement.
   * @param most nodes that are gone through; where entries end alike some are reached by several ways
   * @returns false where that was not all, as of what has no end
   */
  forEachLongEntry(visit: (entry: string, replacement: string) => void, most = this.trie.length): boolean {
    const { trie } = this;
    const { heads, next } = childrenIn(trie);
    const path: number[] = [];
    let left = most;
    const descend = (offset: number): boolean => {
      for (let node = heads[offset] ?? 0; node > 0; node = next[node] as number) {
        const unit = trie[node] as number;
        if (left-- === 0 || path.length > longestEntry) return false;
        path.push(labelOf(unit));
        const value = node ^ offsetOf(unit);
        if (hasValue(unit) && path.length > utf8SizeOfLead(path[0] as number)) {
          visit(decode(Uint8Array.from(path)), this.replacementAt((trie[value] ?? 0) & 0x7fffffff) ?? "");
        }
        const isTree = descend(value);
        path.pop();
        if (!isTree) return false;
      }
      return true;
    };
    return descend(offsetOf(trie[0] ?? 0));
  }

  /** Whether some entry begins with a string and is longer. */
  goesOnAfter(key: Uint8Array): boolean {
    let node = offsetOf(this.trie[0] ?? 0);
    for (const byte of key) {
      node ^= byte;
      const unit = this.trie[node] ?? 0;
      if (byte === 0 || labelOf(unit) !== byte) return false;
      node ^= offsetOf(unit);
    }
    for (let byte = 1; byte < 256; byte++) if (labelOf(this.trie[node ^ byte] ?? 0) === byte) return true;
    return false;
  }

  private replacementAt(start: number): string | null {
    if (start > this.replacements.length) return null;
    let replacement = this.decoded.get(start);
    if (replacement === undefined) {
      const end = this.replacements.indexOf(0, start);
      replacement = decode(this.replacements.subarray(start, end < 0 ? this.replacements.length : end));
      this.decoded.set(start, replacement);
    }
    return replacement;
  }
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
}

/**
 * Lists of the nodes that have one place for their children's, by that place: a node is as far from it as its label says.
 * Those of no node lead nowhere, as nobody asks for them.
 */
function childrenIn(trie: Uint32Array): { heads: Int32Array; next: Int32Array } {
  const heads = new Int32Array(trie.length + 256);
  const next = new Int32Array(trie.length);
  for (let node = 1; node < trie.length; node++) {
    const label = labelOf(trie[node] as number);
    // A value, or what ends a string.
    if (label === 0 || label > 0xff) continue;
    const offset = node ^ label;
    next[node] = heads[offset] as number;
    heads[offset] = node;
  }
  return { heads, next };
}

function labelOf(unit: number): number {
  return (unit & 0x800000ff) >>> 0;
}

function offsetOf(unit: number): number {
  return (unit >>> 10) << ((unit & 0x200) >>> 6);
}

function hasValue(unit: number): boolean {
  return (unit & 0x100) !== 0;
}
