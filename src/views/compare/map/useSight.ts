import { useEffect, useRef, useState } from "react";
import type { ShownEncoding } from "../../../state/compare/columns";
import type { Place } from "../../../state/compare/slice";
import { useAppStore } from "../../../state/store";
import type { Utf16Offset } from "../../../text/utf8";
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

const scrollers = ".column :is(.chips, .reading, .stages-lines)";
const chips = "[data-token], [data-only-token]";

function sightOf(scroller: Element): Place | null {
  const reference = scroller.closest<HTMLElement>("[data-tokenizer]")?.dataset.tokenizer;
  const columns: Readonly<Record<string, { readonly shown: ShownEncoding | null } | undefined>> =
    useAppStore.getState().columns;
  const shown = columns[reference ?? ""]?.shown;
  if (shown == null) return null;
  const box = scroller.getBoundingClientRect();
  const isSeen = (element: Element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return bottom > box.top && top < box.bottom;
  };
  const rows = Array.from(scroller.querySelectorAll(".chip-row, .reading-block, .stage-block")).filter(isSeen);
  const [first, last] = [rows[0], rows.at(-1)];
  if (first === undefined || last === undefined) return null;
  const { places, encoding } = shown;
  const firstChip = Array.from(first.querySelectorAll<HTMLElement>(chips)).find(isSeen);
  const lastChip = Array.from(last.querySelectorAll<HTMLElement>(chips)).findLast(isSeen);
  const start = tokenOf(firstChip) ?? firstTokenAt(places.unitStart, unitBelow(first, "bottom", box.top));
  const end = tokenOf(lastChip) ?? firstTokenAt(places.unitStart, unitBelow(last, "top", box.bottom)) - 1;
  return { start: encoding.byteStart[start] ?? 0, end: encoding.byteEnd[end] ?? encoding.byteEnd.at(-1) ?? 0 };
}

function tokenOf(chip: HTMLElement | undefined): number | null {
  const token = chip?.dataset.token ?? chip?.dataset.onlyToken;
  return token === undefined ? null : Number(token);
}

/**
 * The first character of a paragraph of which an edge is below a height, as an offset in the text; the paragraph's end where none
 * is. A line of thousands of characters is one paragraph, of which a part is in sight. By halving: lines go down.
 */
function unitBelow(block: Element, edge: "top" | "bottom", y: number): Utf16Offset {
  const node = block.firstChild;
  const start = block instanceof HTMLElement ? Number(block.dataset.blockStart) : 0;
  if (!(node instanceof Text)) return start;
  const range = document.createRange();
  let [low, high] = [0, node.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    range.setStart(node, middle);
    range.setEnd(node, middle + 1);
    if (range.getBoundingClientRect()[edge] > y) high = middle;
    else low = middle + 1;
  }
  return start + low;
}
