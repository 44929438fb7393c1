import { fold, mostPixels } from "../../../ui/foldedScroll";
import { hasPut } from "../scroll/scrolled";
import type { Rows } from "./layout";

/** Rows above and below those in sight that are drawn with them, at most. */
const around = 8;

/** What a column had been scrolled to, and the number that its row had. */
interface Held {
  readonly rows: Rows;
  readonly token: number;
  readonly row: number;
}

const held = new WeakMap<HTMLElement, Held>();

/**
 * Lays out the rows that a column has been scrolled to. Where that gives those in sight other numbers, for there are more or
 * fewer above them than was estimated, the column is scrolled by as many.
 * @param rowHeight in CSS pixels
 */
export function arrive(element: HTMLElement, rows: Rows, rowHeight: number): void {
  if (isAtEnd(element)) {
    arriveAtEnd(element, rows, rowHeight);
    return;
  }
  const { scrollTop, clientHeight } = element;
  const length = Math.ceil(clientHeight / rowHeight);
  let top = Math.floor(scrollTop / rowHeight);
  const before = held.get(element);
  // Somebody who has gone further sees nothing that was in sight.
  const isNear = before?.rows === rows && Math.abs(before.row - top) <= 2 * length;
  const fixed = isNear ? before : { token: rows.row(top).start, row: top };
  let by = 0;
  for (;;) {
    layOutAround(rows, top, length);
    const moved = rows.rowOf(fixed.token) - fixed.row;
    if (moved === by) break;
    top += moved - by;
    by = moved;
  }
  if (by !== 0) scrollBy(element, rows, rowHeight, by);
  held.set(element, { rows, token: rows.row(top).start, row: top });
}

/**
 * The row of a token to which a column is about to be scrolled, with those around it laid out: it keeps its number when they are
 * drawn.
 */
export function settledRow(element: HTMLElement, rows: Rows, rowHeight: number, token: number): number {
  const length = Math.ceil(element.clientHeight / rowHeight);
  let row = rows.rowOf(token);
  for (;;) {
    layOutAround(rows, row - length, 2 * length);
    const now = rows.rowOf(token);
    if (now === row) break;
    row = now;
  }
  held.set(element, { rows, token, row });
  return row;
}

/** Does something that gives rows other numbers, and keeps those in sight where they are. */
export function keepSight(element: HTMLElement, rows: Rows, rowHeight: number, act: () => void): void {
  if (isAtEnd(element)) {
    act();
    arriveAtEnd(element, rows, rowHeight);
    return;
  }
  const top = Math.floor(element.scrollTop / rowHeight);
  const token = rows.row(top).start;
  act();
  const by = rows.rowOf(token) - top;
  if (by !== 0) scrollBy(element, rows, rowHeight, by);
}

/** Whether a column has been scrolled as far down as it goes. Where there are parts of a pixel, the end may never be reached. */
function isAtEnd({ scrollTop, scrollHeight, clientHeight }: HTMLElement): boolean {
  return scrollTop > 0 && scrollTop >= scrollHeight - clientHeight - 1;
}

/** Who goes to a column's end sees its last rows, however many there turn out to be. */
function arriveAtEnd(element: HTMLElement, rows: Rows, rowHeight: number): void {
  const length = Math.ceil(element.clientHeight / rowHeight);
  let count: number;
  do {
    count = rows.rowCount;
    layOutAround(rows, count - length, length);
  } while (rows.rowCount !== count);
  const row = Math.max(0, count - length);
  held.set(element, { rows, token: rows.row(row).start, row });
  setHeight(element, count * rowHeight);
  if (isAtEnd(element)) return;
  element.scrollTop = element.scrollHeight;
  hasPut(element);
  element.dispatchEvent(new Event("scroll"));
}

function layOutAround(rows: Rows, first: number, length: number): void {
  for (let row = Math.max(0, first - around); row < first + length + around; row++) rows.row(row);
}

function scrollBy(element: HTMLElement, rows: Rows, rowHeight: number, by: number): void {
  setHeight(element, rows.rowCount * rowHeight);
  element.scrollTop += by * rowHeight;
  hasPut(element);
  // What is drawn goes with it in this frame: the browser's own event comes with the next one.
  element.dispatchEvent(new Event("scroll"));
}

/** Has a column reach as far as its rows do: it cannot be scrolled to where it does not reach yet. */
function setHeight(element: HTMLElement, height: number): void {
  const canvas = element.firstElementChild;
  if (canvas instanceof HTMLElement) canvas.style.height = `${Math.min(height, mostPixels)}px`;
  fold(element, height);
}
