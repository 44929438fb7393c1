import type { ReactElement } from "react";
import type { CutDirection, NumberAudit, NumberCuts } from "../../../../../analysis/vocabulary/numbers/numbers";
import { formatCount, formatShare, plural } from "../../../../../ui/format";
import { SectionTitle } from "./SectionTitle";

interface NumbersProps {
  readonly numbers: NumberAudit;
}

/** Ways that are shown of numbers of a length. */
const waysShown = 4;

/** How numbers are cut: from where, and how many of each length in which way. */
export function Numbers({ numbers }: NumbersProps): ReactElement {
  const { entries, spaced, cuts, direction, isByRule } = numbers;
  const all = cuts.reduce((sum, each) => sum + each.numbers, 0);
  return (
    <section className="audit-section" data-section="numbers" data-direction={direction}>
      <SectionTitle part="numbers">Numbers</SectionTitle>
      <p>{inWords(direction, cuts)}</p>
      <p className="audit-note">
        {isByRule
          ? `All ${formatCount(all)} numbers of 1 to 7 digits, counted by the rules that cut them.`
          : `All ${formatCount(all)} numbers of 1 to 5 digits, each encoded: the rules of this tokenizer do not say how longer ones are cut.`}
      </p>
      <div className="section-table number-cuts">
        <table>
          <caption className="visually-hidden">How numbers are cut, by their digits</caption>
          <thead>
            <tr>
              <th scope="col" className="number">
                Digits
              </th>
              <th scope="col" className="number">
                Entries
              </th>
              <th scope="col">Cut as</th>
            </tr>
          </thead>
          <tbody>
            {cuts.map(({ digits, numbers: total, ways }) => (
              <tr key={digits}>
                <th scope="row" className="number">
                  {digits}
                </th>
                <td className="number">{formatCount(entries[digits] ?? 0)}</td>
                <td>
                  <ul className="ways">
                    {ways.slice(0, waysShown).map(({ way, numbers: count }) => (
                      <li key={way}>
                        <b>{way === "" ? "no token" : way.replaceAll("+", " + ")}</b>
                        {ways.length > 1 && <span> {formatShare(count / total)}</span>}
                      </li>
                    ))}
                    {ways.length > waysShown && (
                      <li>
                        <span>{plural(ways.length - waysShown, "more way")}</span>
                      </li>
                    )}
                  </ul>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {spaced > 0 && <p className="audit-note">{formatCount(spaced)} of the entries have a space in front.</p>}
    </section>
  );
}

function inWords(direction: CutDirection, cuts: readonly NumberCuts[]): string {
  const isEach = (is: (way: string) => boolean) => cuts.every((each) => each.ways.every(({ way }) => is(way)));
  if (isEach((way) => way === "")) return "Numbers give no token: this vocabulary has nothing for digits.";
  if (isEach((way) => /^\d+\?$/.test(way))) return "Each number is unknown as a whole.";
  const ways = cuts.flatMap((each) => each.ways.flatMap(({ way }) => way.split("+").map(Number.parseFloat)));
  const longest = Math.max(1, ...ways);
  switch (direction) {
    case "each":
      return "Each digit is a token of its own.";
    case "left":
      return `Numbers are cut from the left, ${longest} digits at a time: what is left over is their end.`;
    case "right":
      return `Numbers are cut from the right, ${longest} digits at a time, as they are written in groups.`;
    case "whole":
      return "Each number is one token.";
    case "uneven":
      return "Numbers of the same length are cut in different ways, by which digits they have.";
  }
}
