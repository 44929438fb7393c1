import { sha256 as digest } from "@noble/hashes/sha2.js";
import { toHex } from "./hex";
import { utf8Encode } from "./utf8";

/** SHA-256 of some bytes, 32 bytes. `crypto.subtle` is missing on pages served without TLS, so a library does it everywhere. */
export function sha256(bytes: Uint8Array): Uint8Array {
  return digest(bytes);
}

/** SHA-256 of some bytes, in lower-case hexadecimal. */
export function sha256Hex(bytes: Uint8Array): string {
  return toHex(sha256(bytes));
}

/** SHA-256 of a text's UTF-8 bytes, lone surrogates read as U+FFFD, as tokenizers read them. */
export function hashText(text: string): string {
  return sha256Hex(utf8Encode(text));
}
