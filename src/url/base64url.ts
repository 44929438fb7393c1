// A multiple of three, so that chunks can be encoded one by one; small enough to spread over a call's arguments.
const chunkBytes = 3 * 8192;

/** Bytes as base64url (RFC 4648 §5) without padding. */
export function toBase64url(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += chunkBytes) {
    parts.push(btoa(String.fromCharCode(...bytes.subarray(at, at + chunkBytes))));
  }
  return parts.join("").replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
