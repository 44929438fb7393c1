import X from "lucide-react/icons/x";
import { type ReactElement, useEffect, useRef } from "react";
import type { LanguageFigures } from "../../../analysis/languageFigures";
import type { PremiumMode } from "../../../analysis/premium";
import type { CorpusLanguage } from "../../../corpora/language";
import type { FigureForm } from "../../../instruments/corpus/corpusMeasure";
import { premiumMeasure } from "../../../instruments/corpus/counted";
import type { LanguageMeasure } from "../../../instruments/corpus/measures";
import type { OpenCorpus } from "../../../state/corpora/openCorpus";
import { setLanguages } from "../../../state/languages/setLanguages";
import { actions } from "../../../state/store";
import type { TokenizerReference } from "../../../tokenizers/tokenizerReference";
import { Button, IconButton, Problem } from "../../../ui/controls";
import { formatCount, formatRatio, plural } from "../../../ui/format";
import type { TokenizerPool } from "../../../worker/pool/pool";
import { canPaint } from "../../compare/reading/paint";
import type { ChartRow, ChartSeries } from "../chart";
import { formatFigure } from "../words/figureForm";
import { TokenText } from "./TokenText";
import "./passage.css";
import { usePassage } from "./usePassage";

interface PassagePanelProps {
  readonly pool: Promise<TokenizerPool>;
  readonly corpus: OpenCorpus;
  readonly pivot: CorpusLanguage;
  readonly mode: PremiumMode;
  readonly row: ChartRow;
  readonly series: readonly ChartSeries[];
  readonly measure: LanguageMeasure;
  /** Whose tokens are shown; without one the first's. */
  readonly shown: TokenizerReference | undefined;
  onClose(): void;
}

/** What a language's figures are of: its text beside the pivot's, with the tokens that they are sums of. */
export default function PassagePanel(props: PassagePanelProps): ReactElement | null {
  const { pool, corpus, pivot, mode, row, series, measure, shown, onClose } = props;
  const at = Math.max(
    0,
    series.findIndex(({ reference }) => reference === shown),
  );
  const current = series[at];
  const panel = useRef<HTMLElement>(null);
  const opener = useRef<Element | null>(null);
  useEffect(() => {
    const { activeElement } = document;
    // A link that opens it takes the focus from nowhere.
    if (activeElement === null || activeElement === document.body) return;
    opener.current = activeElement;
    panel.current?.focus({ preventScroll: true });
    return () => {
      if (opener.current instanceof HTMLElement) opener.current.focus({ preventScroll: true });
    };
  }, []);
  if (current === undefined) return null;
  const { language, figures } = row;
  const isPremium = measure.name === premiumMeasure.name;
  return (
    <aside
      ref={panel}
      className="passage"
      tabIndex={-1}
      aria-label={`Passage: ${language.name}`}
      data-passage={language.code}
      onKeyDown={({ key }) => key === "Escape" && onClose()}
    >
      <div className="passage-head">
        <h2>{language.name}</h2>
        <IconButton label="Close the passage" onClick={onClose}>
          <X size={18} />
        </IconButton>
      </div>
      <p className="passage-heads">
        {isPremium
          ? `tokens ÷ those of ${pivot.name} = premium`
          : `${measure.inText} · tokens ÷ those of ${pivot.name}`}
      </p>
      <ul className="passage-figures" aria-label="Tokenizers">
        {series.map(({ reference, label, color }, i) => {
          const known = figures[i];
          return (
            <li key={reference}>
              <label>
                <input
                  type="radio"
                  name="passage"
                  checked={i === at}
                  onChange={() => setLanguages({ openIn: i === 0 ? undefined : reference })}
                />
                <span className="swatch" style={{ background: color }} aria-hidden="true" />
                <span>{label}</span>
                <span className="passage-figure">
                  {known == null ? "…" : figureOf(known, isPremium ? null : measure.form)}
                </span>
              </label>
            </li>
          );
        })}
      </ul>
      <Segments
        key={`${language.code} ${current.reference}`}
        {...{ pool, corpus, pivot, mode, language }}
        series={current}
      />
    </aside>
  );
}

/** A figure and what it is of; of another measure than the token premium in its form. */
function figureOf({ tokens, pivotTokens, premium, value }: LanguageFigures, form: FigureForm | null): string {
  const counts = `${formatCount(tokens)} ÷ ${formatCount(pivotTokens)}`;
  return form === null ? `${counts} = ${formatRatio(premium)}` : `${formatFigure(form, value)} · ${counts}`;
}

interface SegmentsProps extends Pick<PassagePanelProps, "pool" | "corpus" | "pivot" | "mode"> {
  readonly language: CorpusLanguage;
  readonly series: ChartSeries;
}

function Segments({ pool, corpus, pivot, mode, language, series }: SegmentsProps): ReactElement {
  const asked = { corpus, reference: series.reference, language: language.code, pivot: pivot.code, mode };
  const { passage, problem, retry } = usePassage(pool, asked);
  if (problem !== null) {
    return <Problem problem={problem} onRetry={retry} />;
  }
  if (passage === null) return <p role="status">Reading the passage …</p>;
  const { segments, of, joined } = passage;
  const open = (text: string, what: string) => actions.replaceText(text, `${language.name}: ${what}.`, "compare");
  return (
    <>
      <p className="passage-note">
        {plural(of, corpus.unit)} that {language.name} and {pivot.name} both have, each with its number of tokens of{" "}
        {series.label}
        {segments.length < of && `; the first ${segments.length} are listed`}.{" "}
        {canPaint()
          ? "A token ends where the colour or the line under it changes; a dotted red line: inside a character."
          : "This browser cannot colour text without breaking joined scripts, so the tokens’ ends are not shown."}{" "}
        {mode === "joined" && "They are joined and encoded at once."}
      </p>
      {mode === "joined" && (
        <Button onClick={() => open(joined, `all ${plural(of, corpus.unit)}, joined`)}>Open in Compare</Button>
      )}
      <ol className="passage-segments">
        {segments.map(({ number, text, tokens, places, pivotText, pivotTokens, pivotPlaces }) => (
          <li key={number} value={number} data-tokens={tokens}>
            <p>
              <TokenText text={text} places={places} lang={language.bcp47} /> <strong>{formatCount(tokens)}</strong>
            </p>
            {language !== pivot && (
              <p className="passage-pivot">
                <TokenText text={pivotText} places={pivotPlaces} lang={pivot.bcp47} />{" "}
                <strong>{formatCount(pivotTokens)}</strong>
              </p>
            )}
            {mode === "segment" && (
              <Button
                look="quiet"
                aria-label={`Open ${corpus.unit} ${number} in Compare`}
                onClick={() => open(text, `${corpus.unit} ${number}`)}
              >
                Open in Compare
              </Button>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}
