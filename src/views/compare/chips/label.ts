import { Cut } from "../../../analysis/tokenCuts";
import type { DrawnText, ShownEncoding } from "../../../state/compare/columns";
import { hexBytes } from "../../../text/bytes";
import { utf8Encode } from "../../../text/utf8";
import { type VisiblePart, visibleParts } from "../../../text/visible";

/** What a chip says. */
export interface ChipLabel {
  readonly parts: readonly VisiblePart[];
  /** “2/3” for the second of three tokens that share a character; null for a token of whole characters. */
  readonly fraction: string | null;
}

const labelOfText = new Map<string, ChipLabel>();
const cacheLimit = 50_000;

/**
 * The label of a token. Whole characters show themselves; pieces of one character show which piece they are, the first of
 * them with the character; bytes that belong to no whole character of the token show in hex. Never U+FFFD.
 */
export function labelToken(shown: DrawnText, token: number): ChipLabel {
  const { text, places } = shown;
  const cuts = places.cuts[token] ?? 0;
  const start = places.unitStart[token] ?? 0;
  const end = places.unitEnd[token] ?? 0;
  if (start === end) return labelInserted(shown, token);
  if (cuts === 0) return labelWhole(text.slice(start, end));
  const pieces = places.pieces[token] ?? 0;
  const insideCodePoint = (cuts & (Cut.startInCodePoint | Cut.endInCodePoint)) !== 0;
  const fraction = pieces === 0 ? null : `${places.piece[token]}/${pieces}`;
  if (!insideCodePoint) return { parts: visibleParts(text.slice(start, end)), fraction };
  if (fraction === null) return { parts: partsWithBytes(shown, token), fraction };
  const parts = isFirstNumbered(shown, token)
    ? visibleParts(text.slice(places.clusterStart[token], places.clusterEnd[token]))
    : [];
  return { parts, fraction };
}

/** A token that the text does not have shows its vocabulary entry: `[CLS]`, `<s>`, `▁`. */
function labelInserted({ names, encoding }: DrawnText, token: number): ChipLabel {
  return { parts: [{ text: names.get(encoding.ids[token] ?? 0) ?? "", kind: "code" }], fraction: null };
}

function labelWhole(text: string): ChipLabel {
  let label = labelOfText.get(text);
  if (label === undefined) {
    label = { parts: visibleParts(text), fraction: null };
    if (labelOfText.size >= cacheLimit) labelOfText.clear();
    labelOfText.set(text, label);
  }
  return label;
}

function isFirstNumbered({ places }: DrawnText, token: number): boolean {
  const previous = token - 1;
  return previous < 0 || places.pieces[previous] === 0 || places.clusterStart[previous] !== places.clusterStart[token];
}

/** Whole characters as text, the bytes of cut ones in hex: ` F0 9F` for a space and half a hand. */
function partsWithBytes({ text, places, encoding }: DrawnText, token: number): VisiblePart[] {
  const own = tokenTextBytes({ text, places, encoding }, token);
  const cuts = places.cuts[token] ?? 0;
  let from = 0;
  while (from < own.length && isContinuation(own[from])) from++;
  let to = own.length;
  if (cuts & Cut.endInCodePoint) {
    do to--;
    while (to > from && isContinuation(own[to]));
  }
  const whole = new TextDecoder("utf-8", { ignoreBOM: true }).decode(own.slice(from, to));
  return [...hexPart(own.slice(0, from)), ...visibleParts(whole), ...hexPart(own.slice(to))];
}

/** The bytes of the text that a token stands for. */
export function tokenTextBytes(
  { text, places, encoding }: Pick<ShownEncoding, "text" | "places" | "encoding">,
  token: number,
): Uint8Array {
  const widened = utf8Encode(text.slice(places.unitStart[token], places.unitEnd[token]));
  const skipped = (places.cuts[token] ?? 0) >> Cut.skippedBytesShift;
  return widened.slice(skipped, skipped + (encoding.byteEnd[token] ?? 0) - (encoding.byteStart[token] ?? 0));
}

function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80;
}

function hexPart(bytes: Uint8Array): VisiblePart[] {
  return bytes.length === 0 ? [] : [{ text: hexBytes(bytes), kind: "code" }];
}
