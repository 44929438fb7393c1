import { utf8Encode } from "../text/utf8";

/**
 * GPT-2's alphabet: one printable character for each byte, so that byte-level vocabularies can be written as text.
 * Printable Latin-1 bytes stand for themselves (`A` is 41); the other 68, in order, for U+0100 on (`Ġ` is the space).
 */
export const characterOfByte: string[] = [];
const byteOfCharacter = new Int16Array(0x144).fill(-1);

for (let byte = 0, shifted = 0; byte < 256; byte++) {
  const printable = (byte >= 0x21 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xac) || byte >= 0xae;
  const code = printable ? byte : 0x100 + shifted++;
  characterOfByte.push(String.fromCharCode(code));
  byteOfCharacter[code] = byte;
}

/** Writes bytes in the byte alphabet: one UTF-16 unit a byte. */
export function toByteAlphabet(bytes: Uint8Array): string {
  let result = "";
  for (const byte of bytes) result += characterOfByte[byte];
  return result;
}

const selfImage = /^[\x21-\x7e]*$/;

/** Writes a text's UTF-8 bytes in the byte alphabet. */
export function textToByteAlphabet(text: string): string {
  return selfImage.test(text) ? text : toByteAlphabet(utf8Encode(text));
}

/**
 * The bytes that a byte-level vocabulary entry stands for.
 * @returns null when the entry holds a character outside the alphabet
 */
export function fromByteAlphabet(entry: string): Uint8Array | null {
  const bytes = new Uint8Array(entry.length);
  for (let i = 0; i < entry.length; i++) {
    const byte = byteOfCharacter[entry.charCodeAt(i)] ?? -1;
    if (byte === -1) return null;
    bytes[i] = byte;
  }
  return bytes;
}
