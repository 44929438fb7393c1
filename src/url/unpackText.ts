import { fromBase64url } from "./fromBase64url";
import { inflate } from "./inflate";
import { inflatedLimit } from "./limits";
import { type LinkProblem, problems } from "./problems";

/** Unpacks what `encodeText` packed, from a hostile link. */
export async function decodeText(name: "x" | "x16", value: string): Promise<string | LinkProblem> {
  const packed = fromBase64url(value);
  if (packed === null) return problems.textDamaged();
  const bytes = await inflate(packed, inflatedLimit);
  if (bytes === "too-large") return problems.textTooLarge(inflatedLimit);
  if (bytes === "damaged") return problems.textDamaged();
  return (name === "x" ? fromUtf8(bytes) : fromUtf16(bytes)) ?? problems.textDamaged();
}

/** Decodes UTF-8, a BOM with it; null where it is none. */
export function fromUtf8(bytes: Uint8Array): string | null {
  try {
    // Without ignoreBOM a text's own leading U+FEFF would vanish.
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null; // Only invalid UTF-8 throws.
  }
}

function fromUtf16(bytes: Uint8Array): string | null {
  if (bytes.length % 2 !== 0) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: string[] = [];
  const unitsAtOnce = 8192; // Each becomes an argument of one call.
  for (let from = 0; from < bytes.length / 2; from += unitsAtOnce) {
    const length = Math.min(unitsAtOnce, bytes.length / 2 - from);
    parts.push(String.fromCharCode(...Array.from({ length }, (_, i) => view.getUint16((from + i) * 2, true))));
  }
  return parts.join("");
}
