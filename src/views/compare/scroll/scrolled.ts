import type { ShownEncoding } from "../../../state/compare/columns";
import { switchSetting } from "../../../state/switchSetting";
import type { Utf16Offset } from "../../../text/utf8";
import type { Rows } from "../chips/layout";

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

/** The same of a column with rows of one height, as far as it need be told until somebody scrolls. */
export interface ScrolledRows extends Pick<ScrolledText, "text" | "arrive"> {
  readonly shown: Pick<ShownEncoding, "text" | "encoding" | "places">;
  readonly rows: Rows;
  /** Of a row. */
  readonly height: number;
  /** The row of a token to which the column is about to be scrolled. */
  goTo(element: HTMLElement, token: number): number;
}

/** Whether columns scroll together, in this browser. */
export const scrollSetting = switchSetting("tessera-scroll");

/** What each column that scrolls with the others shows. */
export const scrolled = new Map<HTMLElement, ScrolledText | ScrolledRows>();

/** Where each column was put by the page: its telling of that is not somebody scrolling. */
export const putAt = new WeakMap<HTMLElement, number>();

/** Says that the page itself has scrolled a column, which the others are not to follow. */
export function hasPut(element: HTMLElement): void {
  putAt.set(element, element.scrollTop);
}
