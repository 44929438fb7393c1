import type { Utf16Offset } from "./utf8";

/** All but letters without marks, ideographs, Hangul syllables and signs: each of those is a cluster of its own beside any other of them. */
const together =
  /(?:\r|[^\0-\x7f\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u0590\u0620-\u064a\u1e00-\u1fff\u2010-\u2027\u3001-\u3029\u3041-\u3096\u309b-\u30ff\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff60])+/g;

const segmenter = new Intl.Segmenter("und", { granularity: "grapheme" });

/** UTF-16 units of the longest stretches whose breaks are kept. */
const longWord = 32;

/**
 * Where the grapheme clusters of a text begin (UAX #29, as this engine's ICU has it), and its end. Only stretches in which
 * clusters have several characters are given to the engine: V8 takes the square of a line's length, 11 s for 80,000 units.
 */
export function graphemeStarts(text: string): Uint32Array {
  const known = new Map<string, readonly Utf16Offset[]>();
  const inside = new Uint8Array(text.length + 1);
  for (const { 0: stretch, index } of text.matchAll(together)) {
    // A mark goes with what is before it, and some signs with what is behind them.
    const [from, to] = [Math.max(0, index - 1), index + stretch.length];
    inside.fill(1, index, to + 1);
    const slice = text.slice(from, to + 1);
    const breaks = known.get(slice) ?? Array.from(segmenter.segment(slice), ({ index }) => index);
    // Words come again.
    if (slice.length <= longWord) known.set(slice, breaks);
    // Where what is before it begins has been told by then.
    for (const at of breaks) if (from + at >= index) inside[from + at] = 0;
  }
  inside[0] = 0;
  const starts: Utf16Offset[] = [];
  for (let unit = 0; unit < text.length; unit++) if (inside[unit] === 0) starts.push(unit);
  starts.push(text.length);
  return Uint32Array.from(starts);
}
