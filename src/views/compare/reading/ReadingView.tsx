import { useVirtualizer } from "@tanstack/react-virtual";
import { type ReactElement, useEffect, useMemo, useRef } from "react";
import { tokensInRange } from "../../../analysis/tokensInRange";
import type { ShownEncoding } from "../../../state/compare/columns";
import { useShownPlace } from "../../../state/compare/place";
import type { Place } from "../../../state/compare/slice";
import { useAppStore } from "../../../state/store";
import type { TokenizerReference } from "../../../tokenizers/tokenizerReference";
import { useFold } from "../../../ui/foldedScroll";
import { usePrinting } from "../../../ui/usePrinting";
import { useTints } from "../colors/tints";
import type { ContextEnd } from "../context/findContextEnd";
import { lastBlockAt, putByVirtualizer, scrolledBlocks } from "../scroll/scrolledBlocks";
import { useScrollTogether } from "../scroll/scrollTogether";
import { useElementWidth } from "../useElementWidth";
import { useTokenCursor } from "../useTokenCursor";
import { blockDirection, firstTokenAt, type KnownBlocks, updateBlocks } from "./blocks";
import { canPaint } from "./paint";
import { ReadingBlock } from "./ReadingBlock";
import { revealUnit } from "./revealUnit";
import "./reading.css";

interface ReadingViewProps {
  readonly reference: TokenizerReference;
  readonly label: string;
  readonly shown: ShownEncoding;
  /** Where context ends; null where it does not. */
  readonly contextEnd: ContextEnd | null;
}

/** The text as text, with its tokens as coloured backgrounds. Shaping of joined scripts stays intact. */
export function ReadingView({ reference, label, shown, contextEnd }: ReadingViewProps): ReactElement {
  const scroller = useRef<HTMLDivElement>(null);
  const endUnit = contextEnd?.unit ?? null;
  const known = useRef<KnownBlocks | null>(null);
  const blocks = useMemo(() => updateBlocks(known.current, shown, endUnit), [shown, endUnit]);
  useEffect(() => {
    known.current = { shown, contextEnd: endUnit, blocks };
  }, [shown, endUnit, blocks]);
  const isPrinting = usePrinting();
  const tintOf = useTints(shown);
  const virtualizer = useVirtualizer({
    count: blocks.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 31,
    overscan: isPrinting ? printedBlocks : 3,
    // Columns that scroll together are drawn together, and not each within its own event.
    useFlushSync: false,
    scrollToFn: putByVirtualizer,
  });
  const { height, offset } = useFold(scroller, virtualizer.getTotalSize());
  useScrollTogether(
    scroller,
    scrolledBlocks(shown.text, blocks, (block) => block, virtualizer),
  );
  const place = useShownPlace();
  const marked = place === null ? null : unitsOfPlace(shown, place);
  const pinned = useAppStore((state) => state.comparison.pinned);
  const revealAt = pinned === undefined ? null : (unitsOfPlace(shown, pinned)?.start ?? null);
  const width = useElementWidth(scroller);

  const blockOf = (unit: number) => lastBlockAt(blocks, unit, ({ start }) => start);
  const reveal = (unit: number) => {
    const index = blockOf(unit);
    if (!virtualizer.getVirtualItems().some((item) => item.index === index)) virtualizer.scrollToIndex(index);
    if (scroller.current !== null) return revealUnit(scroller.current, blocks[index]?.start ?? 0, unit);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: when another place is pinned, or lines break elsewhere, not whenever a block is measured
  useEffect(() => (revealAt === null ? undefined : reveal(revealAt)), [revealAt, width]);

  const cursor = useTokenCursor({
    reference,
    shown,
    isRightToLeft: (token) => {
      const block = blocks[blockOf(shown.places.unitStart[token] ?? 0)];
      return block !== undefined && blockDirection(shown, block) === "rtl";
    },
    vertical: (token, direction) => {
      const next = blocks[blockOf(shown.places.unitStart[token] ?? 0) + direction];
      return next === undefined ? token : firstTokenAt(shown.places.unitStart, next.start);
    },
    reveal: (token) => reveal(shown.places.unitStart[token] ?? 0),
    tokenAt: ({ clientX, clientY }) => {
      const unit = unitAtPoint(clientX, clientY);
      return unit === null ? null : tokenAtUnit(shown, unit);
    },
  });

  if (!canPaint()) {
    return (
      <p className="column-message">
        This browser cannot colour text without breaking joined scripts (it lacks CSS custom highlights). The Tokens
        view shows everything.
      </p>
    );
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset groups form controls, and these are tokens of a text
    <div
      ref={scroller}
      className="reading"
      role="group"
      aria-label={`Text as ${label} cuts it`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and arrow keys move from token to token in it
      tabIndex={0}
      {...cursor.handlers}
    >
      <div className="reading-canvas" style={{ height: isPrinting ? undefined : height }}>
        {virtualizer.getVirtualItems().map((item) => {
          const block = blocks[item.index];
          if (block === undefined) return null;
          const isBeyond = endUnit !== null && block.start >= endUnit;
          const isFirstBeyond = isBeyond && (blocks[item.index - 1]?.start ?? -1) < endUnit;
          const touches = marked !== null && marked.start < block.end && marked.end > block.start;
          return (
            <ReadingBlock
              key={item.index}
              shown={shown}
              block={block}
              index={item.index}
              top={item.start - offset}
              tintOf={tintOf}
              isBeyond={isBeyond}
              contextWords={isFirstBeyond ? (contextEnd?.words ?? null) : null}
              markStart={touches ? marked.start : -1}
              markEnd={touches ? marked.end : -1}
              measure={virtualizer.measureElement}
            />
          );
        })}
        {isPrinting && blocks.length > printedBlocks && <p>The rest is not printed.</p>}
      </div>
    </div>
  );
}

/** Paragraphs of a column that go to paper: some pages of them. */
const printedBlocks = 300;

/** A place in UTF-16 offsets, widened to the tokens of this column that it touches. */
function unitsOfPlace({ encoding, places }: ShownEncoding, place: Place) {
  const { start, end } = tokensInRange(encoding, place.start, place.end);
  return start >= end ? null : { start: places.unitStart[start] ?? 0, end: places.unitEnd[end - 1] ?? 0 };
}

function tokenAtUnit({ places }: ShownEncoding, unit: number): number | null {
  const token = firstTokenAt(places.unitStart, unit + 1) - 1;
  return token >= 0 && (places.unitEnd[token] ?? 0) > unit ? token : null;
}

/** The UTF-16 offset in the whole text of the character under a point. */
function unitAtPoint(x: number, y: number): number | null {
  const position = document.caretPositionFromPoint?.(x, y);
  // Safari has only the older call.
  const range = position === undefined ? document.caretRangeFromPoint?.(x, y) : undefined;
  const node = position?.offsetNode ?? range?.startContainer;
  const offset = position?.offset ?? range?.startOffset;
  const block = node?.parentElement?.closest<HTMLElement>("[data-block-start]");
  if (block == null || offset === undefined || !(node instanceof Text)) return null;
  // A caret lies between characters: the one under the pointer is before or after it.
  for (const candidate of [offset, offset - 1]) {
    if (candidate < 0 || candidate >= node.length) continue;
    const probe = document.createRange();
    probe.setStart(node, candidate);
    probe.setEnd(node, candidate + 1);
    for (const box of probe.getClientRects()) {
      if (x >= box.left && x <= box.right && y >= box.top && y <= box.bottom) {
        return Number(block.dataset.blockStart) + candidate;
      }
    }
  }
  return null;
}

export { ReadingView as View };
