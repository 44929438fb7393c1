import { type RefObject, useEffect, useLayoutEffect } from "react";
import { useAppStore } from "../../../state/store";
import { switchSetting } from "../../../state/switchSetting";
import { changedStretch } from "../../../text/lineEndings";
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

/** What somebody has scrolled to: what of a text stands at which share of a column's height. */
interface Lead {
  readonly text: string;
  readonly unit: Utf16Offset;
  readonly share: number;
}

const scrolled = new Map<HTMLElement, ScrolledText>();
/** Where each column was put by the page: its telling of that is not somebody scrolling. */
const putAt = new WeakMap<HTMLElement, number>();
let lead: Lead | null = null;
/** Columns that are to follow once they show another text: they could not, or showed a long one's beginning. */
const behind = new WeakSet<HTMLElement>();

/**
 * Has a column scroll with the others by the text: what stands at some height of one stands there in all. The height goes from
 * the upper edge at the text's beginning to the lower one at its end, so that all reach both. A column that comes later, or
 * shows its tokens in another way, begins where the others are.
 * @param text null until its rows are known
 * @param made what its rows' heights go by; where that is another, the text stands elsewhere
 */
export function useScrollTogether(
  scroller: RefObject<HTMLElement | null>,
  text: ScrolledText | null,
  made?: number,
): void {
  const isKnown = text !== null;
  const of = text?.text;
  useLayoutEffect(() => {
    if (scroller.current !== null && text !== null) scrolled.set(scroller.current, text);
  });
  useEffect(() => {
    const element = scroller.current;
    if (element === null || !isKnown) return;
    follow(element);
    const onScroll = () => haveScrolled(element);
    element.addEventListener("scroll", onScroll, { passive: true });
    return () => {
      scrolled.delete(element);
      element.removeEventListener("scroll", onScroll);
    };
  }, [scroller, isKnown]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: with another text a column may follow that could not
  useEffect(() => {
    const element = scroller.current;
    if (element !== null && behind.has(element)) follow(element);
  }, [scroller, of]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: made in another way, the same text stands at another height
  useEffect(() => {
    if (scroller.current !== null) follow(scroller.current);
  }, [scroller, made]);
}

/** Says that the page itself has scrolled a column, which the others are not to follow. */
export function hasPut(element: HTMLElement): void {
  putAt.set(element, element.scrollTop);
}

function haveScrolled(element: HTMLElement): void {
  const own = scrolled.get(element);
  if (own === undefined || element.scrollTop === putAt.get(element)) return;
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
function follow(element: HTMLElement): void {
  const own = scrolled.get(element);
  if (own === undefined || lead === null || !scrollSetting.useSetting.getState().isOn) return;
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
