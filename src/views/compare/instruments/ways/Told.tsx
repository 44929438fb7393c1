import type { ReactElement } from "react";
import { beyond, type WayFigures, type WaysFigures } from "../../../../instruments/ways/instrument";
import { type WayName, wayLabels } from "../../../../tokenizers/ways/way";
import { formatCount, formatShare } from "../../../../ui/format";
import { HintedWords } from "../../../../ui/Hint";
import { Swatch } from "../../../Swatch";
import { useFigureRows } from "../frame/figureRows";
import type { MeasuredColumn } from "../frame/useMeasured";
import "./ways.css";

/** What each way is, for the hints. */
const hints: Readonly<Record<WayName, string>> = {
  prefix: "From the left the longest entry, each time. It is WordPiece’s own way.",
  suffix: "From the right the longest entry, each time.",
  longest: "The longest entry anywhere, leftmost of equally long ones, then what is left on its sides (FLOTA).",
  length: "The longest entry anywhere, of equally long ones that of the lowest id (LBPE).",
  fewest: "As few entries as there can be; of equally few the longest first (PathPiece).",
  likely:
    "The highest sum of log probabilities: Unigram’s own way. Without scores an entry of id i counts as 1 ÷ (i + 1); by this text’s counts as often as it came, and once more.",
  both: "Of longest prefixes and longest suffixes the likelier (bidirectional WordPiece, KR-BERT).",
  dropout: "Its own merges, each of them passed over with probability p when its turn comes (BPE-dropout).",
};

/** What each column comes to, in all ways. */
export function Told({ columns }: { readonly columns: readonly MeasuredColumn<WaysFigures>[] }): ReactElement {
  const rows = useFigureRows(columns);
  return (
    <div className="ways-columns">
      {rows.map(({ reference, name, figures }) =>
        figures === null ? null : (
          <section key={reference} aria-label={`Ways of ${name}`} data-ways={reference}>
            <h3>
              <Swatch reference={reference} />
              {name}
            </h3>
            <Answer figures={figures} />
            <WaysTable figures={figures} />
          </section>
        ),
      )}
    </div>
  );
}

function Answer({ figures: { ways, fewest } }: { readonly figures: WaysFigures }): ReactElement | null {
  const own = ways[0];
  if (own === undefined || fewest === 0) return null;
  return (
    <p className="ways-answer">
      {own.tokens === fewest
        ? `Its own way takes the fewest tokens there can be: ${formatCount(fewest)}.`
        : `Its own way takes ${formatShare(beyond(own.tokens, fewest))} more than the fewest: ${formatCount(own.tokens)} tokens, where ${formatCount(fewest)} would do.`}
    </p>
  );
}

function WaysTable({ figures: { ways, fewest, lacking } }: { readonly figures: WaysFigures }): ReactElement {
  return (
    <div className="ways-scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">Way</th>
            <th scope="col" className="number">
              Tokens
            </th>
            <th scope="col" className="number">
              <HintedWords text="(tokens − fewest) ÷ fewest.">Beyond</HintedWords>
            </th>
            <th scope="col" className="number">
              <HintedWords text="Share of the text’s words that have other boundaries inside than its own way gives them.">
                Cut otherwise
              </HintedWords>
            </th>
            <th scope="col" className="number">
              <HintedWords text="Rényi’s entropy of the ids ÷ log₂ of how many there are (Zouhar et al. 2023).">
                Rényi
              </HintedWords>
            </th>
          </tr>
        </thead>
        <tbody>
          {ways.map((way) => (
            <Row key={way.way} way={way} fewest={fewest} />
          ))}
          {lacking.map(({ way, why }) => (
            <tr key={way} data-way={way} className="ways-lacking">
              <th scope="row">{labelOf(way)}</th>
              <td colSpan={4}>{why}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ way, fewest }: { readonly way: WayFigures; readonly fewest: number }): ReactElement {
  const isOwn = way.way === "own";
  return (
    <tr data-way={way.way} data-tokens={way.tokens} data-own={isOwn || undefined}>
      <th scope="row">{labelOf(way.way)}</th>
      <td className="number">{formatCount(way.tokens)}</td>
      <td className="number">{way.tokens === fewest ? "fewest" : formatShare(beyond(way.tokens, fewest))}</td>
      <td className="number">{isOwn ? "–" : formatShare(way.cutOtherwise)}</td>
      <td className="number">{formatShare(way.renyiEfficiency)}</td>
    </tr>
  );
}

function labelOf(way: WayFigures["way"]): ReactElement {
  return way === "own" ? <>its own</> : <HintedWords text={hints[way]}>{wayLabels[way]}</HintedWords>;
}
