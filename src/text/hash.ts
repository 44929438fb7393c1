import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { utf8Encode } from "./utf8";

/** SHA-256 in lower-case hexadecimal. `crypto.subtle` is missing on pages served without TLS, so a library does it everywhere. */
export function sha256Hex(bytes: Uint8Array): string {
  return bytesToHex(sha256(bytes));
}

/** SHA-256 of a text's UTF-8 bytes, lone surrogates read as U+FFFD, as tokenizers read them. */
export function hashText(text: string): string {
  return sha256Hex(utf8Encode(text));
}
