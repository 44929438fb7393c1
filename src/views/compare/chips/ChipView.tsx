import {
  type ReactElement,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useReducer,
  useRef,
  useState,
  useSyncExternalStore,
} from "react";
import { tokensInRange } from "../../../analysis/tokensInRange";
import type { ShownEncoding } from "../../../state/compare/columns";
import { useAppStore } from "../../../state/store";
import type { TokenizerReference } from "../../../tokenizers/tokenizerReference";
import { useIsFirstLook } from "../../../ui/useIsFirstLook";
import { usePrinting } from "../../../ui/usePrinting";
import { revealRow, useVisibleRows } from "../../../ui/useVisibleRows";
import { useTints } from "../colors/tints";
import type { ContextEnd } from "../context/findContextEnd";
import { hasPut } from "../scroll/scrolled";
import { useScrollTogether } from "../scroll/scrollTogether";
import { useElementWidth } from "../useElementWidth";
import { useMarkedTokens } from "../useMarkedTokens";
import { useTokenCursor } from "../useTokenCursor";
import { asWritten, writtenParts } from "../writtenParts";
import { ChipRow, rowDirection } from "./ChipRow";
import { chipSource } from "./chipSource";
import "./chips.css";
import { ChipRows, type LaidOutRows, type Rows, stretch } from "./layout";
import { chip, fontsVersion, subscribeToFonts } from "./measure";

interface ChipViewProps {
  readonly reference: TokenizerReference;
  readonly label: string;
  readonly shown: ShownEncoding;
  readonly showIds: boolean;
  /** Where context ends; null where it does not. */
  readonly contextEnd: ContextEnd | null;
}

