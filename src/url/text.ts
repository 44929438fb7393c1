import { toBase64url } from "./base64url";
import { deflate } from "./deflate";
import { inflatedLimit } from "./limits";

/**
 * How a link carries its text: `x` is UTF-8, `x16` the UTF-16LE code units of a text with lone surrogates (which UTF-8
 * can't carry), both deflated and in base64url; `long` says that the text was left out. Null is the empty text.
 */
export type TextParameter = readonly [name: "x" | "x16" | "long", value: string] | null;

/** Stands where a text is too long for its link, or for what reads links. */
export const textLeftOut: TextParameter = ["long", "1"];

/**
 * Packs a text for a link.
 * @param maxCharacters of the value; a text that needs more is {@link textLeftOut}, found out without packing all of it.
 */
export async function encodeText(text: string, maxCharacters = Number.POSITIVE_INFINITY): Promise<TextParameter> {
  if (text === "") return null;
  const wellFormed = text.isWellFormed();
  const bytes = wellFormed ? new TextEncoder().encode(text) : toUtf16(text);
  if (bytes.length > inflatedLimit) return textLeftOut;
  // Four characters of base64 carry three bytes.
  const packed = await deflate(bytes, Math.floor(Math.max(0, maxCharacters) / 4) * 3);
  return packed === null ? textLeftOut : [wellFormed ? "x" : "x16", toBase64url(packed)];
}

function toUtf16(text: string): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), true);
  return new Uint8Array(view.buffer);
}
