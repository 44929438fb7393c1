import { type ReactElement, useCallback, useState } from "react";
import { setPair } from "../../state/tokenizers/inspect";
import { pairPool } from "../../state/vocabularies/pairPool";
import { formatCount, formatRatio, formatShare, plural } from "../../ui/format";
import type { LanguageTokens, PairProgress, UseReport } from "../../worker/vocabularyPair/protocol";
import { ListPart } from "./ListPart";
import type { PairPartProps } from "./shared";
import { useAnswer } from "./useAnswer";
import { Waiting } from "./Waiting";

interface UsePartProps extends PairPartProps {
  /** As the link has it. */
  readonly on: string;
}

/** What the two do on real text: what is common by use, ids that mean the same, and what it takes to swap. */
export function UsePart({ request, heldTo, on, a, b }: UsePartProps): ReactElement {
  const ask = useCallback(
    (signal: AbortSignal, onProgress: (progress: PairProgress) => void) =>
      pairPool.use(request, heldTo, signal, onProgress),
    [request, heldTo],
  );
  const asked = useAnswer(ask);
  const { answer } = asked;
  // The languages stay to choose from while the next answer is awaited.
  const [known, setKnown] = useState<UseReport["names"]>([]);
  const languages = answer.state === "ready" && answer.value.names.length > 0 ? answer.value.names : known;
  if (languages !== known) setKnown(languages);
  // What a link asks for is seen as asked for, whether the corpus has it or not.
  const isListed = on === "all" || on === "text" || languages.some(({ code }) => code === on);
  const listed = isListed ? languages : [{ code: on, name: on }, ...languages];
  return (
    <section aria-labelledby="pair-use" data-state={answer.state}>
      <h2 id="pair-use">On real text</h2>
      <label className="labelled">
        Text
        <select className="field" value={on} onChange={(event) => setPair({ pairOn: event.target.value })}>
          <option value="all">Bundled corpus, all languages</option>
          <option value="text">My text in Compare</option>
          {listed.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      </label>
      {answer.state === "ready" ? (
        <Used {...{ request, heldTo, a, b }} report={answer.value} />
      ) : (
        <Waiting asked={asked} what="Encoding the texts" />
      )}
    </section>
  );
}

function Used({ report, request, heldTo, a, b }: PairPartProps & { readonly report: UseReport }): ReactElement {
  const { tokensA, tokensB, commonA, commonB, occurring, mapped, sure, swap, first, languages } = report;
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
        {formatShare(commonA)} of {a}’s tokens are entries that {b} has too, and {formatShare(commonB)} of {b}’s.
      </p>
      {heldTo.kind === "text" && (
        <p>
          {first === null
            ? "The ids of your text are the same under both."
            : `The ids of your text change at token ${formatCount(first.tokens + 1)}, byte ${formatCount(first.byte)}.`}
        </p>
      )}
      <h3>Ids that stand for the same</h3>
      <p>
        Of {plural(occurring, "entry", "entries")} of {a} that occur, {formatCount(mapped)} stand for the very bytes
        that an entry of {b} stands for somewhere, {formatCount(sure)} with a Dice of 0.5 or more.
      </p>
      <ListPart
        {...{ request, heldTo }}
        title="Id map, the surest first"
        heads={["Id in A", "Entry", "Id in B", "Entry in B", "Both", "Of A", "Of B", "Dice"]}
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
        heads={["Order", "Id in B", "Entry", "Uses", "Tokens saved"]}
        list="swap"
      />
      {languages.length > 1 && <Languages {...{ languages, a, b }} />}
    </>
  );
}

function swapInWords(
  { needed, candidates, reached, tokensA, tokensB }: UseReport["swap"],
  a: string,
  b: string,
): string {
  if (needed === 0) return `Nothing: ${a} needs ${formatCount(tokensA)} tokens, ${b} ${formatCount(tokensB)}.`;
  if (needed !== null) {
    return `${plural(needed, "entry", "entries")} of ${b}, chosen by the tokens that they save: with them ${a} needs ${formatCount(reached)}.`;
  }
  return `Entries alone do not suffice: with all ${formatCount(candidates)} of ${b} that save a token it needs ${formatCount(reached)}, and ${b} ${formatCount(tokensB)}. The rest are places where ${b} cuts across ${a}’s tokens.`;
}

/** Languages that are shown at once. */
const few = 12;

function Languages({
  languages,
  a,
  b,
}: {
  readonly languages: readonly LanguageTokens[];
  readonly a: string;
  readonly b: string;
}) {
  const [isWhole, setWhole] = useState(false);
  const sorted = [...languages].sort((one, other) => other.a / other.b - one.a / one.b);
  const shown = isWhole ? sorted : sorted.slice(0, few);
  return (
    <details className="pair-list" onToggle={(event) => setWhole(event.currentTarget.open && isWhole)}>
      <summary>Tokens of each language</summary>
      <div className="table-scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">Language</th>
              <th scope="col" className="number">
                {a}
              </th>
              <th scope="col" className="number">
                {b}
              </th>
              <th scope="col" className="number">
                A ÷ B
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ code, name, a: ofA, b: ofB }) => (
              <tr key={code}>
                <th scope="row">
                  <button type="button" onClick={() => setPair({ pairOn: code })}>
                    {name}
                  </button>
                </th>
                <td className="number">{formatCount(ofA)}</td>
                <td className="number">{formatCount(ofB)}</td>
                <td className="number">{formatRatio(ofB === 0 ? null : ofA / ofB)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {!isWhole && languages.length > few && (
        <p className="pair-actions">
          <button type="button" className="button plain" onClick={() => setWhole(true)}>
            All {formatCount(languages.length)}
          </button>
        </p>
      )}
    </details>
  );
}
