import { Fragment, type ReactElement, type RefObject, useMemo } from "react";
import { tokensInRange } from "../../../analysis/tokensInRange";
import { useAppStore } from "../../../state/store";
import { formatCount } from "../../../ui/format";
import { Swatch } from "../../Swatch";
import { ChipRow } from "../chips/ChipRow";
import "../chips/chips.css";
import { chipSource } from "../chips/chipSource";
import { ChipRows } from "../chips/layout";
import { chip } from "../chips/measure";
import "../colors/colors.css";
import { useTints } from "../colors/tints";
import { contextEndOf } from "../context/context";
import type { ContextEnd } from "../context/findContextEnd";
import { PartedRows } from "../context/partedRows";
import { blockDirection, cutBlocks } from "../reading/blocks";
import type { BlockPaint } from "./blockPaint";
import { PictureLegend } from "./PictureLegend";
import "./picture.css";
import type { ReadColumn } from "./readColumns";

/** What a picture is of. */
export interface PictureChoice {
  /** In CSS pixels. */
  readonly width: number;
  /** Lines of each column at most. */
  readonly lines: number;
  /** Whether it begins with what is in sight of each column, and not with the text. */
  readonly fromSight: boolean;
}

interface PictureColumnsProps extends PictureChoice {
  readonly columns: readonly ReadColumn[];
  readonly canvas: RefObject<HTMLDivElement | null>;
  /** What is painted under the paragraphs of the Reading view, once they are drawn. */
  readonly paints: Map<Element, BlockPaint>;
}

/** Lengths in CSS pixels that picture.css repeats. */
const margin = 20;
const gap = 12;
const inside = 13;
/** A column that is narrower goes to the next line. */
const leastColumn = 220;

/** Columns as a picture has them, laid out by the browser out of sight: what is drawn is read off them. */
export function PictureColumns({ columns, canvas, paints, ...choice }: PictureColumnsProps): ReactElement {
  const room = choice.width - 2 * margin;
  const most = Math.max(1, Math.floor((room + gap) / (leastColumn + gap)));
  // Even rows of columns, rather than a last one by itself.
  const perRow = Math.ceil(columns.length / Math.ceil(columns.length / most));
  const columnWidth = (room - gap * (perRow - 1)) / perRow;
  return (
    <div className="picture-bench" aria-hidden="true" inert>
      <div ref={canvas} className="picture" style={{ width: choice.width }}>
        <div className="picture-title">{columns.map(({ words }) => words.name).join(" · ")}</div>
        <PictureLegend columns={columns} />
        <div className="picture-columns" style={{ gridTemplateColumns: `repeat(${perRow}, ${columnWidth}px)` }}>
          {columns.map((column) => (
            <PictureColumn
              key={column.reference}
              column={column}
              paints={paints}
              {...choice}
              width={columnWidth - 2 * inside}
            />
          ))}
        </div>
      </div>
    </div>
  );
}

interface PictureColumnProps extends PictureChoice, Pick<PictureColumnsProps, "paints"> {
  readonly column: ReadColumn;
}

interface ColumnTextProps extends PictureColumnProps {
  /** Where context ends; null where it does not. */
  readonly contextEnd: ContextEnd | null;
}

function PictureColumn({ column, ...props }: PictureColumnProps): ReactElement {
  const view = useAppStore((state) => state.comparison.view);
  const contextWindow = useAppStore((state) => state.comparison.contextWindow);
  const models = useAppStore((state) => state.comparison.models);
  const { reference, shown, words } = column;
  const contextEnd = useMemo(
    () => contextEndOf(reference, shown, { contextWindow, models }),
    [reference, shown, contextWindow, models],
  );
  const text = { column, ...props, contextEnd };
  return (
    <div className="picture-column">
      <div className="picture-head">
        <div className="picture-name">
          <Swatch reference={reference} />
          <div>{words.name}</div>
        </div>
        <div className="picture-about">{words.about}</div>
        <div className="picture-count">
          <strong>{words.count}</strong>
          <div>{words.unit}</div>
          {words.note !== "" && <div className="picture-note">{`· ${words.note}`}</div>}
        </div>
      </div>
      <div className="picture-body">
        {view === "reading" ? <Reading {...text} /> : <Chips {...text} />}
        {words.notes.map((note) => (
          <div key={note} className="picture-foot">
            {note}
          </div>
        ))}
      </div>
    </div>
  );
}

