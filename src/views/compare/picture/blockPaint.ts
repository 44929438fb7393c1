import type { ShownEncoding } from "../../../state/compare/columns";
import type { TokenRange } from "../chips/layout";
import type { TintOf } from "../colors/tints";
import type { TextBlock } from "../reading/blocks";
import { findStretches } from "../reading/stretches";

/** A paragraph of the Reading view and what lies under its letters. */
export interface BlockPaint {
  readonly shown: ShownEncoding;
  readonly block: TextBlock;
  readonly tintOf: TintOf | null;
  /** Tokens of what is pinned; null where nothing is. */
  readonly marked: TokenRange | null;
  /** Whether the context has ended before it. */
  readonly isBeyond: boolean;
}

/** A line under a stretch, as the page's style sheet has it. */
export type Underline = "line" | "cut" | "place" | "finer" | "merged" | "shifted" | "alone";

/** A stretch of a paragraph, in UTF-16 offsets of it. */
export interface PaintedStretch {
  readonly start: number;
  readonly end: number;
  /** The class of the colour under it; null for none. */
  readonly tint: string | null;
  readonly line: Underline | null;
}

/** What `paint.ts` paints over a paragraph on the page, in the order in which it lies there. */
export function stretchesOf({ shown, block, tintOf, marked, isBeyond }: BlockPaint): PaintedStretch[] {
  const { stretches, cuts, first } = findStretches(shown.places, block);
  const painted = stretches.map(({ start, end }, i): PaintedStretch => {
    const token = first + i;
    const tint = tintOf === null ? `hue-${token % 6}` : tintOf(token).name;
    const own = /^tint-(finer|merged|shifted|alone)$/.exec(tint)?.[1] as Underline | undefined;
    return { start, end, tint, line: token % 2 === 1 ? "line" : (own ?? null) };
  });
  painted.push(...cuts.map(({ start, end }) => ({ start, end, tint: null, line: "cut" as const })));
  if (isBeyond) painted.push({ start: 0, end: block.end - block.start, tint: "beyond", line: null });
  if (marked !== null && marked.start < marked.end) {
    const start = (shown.places.unitStart[marked.start] ?? 0) - block.start;
    const end = (shown.places.unitEnd[marked.end - 1] ?? 0) - block.start;
    painted.push({ start, end, tint: "place", line: "place" });
  }
  const { length } = shown.text.slice(block.start, block.end);
  return painted.flatMap((stretch) => {
    const [start, end] = [Math.max(0, stretch.start), Math.min(length, stretch.end)];
    return start < end ? [{ ...stretch, start, end }] : [];
  });
}

/** The tint whose colour takes the ink of the scale's other end, as the page's style sheet has it. */
const farTint = "tint-step-5";

/** A part of a run of text; whether it lies on the colour that takes the other ink. */
export interface InkedPart {
  readonly text: string;
  readonly isFar: boolean;
}

/**
 * Cuts a run of a paragraph where its ink changes.
 * @param start of the run in the paragraph, in UTF-16 offsets
 */
export function inkedParts(text: string, start: number, { isBeyond, ...paint }: BlockPaint): InkedPart[] {
  const stretches = isBeyond ? [] : stretchesOf({ ...paint, isBeyond });
  const place = stretches.find(({ tint }) => tint === "place") ?? { start: text.length + start, end: 0 };
  const far = stretches.filter(({ tint }) => tint === farTint);
  const parts: InkedPart[] = [];
  let done = 0;
  const take = (end: number, isFar: boolean) => {
    if (end <= done) return;
    parts.push({ text: text.slice(done, end), isFar });
    done = end;
  };
  for (const stretch of far) {
    take(Math.min(text.length, stretch.start - start), false);
    // What is pinned has a colour of its own above it.
    take(Math.min(text.length, stretch.end - start, Math.max(done, place.start - start)), true);
    take(Math.min(text.length, stretch.end - start, Math.max(done, place.end - start)), false);
    take(Math.min(text.length, stretch.end - start), true);
  }
  take(text.length, false);
  return parts;
}
