import { type KeyboardEvent, type PointerEvent, type ReactElement, useMemo, useRef } from "react";
import { differenceAfter } from "../../../analysis/boundaries/differences";
import { tokensInRange } from "../../../analysis/tokensInRange";
import { pinPlace } from "../../../state/compare/place";
import { useAppStore } from "../../../state/store";
import type { ByteOffset } from "../../../text/utf8";
import { ErrorBoundary } from "../../../ui/ErrorBoundary";
import { formatShare, plural } from "../../../ui/format";
import { useHint } from "../../../ui/Hint";
import { type Compared, useComparing } from "../differences/compared";
import "./map.css";
import { useSight } from "./useSight";

const explanation =
  "Each stretch of the text, in its order: the higher and darker a bar, the fewer of the places where a column cuts are cut by the others too. Click it, or use the arrow keys, to go there; the frame is what is in sight.";

/** The whole text in a line: where columns cut it differently, what is pinned and what is in sight of it. */
export function TextMap(): ReactElement {
  const { compared, isCurrent } = useComparing();
  if (compared === null) return <div className="text-map-rows" data-state="pending" />;
  return (
    <ErrorBoundary part="The map of the text" about={compared}>
      <Rows compared={compared} isCurrent={isCurrent} />
    </ErrorBoundary>
  );
}

interface RowsProps {
  readonly compared: Compared;
  /** Whether it is of the text that is shown now. */
  readonly isCurrent: boolean;
}

function Rows({ compared, isCurrent }: RowsProps): ReactElement {
  const { rows, byteLength } = compared;
  const count = rows.agreement.length;
  const pinned = useAppStore((state) => state.comparison.pinned);
  const sight = useSight();
  const pointer = useRef<number | null>(null);
  const { triggers, describedBy, bubble } = useHint(explanation);
  const at = pinned === undefined ? 0 : rowOf(pinned.start, byteLength, count);
  const percent = (byte: ByteOffset) => `${(100 * Math.min(byte, byteLength)) / Math.max(1, byteLength)}%`;

  const goTo = (row: number) => {
    if (isCurrent) pinRow(compared, Math.max(0, Math.min(count - 1, row)));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = Math.max(1, Math.round(count / 10));
    const targets: Partial<Record<string, number>> = {
      ArrowRight: at + 1,
      ArrowUp: at + 1,
      ArrowLeft: at - 1,
      ArrowDown: at - 1,
      PageUp: at + step,
      PageDown: at - step,
      Home: 0,
      End: count - 1,
    };
    const target = Object.hasOwn(targets, event.key) ? targets[event.key] : undefined;
    if (target !== undefined) {
      event.preventDefault();
      goTo(target);
    } else if (event.key === "Escape") pinPlace(null, "differences");
  };
  const point = ({ currentTarget, clientX }: PointerEvent) => {
    const { left, width } = currentTarget.getBoundingClientRect();
    const row = Math.floor(((clientX - left) / width) * count);
    if (row !== pointer.current) goTo(row);
    pointer.current = row;
  };
  return (
    <>
      <div
        className="text-map-rows"
        data-state={isCurrent ? "ready" : "pending"}
        role="slider"
        tabIndex={0}
        aria-label="Where the columns differ"
        aria-valuemin={1}
        aria-valuemax={count}
        aria-valuenow={at + 1}
        aria-valuetext={describe(compared, at)}
        aria-describedby={describedBy}
        onPointerEnter={triggers.onPointerEnter}
        onPointerLeave={triggers.onPointerLeave}
        onFocus={triggers.onFocus}
        onBlur={triggers.onBlur}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          pointer.current = null;
          point(event);
        }}
        onPointerMove={(event) => event.currentTarget.hasPointerCapture(event.pointerId) && point(event)}
      >
        <Bars compared={compared} />
        {sight !== null && (
          <span
            className="text-map-sight"
            style={{ insetInlineStart: percent(sight.start), width: percent(sight.end - sight.start) }}
          />
        )}
        {pinned !== undefined && <span className="text-map-pin" style={{ insetInlineStart: percent(pinned.start) }} />}
      </div>
      {bubble}
    </>
  );
}

/** They change with the text alone, and not with what is in sight. */
function Bars({ compared }: Pick<RowsProps, "compared">): ReactElement {
  return useMemo(
    () => (
      <>
        {Array.from(compared.rows.agreement, (agreement, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place in the text
          <i key={row} style={{ "--differ": 1 - agreement } as React.CSSProperties} />
        ))}
      </>
    ),
    [compared],
  );
}

/** A place p of n bytes is in row ⌊p · rows ÷ n⌋, as in `voteRows`. */
function rowOf(byte: ByteOffset, byteLength: ByteOffset, rows: number): number {
  return Math.min(rows - 1, Math.floor((byte * rows) / Math.max(1, byteLength)));
}

/** Pins the first difference that begins in a row; where none does, the token that the row begins in. */
function pinRow({ starts, ends, rows, byteLength, shown }: Compared, row: number): void {
  const count = rows.agreement.length;
  const from = Math.ceil((row * byteLength) / count);
  const difference = differenceAfter({ starts }, from - 1);
  const start = starts[difference];
  const end = ends[difference];
  if (start !== undefined && end !== undefined && rowOf(start, byteLength, count) === row) {
    pinPlace({ start, end }, "differences");
    return;
  }
  const encoding = shown[0]?.encoding;
  const token = encoding === undefined ? 0 : tokensInRange(encoding, from, from + 1).start;
  // Else the next key would find itself in the row before.
  const begin = Math.max(from, encoding?.byteStart[token] ?? from);
  pinPlace({ start: begin, end: Math.max(begin, encoding?.byteEnd[token] ?? begin) }, "differences");
}

function describe({ rows }: Compared, row: number): string {
  const contested = rows.contested[row] ?? 0;
  const where = `Stretch ${row + 1} of ${rows.agreement.length}`;
  if (contested === 0) return `${where}: all cut the same`;
  return `${where}: ${formatShare(rows.agreement[row] ?? 1)} agreement, ${plural(contested, "contested place")}`;
}
