import { memo, type ReactElement, useLayoutEffect, useRef } from "react";
import { Cut } from "../../../analysis/tokenPlaces";
import type { ShownEncoding } from "../../../state/columns";
import { baseDirection } from "../../../text/direction";
import { firstTokenAt, type TextBlock } from "./blocks";
import { paintRuler, paintTokens, type Stretch } from "./paint";

interface ReadingBlockProps {
  readonly shown: ShownEncoding;
  readonly block: TextBlock;
  readonly index: number;
  readonly top: number;
  /** What the ruler covers, in UTF-16 offsets of the whole text; -1 where it does not reach this block. */
  readonly markStart: number;
  readonly markEnd: number;
  measure(element: Element | null): void;
}

/** A paragraph of the reading view: one untouched text node, painted over. */
export const ReadingBlock = memo(function ReadingBlock(props: ReadingBlockProps): ReactElement {
  const { shown, block, index, top, markStart, markEnd, measure } = props;
  const paragraph = useRef<HTMLParagraphElement>(null);
  const text = shown.text.slice(block.start, block.end);

  useLayoutEffect(() => {
    const node = paragraph.current?.firstChild;
    if (!(node instanceof Text)) return;
    const { stretches, cuts, first } = findStretches(shown, block);
    return paintTokens(node, stretches, first, cuts);
  }, [shown, block]);

  useLayoutEffect(() => {
    const node = paragraph.current?.firstChild;
    if (!(node instanceof Text) || markStart < 0) return;
    return paintRuler(node, { start: markStart - block.start, end: markEnd - block.start });
  }, [block, markStart, markEnd]);

  return (
    <p
      ref={(element) => {
        paragraph.current = element;
        measure(element);
      }}
      className="reading-block"
      data-index={index}
      data-block-start={block.start}
      dir={baseDirection(text)}
      style={{ top }}
    >
      {text === "" ? "\u200b" : text}
    </p>
  );
}, isSameBlock);

/** Whether a block shows the same as before: its text, its tokens and what is marked in it. */
function isSameBlock(before: ReadingBlockProps, after: ReadingBlockProps): boolean {
  for (const name of ["index", "top", "markStart", "markEnd", "measure"] as const) {
    if (before[name] !== after[name]) return false;
  }
  const { block } = after;
  if (before.block.start !== block.start || before.block.end !== block.end) return false;
  const [old, now] = [before.shown, after.shown];
  if (old === now) return true;
  if (old.text.slice(block.start, block.end) !== now.text.slice(block.start, block.end)) return false;
  const first = firstTokenAt(now.places.unitStart, block.start);
  const last = firstTokenAt(now.places.unitStart, block.end);
  // One more at each end: a token may reach over the block's border.
  for (let token = Math.max(0, first - 1); token <= last; token++) {
    if (old.places.unitStart[token] !== now.places.unitStart[token]) return false;
    if (old.places.unitEnd[token] !== now.places.unitEnd[token]) return false;
    if (old.places.cuts[token] !== now.places.cuts[token]) return false;
  }
  return true;
}

/**
 * Pieces of one character that are painted apart. A letter may carry thousands of marks, and the browser draws all of them
 * anew for each stretch.
 */
const piecesPainted = 8;

/** Tokens of a block as stretches of its text node; tokens within one code point paint it once, as cut. */
function findStretches({ places }: ShownEncoding, block: TextBlock) {
  const stretches: Stretch[] = [];
  const cuts: Stretch[] = [];
  let first = firstTokenAt(places.unitStart, block.start);
  if (first > 0 && (places.unitEnd[first - 1] ?? 0) > block.start) first--;
  let painted = 0;
  for (let token = first; token < places.unitStart.length; token++) {
    const start = (places.unitStart[token] ?? 0) - block.start;
    const end = (places.unitEnd[token] ?? 0) - block.start;
    if (start >= block.end - block.start) break;
    const beyond = (places.piece[token] ?? 0) - piecesPainted;
    if (beyond > 0) {
      // The last piece that is painted covers the rest; their own stretches are empty, and keep the hues in step.
      const last = stretches.length - beyond;
      stretches[last] = { start: stretches[last]?.start ?? painted, end: Math.max(painted, end) };
      stretches.push({ start: end, end });
    } else {
      stretches.push({ start: Math.max(start, painted), end });
    }
    painted = Math.max(painted, end);
    if ((places.cuts[token] ?? 0) & Cut.startInCluster) {
      // One stretch a cluster: a letter may carry thousands of marks.
      const from = (places.clusterStart[token] ?? 0) - block.start;
      if (cuts.at(-1)?.start === from) cuts.pop();
      cuts.push({ start: from, end });
    }
  }
  return { stretches, cuts, first };
}
