import { TokenizerError } from "../tokenizer";

/**
 * Decodes base64 (RFC 4648 §4).
 * @param path where the text is from, for the error
 * @throws {TokenizerError} when it is none
 */
export function readBase64(text: string, path: string): Uint8Array {
  let binary: string;
  try {
    binary = atob(text);
  } catch (cause) {
    throw new TokenizerError(`${path} should be base64, but is not.`, { cause });
  }
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
}

/** Encodes bytes in base64 (RFC 4648 §4). For short strings: each byte is an argument of a call. */
export function writeBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}
