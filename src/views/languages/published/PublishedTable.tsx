import { type ReactElement, useMemo } from "react";
import type { PremiumMode } from "../../../analysis/premium";
import type { CorpusLanguage } from "../../../corpora/language";
import { formatRatio, plural } from "../../../ui/format";
import { ratioPad } from "../../../ui/laterFormats";
import type { ChartRow, ChartSeries } from "../chart";
import { compareWithPetrov, type Pair } from "./compare";

interface PublishedTableProps {
  readonly rows: readonly ChartRow[];
  readonly series: readonly ChartSeries[];
  readonly pivot: CorpusLanguage;
  readonly mode: PremiumMode;
  /** What the corpus is called. */
  readonly corpus: string;
}

/** Premiums that Petrov et al. published beside those measured here, with why they differ. */
export default function PublishedTable(props: PublishedTableProps): ReactElement | null {
  const { rows, series, pivot, mode, corpus } = props;
  const compared = useMemo(() => compareWithPetrov(rows, series, pivot), [rows, series, pivot]);
  if (compared.median === null) return null;
  return (
    <details className="published">
      <summary>
        Petrov et al. (2023) measured {plural(compared.rows.length, "language")} of these with the same tokenizers: ours
        ÷ theirs is {formatRatio(compared.median)} in the middle
      </summary>
      <p className="table-note">
        Theirs are tokens of FLORES-200, some 2,000 sentences of news, guides and travel, joined; ours are of “{corpus}”
        {mode === "segment" && ", each part alone"}. The tokenizers are the same, and on their text give the same
        counts; the texts are not, and each is longer or shorter in translation. From the table of lengths that the
        paper’s authors published (github.com/AleksandarPetrov/tokenization-fairness, 28 November 2023).
      </p>
      <div className="table-scroll scrolls-sideways">
        <table>
          <thead>
            <tr>
              <th scope="col">Language</th>
              {compared.series.map(({ reference, label, color }) => (
                <th key={reference} scope="col" className="number">
                  <span className="swatch" style={{ background: color }} aria-hidden="true" />
                  {label}
                  <small className="published-order">ours, theirs, ours ÷ theirs</small>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {compared.rows.map(({ language, pairs }) => (
              <tr key={language.code} data-published={language.code}>
                <th scope="row">{language.name}</th>
                {pairs.map((pair, i) => (
                  <td key={compared.series[i]?.reference} className="number">
                    {pair === null ? "–" : <Figures {...pair} />}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

function Figures({ own, published }: Pair): ReactElement {
  return (
    <span className="published-pair" data-own={own.toFixed(4)} data-theirs={published.toFixed(4)}>
      {[own, published, own / published].map((value, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: three places
        <span key={i} className="figure" data-pad={ratioPad(value)}>
          {formatRatio(value)}
        </span>
      ))}
    </span>
  );
}
