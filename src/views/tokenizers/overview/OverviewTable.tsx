import ArrowDown from "lucide-react/icons/arrow-down";
import ArrowUp from "lucide-react/icons/arrow-up";
import type { ReactElement, ReactNode } from "react";
import { chooseOverview } from "../../../state/overview/choose";
import type { OverviewColumn, OverviewSort } from "../../../state/overview/columns";
import { Hint } from "../../../ui/Hint";
import { Cell } from "./Cell";
import { columns } from "./columns";
import { Measuring } from "./Measuring";
import { Name, type Shown, Tick } from "./Name";
import type { OverviewRow } from "./rows";

interface OverviewTableProps extends Shown {
  readonly rows: readonly OverviewRow[];
  readonly sort: OverviewSort | null;
  /** Further bodies of the table. */
  readonly children: ReactNode;
}

/** Columns of the table: ticks, names and all others. */
export const columnCount = columns.length + 2;

/** Those that a corpus tells. */
const measuredColumns = 3;

/** All tokenizers in a table, where there is room for one. */
export function OverviewTable({ rows, sort, children, ...shown }: OverviewTableProps): ReactElement {
  return (
    <table className="overview-table" aria-label="Tokenizers">
      <thead>
        <tr>
          <td />
          <Head name="name" head="Tokenizer" isNumber={false} sort={sort} />
          {columns.map((column) => (
            <Head key={column.name} {...column} sort={sort} />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const { reference, brought, corpus } = row;
          const isAsked = brought !== null && corpus === null;
          const told = isAsked ? columns.slice(0, -measuredColumns) : columns;
          return (
            <tr key={reference} data-tokenizer={reference}>
              <td>
                <Tick row={row} {...shown} />
              </td>
              <th scope="row">
                <Name row={row} {...shown} />
              </th>
              {told.map((column) => (
                <td
                  key={column.name}
                  className={column.isNumber ? "number" : undefined}
                  data-column={column.name}
                  data-value={column.valueIn(row) ?? ""}
                >
                  <Cell {...{ column, row }} search={shown.words} />
                </td>
              ))}
              {isAsked && (
                <td colSpan={measuredColumns} className="number">
                  <Measuring row={row} />
                </td>
              )}
            </tr>
          );
        })}
      </tbody>
      {children}
    </table>
  );
}

interface HeadProps {
  readonly name: OverviewColumn;
  readonly head: string;
  readonly over?: string;
  readonly hint?: string;
  readonly isNumber: boolean;
  readonly sort: OverviewSort | null;
}

/** Sorts by its column: words from A, numbers from the greatest; once more, the other way round; then family by family again. */
function Head({ name, head, over, hint, isNumber, sort }: HeadProps): ReactElement {
  const isSorted = sort?.column === name;
  const isDescending = isSorted ? sort.descending : isNumber;
  const Arrow = isDescending ? ArrowDown : ArrowUp;
  const turn = () => {
    if (!isSorted) return chooseOverview({ sort: isNumber ? `-${name}` : name });
    if (sort.descending !== isNumber) return chooseOverview({ sort: "" });
    chooseOverview({ sort: isNumber ? name : `-${name}` });
  };
  return (
    <th
      scope="col"
      className={isNumber ? "number" : undefined}
      aria-sort={isSorted ? (isDescending ? "descending" : "ascending") : undefined}
    >
      <Hint text={hint}>
        <button type="button" className={hint === undefined ? "sort" : "sort hinted"} onClick={turn}>
          {over !== undefined && <small>{over} </small>}
          <span>
            {head}
            {isSorted && <Arrow size={13} aria-hidden="true" />}
          </span>
        </button>
      </Hint>
    </th>
  );
}
