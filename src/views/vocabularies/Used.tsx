import type { ReactElement } from "react";
import { formatCount, formatShare, plural } from "../../ui/format";
import type { UseReport } from "../../worker/vocabularyPair/protocol";
import { Term } from "../terms";
import { LanguagesList } from "./LanguagesList";
import { ListPart } from "./ListPart";
import type { PairPartProps } from "./shared";

/** What was found on texts. */
export function Used({ report, request, heldTo, a, b }: PairPartProps & { readonly report: UseReport }): ReactElement {
  const { tokensA, tokensB, commonA, commonB, occurring, mapped, sure, swap, languages } = report;
  if (tokensA + tokensB === 0) {
    const isLanguage = heldTo.kind === "language";
    return (
      <p role="status">
        {isLanguage ? `The corpus has no language of the code “${heldTo.code}”` : "There is no text in Compare"}:
        nothing to hold the two to.
      </p>
    );
  }
  return (
    <>
      <p data-tokens-a={tokensA} data-tokens-b={tokensB}>
        The text is {plural(tokensA, "token")} under {a} and {formatCount(tokensB)} under {b}. By use,{" "}
        {formatShare(commonA)} of the tokens under {a} are entries that {b} has too, and {formatShare(commonB)} the
        other way round.
      </p>
      <h3>Ids that stand for the same</h3>
      <p>
        Entries of {a} that occur: {formatCount(occurring)}. Of them {formatCount(mapped)} stood somewhere for the very
        bytes that an entry of {b} stood for, {formatCount(sure)} with a <Term name="dice">Dice</Term> of 0.5 or more.
      </p>
      <ListPart
        {...{ request, heldTo }}
        title="Id map, the surest first"
        heads={[`Id in ${a}`, "Entry", `Id in ${b}`, `Entry in ${b}`, "Both", `Of ${a}`, `Of ${b}`, "Dice"]}
        list="map"
      />
      <h3>
        What {a} lacks to need no more tokens than {b}
      </h3>
      <p data-needed={swap.needed ?? "none"}>{swapInWords(swap, a, b)}</p>
      <p className="pair-note">
        An added entry takes the place of the longest run of {a}’s tokens that together are it; each figure is of the
        text encoded so. Trained merges, or a library’s added tokens, cut a little otherwise.
      </p>
      {swap.curve.length > 1 && (
        <div className="table-scroll scrolls-sideways">
          <table className="pair-curve">
            <tbody>
              <tr>
                <th scope="row">Entries added</th>
                {swap.curve.map(({ added }) => (
                  <td key={added} className="number">
                    {formatCount(added)}
                  </td>
                ))}
              </tr>
              <tr>
                <th scope="row">Tokens</th>
                {swap.curve.map(({ added, tokens }) => (
                  <td key={added} className="number">
                    {formatCount(tokens)}
                  </td>
                ))}
              </tr>
            </tbody>
          </table>
        </div>
      )}
      <ListPart
        {...{ request, heldTo }}
        title={`Entries of ${b} to add, those that save most first`}
        heads={["Order", `Id in ${b}`, "Entry", "Uses", "Tokens saved"]}
        list="swap"
      />
      {languages.length > 1 && <LanguagesList {...{ languages, a, b }} />}
    </>
  );
}

function swapInWords(
  { needed, candidates, reached, tokensA, tokensB }: UseReport["swap"],
  a: string,
  b: string,
): string {
  if (needed === 0) return `Nothing: ${a} needs ${plural(tokensA, "token")}, ${b} ${formatCount(tokensB)}.`;
  if (needed !== null) {
    return `${plural(needed, "entry", "entries")} of ${b}, chosen by the tokens that ${needed === 1 ? "it saves: with it" : "they save: with them"} ${a} needs ${formatCount(reached)}.`;
  }
  return `Entries alone do not suffice: with all ${formatCount(candidates)} of ${b} that save a token it needs ${formatCount(reached)}, and ${b} ${formatCount(tokensB)}. The rest are places where ${b} cuts across ${a}’s tokens.`;
}
