import type { ReactElement } from "react";
import type { TableFigure } from "../../../guide/figures";
import { Words } from "../Words";

/** A number as a figure tells one itself: “+14.2%”. */
const written = /^[+−-]?\d[\d,]*(?:\.\d+)?%?$/;

/** Rows and columns, the first of which names its row. Numbers end at one edge, with as many digits behind the point as any of their column. */
export function FigureTable({ figure: { heads, rows } }: { readonly figure: TableFigure }): ReactElement {
  const isNumber = heads.map((_, column) => rows.every((row) => written.test(String(row[column]))));
  const digits = heads.map((_, column) => Math.max(0, ...rows.map((row) => digitsOf(row[column]))));
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
                const told = typeof field === "number" ? tell(field, digits[i] ?? 0) : field;
                return i === 0 ? (
                  <th key={heads[i]} scope="row" className={isNumber[i] ? "number" : undefined}>
                    <bdi>
                      <Words text={told} />
                    </bdi>
                  </th>
                ) : (
                  <td key={heads[i]} className={isNumber[i] ? "number" : undefined}>
                    <bdi>
                      <Words text={told} />
                    </bdi>
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

/** Digits behind a number's point; of a text none. */
const digitsOf = (field: string | number | undefined) =>
  typeof field === "number" ? (String(field).split(".")[1]?.length ?? 0) : 0;

const tell = (value: number, minimumFractionDigits: number) => value.toLocaleString("en", { minimumFractionDigits });
