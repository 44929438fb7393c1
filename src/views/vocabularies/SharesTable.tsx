import type { ReactElement } from "react";
import type { ClassShare } from "../../analysis/vocabulary/pair/commonPart";
import { formatCount, formatShare } from "../../ui/format";
import { Term } from "../terms";

interface SharesTableProps {
  /** What the two are called. */
  readonly a: string;
  readonly b: string;
  /** What the classes are of, as “Script”. */
  readonly title: string;
  /** What explains the title. */
  readonly term?: "qtok";
  readonly rows: readonly ClassShare[];
  nameOf?(name: string): string;
}

/** A column of numbers: where names take more room than there is, their letter in the choice above is shown. */
function Head({ name, letter }: { readonly name: string; readonly letter: string }): ReactElement {
  return (
    <th scope="col" className="number">
      <span className="pair-long">{name}</span>
      <span className="pair-letter" aria-hidden="true">
        {letter}
      </span>
    </th>
  );
}

/** A list of classes with the entries of each vocabulary and what is common. */
export function SharesTable({
  a: nameA,
  b: nameB,
  title,
  term,
  rows,
  nameOf = (name) => name,
}: SharesTableProps): ReactElement {
  return (
    <div className="table-scroll">
      <table>
        <caption>The common part by {title.toLowerCase()}</caption>
        <thead>
          <tr>
            <th scope="col">{term === undefined ? title : <Term name={term}>{title}</Term>}</th>
            <Head name={nameA} letter="A" />
            <Head name={nameB} letter="B" />
            <th scope="col" className="number">
              Common
            </th>
            <Head name={`Of ${nameA}`} letter="Of A" />
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, a, b, common }) => (
            <tr key={name}>
              <th scope="row">{nameOf(name)}</th>
              <td className="number">{formatCount(a)}</td>
              <td className="number">{formatCount(b)}</td>
              <td className="number">{formatCount(common)}</td>
              <td className="number">{formatShare(a === 0 ? null : common / a)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
