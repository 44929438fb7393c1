import { elementScroll, type Virtualizer } from "@tanstack/react-virtual";
import type { Utf16Offset } from "../../../text/utf8";
import { hasPut, type ScrolledText } from "./scrolled";

/** The last of the blocks that begins at or before a place; the first where none does. By halving. */
export function lastBlockAt<Block>(blocks: readonly Block[], place: number, startOf: (block: Block) => number): number {
  let low = 0;
  let high = blocks.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const block = blocks[middle];
    if (block !== undefined && startOf(block) <= place) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** What of a text a block stands for, in UTF-16 units. */
interface UnitRange {
  readonly start: Utf16Offset;
  readonly end: Utf16Offset;
}

/** Where a text stands in blocks, evenly from a block's beginning to its end. */
export function scrolledBlocks<Block>(
  text: string,
  blocks: readonly Block[],
  rangeOf: (block: Block) => UnitRange,
  virtualizer: Virtualizer<HTMLDivElement, Element>,
): ScrolledText {
  return {
    text,
    unitAt: (y) => {
      const item = virtualizer.getVirtualItemForOffset(y);
      const block = blocks[item?.index ?? 0];
      if (item === undefined || block === undefined) return 0;
      const { start, end } = rangeOf(block);
      return start + ((y - item.start) / item.size) * (end - start);
    },
    yOf: (unit) => {
      const index = lastBlockAt(blocks, unit, (block) => rangeOf(block).start);
      const block = blocks[index];
      const item = virtualizer.measurementsCache[index];
      if (item === undefined || block === undefined) return 0;
      const { start, end } = rangeOf(block);
      const part = (unit - start) / Math.max(1, end - start);
      return item.start + Math.min(1, Math.max(0, part)) * item.size;
    },
  };
}

/** How a virtualizer scrolls: by the page itself, which the other columns are not to follow. */
export const putByVirtualizer: typeof elementScroll<HTMLDivElement> = (offset, options, virtualizer) => {
  elementScroll(offset, options, virtualizer);
  if (virtualizer.scrollElement !== null) hasPut(virtualizer.scrollElement);
};
