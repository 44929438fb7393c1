import { type ReactElement, useState } from "react";
import { setPair } from "../../state/tokenizers/inspect";
import { formatCount, formatRatio } from "../../ui/format";
import type { LanguageTokens } from "../../worker/vocabularyPair/protocol";

/** Languages that are shown at once. */
const few = 12;

interface LanguagesListProps {
  readonly languages: readonly LanguageTokens[];
  /** What the two are called. */
  readonly a: string;
  readonly b: string;
}

/** How many tokens each language takes under both, the greatest difference first. */
export function LanguagesList({ languages, a, b }: LanguagesListProps): ReactElement {
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
                {a} ÷ {b}
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
