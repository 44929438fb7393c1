import { type Encoding, TokenFlag } from "../../tokenizers/tokenizer";
import { nowhere } from "./byteMap";

/** Tokens of one of two versions of a text, without control tokens. */
export interface Side {
  readonly ids: Uint32Array;
  readonly start: Uint32Array;
  readonly end: Uint32Array;
  /** The places where each begins and ends, as {@link ByteMap} has them; nowhere inside an edit that another token shares. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** Unknown ones among them. */
  readonly unknown: number;
  /** 1 for each that the other version has too: with the same id, from the same place to the same place, or in a stretch of the same ids. */
  readonly kept: Uint8Array;
  /** Where each begins, in bytes of the clean text; within an edit, where that begins. */
  readonly near: Uint32Array;
  /** Where each ends, likewise; within an edit, where that ends. */
  readonly far: Uint32Array;
}

/**
 * The tokens of a version.
 * @param places of its bytes, and of its end
 */
export function sideOf({ ids, byteStart, byteEnd, flags }: Encoding, places: Int32Array): Side {
  const isText = (_: number, i: number) => ((flags[i] as number) & TokenFlag.special) === 0;
  const own = flags.filter(isText);
  const start = byteStart.filter(isText);
  const end = byteEnd.filter(isText);
  const from = new Int32Array(start.length);
  const to = new Int32Array(start.length);
  const near = new Uint32Array(start.length);
  const far = new Uint32Array(start.length);
  const edgesOf = edgesIn(places);
  // What an edit leaves to no other token is the first one's, or the last one's: BERT uncased drops a mark that stands by itself.
  for (let i = 0, covered = 0; i < start.length; i++) {
    const byte = start[i] as number;
    const [before] = edgesOf(byte);
    near[i] = places[before] as number;
    from[i] = before === byte || covered <= before ? (near[i] as number) : nowhere;
    covered = Math.max(covered, end[i] as number);
  }
  for (let i = start.length - 1, next = places.length; i >= 0; i--) {
    const byte = end[i] as number;
    const [, behind] = edgesOf(byte);
    far[i] = places[behind] as number;
    to[i] = behind === byte || next >= behind ? (far[i] as number) : nowhere;
    next = Math.min(next, start[i] as number);
  }
  return {
    ids: ids.filter(isText),
    start,
    end,
    from,
    to,
    unknown: own.reduce((sum, flag) => sum + ((flag & TokenFlag.unknown) === 0 ? 0 : 1), 0),
    kept: new Uint8Array(own.length),
    near,
    far,
  };
}

/** For bytes in about their order, the last up to each, and the first from it on, that has a place: both ends of a text have. */
function edgesIn(places: Int32Array): (byte: number) => readonly [before: number, behind: number] {
  let [before, behind] = [0, 0];
  return (byte) => {
    if (places[byte] !== nowhere) return [byte, byte];
    if (byte < before || byte > behind) {
      [before, behind] = [byte, byte];
      while (places[before] === nowhere) before--;
      while (places[behind] === nowhere) behind++;
    }
    return [before, behind];
  };
}
