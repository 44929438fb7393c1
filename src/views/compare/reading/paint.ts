import type { TintOf } from "../colors/tints";

/** Names under which the page's style sheet colours stretches of text: `::highlight(token-0)` … and `::highlight(place)`. */
const hueNames = ["token-0", "token-1", "token-2", "token-3", "token-4", "token-5"] as const;
const lineName = "token-line";
const cutName = "token-cut";
const beyondName = "beyond";
const placeName = "place";

/** A stretch of a text node to paint, in UTF-16 offsets of the node. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Whether the browser has the CSS Custom Highlight API, which colours text without touching its shaping. */
export function canPaint(): boolean {
  return typeof CSS === "object" && "highlights" in CSS && typeof Highlight === "function";
}

/**
 * Colours stretches of a text node, each in the next of six hues or as its tint says, and underlines every other one so that
 * boundaries are seen without colour.
 * @param first the token of the first stretch
 * @param cuts stretches in which a token boundary runs inside a character
 * @returns takes the paint off again
 */
export function paintTokens(
  node: Text,
  stretches: readonly Stretch[],
  first: number,
  cuts: readonly Stretch[],
  tintOf: TintOf | null = null,
): () => void {
  const undo = stretches.flatMap((stretch, i) => {
    const token = first + i;
    if (tintOf === null) return [paint(node, stretch, hueNames[token % 6] ?? hueNames[0], 0)];
    const tinted = paint(node, stretch, tintOf(token).name, 0);
    return token % 2 === 0 ? [tinted] : [tinted, paint(node, stretch, lineName, 1)];
  });
  undo.push(...cuts.map((stretch) => paint(node, stretch, cutName, 1)));
  return () => {
    for (const remove of undo) remove();
  };
}

/** Pales as much of a text node, which is beyond the context's end. */
export function paintBeyond(node: Text, length: number): () => void {
  return paint(node, { start: 0, end: length }, beyondName, 2);
}

/** Marks a stretch of a text node as the place that is shown. */
export function paintPlace(node: Text, stretch: Stretch): () => void {
  return paint(node, stretch, placeName, 3);
}

function paint(node: Text, { start, end }: Stretch, name: string, priority: number): () => void {
  const from = Math.max(0, start);
  const to = Math.min(node.length, end);
  if (from >= to) return () => {};
  let highlight = CSS.highlights.get(name);
  if (highlight === undefined) {
    highlight = new Highlight();
    highlight.priority = priority;
    CSS.highlights.set(name, highlight);
  }
  // A static range costs the browser nothing while the page changes; the text node is replaced as a whole anyway.
  const range = new StaticRange({ startContainer: node, startOffset: from, endContainer: node, endOffset: to });
  highlight.add(range);
  return () => highlight.delete(range);
}
