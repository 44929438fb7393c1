import type { ReactElement } from "react";
import type { TableFigure } from "../../../guide/figures";
import { formatCount } from "../../../ui/format";
import { Words } from "../Words";

/** Rows and columns, the first of which names its row. */
export function FigureTable({ figure: { heads, rows } }: { readonly figure: TableFigure }): ReactElement {
  const isNumber = heads.map((_, column) => rows.every((row) => typeof row[column] === "number"));
  return (
    <div className="guide-scroll">
      <table className="guide-table">
        <thead>
          <tr>
            {heads.map((head, i) => (
              <th key={head} scope="col" className={isNumber[i] ? "number" : undefined}>
                <Words text={head} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.join(" ")}>
              {row.map((field, i) => {
                const told =
                  typeof field === "number" ? (Number.isInteger(field) ? formatCount(field) : String(field)) : field;
                return i === 0 ? (
                  <th key={heads[i]} scope="row" className={isNumber[i] ? "number" : undefined}>
                    <bdi>{told}</bdi>
                  </th>
                ) : (
                  <td key={heads[i]} className={isNumber[i] ? "number" : undefined}>
                    <bdi>{told}</bdi>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
