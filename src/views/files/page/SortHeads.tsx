import ArrowDown from "lucide-react/icons/arrow-down";
import ArrowUp from "lucide-react/icons/arrow-up";
import type { ReactElement } from "react";
import { useColumnTitles } from "../../../state/compare/columnName";
import type { FileSortColumn, FilesChoice } from "../../../state/files/choice";
import { chooseFiles } from "../../../state/files/choose";
import { GridPart } from "../../../ui/GridPart";
import { Swatch } from "../../Swatch";
import type { FileSums } from "./sums";

interface SortHeadsProps {
  readonly sums: FileSums;
  readonly choice: FilesChoice;
}

/** The table's heads, each of which sorts by its column: once more, the other way round. */
export function SortHeads({ sums, choice }: SortHeadsProps): ReactElement {
  const titleOf = useColumnTitles();
  const { sort } = choice;
  const sorted = sort.column ?? sums.columns[0]?.reference;
  const head = (column: FileSortColumn, label: ReactElement | string, isFirstDescending = true) => {
    const isSorted = sorted === column;
    const Arrow = sort.descending ? ArrowDown : ArrowUp;
    return (
      <GridPart
        key={column}
        role="columnheader"
        aria-sort={isSorted ? (sort.descending ? "descending" : "ascending") : undefined}
        className={column === "name" ? "files-name" : "number"}
      >
        <button
          type="button"
          className="sort"
          onClick={() => chooseFiles({ sort: { column, descending: isSorted ? !sort.descending : isFirstDescending } })}
        >
          {label}
          {isSorted && <Arrow size={13} aria-hidden="true" />}
        </button>
      </GridPart>
    );
  };
  return (
    <GridPart role="rowgroup" className="files-heads">
      <GridPart role="row" aria-rowindex={1} className="files-row">
        {head("name", "Name", false)}
        {head("size", "Size")}
        {sums.columns.map(({ reference }) =>
          head(
            reference,
            <>
              <Swatch reference={reference} />
              {titleOf(reference)}
            </>,
          ),
        )}
      </GridPart>
    </GridPart>
  );
}
