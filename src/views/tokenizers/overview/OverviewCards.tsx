import type { ReactElement } from "react";
import { chooseOverview } from "../../../state/overview/choose";
import { Cell } from "./Cell";
import { columns } from "./columns";
import { Measuring } from "./Measuring";
import { Name, type Shown, Tick } from "./Name";
import type { OverviewRow } from "./rows";

interface OverviewCardsProps extends Shown {
  readonly rows: readonly OverviewRow[];
}

const measured: ReadonlySet<string> = new Set(["english", "all", "scripts"]);

/** All tokenizers one below the other, each with all that the table says of it: where the screen is narrow. */
export function OverviewCards({ rows, ...shown }: OverviewCardsProps): ReactElement {
  return (
    <ul className="overview-cards" aria-label="Tokenizers">
      {rows.map((row) => {
        const { reference, brought, corpus } = row;
        const isAsked = brought !== null && corpus === null;
        return (
          <li key={reference} data-tokenizer={reference}>
            <Tick row={row} {...shown} />
            <div className="card-name">
              <Name row={row} {...shown} />
            </div>
            <dl>
              {columns
                .filter(({ name }) => !(isAsked && measured.has(name)))
                .map((column) => (
                  <div key={column.name} data-column={column.name} data-value={column.valueIn(row) ?? ""}>
                    <dt>{column.label ?? column.head}</dt>
                    <dd>
                      <Cell {...{ column, row }} search={shown.words} />
                    </dd>
                  </div>
                ))}
            </dl>
            {isAsked && <Measuring row={row} />}
          </li>
        );
      })}
    </ul>
  );
}

/** What the heads of the table do, where there are none. */
export function SortField({ sort }: { readonly sort: string }): ReactElement {
  return (
    <label className="labelled">
      Order
      <select className="field" value={sort} onChange={(event) => chooseOverview({ sort: event.target.value })}>
        <option value="">by family</option>
        <option value="name">by name</option>
        {columns.map(({ name, head, label = head, isNumber }) => {
          return isNumber ? (
            [
              <option key={`-${name}`} value={`-${name}`}>
                {label}, most first
              </option>,
              <option key={name} value={name}>
                {label}, fewest first
              </option>,
            ]
          ) : (
            <option key={name} value={name}>
              by {head.toLowerCase()}
            </option>
          );
        })}
      </select>
    </label>
  );
}
