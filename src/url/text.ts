import { fromBase64url, toBase64url } from "./base64url";
import { deflate, inflate } from "./deflate";
import { inflatedLimit } from "./limits";
import { type LinkProblem, problems } from "./problems";

/**
 * How a link carries its text: `x` is UTF-8, `x16` the UTF-16LE code units of a text with lone surrogates (which UTF-8
 * can't carry), both deflated and in base64url; `long` says that the text was left out. Null is the empty text.
 */
export type TextParameter = readonly [name: "x" | "x16" | "long", value: string] | null;

/** Stands where a text is too long for its link. */
export const textLeftOut: TextParameter = ["long", "1"];

/**
 * Packs a text for a link.
 * @param maxCharacters of the value; a text that needs more is {@link textLeftOut}, found out without packing all of it.
 */
export async function encodeText(text: string, maxCharacters = Number.POSITIVE_INFINITY): Promise<TextParameter> {
  if (text === "") return null;
  const wellFormed = text.isWellFormed();
  const bytes = wellFormed ? new TextEncoder().encode(text) : toUtf16(text);
  // Four characters of base64 carry three bytes.
  const packed = await deflate(bytes, Math.floor(Math.max(0, maxCharacters) / 4) * 3);
  return packed === null ? textLeftOut : [wellFormed ? "x" : "x16", toBase64url(packed)];
}

/** Bytes that a text takes when a link is inflated: what {@link inflatedLimit} is held against. */
export function inflatedBytes(text: string): number {
  return text.isWellFormed() ? new TextEncoder().encode(text).length : text.length * 2;
}

/** Unpacks what {@link encodeText} packed, from a hostile link. */
export async function decodeText(name: "x" | "x16", value: string): Promise<string | LinkProblem> {
  const packed = fromBase64url(value);
  if (packed === null) return problems.textDamaged();
  const bytes = await inflate(packed, inflatedLimit);
  if (bytes === "too-large") return problems.textTooLarge(inflatedLimit);
  if (bytes === "damaged") return problems.textDamaged();
  return (name === "x" ? fromUtf8(bytes) : fromUtf16(bytes)) ?? problems.textDamaged();
}

function fromUtf8(bytes: Uint8Array): string | null {
  try {
    // Without ignoreBOM a text's own leading U+FEFF would vanish.
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null; // Only invalid UTF-8 throws.
  }
}

function toUtf16(text: string): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), true);
  return new Uint8Array(view.buffer);
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
