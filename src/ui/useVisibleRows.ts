import { type RefObject, useLayoutEffect, useState } from "react";

/** What a scroll container shows of its rows. */
export interface VisibleRows {
  /** Rows from `start` to before `end` are in sight, or close to it. */
  readonly start: number;
  readonly end: number;
  /** Size of what is in sight, in CSS pixels; 0 before it is on the page. */
  readonly width: number;
  readonly height: number;
}

/** Rows come and go this many at a time, so that most scrolling draws nothing. */
const blockLength = 4;

/**
 * The rows of a scroll container that are in sight, and a few above and below.
 * @param rowHeightOf in CSS pixels, the same for all rows, for a width
 * @param guess so many are taken to be in sight until the browser has laid them out by itself; without it that is asked for at once
 */
export function useVisibleRows(
  scroller: RefObject<HTMLElement | null>,
  rowHeightOf: (width: number) => number,
  count: number,
  guess = 0,
): VisibleRows {
  const [visible, setVisible] = useState<VisibleRows>({ start: 0, end: guess, width: 0, height: 0 });
  // Not by the number of rows: reading off the page where it is scrolled to has it laid out at once, and once more for the frame.
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const update = () => {
      const { clientWidth: width, clientHeight: height, scrollTop } = element;
      const block = rowHeightOf(width) * blockLength;
      const start = Math.max(0, (Math.floor(scrollTop / block) - 1) * blockLength);
      const end = (Math.ceil((scrollTop + height) / block) + 1) * blockLength;
      setVisible((old) =>
        old.start === start && old.end === end && old.width === width && old.height === height
          ? old
          : { start, end, width, height },
      );
    };
    if (guess === 0) update();
    element.addEventListener("scroll", update, { passive: true });
    const observer = new ResizeObserver(update);
    observer.observe(element);
    return () => {
      element.removeEventListener("scroll", update);
      observer.disconnect();
    };
  }, [scroller, rowHeightOf, guess]);
  // There may be fewer.
  return { ...visible, start: Math.min(visible.start, count), end: Math.min(visible.end, count) };
}

/**
 * Scrolls a row into sight.
 * @param rowHeight in CSS pixels
 * @param space in CSS pixels, above the first row and below the last
 */
export function revealRow(element: HTMLElement, row: number, rowHeight: number, space = 0): void {
  const top = row * rowHeight;
  const bottom = top + rowHeight + 2 * space;
  if (top < element.scrollTop) element.scrollTop = top;
  else if (bottom > element.scrollTop + element.clientHeight) element.scrollTop = bottom - element.clientHeight;
}