function Chips({ column, width, lines, fromSight, contextEnd }: ColumnTextProps): ReactElement {
  const { shown, firstToken } = column;
  const showIds = useAppStore((state) => state.comparison.showIds);
  const pinned = useAppStore((state) => state.comparison.pinned);
  const tintOf = useTints(shown);
  const first = fromSight ? firstToken : 0;
  const end = contextEnd?.token ?? Number.POSITIVE_INFINITY;
  const rows = useMemo(() => {
    const { count, widths, endsLine } = chipSource(shown, showIds);
    const source = {
      count: count - first,
      widths: (start: number, end: number) => widths(start + first, end + first),
      endsLine: (token: number) => endsLine(token + first),
    };
    const laidOut = new ChipRows(source, width, chip.gap);
    // The line at which context ends is a row without tokens.
    const isParted = end >= first && end < count;
    const parted = isParted ? new PartedRows(laidOut, end - first) : laidOut;
    return Array.from({ length: lines }, (_, row) => parted.row(row))
      .map((row) => ({ start: row.start + first, end: row.end + first }))
      .filter((row) => row.start < row.end || row.start === end);
  }, [shown, showIds, first, end, width, lines]);
  const marked = pinned === undefined ? null : tokensInRange(shown.encoding, pinned.start, pinned.end);
  const rest = shown.encoding.ids.length - (rows.at(-1)?.end ?? first);
  return (
    <div className={showIds ? "picture-chips with-ids" : "picture-chips"} data-place={marked && "pinned"}>
      {first > 0 && <Left count={first} what="token" where="above" />}
      {rows.map((row) =>
        row.start === row.end ? (
          <EndLine key="end" words={contextEnd?.words ?? ""} />
        ) : (
          <ChipRow
            key={row.start}
            idPrefix="picture"
            shown={shown}
            start={row.start}
            end={row.end}
            top={0}
            showIds={showIds}
            tintOf={tintOf}
            isBeyond={row.start >= end}
            markStart={marked?.start ?? -1}
            markEnd={marked?.end ?? -1}
            caret={-1}
            cursor={-1}
          />
        ),
      )}
      {rest > 0 && <Left count={rest} what="token" where="below" />}
    </div>
  );
}

function Reading({ column, lines, fromSight, paints, contextEnd }: ColumnTextProps): ReactElement {
  const { shown, firstUnit } = column;
  const pinned = useAppStore((state) => state.comparison.pinned);
  const tintOf = useTints(shown);
  const endUnit = contextEnd?.unit ?? null;
  const all = useMemo(() => cutBlocks(shown, endUnit), [shown, endUnit]);
  const firstBeyond = endUnit === null ? -1 : all.findIndex(({ start }) => start >= endUnit);
  const from = fromSight
    ? Math.max(
        0,
        all.findIndex(({ start }) => start >= firstUnit),
      )
    : 0;
  const blocks = all.slice(from, from + lines);
  const marked = pinned === undefined ? null : tokensInRange(shown.encoding, pinned.start, pinned.end);
  const rest = all.length - from - blocks.length;
  return (
    <div className="picture-reading">
      {from > 0 && <Left count={from} what="line" where="above" />}
      {blocks.map((block, i) => {
        const isBeyond = firstBeyond >= 0 && from + i >= firstBeyond;
        return (
          <Fragment key={block.start}>
            {from + i === firstBeyond && <EndLine words={contextEnd?.words ?? ""} />}
            <p
              ref={(element) => {
                if (element === null) return;
                paints.set(element, { shown, block, tintOf, marked, isBeyond });
                return () => void paints.delete(element);
              }}
              className={isBeyond ? "reading-block picture-beyond" : "reading-block"}
              dir={blockDirection(shown, block)}
            >
              {shown.text.slice(block.start, block.end)}
            </p>
          </Fragment>
        );
      })}
      {rest > 0 && <Left count={rest} what="line" where="below" />}
    </div>
  );
}

/** The line at which context ends; what comes below it is pale. */
function EndLine({ words }: { readonly words: string }): ReactElement {
  return <div className="picture-end">{words}</div>;
}

interface LeftProps {
  readonly count: number;
  readonly what: "token" | "line";
  readonly where: "above" | "below";
}

/** How much of the text a picture leaves out. */
function Left({ count, what, where }: LeftProps): ReactElement {
  return (
    <div className="picture-left">{`… ${formatCount(count)} more ${count === 1 ? what : `${what}s`} ${where}`}</div>
  );
}
