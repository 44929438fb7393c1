import { utf8Encode, utf8Length } from "../text/utf8";
import { toBase64url } from "./base64url";
import { chunks, deflate, deflateChunkBytes, pieces } from "./deflate";
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
  if (bytesOf(text, wellFormed) > inflatedLimit) return textLeftOut;
  const source = wellFormed ? utf8Of(text) : chunks(toUtf16(text), deflateChunkBytes);
  // Four characters of base64 carry three bytes.
  const packed = await deflate(source, Math.floor(Math.max(0, maxCharacters) / 4) * 3);
  return packed === null ? textLeftOut : [wellFormed ? "x" : "x16", toBase64url(packed)];
}

function bytesOf(text: string, isWellFormed: boolean): number {
  if (!isWellFormed) return 2 * text.length;
  // Nearly no text need be read for it.
  return 3 * text.length <= inflatedLimit ? text.length : utf8Length(text);
}

/** The bytes of a well-formed text, as they are asked for: of a long one only what is packed before it is too long. */
function utf8Of(text: string): ReadableStream<Uint8Array<ArrayBuffer>> {
  // Inside of a surrogate pair: after it.
  const whole = (at: number) => (/[\udc00-\udfff]/.test(text.charAt(at)) ? at + 1 : at);
  return pieces(text.length, deflateChunkBytes, (from, to) => utf8Encode(text.slice(whole(from), whole(to))));
}

function toUtf16(text: string): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), true);
  return new Uint8Array(view.buffer);
}
