import type { CSSProperties, ReactElement } from "react";
import type { BarsFigure } from "../../../guide/figures";
import { Words } from "../Words";

/** A bar a row, from 0 to the greatest. To assistive tools it is a table. */
export function Bars({ figure: { unit, rows, mark } }: { readonly figure: BarsFigure }): ReactElement {
  const most = Math.max(mark?.value ?? 0, ...rows.map(({ value }) => value));
  const groups = [...new Set(rows.map(({ group }) => group))];
  const share = (value: number) => ({ "--share": most === 0 ? 0 : value / most }) as CSSProperties;
  return (
    <>
      {groups.length > 1 && (
        <ul className="guide-groups">
          {groups.map((group, i) => (
            <li key={group} style={{ "--bar": `var(--series-${i})` } as CSSProperties}>
              {group}
            </li>
          ))}
        </ul>
      )}
      <table className="guide-bars">
        <thead className="visually-hidden">
          <tr>
            <td />
            <th>{unit}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ label, value, told, group }, i) => (
            <tr
              key={`${group ?? ""} ${label}`}
              data-first={(groups.length > 1 && rows[i - 1]?.label !== label) || undefined}
            >
              <th scope="row">
                <bdi className={groups.length > 1 && rows[i - 1]?.label === label ? "visually-hidden" : undefined}>
                  <Words text={label} />
                </bdi>
                {groups.length > 1 && <span className="visually-hidden">, {group}</span>}
              </th>
              <td>
                <span
                  className="guide-bar"
                  style={
                    { ...share(value), "--bar": `var(--series-${Math.max(0, groups.indexOf(group))})` } as CSSProperties
                  }
                />
                {mark !== undefined && <span className="guide-mark" style={share(mark.value)} />}
                <span className="guide-value">{told}</span>
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot aria-hidden="true">
          <tr>
            <td />
            <td className="guide-unit">
              {unit}
              {mark !== undefined && `; the line is ${mark.label}`}
            </td>
          </tr>
        </tfoot>
      </table>
    </>
  );
}
