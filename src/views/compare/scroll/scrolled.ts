import { switchSetting } from "../../../state/switchSetting";
import type { Utf16Offset } from "../../../text/utf8";

/** Where a column's text stands, in CSS pixels from the top of its rows; both ways rise, and take any number. */
export interface ScrolledText {
  readonly text: string;
  /** What of the text stands at a height; between two places in between. */
  unitAt(y: number): Utf16Offset;
  /** @param element the column, which is about to be scrolled there */
  yOf(unit: Utf16Offset, element: HTMLElement): number;
  /** Has the rows that the column has been scrolled to stay where they are from now on; it may be scrolled with them. */
  arrive?(element: HTMLElement): void;
}

/** Whether columns scroll together, in this browser. */
export const scrollSetting = switchSetting("tessera-scroll");

/** What each column that scrolls with the others shows. */
export const scrolled = new Map<HTMLElement, ScrolledText>();

/** Where each column was put by the page: its telling of that is not somebody scrolling. */
const putAt = new WeakMap<HTMLElement, number>();

/** Says that the page itself has scrolled a column, which the others are not to follow. */
export function hasPut(element: HTMLElement): void {
  putAt.set(element, element.scrollTop);
}

/** Whether a column stands where the page itself has put it, and nobody has scrolled it since. */
export function isPut(element: HTMLElement): boolean {
  if (element.scrollTop === putAt.get(element)) return true;
  putAt.delete(element);
  return false;
}
