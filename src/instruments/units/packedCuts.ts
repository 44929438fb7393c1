import { utf8Encode } from "../../text/utf8";

/** Places inside many texts, in columns that cross to the page at once. */
export interface PackedCuts {
  /** Where each text's places begin among all, and one more: where the last one's end. */
  readonly starts: Uint32Array;
  /** In bytes of the text's UTF-8. */
  readonly ends: Uint16Array;
}

/** Packs places, text after text. */
export function packCuts(cuts: readonly (readonly number[])[]): PackedCuts {
  const starts = new Uint32Array(cuts.length + 1);
  for (const [i, ends] of cuts.entries()) starts[i + 1] = (starts[i] as number) + ends.length;
  const all = new Uint16Array(starts[cuts.length] as number);
  for (const [i, ends] of cuts.entries()) all.set(ends, starts[i]);
  return { starts, ends: all };
}

/** The places inside one of the texts. */
export function cutsOf({ starts, ends }: PackedCuts, index: number): readonly number[] {
  return [...ends.subarray(starts[index], starts[index + 1])];
}

/** A text in pieces, cut at places in bytes of its UTF-8. */
export function piecesOf(text: string, cuts: readonly number[]): Uint8Array[] {
  const bytes = utf8Encode(text);
  const all = [0, ...cuts, bytes.length];
  return all.slice(1).map((end, i) => bytes.subarray(all[i], end));
}
