import type { ReactElement } from "react";
import type { NumberClash } from "../../analysis/vocabulary/pair/numberClash";
import { formatShare } from "../../ui/format";

interface NumbersPartProps {
  readonly numbers: NumberClash;
  readonly a: string;
  readonly b: string;
}

/** How both cut numbers, and whether that clashes. */
export function NumbersPart({ numbers, a, b }: NumbersPartProps): ReactElement {
  const { clashes, lengths } = numbers;
  return (
    <section aria-labelledby="pair-numbers" data-clashes={clashes}>
      <h2 id="pair-numbers">Numbers</h2>
      <p className={clashes ? "pair-warning" : undefined}>
        {clashes
          ? "The two cut numbers in different ways. Embeddings that are moved from one to the other carry digits that mean something else there: arithmetic is what breaks first."
          : "Both cut all numbers in the same way."}
      </p>
      {clashes && (
        <div className="table-scroll">
          <table>
            <thead>
              <tr>
                <th scope="col">Digits</th>
                <th scope="col">{a}</th>
                <th scope="col">{b}</th>
              </tr>
            </thead>
            <tbody>
              {lengths.map(({ digits, a: wayA, shareA, b: wayB, shareB }) => (
                <tr key={digits}>
                  <th scope="row">{digits}</th>
                  <td>{way(wayA, shareA)}</td>
                  <td>{way(wayB, shareB)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function way(digits: string, share: number): string {
  return share === 1 ? digits : `${digits} (${formatShare(share)})`;
}
