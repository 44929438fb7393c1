import { utf8Encode } from "../text/utf8";
import { fromByteAlphabet, toByteAlphabet } from "./byteAlphabet";

/** How a vocabulary writes its entries: names for people and files, bytes for the model. */
export interface Notation {
  /** The entry's name as its file writes it. */
  nameOf(bytes: Uint8Array): string;
  /** The bytes that a name stands for; null when the notation has no such name. */
  bytesOf(name: string): Uint8Array | null;
}

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
const strictDecoder = new TextDecoder("utf-8", { ignoreBOM: true, fatal: true });

/** Entries are text. */
export const textNotation: Notation = { nameOf: (bytes) => decoder.decode(bytes), bytesOf: utf8Encode };

/** Entries are bytes, written in GPT-2's alphabet. */
export const byteAlphabetNotation: Notation = { nameOf: toByteAlphabet, bytesOf: fromByteAlphabet };

/** tiktoken's entries are bytes without names: shown as text where they are text, in hex where they are not. */
export const bytesNotation: Notation = {
  nameOf: (bytes) => {
    try {
      return strictDecoder.decode(bytes);
    } catch {
      // A piece of a character has no name but its bytes.
      return Array.from(bytes, (byte) => `\\x${byte.toString(16).padStart(2, "0")}`).join("");
    }
  },
  bytesOf: utf8Encode,
};

/** The name of an entry that stands for one byte where no other entry does (byte fallback): “<0x0A>”. */
export function byteName(byte: number): string {
  return `<0x${byte.toString(16).toUpperCase().padStart(2, "0")}>`;
}
