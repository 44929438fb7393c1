import type { Utf16Offset } from "../../../text/utf8";
import { hasPut } from "../scroll/scrolled";

/** CSS pixels between a character that is brought into sight and the edge. */
const distance = 8;
/** Frames in which a block that was scrolled to is drawn. */
const mostFrames = 10;

/**
 * Scrolls the character at an offset of the text into sight, as little as that takes, once its block is drawn.
 * @param start where that block begins in the text
 * @returns gives up on it
 */
export function revealUnit(scroller: HTMLElement, start: Utf16Offset, unit: Utf16Offset): () => void {
  let frame = 0;
  const tryIn = (frames: number) => {
    frame = requestAnimationFrame(() => {
      const node = scroller.querySelector(`[data-block-start="${start}"]`)?.firstChild;
      if (!(node instanceof Text)) {
        if (frames > 0) tryIn(frames - 1);
        return;
      }
      const range = document.createRange();
      const at = Math.min(unit - start, node.length - 1);
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const [box, view] = [range.getBoundingClientRect(), scroller.getBoundingClientRect()];
      const above = view.top + distance - box.top;
      const below = box.bottom - (view.bottom - distance);
      if (above > 0) scroller.scrollTop -= above;
      else if (below > 0) scroller.scrollTop += below;
      hasPut(scroller);
    });
  };
  tryIn(mostFrames);
  return () => cancelAnimationFrame(frame);
}