/** Every token as a chip: the authority on boundaries. Only the rows in sight are on the page. */
export function ChipView({ reference, label, shown, showIds, contextEnd }: ChipViewProps): ReactElement {
  const scroller = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLDivElement>(null);
  const idPrefix = useId();
  // What the build has drawn stays until there are rows.
  const [isWritten] = useState(useIsFirstLook());
  const width = useElementWidth(canvas, isWritten);
  const endToken = contextEnd?.token ?? -1;
  const rowHeightOf = showIds ? rowHeightWithIds : rowHeight;
  const [, drawAgain] = useReducer((n: number) => n + 1, 0);
  const laidOut = useChipRows(shown, width, showIds, drawAgain, (tellAll) => {
    const element = scroller.current;
    if (element === null || rows === null) tellAll();
    else later?.keepSight(element, rows, rowHeightOf(), tellAll);
  });
  const rows = useMemo(() => (laidOut === null ? null : (contextEnd?.part(laidOut) ?? laidOut)), [laidOut, contextEnd]);
  const rowCount = rows?.rowCount ?? 0;
  const inSight = useVisibleRows(scroller, rowHeightOf, rowCount);
  const isPrinting = usePrinting();
  const tintOf = useTints(shown);
  const height = rowCount * rowHeightOf();
  useLayoutEffect(() => {
    if (scroller.current !== null) later?.fold(scroller.current, height, drawAgain);
  });
  const offset = later?.foldOffset(scroller.current) ?? 0;
  const { start: firstRow, end: endRow } = isPrinting ? { start: 0, end: Math.min(rowCount, printedRows) } : inSight;
  const reveal = (token: number) => {
    const element = scroller.current;
    if (element === null || rows === null) return;
    let row = 0;
    const find = () => {
      row = rowToGoTo(element, rows, rowHeightOf(), token);
    };
    if (later === null) find();
    else later.keepSight(element, rows, rowHeightOf(), find);
    revealRow(element, row, rowHeightOf(), chip.spaceAround);
    hasPut(element);
    onTold();
  };
  // There are more or fewer of a long text once those asked for are known.
  const onTold = () => {
    if (rows?.rowCount !== rowCount) drawAgain();
  };
  const scrolled = rows && {
    text: shown.text,
    ...{ shown, rows, height: rowHeightOf() },
    goTo(element: HTMLElement, token: number) {
      const row = rowToGoTo(element, rows, rowHeightOf(), token);
      onTold();
      return row;
    },
    arrive(element: HTMLElement) {
      later?.arrive(element, rows, rowHeightOf());
      onTold();
    },
  };
  useScrollTogether(scroller, scrolled, showIds ? -width : width);

  const { place, marked, caret } = useMarkedTokens(shown);
  const pinned = useAppStore((state) => state.comparison.pinned);
  // biome-ignore lint/correctness/useExhaustiveDependencies: scrolls when another place is pinned or rows are made anew
  useEffect(() => {
    if (pinned !== undefined) reveal(tokensInRange(shown.encoding, pinned.start, pinned.end).start);
  }, [pinned, rows]);

  const cursor = useTokenCursor({
    reference,
    shown,
    isRightToLeft: (token) => rowDirection(shown, token) === "rtl",
    vertical: (token, direction) => {
      if (rows === null) return token;
      const from = rows.row(rows.rowOf(token));
      const next = rows.rowOf(token) + direction;
      let to = rows.row(Math.max(0, next));
      // The line at which context ends has no tokens.
      if (to.start === to.end) to = rows.row(Math.max(0, next + direction));
      return to.start >= to.end ? token : Math.min(to.end - 1, to.start + (token - from.start));
    },
    reveal,
    tokenAt: ({ target }) => tokenOf(target),
  });

  const drawRows = (laidOut: Rows) =>
    Array.from({ length: endRow - firstRow }, (_, i) => {
      const row = firstRow + i;
      const { start, end } = laidOut.row(row);
      const markStart = marked === null ? -1 : Math.max(start, marked.start);
      const markEnd = marked === null ? -1 : Math.min(end, marked.end);
      const hasMark = markStart < markEnd;
      if (start === end && start === endToken) return contextEnd?.line(row, row * rowHeightOf() - offset);
      return (
        <ChipRow
          key={row}
          idPrefix={idPrefix}
          shown={shown}
          start={start}
          end={end}
          top={row * rowHeightOf() - offset}
          showIds={showIds}
          tintOf={tintOf}
          isBeyond={endToken >= 0 && start >= endToken}
          markStart={hasMark ? markStart : -1}
          markEnd={hasMark ? markEnd : -1}
          caret={caret >= start && caret < end ? caret : -1}
          cursor={cursor.token !== null && cursor.token >= start && cursor.token < end ? cursor.token : -1}
        />
      );
    });
  const content =
    rows === null && isWritten
      ? asWritten(writtenParts.tokens?.(shown))
      : {
          children: (
            <>
              {rows !== null && drawRows(rows)}
              {isPrinting && rowCount > printedRows && <p>The rest is not printed.</p>}
            </>
          ),
        };
  return (
    <div
      ref={scroller}
      className={showIds ? "chips with-ids" : "chips"}
      data-place={place?.kind}
      role="listbox"
      aria-label={`Tokens of ${label}`}
      aria-multiselectable="true"
      aria-activedescendant={cursor.token === null ? undefined : `${idPrefix}-${cursor.token}`}
      tabIndex={0}
      {...cursor.handlers}
    >
      <div
        ref={canvas}
        className="chips-canvas"
        role="presentation"
        style={{ height: isPrinting || rows === null ? undefined : Math.min(height, later?.mostPixels ?? height) }}
        {...content}
      />
    </div>
  );
}

function rowToGoTo(element: HTMLElement, rows: Rows, height: number, token: number): number {
  return later?.settledRow(element, rows, height, token) ?? rows.rowOf(token);
}

/** Rows of a column that go to paper: some pages of them. */
const printedRows = 300;

const rowHeight = () => chip.rowHeight;
const rowHeightWithIds = () => chip.rowHeightWithIds;

