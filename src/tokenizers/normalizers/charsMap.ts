import { TokenizerError } from "../tokenizer";

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
    const end = this.replacements.indexOf(0, start);
    return new TextDecoder("utf-8", { ignoreBOM: true }).decode(
      this.replacements.subarray(start, end < 0 ? this.replacements.length : end),
    );
  }
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

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
