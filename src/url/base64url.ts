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

/** The bytes of unpadded base64url, or null when it is none: a foreign character (padding too), or an impossible length. */
export function fromBase64url(text: string): Uint8Array<ArrayBuffer> | null {
  if (/[^A-Za-z0-9_-]/.test(text) || text.length % 4 === 1) return null;
  const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
}
