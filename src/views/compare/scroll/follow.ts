import { useAppStore } from "../../../state/store";
import { changedStretch } from "../../../text/lineEndings";
import { countBelow } from "../../../text/sorted";
import type { Utf16Offset } from "../../../text/utf8";
import { hasPut, putAt, type ScrolledRows, type ScrolledText, scrolled, scrollSetting } from "./scrolled";

/** What somebody has scrolled to: what of a text stands at which share of a column's height. */
interface Lead {
  readonly text: string;
  readonly unit: Utf16Offset;
  readonly share: number;
}

let lead: Lead | null = null;
/** Columns that are to follow once they show another text: they could not, or showed a long one's beginning. */
const behind = new WeakSet<HTMLElement>();

/** Has the others go with a column that somebody has scrolled. */
export function haveScrolled(element: HTMLElement): void {
  const own = shownBy(element);
  if (own === null || element.scrollTop === putAt.get(element)) return;
  putAt.delete(element);
  noteWhetherBehind(element, own);
  own.arrive?.(element);
  const { scrollTop, clientHeight } = element;
  const range = rangeOf(element);
  // Where parts of a pixel are, the end may never be reached.
  const share = scrollTop < 1 ? 0 : scrollTop > range - 1 ? 1 : scrollTop / range;
  lead = { text: own.text, unit: share === 1 ? own.text.length : own.unitAt(scrollTop + share * clientHeight), share };
  for (const other of scrolled.keys()) if (other !== element) follow(other);
}

/** Scrolls a column to where the others are, if they are to scroll together. */
export function follow(element: HTMLElement): void {
  const own = shownBy(element);
  if (own === null || lead === null || !scrollSetting.useSetting.getState().isOn) return;
  const unit = unitIn(own.text, lead);
  if (unit === null) {
    behind.add(element);
    return;
  }
  noteWhetherBehind(element, own);
  const { share } = lead;
  // There is a little more below the last row, which has no text. What was a long text's beginning goes on where it ended.
  const isEnd = share === 1 && unit === own.text.length;
  element.scrollTop = isEnd ? rangeOf(element) : own.yOf(unit, element) - share * element.clientHeight;
  hasPut(element);
  if (isEnd) own.arrive?.(element);
}

/** {@link follow} of a column that shows another text, if it waits for that. */
export function followIfBehind(element: HTMLElement): void {
  if (behind.has(element)) follow(element);
}

function shownBy(element: HTMLElement): ScrolledText | null {
  const own = scrolled.get(element);
  return own === undefined ? null : "rows" in own ? scrolledRows(own) : own;
}

/** Where the text stands in rows of one height, evenly from a row's beginning to its end. */
function scrolledRows({ shown, rows, height, goTo, ...rest }: ScrolledRows): ScrolledText {
  const { text, encoding, places } = shown;
  const unitOf = (row: number) => {
    const { start } = rows.row(row);
    return start < encoding.ids.length ? (places.unitStart[start] ?? 0) : text.length;
  };
  return {
    ...rest,
    unitAt: (y) => {
      const at = Math.max(0, y / height);
      const row = Math.floor(at);
      const start = unitOf(row);
      return start + (at - row) * (unitOf(row + 1) - start);
    },
    yOf: (unit, element) => {
      const row = goTo(element, Math.max(0, countBelow(places.unitStart, unit + 1) - 1));
      const start = unitOf(row);
      const part = (unit - start) / Math.max(1, unitOf(row + 1) - start);
      return (row + Math.min(1, Math.max(0, part))) * height;
    },
  };
}

function noteWhetherBehind(element: HTMLElement, { text }: ScrolledText): void {
  const whole = useAppStore.getState().comparison.text;
  if (text !== whole && whole.startsWith(text)) behind.add(element);
  else behind.delete(element);
}

/** Where what somebody has scrolled to stands in a text that has been edited since; null in one that is another. */
function unitIn(text: string, { text: before, unit }: Lead): Utf16Offset | null {
  if (text === before) return unit;
  const { start, end } = changedStretch(before, text);
  if (2 * (end - start) > before.length) return null;
  return unit <= start ? unit : unit < end ? start : unit + text.length - before.length;
}

function rangeOf({ scrollHeight, clientHeight }: HTMLElement): number {
  return scrollHeight - clientHeight;
}