/** Rows, and what they are of. */
interface LaidOut {
  readonly rows: LaidOutRows;
  readonly shown: ShownEncoding;
  readonly width: number;
  readonly showIds: boolean;
  readonly fonts: number;
}

/**
 * Rows of the encoding at a width; the rest of a long text is laid out while the page is idle.
 * @param finish has what is in sight stay when that is done: rows get other numbers by what it is given
 */
function useChipRows(
  shown: ShownEncoding,
  width: number,
  showIds: boolean,
  drawAgain: () => void,
  finish: (tellAll: () => void) => void,
): LaidOutRows | null {
  const fonts = useSyncExternalStore(subscribeToFonts, fontsVersion, fontsVersion);
  const last = useRef<LaidOut | null>(null);
  const isLong = later !== null && shown.encoding.ids.length > shortLength;
  const rows = useMemo(() => {
    if (width === 0) return null;
    const source = chipSource(shown, showIds);
    const { current: before } = last;
    const isLaidOut = before?.width === width && before.showIds === showIds && before.fonts === fonts;
    const edited = isLaidOut ? later?.rowsAfter(before.rows, before.shown, shown, source, isLong) : null;
    return (
      edited ?? (isLong ? later?.pagedRows(source, width, chip.gap) : null) ?? new ChipRows(source, width, chip.gap)
    );
  }, [shown, width, showIds, fonts, isLong]);
  useEffect(() => {
    const isEdited = last.current !== null && last.current.shown.text !== shown.text;
    if (later === null && (isEdited || shown.encoding.ids.length > shortLength)) void loadLater().then(drawAgain);
    last.current = rows === null ? null : { rows, shown, width, showIds, fonts };
  });
  const done = useRef(finish);
  useEffect(() => {
    done.current = finish;
  });
  useEffect(() => {
    if (rows === null || rows.isComplete) return;
    return whileIdle((timeLeft) => {
      // In small steps, so that a key pressed meanwhile does not wait.
      do rows.extend(stretch);
      while (!rows.isComplete && timeLeft() > 4);
      if (!rows.isComplete) return false;
      done.current(() => later?.tellAll(rows));
      drawAgain();
      return true;
    });
  }, [rows, drawAgain]);
  return rows;
}

/** Tokens of a text whose rows are laid out one after the other; a longer one's are where somebody looks. */
const shortLength = 4000;

/** How rows follow an edit, and those of a long text; null until it comes, with the first of these. Without it rows are placed anew. */
let later: typeof import("./later") | null = null;

async function loadLater(): Promise<void> {
  later = await import("./later").catch(() => null);
}

/** Milliseconds without a change after which what is out of sight is laid out. */
const settleTime = 500;
/** Milliseconds at a time for which it then is. */
const idleTime = 8;

/**
 * Once things have settled, calls a step again and again while the page is idle, until it says that it is done.
 * @returns a way to stop
 */
function whileIdle(step: (timeLeft: () => number) => boolean): () => void {
  // Safari has no requestIdleCallback; a timer does there.
  const canIdle = typeof window.requestIdleCallback === "function";
  let handle = 0;
  const timer = window.setTimeout(run, settleTime);
  function run() {
    const runStep = () => {
      // A browser takes itself for idle for up to 50 ms: as long would wait who scrolls or presses a key meanwhile.
      const end = performance.now() + idleTime;
      if (!step(() => end - performance.now())) run();
    };
    handle = canIdle ? window.requestIdleCallback(runStep) : window.setTimeout(runStep, 16);
  }
  return () => {
    window.clearTimeout(timer);
    if (canIdle) window.cancelIdleCallback(handle);
    else window.clearTimeout(handle);
  };
}

function tokenOf(target: EventTarget): number | null {
  const element = target instanceof Element ? target.closest<HTMLElement>("[data-token]") : null;
  return element === null ? null : Number(element.dataset.token);
}
