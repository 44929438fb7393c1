import ChevronRight from "lucide-react/icons/chevron-right";
import type { ReactElement } from "react";
import type { FilesChoice } from "../../../state/files/choice";
import { type FileFacts, largeFile, type Tally } from "../../../state/files/tally";
import { visibleName } from "../../../text/visibleName";
import { formatBytes, formatCount, formatRatio, plural } from "../../../ui/format";
import { GridPart } from "../../../ui/GridPart";
import { ratioPad } from "../../../ui/laterFormats";
import { densityOf, figuresOf, type Row, type RowFigures } from "./rows";
import type { ColumnSums, FileSums } from "./sums";
import type { FolderNode } from "./tree";

interface FileLineProps {
  readonly row: Row;
  /** Its place in the table, from 0. */
  readonly index: number;
  /** CSS pixels from the first row's top. */
  readonly start: number;
  readonly tally: Tally;
  readonly sums: FileSums;
  readonly choice: FilesChoice;
  /** What bars are shares of. */
  readonly whole: FolderNode;
  /** Whether this row has the table's tab stop. */
  readonly isCurrent: boolean;
  onAct(): void;
}

/** A folder or a file with its counts. */
export function FileLine(props: FileLineProps): ReactElement {
  const { row, index, start, tally, sums, choice, whole, isCurrent, onAct } = props;
  const { kind, name, level, position, of } = row;
  const number = kind === "file" ? row.number : null;
  const size = number === null ? (sums.bytes[row.folder.id] ?? 0) : (tally.bytes[number] ?? 0);
  const path = number === null ? row.folder.path : tally.files[number]?.path;
  return (
    <GridPart
      role="row"
      tabIndex={isCurrent ? 0 : -1}
      data-row={index}
      data-path={path}
      aria-rowindex={index + 2}
      aria-level={level}
      aria-posinset={position}
      aria-setsize={of}
      aria-expanded={kind === "folder" ? row.isOpen : undefined}
      className={`files-row ${kind}`}
      style={{ transform: `translateY(${start}px)`, "--level": level } as React.CSSProperties}
      onClick={onAct}
    >
      <GridPart role="rowheader" className="files-name">
        {kind === "folder" ? (
          <ChevronRight size={15} className={row.isOpen ? "open" : ""} aria-hidden="true" />
        ) : (
          <span className="files-indent" />
        )}
        <bdi>{name === "" ? "All files" : visibleName(name)}</bdi>
        <small>
          {number === null
            ? `${plural(sums.files[row.folder.id] ?? 0, "file")}${leftOutWords(sums.leftOut[row.folder.id] ?? 0)}`
            : factWords(tally.factsOf(number))}
        </small>
      </GridPart>
      <GridPart role="gridcell" className="number">
        {formatBytes(size)}
      </GridPart>
      {sums.columns.map((column) => (
        <FigureCell
          key={column.reference}
          column={column}
          figures={figuresOf(column, row.folder, number, tally)}
          reason={number === null ? undefined : column.counts.refused.get(number)}
          measure={choice.measure}
          all={column.tokens[whole.id] ?? 0}
        />
      ))}
    </GridPart>
  );
}

interface FigureCellProps {
  readonly column: ColumnSums;
  readonly figures: RowFigures;
  /** Why a file has no count in it. */
  readonly reason: string | undefined;
  readonly measure: FilesChoice["measure"];
  /** Tokens of all files. */
  readonly all: number;
}

function FigureCell({ column, figures, reason, measure, all }: FigureCellProps): ReactElement {
  const { tokens, missing, refused } = figures;
  const density = densityOf(figures);
  return (
    <GridPart
      role="gridcell"
      className={missing > 0 ? "number pending" : "number"}
      data-tokenizer={column.reference}
      data-tokens={Number.isNaN(tokens) || missing > 0 ? undefined : tokens}
    >
      {measure === "tokens" && tokens > 0 && all > 0 && (
        <span className="files-bar" style={{ inlineSize: `${(100 * tokens) / all}%` }} />
      )}
      {reason !== undefined ? (
        <small className="files-refused" title={reason}>
          {reason}
        </small>
      ) : (
        <span
          className="figure"
          data-pad={measure === "density" ? ratioPad(Number.isNaN(density) ? null : density) : ""}
        >
          {measure === "density"
            ? formatRatio(Number.isNaN(density) ? null : density)
            : Number.isNaN(tokens)
              ? missing > 0
                ? "…"
                : "–"
              : formatCount(tokens)}
          {refused > 0 && <small> without {formatCount(refused)}</small>}
        </span>
      )}
    </GridPart>
  );
}

function leftOutWords(count: number): string {
  return count === 0 ? "" : `, ${formatCount(count)} left out`;
}

function factWords({ state, reason, isUtf16, replaced }: FileFacts): string {
  if (state === "large") return `over ${formatBytes(largeFile)}, left out`;
  if (state === "binary" || state === "unreadable") return `left out: ${reason}`;
  if (isUtf16) return "UTF-16, bytes as in UTF-8";
  return replaced > 0 ? `not UTF-8: ${plural(replaced, "place")} read as U+FFFD` : "";
}
