import type { ReactElement } from "react";
import { setPair } from "../../state/tokenizers/inspect";
import type { TokenizerReference } from "../../tokenizers/tokenizerReference";
import { formatCount, formatRatio } from "../../ui/format";
import type { MatrixCell } from "../../worker/vocabularyPair/protocol";
import { Term } from "../terms";
import { namesOf } from "./names";

interface MatrixProps {
  readonly cells: readonly MatrixCell[];
  readonly references: readonly TokenizerReference[];
  /** Those that stand beside them and have no vocabulary. */
  readonly left: readonly TokenizerReference[];
}

/** Jaccard of each two, with the entries that they have in common. */
export function Matrix({ cells, references, left }: MatrixProps): ReactElement {
  const names = namesOf(references);
  const show = (one: number, other: number) => {
    const first = [references[one], references[other]].filter((each) => each !== undefined);
    setPair({ pair: [...first, ...references.filter((each) => !first.includes(each)), ...left] });
  };
  return (
    <section aria-labelledby="pair-matrix">
      <h2 id="pair-matrix">Each with each</h2>
      <p className="pair-note">
        <Term name="jaccard">Jaccard</Term>: common entries ÷ those of either. A cell shows its two in full.
      </p>
      <div className="table-scroll scrolls-sideways">
        <table className="pair-matrix">
          <thead>
            <tr>
              <td />
              {references.map((reference, column) => (
                <th key={reference} scope="col" className="number">
                  {names[column]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {references.map((reference, row) => (
              <tr key={reference}>
                <th scope="row">{names[row]}</th>
                {references.map((other, column) => {
                  const [a, b] = [Math.min(row, column), Math.max(row, column)];
                  const cell = cells.find((each) => each.a === a && each.b === b);
                  return (
                    <td key={other} className="number">
                      {cell === undefined ? (
                        "–"
                      ) : (
                        <button
                          type="button"
                          aria-label={`${names[row]} and ${names[column]}: ${formatRatio(cell.jaccard)}, ${formatCount(cell.common)} in common`}
                          onClick={() => show(row, column)}
                        >
                          {formatRatio(cell.jaccard)}
                        </button>
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
