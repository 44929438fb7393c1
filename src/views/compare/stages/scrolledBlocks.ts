import type { Virtualizer } from "@tanstack/react-virtual";
import type { ScrolledText } from "../scroll/scrollTogether";
import { blockOf, type StageBlock } from "./stageBlocks";

/** Where the text stands in blocks of stages, evenly from a block's beginning to its end. */
export function scrolledBlocks(
  text: string,
  blocks: readonly StageBlock[],
  virtualizer: Virtualizer<HTMLDivElement, Element>,
): ScrolledText {
  return {
    text,
    unitAt: (y) => {
      const item = virtualizer.getVirtualItemForOffset(y);
      const block = blocks[item?.index ?? 0];
      if (item === undefined || block === undefined) return 0;
      return block.unitStart + ((y - item.start) / item.size) * (block.unitEnd - block.unitStart);
    },
    yOf: (unit) => {
      const index = blockOf(blocks, unit, ({ unitStart }) => unitStart);
      const block = blocks[index];
      const item = virtualizer.measurementsCache[index];
      if (item === undefined || block === undefined) return 0;
      const part = (unit - block.unitStart) / Math.max(1, block.unitEnd - block.unitStart);
      return item.start + Math.min(1, Math.max(0, part)) * item.size;
    },
  };
}
