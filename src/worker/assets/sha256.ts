import { toHex } from "../../text/hex";
import { utf8Encode } from "../../text/utf8";

/**
 * SHA-256 of some bytes, 32 bytes: by the browser itself, which is far faster, unless the page came without TLS; only then
 * a library is loaded for it.
 */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const native: SubtleCrypto | undefined = crypto.subtle;
  if (native !== undefined) return new Uint8Array(await native.digest("SHA-256", bytes));
  return (await import("../../text/hash")).sha256(bytes);
}

/** SHA-256 of a text's UTF-8 bytes in lower-case hexadecimal, lone surrogates read as U+FFFD, as tokenizers read them. */
export async function textSha256(text: string): Promise<string> {
  return toHex(await sha256(utf8Encode(text)));
}
