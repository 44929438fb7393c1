import type { Segmentation } from "../text/segments";
import type { Utf8Index } from "../text/utf8";
import type { Encoding } from "../tokenizers/tokenizer";
import { Cut } from "./tokenCuts";

/**
 * Where each token stands in the text as people see it. Columns beside those of the Encoding; offsets are UTF-16.
 *
 * Worked example, 🤚🏾 (one grapheme cluster of two code points, 8 bytes) cut into tokens of 4, 3 and 1 bytes:
 * unitStart 0 2 2, unitEnd 2 4 4 (the last two share 🏾), clusterStart 0 0 0, clusterEnd 4 4 4, piece 1 2 3, pieces 3 3 3.
 */
export interface TokenPlaces {
  /** Range widened to whole code points. */
  readonly unitStart: Uint32Array<ArrayBuffer>;
  readonly unitEnd: Uint32Array<ArrayBuffer>;
  /** Range widened to whole grapheme clusters. */
  readonly clusterStart: Uint32Array<ArrayBuffer>;
  readonly clusterEnd: Uint32Array<ArrayBuffer>;
  /** Which of the tokens that share one grapheme cluster this is, from 1; 0 where a token holds whole clusters. */
  readonly piece: Uint16Array<ArrayBuffer>;
  /** How many tokens share that cluster; 0 where a token holds whole clusters. */
  readonly pieces: Uint16Array<ArrayBuffer>;
  /** {@link Cut} bits. */
  readonly cuts: Uint8Array<ArrayBuffer>;
}

/** Finds each token's place. */
export function locateTokens(encoding: Encoding, index: Utf8Index, segmentation: Segmentation): TokenPlaces {
  const length = encoding.ids.length;
  const places: TokenPlaces = {
    unitStart: new Uint32Array(length),
    unitEnd: new Uint32Array(length),
    clusterStart: new Uint32Array(length),
    clusterEnd: new Uint32Array(length),
    piece: new Uint16Array(length),
    pieces: new Uint16Array(length),
    cuts: new Uint8Array(length),
  };
  const boundary = segmentation.graphemeBoundary;
  const clusters = new ClusterFinder(boundary);
  for (let i = 0; i < length; i++) {
    const byteStart = encoding.byteStart[i] ?? 0;
    const byteEnd = encoding.byteEnd[i] ?? 0;
    const unitStart = index.unitOf(byteStart);
    const unitEnd = index.unitAfter(byteEnd);
    places.unitStart[i] = unitStart;
    places.unitEnd[i] = unitEnd;
    if (byteStart === byteEnd) {
      // An inserted token has a place but no extent, so nothing is cut by it.
      places.clusterStart[i] = unitStart;
      places.clusterEnd[i] = unitStart;
      continue;
    }
    let cuts = 0;
    const skipped = byteStart - index.byteOf(unitStart);
    if (skipped > 0) cuts |= Cut.startInCodePoint | Cut.startInCluster | (skipped << Cut.skippedBytesShift);
    if (!index.isCodePointBoundary(byteEnd)) cuts |= Cut.endInCodePoint | Cut.endInCluster;
    const clusterStart = clusters.startOf(unitStart);
    const clusterEnd = clusters.endOf(unitEnd);
    if (clusterStart < unitStart) cuts |= Cut.startInCluster;
    if (clusterEnd > unitEnd) cuts |= Cut.endInCluster;
    places.clusterStart[i] = clusterStart;
    places.clusterEnd[i] = clusterEnd;
    places.cuts[i] = cuts;
  }
  countPieces(places, boundary);
  return places;
}

/** Rounds offsets to grapheme clusters; remembers the last one, for a character with 5,000 marks has as many tokens. */
class ClusterFinder {
  private readonly boundary: Uint8Array;
  private start = 0;
  private end = 0;

  constructor(boundary: Uint8Array) {
    this.boundary = boundary;
  }

  startOf(unit: number): number {
    if (this.boundary[unit] === 1) return unit;
    this.find(unit);
    return this.start;
  }

  endOf(unit: number): number {
    if (this.boundary[unit] === 1) return unit;
    this.find(unit);
    return this.end;
  }

  private find(unit: number): void {
    if (unit > this.start && unit < this.end) return;
    this.start = this.boundary.lastIndexOf(1, unit);
    this.end = this.boundary.indexOf(1, unit);
  }
}

/** Numbers the tokens that lie within one grapheme cluster each and share it with others. */
function countPieces(places: TokenPlaces, boundary: Uint8Array): void {
  const { clusterStart, clusterEnd, cuts, piece, pieces } = places;
  const touches = (token: number, start: number, end: number) =>
    (clusterStart[token] ?? 0) < end && (clusterEnd[token] ?? 0) > start;
  for (let i = 0; i < cuts.length; ) {
    const start = clusterStart[i] ?? 0;
    const end = clusterEnd[i] ?? 0;
    const isPiece = cuts[i] !== 0 && boundary.indexOf(1, start + 1) === end;
    if (!isPiece) {
      i++;
      continue;
    }
    // A token before or after may hold part of this cluster beside others of its own; it counts, but has no number.
    let first = i;
    while (first > 0 && touches(first - 1, start, end)) first--;
    let last = i;
    while (last + 1 < cuts.length && touches(last + 1, start, end)) last++;
    // Alone in its cluster, where the normalizer dropped the rest, a token is no piece.
    for (let j = i; j <= last && last > first; j++) {
      if (clusterStart[j] === start && clusterEnd[j] === end) {
        piece[j] = j - first + 1;
        pieces[j] = last - first + 1;
      }
    }
    i = Math.max(i + 1, last);
  }
}
