import type { ReactElement } from "react";
import { chainExample, Fraction } from "../../../../instruments/covers/markovChain";

const [again, back] = [new Fraction(3n, 4n), new Fraction(1n, 3n)];
const examples = ["A", "AA", "BAAA", "AB"].map((prompt) => chainExample(prompt, again, back));

/** A worked example with two letters, in exact fractions. */
export function ChainTable(): ReactElement {
  return (
    <details className="covers-chain">
      <summary>A worked example: why one cover is not enough</summary>
      <p className="instrument-note">
        Letters A and B, where A follows A with probability {String(again)} and B with {String(back)}; entries A, B and
        AA, the longest taken first. A model that knows its tokens perfectly is asked for A after a prompt. After the
        token A it says 0: had another A followed, there would have been AA. Summed over all covers it says what the
        letters do (Phan et al. 2024).
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key */}
      <section className="scrolls-sideways" aria-label="Table of the example" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">Prompt</th>
              <th scope="col">Its tokens</th>
              <th scope="col">A next, in truth</th>
              <th scope="col">Asked after its tokens</th>
              <th scope="col">Summed over covers</th>
            </tr>
          </thead>
          <tbody>
            {examples.map(({ prompt, tokens, truth, asked, covered }) => (
              <tr key={prompt}>
                <th scope="row">{prompt}</th>
                <td>{tokens.join(" · ")}</td>
                <td>{String(truth)}</td>
                <td data-biased={String(asked) !== String(truth) || undefined}>{String(asked)}</td>
                <td>{String(covered)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}
