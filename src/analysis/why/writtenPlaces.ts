import type { ByteOffset } from "../../text/utf8";
import type { ModelTrace } from "../../tokenizers/trace";
import { overlaps, type TextRange, type Written } from "./stageOutputs";

/** A model's tokens of a pre-token, as ranges of bytes of what was {@link Written}, the same in all notations. */
export function spansOf(tokens: ModelTrace["tokens"], written: readonly Written[]): TextRange[] {
  const place = placesIn(written);
  return tokens.map(({ start, end }) => ({ start: place(start), end: place(end) }));
}

/** Gives for a place in the tokenizer's own bytes of a pre-token the one in what was written. */
export function placesIn(written: readonly Written[]): (own: ByteOffset) => ByteOffset {
  const places: number[] = [0];
  let byte = 0;
  for (const { bytes, ownStart, ownEnd } of written) {
    for (let own = ownStart; own <= ownEnd; own++) places[own] = byte + Math.min(own - ownStart, bytes.length);
    byte += bytes.length;
    places[ownEnd] = byte;
  }
  return (own) => places[own] ?? byte;
}

/**
 * The tokenizer's own bytes of a pre-token for a range of what was written: whole signs where another notation has them for
 * fewer bytes, as “▁” for a space.
 * @returns null where the range ends within such a sign
 */
export function ownRange(written: readonly Written[], { start, end }: TextRange): TextRange | null {
  let ownFrom: ByteOffset | null = null;
  let ownTo: ByteOffset | null = null;
  let byte = 0;
  for (const { bytes, ownStart, ownEnd } of written) {
    const next = byte + bytes.length;
    const isSameLength = ownEnd - ownStart === bytes.length;
    if (byte <= start && start < next && (byte === start || isSameLength)) ownFrom = ownStart + start - byte;
    if (byte < end && end <= next && (next === end || isSameLength))
      ownTo = next === end ? ownEnd : ownStart + end - byte;
    byte = next;
  }
  return ownFrom === null || ownTo === null ? null : { start: ownFrom, end: ownTo };
}

/** The bytes of what was written that stand for any of a place of the text. */
export function writtenRange(written: readonly Written[], place: TextRange): TextRange {
  let [start, end] = [Number.POSITIVE_INFINITY, 0];
  let byte = 0;
  for (const unit of written) {
    const next = byte + unit.bytes.length;
    if (overlaps(unit, place)) [start, end] = [Math.min(start, byte), next];
    byte = next;
  }
  return { start: Math.min(start, end), end };
}
