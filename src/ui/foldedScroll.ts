import { type RefObject, useLayoutEffect, useReducer } from "react";

/**
 * CSS pixels of a list's content that are laid out at most: Firefox has no more than 17.9 million, Chromium 33.5, and what is
 * beyond them nobody could scroll to.
 */
export const mostPixels = 16_000_000;

/** Pixels at either end of a folded list that are as they would be unfolded. */
const endPixels = 1_000_000;

/** Who is scrolled by more at once has gone elsewhere: a wheel, a key or a finger takes far less. */
const jump = 20_000;

/** What is laid out of a list that is higher than that, and what is not. */
export interface Fold {
  /** Pixels that it can be scrolled by. */
  readonly range: number;
  /** Pixels that are not laid out. */
  readonly hidden: number;
}

/**
 * Where in the whole list a place of what is laid out stands: the ends one to one, and what is between them evenly.
 * @param top that it is scrolled by
 */
export function unfoldedTop({ range, hidden }: Fold, top: number): number {
  const before = Math.min(endPixels, range / 4);
  if (top <= before) return top;
  if (top >= range - before) return top + hidden;
  return before + ((top - before) * (range + hidden - 2 * before)) / (range - 2 * before);
}

/** The way back from {@link unfoldedTop}. */
export function foldedTop({ range, hidden }: Fold, top: number): number {
  const before = Math.min(endPixels, range / 4);
  if (top <= before) return top;
  if (top >= range + hidden - before) return top - hidden;
  return before + ((top - before) * (range - 2 * before)) / (range + hidden - 2 * before);
}

/** A list that is folded now. */
interface Folded {
  hidden: number;
  /** By how many pixels rows stand higher in what is laid out than they would unfolded. */
  offset: number;
  /** What the browser has it scrolled by, when it was last looked at. */
  last: number;
  onMoved: () => void;
}

const folded = new WeakMap<Element, Folded>();

// As the browser has them, past what {@link fold} puts on the element itself.
const readTop = (element: Element): number => Reflect.get(Element.prototype, "scrollTop", element);
const readHeight = (element: Element): number => Reflect.get(Element.prototype, "scrollHeight", element);
const writeTop = (element: Element, top: number): boolean => Reflect.set(Element.prototype, "scrollTop", top, element);

/** By how many pixels rows of a list are to be drawn higher than they would stand unfolded; 0 where it is not folded. */
export function foldOffset(element: Element | null): number {
  return (element && folded.get(element)?.offset) ?? 0;
}

/**
 * Has a list reach as far as its rows do, whatever the browser lays out: from now on the element tells and takes `scrollTop` and
 * `scrollHeight` as if all of it were. Scrolled by a little, it moves by as much; moved far, as by its scroll bar, it comes to
 * where as much of the whole is above it. It is unfolded where its height allows.
 * @param height of all rows in CSS pixels; the element's content is to be laid out with at most {@link mostPixels} of them
 * @param onMoved draws the rows anew, with another {@link foldOffset}
 */
export function fold(element: HTMLElement, height: number, onMoved?: () => void): void {
  const hidden = Math.max(0, height - mostPixels);
  const known = folded.get(element);
  if (hidden === 0) {
    if (known === undefined) return;
    const top = element.scrollTop;
    folded.delete(element);
    for (const name of ["scrollTop", "scrollHeight", "scrollTo"]) Reflect.deleteProperty(element, name);
    writeTop(element, top);
    if (known.offset !== 0) known.onMoved();
    return;
  }
  if (known !== undefined) {
    known.onMoved = onMoved ?? known.onMoved;
    if (known.hidden === hidden) return;
    known.hidden = hidden;
    settle(element, known);
    return;
  }
  const state: Folded = { hidden, offset: 0, last: readTop(element), onMoved: onMoved ?? (() => {}) };
  folded.set(element, state);
  Object.defineProperties(element, {
    scrollTop: {
      configurable: true,
      get: () => settle(element, state),
      set: (top: number) => scrollTo(element, state, top),
    },
    scrollHeight: { configurable: true, get: () => readHeight(element) + state.hidden },
    scrollTo: {
      configurable: true,
      value: (to?: ScrollToOptions | number, top?: number) => {
        scrollTo(element, state, (typeof to === "object" ? to.top : top) ?? element.scrollTop);
      },
    },
  });
  settle(element, state);
}

function foldOf(element: Element, { hidden }: Folded): Fold {
  return { range: Math.max(0, readHeight(element) - element.clientHeight), hidden };
}

/** What a list is scrolled by as a whole, whatever the browser has done since. */
function settle(element: Element, state: Folded): number {
  const now = readTop(element);
  const isFar = Math.abs(now - state.last) > jump;
  const fold = foldOf(element, state);
  const top = isFar ? unfoldedTop(fold, now) : Math.min(now + state.offset, fold.range + fold.hidden);
  return put(element, state, fold, now, Math.max(0, top));
}

function scrollTo(element: Element, state: Folded, to: number): void {
  const before = settle(element, state);
  const fold = foldOf(element, state);
  const top = Math.max(0, Math.min(to, fold.range + fold.hidden));
  const by = top - before;
  const now = Math.abs(by) > jump ? foldedTop(fold, top) : readTop(element) + by;
  put(element, state, fold, now, top);
}

/** Puts a list to where a place of the whole is, at a height of what is laid out if that may be: near the ends it may not. */
function put(element: Element, state: Folded, fold: Fold, wanted: number, top: number): number {
  const before = Math.min(endPixels, fold.range / 4);
  const isEnd = wanted < before || wanted > fold.range - before;
  const isOtherEnd = isEnd && Math.abs(top - unfoldedTop(fold, wanted)) > 0.5;
  const target = isOtherEnd ? foldedTop(fold, top) : wanted;
  if (target !== readTop(element)) writeTop(element, target);
  state.last = readTop(element);
  const inEnd = state.last < before ? 0 : state.last > fold.range - before ? fold.hidden : null;
  const offset = inEnd ?? Math.round(top - state.last);
  if (offset !== state.offset) {
    state.offset = offset;
    state.onMoved();
  }
  return state.last + offset;
}

/**
 * {@link fold} of a list as it is drawn.
 * @returns the height to lay out, and by how many pixels rows are to be drawn higher
 */
export function useFold(scroller: RefObject<HTMLElement | null>, height: number): { height: number; offset: number } {
  const [, drawAgain] = useReducer((n: number) => n + 1, 0);
  useLayoutEffect(() => {
    if (scroller.current !== null) fold(scroller.current, height, drawAgain);
  }, [scroller, height]);
  return { height: Math.min(height, mostPixels), offset: foldOffset(scroller.current) };
}
