import { memo, type ReactElement, useLayoutEffect, useRef } from "react";
import type { DrawnText } from "../../../state/compare/columns";
import type { TintOf } from "../colors/tints";
import { blockDirection, firstTokenAt, type TextBlock } from "./blocks";
import { paintBeyond, paintPlace, paintTokens } from "./paint";
import { findStretches } from "./stretches";

interface ReadingBlockProps {
  readonly shown: DrawnText;
  readonly block: TextBlock;
  readonly index: number;
  readonly top: number;
  /** What colours say; null where they only tell neighbours apart. */
  readonly tintOf: TintOf | null;
  /** Whether the context has ended before it. */
  readonly isBeyond: boolean;
  /** What the line above says, at which it ends; null where there is none. */
  readonly contextWords: string | null;
  /** What is marked, in UTF-16 offsets of the whole text; -1 where it does not reach this block. */
  readonly markStart: number;
  readonly markEnd: number;
  measure(element: Element | null): void;
}

/** A paragraph of the reading view: one untouched text node, painted over. */
export const ReadingBlock = memo(function ReadingBlock(props: ReadingBlockProps): ReactElement {
  const { shown, block, index, top, tintOf, isBeyond, contextWords, markStart, markEnd, measure } = props;
  const paragraph = useRef<HTMLParagraphElement>(null);
  const text = shown.text.slice(block.start, block.end);

  useLayoutEffect(() => {
    const node = paragraph.current?.firstChild;
    if (!(node instanceof Text)) return;
    const { stretches, cuts, first } = findStretches(shown.places, block);
    return paintTokens(node, stretches, first, cuts, tintOf);
  }, [shown, block, tintOf]);

  useLayoutEffect(() => {
    const node = paragraph.current?.firstChild;
    if (!(node instanceof Text) || !isBeyond) return;
    return paintBeyond(node, block.end - block.start);
  }, [block, isBeyond]);

  useLayoutEffect(() => {
    const node = paragraph.current?.firstChild;
    if (!(node instanceof Text) || markStart < 0) return;
    return paintPlace(node, { start: markStart - block.start, end: markEnd - block.start });
  }, [block, markStart, markEnd]);

  return (
    <p
      ref={(element) => {
        paragraph.current = element;
        measure(element);
      }}
      className={contextWords === null ? "reading-block" : "reading-block first-beyond"}
      data-index={index}
      data-block-start={block.start}
      data-words={contextWords ?? undefined}
      dir={blockDirection(shown, block)}
      style={{ top }}
    >
      {text === "" ? "\u200b" : text}
    </p>
  );
}, isSameBlock);

/** Whether a block shows the same as before: its text, its tokens and what is marked in it. */
function isSameBlock(before: ReadingBlockProps, after: ReadingBlockProps): boolean {
  for (const name of ["index", "top", "isBeyond", "contextWords", "markStart", "markEnd", "measure"] as const) {
    if (before[name] !== after[name]) return false;
  }
  const { block } = after;
  if (before.block.start !== block.start || before.block.end !== block.end) return false;
  const [old, now] = [before.shown, after.shown];
  if (old === now && before.tintOf === after.tintOf) return true;
  if (blockDirection(old, before.block) !== blockDirection(now, block)) return false;
  if (old.text.slice(block.start, block.end) !== now.text.slice(block.start, block.end)) return false;
  const first = firstTokenAt(now.places.unitStart, block.start);
  const last = firstTokenAt(now.places.unitStart, block.end);
  // One more at each end: a token may reach over the block's border.
  for (let token = Math.max(0, first - 1); token <= last; token++) {
    if (old.places.unitStart[token] !== now.places.unitStart[token]) return false;
    if (old.places.unitEnd[token] !== now.places.unitEnd[token]) return false;
    if (old.places.cuts[token] !== now.places.cuts[token]) return false;
    if (before.tintOf?.(token) !== after.tintOf?.(token)) return false;
  }
  return true;
}
