import { useEffect, useRef, useState } from "react";
import type { ShownEncoding } from "../../../state/compare/columns";
import type { Place } from "../../../state/compare/slice";
import { useAppStore } from "../../../state/store";
import { firstTokenAt } from "../reading/blocks";

/**
 * What of the text is in sight: in the column that was scrolled last, at first in the first one. It is read off the page,
 * once a frame while something scrolls, so that columns need not tell of every row.
 */
export function useSight(): Place | null {
  const [sight, setSight] = useState<Place | null>(null);
  const columns = useAppStore((state) => state.columns);
  const view = useAppStore((state) => state.comparison.view);
  const askAgain = useRef(() => {});
  useEffect(() => {
    let frame = 0;
    let last: Element | null = null;
    const look = () => {
      frame = 0;
      if (!last?.isConnected) last = document.querySelector(scrollers);
      const seen = last === null ? null : sightOf(last);
      setSight((before) => (before?.start === seen?.start && before?.end === seen?.end ? before : seen));
    };
    const ask = () => {
      if (frame === 0) frame = requestAnimationFrame(look);
    };
    let settled: ReturnType<typeof setTimeout> | undefined;
    const askLater = () => {
      clearTimeout(settled);
      settled = setTimeout(ask, drawnAfter);
    };
    // Rows are drawn a moment after a column has been scrolled, or has got another width.
    const askTwice = () => {
      ask();
      askLater();
    };
    askAgain.current = askLater;
    const onScroll = ({ target }: Event) => {
      if (!(target instanceof Element) || !target.matches(scrollers)) return;
      last = target;
      askTwice();
    };
    const resized = new ResizeObserver(askTwice);
    const area = document.querySelector(".columns");
    if (area !== null) resized.observe(area);
    document.addEventListener("scroll", onScroll, { capture: true, passive: true });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(settled);
      resized.disconnect();
      document.removeEventListener("scroll", onScroll, { capture: true });
    };
  }, []);
  // What is in sight is another place in another text or view; while somebody types, that can wait.
  // biome-ignore lint/correctness/useExhaustiveDependencies: they are what has changed
  useEffect(() => askAgain.current(), [columns, view]);
  return sight;
}

const drawnAfter = 200;

const scrollers = ".column .chips, .column .reading";

function sightOf(scroller: Element): Place | null {
  const reference = scroller.closest<HTMLElement>("[data-tokenizer]")?.dataset.tokenizer;
  const columns: Readonly<Record<string, { readonly shown: ShownEncoding | null } | undefined>> =
    useAppStore.getState().columns;
  const shown = columns[reference ?? ""]?.shown;
  if (shown == null) return null;
  const box = scroller.getBoundingClientRect();
  const rows = Array.from(scroller.querySelectorAll(".chip-row, .reading-block")).filter((row) => {
    const { top, bottom } = row.getBoundingClientRect();
    return bottom > box.top && top < box.bottom;
  });
  const [first, last] = [rows[0], rows.at(-1)];
  if (first === undefined || last === undefined) return null;
  const { byteStart, byteEnd } = shown.encoding;
  return {
    start: byteStart[firstTokenOf(first, shown)] ?? 0,
    end: byteEnd[lastTokenOf(last, shown)] ?? byteEnd.at(-1) ?? 0,
  };
}

function firstTokenOf(row: Element, { places }: ShownEncoding): number {
  const token = row.querySelector<HTMLElement>("[data-token]")?.dataset.token;
  return token === undefined ? firstTokenAt(places.unitStart, unitOf(row)) : Number(token);
}

function lastTokenOf(row: Element, { places }: ShownEncoding): number {
  const token = Array.from(row.querySelectorAll<HTMLElement>("[data-token]")).at(-1)?.dataset.token;
  if (token !== undefined) return Number(token);
  return firstTokenAt(places.unitStart, unitOf(row) + (row.textContent?.length ?? 0)) - 1;
}

function unitOf(block: Element): number {
  return block instanceof HTMLElement ? Number(block.dataset.blockStart) : 0;
}
