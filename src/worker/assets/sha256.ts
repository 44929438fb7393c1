import { sha256 as withLibrary } from "../../text/hash";

/** SHA-256 of some bytes, 32 bytes: by the browser itself, which is far faster, unless the page came without TLS. */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const native: SubtleCrypto | undefined = crypto.subtle;
  return native === undefined ? withLibrary(bytes) : new Uint8Array(await native.digest("SHA-256", bytes));
}
