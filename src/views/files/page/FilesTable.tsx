import { defaultRangeExtractor, useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, type ReactElement, useEffect, useRef } from "react";
import type { FilesChoice } from "../../../state/files/choice";
import type { Tally } from "../../../state/files/tally";
import { GridPart } from "../../../ui/GridPart";
import { usePrinting } from "../../../ui/usePrinting";
import { useRowCursor } from "../../../ui/useRowCursor";
import { FileLine } from "./FileLine";
import { openInCompare } from "./openInCompare";
import type { Row } from "./rows";
import { SortHeads } from "./SortHeads";
import type { FileSums } from "./sums";
import type { FileTree, FolderNode } from "./tree";

interface FilesTableProps {
  readonly tree: FileTree;
  readonly tally: Tally;
  readonly sums: FileSums;
  readonly rows: readonly Row[];
  readonly choice: FilesChoice;
  /** What the picture above has asked for: its row is shown, and has the focus. */
  readonly asked: { readonly folder: FolderNode; readonly number: number | null } | null;
  onAsked(): void;
  onToggle(folder: FolderNode): void;
}

/** Pixels, as files.css has them. */
const rowHeight = 38;

/**
 * All files in their folders, as a tree grid (APG): one tab stop, up and down among rows, left and right to fold and unfold, Enter
 * to open a file in Compare. Only rows in sight exist, and the one that has the tab stop.
 */
export function FilesTable(props: FilesTableProps): ReactElement {
  const { tree, tally, sums, rows, choice, asked, onAsked, onToggle } = props;
  const scroll = useRef<HTMLDivElement>(null);
  const isPrinting = usePrinting();
  const current = useRef(0);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: isPrinting ? 200 : 8,
    scrollPaddingStart: rowHeight,
    rangeExtractor: (range) => {
      const inSight = defaultRangeExtractor(range);
      const kept = Math.min(current.current, rows.length - 1);
      return inSight.includes(kept) || kept < 0 ? inSight : [...inSight, kept].sort((a, b) => a - b);
    },
  });
  const cursor = useRowCursor(rows, (i) => virtual.scrollToIndex(i));
  current.current = cursor.current;
  useEffect(() => {
    if (asked === null || scroll.current === null) return;
    const at = rows.findIndex(({ kind, folder, ...row }) =>
      asked.number === null
        ? kind === "folder" && folder === asked.folder
        : "number" in row && row.number === asked.number,
    );
    if (at >= 0) cursor.go(at, scroll.current);
    onAsked();
  });
  const act = (row: Row) => {
    if (row.kind === "folder") onToggle(row.folder);
    else void openInCompare(tally, row.number);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const at = (event.target as HTMLElement).dataset.row;
    const row = at === undefined ? undefined : rows[Number(at)];
    const table = event.currentTarget;
    if (row !== undefined && !event.ctrlKey && !event.metaKey && !event.altKey) {
      const taken = () => event.preventDefault();
      if (event.key === "Enter" || event.key === " ") {
        taken();
        return act(row);
      }
      if (event.key === "ArrowRight" && row.kind === "folder") {
        taken();
        if (!row.isOpen) onToggle(row.folder);
        else if (Number(at) + 1 < rows.length) cursor.go(Number(at) + 1, table);
        return;
      }
      if (event.key === "ArrowLeft") {
        taken();
        if (row.kind === "folder" && row.isOpen) return onToggle(row.folder);
        const outer = row.kind === "file" ? row.folder : row.folder.parent;
        const parent = rows.findIndex((other) => other.kind === "folder" && other.folder === outer);
        if (parent >= 0) cursor.go(parent, table);
        return;
      }
    }
    cursor.onKeyDown(event);
  };
  return (
    <div className="files-scroll scrolls-sideways" ref={scroll}>
      <GridPart
        role="treegrid"
        aria-label="Files"
        aria-rowcount={rows.length + 1}
        aria-colcount={sums.columns.length + 2}
        className="files-grid"
        style={{ "--columns": sums.columns.length } as React.CSSProperties}
        onFocus={cursor.onFocus}
        onKeyDown={onKeyDown}
      >
        <SortHeads sums={sums} choice={choice} />
        <GridPart role="rowgroup" className="files-rows" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start }) => {
            const row = rows[index];
            if (row === undefined) return null;
            return (
              <FileLine
                key={row.kind === "folder" ? `folder ${row.folder.id}` : row.number}
                {...{ row, index, start, tally, sums, choice }}
                whole={tree.root}
                isCurrent={index === cursor.current}
                onAct={() => act(row)}
              />
            );
          })}
        </GridPart>
      </GridPart>
    </div>
  );
}
