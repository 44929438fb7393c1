import { useVirtualizer } from "@tanstack/react-virtual";
import ArrowDown from "lucide-react/icons/arrow-down";
import ArrowUp from "lucide-react/icons/arrow-up";
import { memo, type ReactElement, useId, useRef } from "react";
import { fewestSegments, hasFewSegments, shownInterval } from "../../../analysis/fewSegments";
import type { LanguageFigures } from "../../../analysis/languageFigures";
import { hasManyUnknown } from "../../../analysis/manyUnknown";
import type { PremiumMode } from "../../../analysis/premium";
import type { CorpusLanguage } from "../../../corpora/language";
import { premiumMeasure } from "../../../instruments/corpus/counted";
import { bareAndOptions, hasIntervals, type LanguageMeasure } from "../../../instruments/corpus/measures";
import type { OpenCorpus } from "../../../state/corpora/openCorpus";
import type { LanguageSort, SortColumn } from "../../../state/languages/choice";
import { setLanguages } from "../../../state/languages/setLanguages";
import { formatCount, formatRatio, formatShare, plural } from "../../../ui/format";
import { Hint, HintedWords } from "../../../ui/Hint";
import { formatCompact, ratioPad } from "../../../ui/laterFormats";
import { Spacer } from "../../../ui/Spacer";
import { usePrinting } from "../../../ui/usePrinting";
import { useRowCursor } from "../../../ui/useRowCursor";
import { LateFindingLinks } from "../../LateFindingLinks";
import { scriptName } from "../../scriptName";
import type { ChartRow, ChartSeries } from "../chart";
import { figurePad, formatFigure, formatFigures } from "../words/figureForm";
import { intervalInWords } from "../words/measureInWords";
import { firstFigures } from "./rows";

interface LanguagesTableProps {
  readonly rows: readonly ChartRow[];
  readonly series: readonly ChartSeries[];
  readonly sort: LanguageSort;
  readonly pivot: CorpusLanguage;
  readonly measure: LanguageMeasure;
  readonly mode: PremiumMode;
  readonly corpus: OpenCorpus;
  onOpen(code: string): void;
}

/** Pixels, as languages.css has them: of a row whose name takes one line. */
const rowHeight = 52;
/** So few rows, like the twenty most spoken, are always all there, and none of them has to be measured. */
const fewRows = 24;
/** Of more, as many above and below those in sight. */
const overscan = 6;

/** All figures of all languages chosen: the charts in numbers. Only rows in sight exist. */
export const LanguagesTable = memo(function LanguagesTable(props: LanguagesTableProps): ReactElement {
  const { rows, series, sort, pivot, measure, mode, corpus, onOpen } = props;
  const { unit } = corpus;
  const [bareName] = bareAndOptions(measure.name);
  const isPremium = measure.name === premiumMeasure.name;
  const isTold = hasIntervals(measure, mode);
  const under = isTold ? "the 95% interval and the number of tokens" : "the number of tokens";
  const title = useId();
  const scroll = useRef<HTMLDivElement>(null);
  const isPrinting = usePrinting();
  const isFew = rows.length <= fewRows;
  const virtual = useVirtualizer({
    enabled: !isFew,
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: isPrinting ? rows.length : overscan,
    getItemKey: (i) => rows[i]?.language.code ?? i,
  });
  const cursor = useRowCursor(rows, (i) => {
    if (!isFew) virtual.scrollToIndex(i);
  });
  const items = virtual.getVirtualItems();
  const above = isFew ? 0 : (items[0]?.start ?? 0);
  const below = isFew ? 0 : virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  const drawn = isFew ? Array.from(rows.keys()) : items.map(({ index }) => index);
  return (
    <section className="languages-table" aria-labelledby={title}>
      <h2 id={title}>All figures</h2>
      <p className="table-note">
        Byte premium: UTF-8 bytes of the language ÷ those of {pivot.name}, and below it the same of characters. A
        tokenizer’s column: {measure.inText}
        {!isPremium && ` (${measure.definition(pivot.name)})`}, and below it {under}.{" "}
        {!isTold && `${intervalInWords(measure, mode, corpus)} `}All are over the {unit}s that both languages have;
        where those are not all, “÷” tells the tokens of {pivot.name} in them.
      </p>
      <LateFindingLinks about={`languages.${bareName}`} />
      {rows.length === 0 ? (
        <p>No language matches. Take away the search, or choose another group.</p>
      ) : (
        // Scrolls by the keys of its rows too, but a focus ring says where one is.
        <div className="table-scroll scrolls-sideways tall" ref={scroll}>
          <table
            aria-rowcount={rows.length + 1}
            aria-labelledby={title}
            onFocus={cursor.onFocus}
            onKeyDown={cursor.onKeyDown}
          >
            <thead>
              <tr aria-rowindex={1}>
                <SortHeader column="name" label="Language" sort={sort} series={series} isFirstDescending={false} />
                <SortHeader column="script" label="Script" sort={sort} series={series} isFirstDescending={false} />
                <SortHeader
                  column="speakers"
                  label="Speakers"
                  hint="About, by the Unicode CLDR"
                  sort={sort}
                  series={series}
                />
                <SortHeader
                  column="bytes"
                  label="Byte premium"
                  hint={`UTF-8 bytes ÷ those of ${pivot.name}; code points below: what no tokenizer can help`}
                  sort={sort}
                  series={series}
                />
                {series.map(({ reference, label, color }) => (
                  <SortHeader
                    key={reference}
                    column={reference}
                    label={label}
                    hint={
                      isPremium
                        ? `Tokens ÷ those of ${pivot.name}; below it the 95% interval, and tokens`
                        : `${measure.title}: ${measure.unit(pivot.name)}; below it ${under}`
                    }
                    color={color}
                    sort={sort}
                    series={series}
                  />
                ))}
              </tr>
            </thead>
            {above > 0 && <Spacer height={above} />}
            <tbody>
              {drawn.map((index) => {
                const row = rows[index];
                if (row === undefined) return null;
                return (
                  <Row
                    key={row.language.code}
                    {...{ row, series, index, pivot, unit, measure, isTold, onOpen }}
                    isPivot={row.language === pivot}
                    isCurrent={index === cursor.current}
                    takeHeight={isFew ? null : virtual.measureElement}
                  />
                );
              })}
            </tbody>
            {below > 0 && <Spacer height={below} />}
          </table>
        </div>
      )}
    </section>
  );
});

interface SortHeaderProps {
  readonly column: SortColumn;
  readonly label: string;
  readonly hint?: string;
  readonly color?: string;
  readonly sort: LanguageSort;
  readonly series: readonly ChartSeries[];
  /** What the first click does: numbers begin with the greatest, words with A. */
  readonly isFirstDescending?: boolean;
}

function SortHeader({ column, label, hint, color, sort, series, isFirstDescending = true }: SortHeaderProps) {
  const isNumber = column !== "name" && column !== "script" && column !== "code";
  const isSorted = (sort.column ?? series[0]?.reference) === column;
  const Arrow = sort.descending ? ArrowDown : ArrowUp;
  return (
    <th
      scope="col"
      className={isNumber ? "number" : undefined}
      aria-sort={isSorted ? (sort.descending ? "descending" : "ascending") : undefined}
    >
      <Hint text={hint}>
        <button
          type="button"
          className={hint === undefined ? "sort" : "sort hinted"}
          onClick={() =>
            setLanguages({ sort: { column, descending: isSorted ? !sort.descending : isFirstDescending } })
          }
        >
          {color !== undefined && <span className="swatch" style={{ background: color }} aria-hidden="true" />}
          {label}
          {isSorted && <Arrow size={13} aria-hidden="true" />}
        </button>
      </Hint>
    </th>
  );
}

interface RowProps {
  readonly row: ChartRow;
  readonly series: readonly ChartSeries[];
  readonly index: number;
  readonly pivot: CorpusLanguage;
  readonly unit: string;
  readonly measure: LanguageMeasure;
  /** Whether figures have intervals. */
  readonly isTold: boolean;
  readonly isPivot: boolean;
  /** Whether this row has the table's tab stop. */
  readonly isCurrent: boolean;
  onOpen(code: string): void;
  /** Takes its height, which a long name makes greater; null where nobody asks. */
  readonly takeHeight: ((element: Element | null) => void) | null;
}

const Row = memo(function Row(props: RowProps): ReactElement {
  const { row, series, index, pivot, unit, measure, isTold, isPivot, isCurrent, onOpen, takeHeight } = props;
  const { language, figures } = row;
  const any = firstFigures(row);
  return (
    <tr
      ref={takeHeight}
      data-index={index}
      aria-rowindex={index + 2}
      data-language={language.code}
      className={isPivot ? "pivot" : undefined}
    >
      <th scope="row">
        <button
          type="button"
          className="language-name"
          tabIndex={isCurrent ? 0 : -1}
          data-row={index}
          title={`Open the passage in ${language.name}`}
          onClick={() => onOpen(language.code)}
        >
          {language.name}
        </button>
        <small>
          {language.endonym !== null && language.endonym !== language.name && (
            <bdi lang={language.bcp47 ?? undefined}>{language.endonym}</bdi>
          )}{" "}
          <span className="code">{language.code}</span>
          {isPivot && <span className="tag">pivot</span>}
          {any !== null && <SegmentsNote figures={any} {...{ pivot, unit, isTold }} />}
        </small>
      </th>
      <td>{scriptName(language.script)}</td>
      <td className="number">{language.speakers === null ? "–" : formatCompact(language.speakers)}</td>
      <td className="number">
        <Ratio value={any?.bytePremium ?? null} />
        <small>{any !== null && `${formatRatio(any.characterPremium)} characters`}</small>
      </td>
      {series.map(({ reference }, i) => (
        <FigureCell
          key={reference}
          {...{ measure, isTold }}
          reference={reference}
          figures={figures[i] ?? null}
          isPartial={any !== null && any.segments < pivot.present}
        />
      ))}
    </tr>
  );
}, isSameRow);

/** Rows are made anew whenever any figure arrives; most of them are as they were. */
function isSameRow(before: RowProps, after: RowProps): boolean {
  return (
    before.row.language === after.row.language &&
    before.index === after.index &&
    before.pivot === after.pivot &&
    before.unit === after.unit &&
    before.measure === after.measure &&
    before.isTold === after.isTold &&
    before.isPivot === after.isPivot &&
    before.isCurrent === after.isCurrent &&
    before.onOpen === after.onOpen &&
    before.takeHeight === after.takeHeight &&
    before.series === after.series &&
    before.row.figures.length === after.row.figures.length &&
    before.row.figures.every((figures, i) => figures === after.row.figures[i])
  );
}

interface SegmentsNoteProps {
  /** Whether there would be intervals of enough of them. */
  readonly isTold: boolean;
  readonly figures: LanguageFigures;
  readonly pivot: CorpusLanguage;
  readonly unit: string;
}

/** Over how much text a row's figures are, where it is not all, or too little for an interval. */
function SegmentsNote({ figures, pivot, unit, isTold }: SegmentsNoteProps): ReactElement | null {
  const { segments } = figures;
  const isFew = isTold && hasFewSegments(figures);
  if (segments >= pivot.present && !isFew) return null;
  const shared = segments < pivot.present ? `${formatCount(segments)} of ` : "";
  const reason = `Of fewer than ${fewestSegments} ${unit}s a 95% interval would promise too much`;
  return (
    <span className={isFew ? "segments few" : "segments"}>
      {shared}
      {plural(pivot.present, unit)}
      {isFew && (
        <>
          , <HintedWords text={reason}>too few for 95%</HintedWords>
        </>
      )}
    </span>
  );
}

/** A ratio whose decimal point stands under those above, whichever rows there are. */
function Ratio({ value }: { readonly value: number | null }): ReactElement {
  return (
    <span className="figure" data-pad={ratioPad(value)}>
      {formatRatio(value)}
    </span>
  );
}

interface FigureCellProps extends Pick<RowProps, "measure" | "isTold"> {
  readonly reference: string;
  readonly figures: LanguageFigures | null;
  /** Whether it is over fewer segments than the pivot has. */
  readonly isPartial: boolean;
}

function FigureCell({ reference, figures, measure, isTold, isPartial }: FigureCellProps): ReactElement {
  if (figures === null) {
    return (
      <td className="number pending" data-tokenizer={reference}>
        …
      </td>
    );
  }
  const { premium, value, interval, tokens, pivotTokens, unknown } = figures;
  const { form, name, lacking } = measure;
  const shown = isTold ? shownInterval(figures) : null;
  return (
    <td
      className="number"
      data-tokenizer={reference}
      data-premium={premium?.toFixed(4)}
      data-measure={name}
      data-value={value?.toFixed(4)}
      data-tokens={tokens}
      data-low={interval?.[0].toFixed(4)}
      data-high={interval?.[1].toFixed(4)}
    >
      {unknown > 0 && (
        <span className={hasManyUnknown(figures) ? "unknown many" : "unknown"}>
          {formatShare(unknown / tokens)} unknown
        </span>
      )}
      <strong>
        <span className="figure" data-pad={figurePad(form, value)}>
          {formatFigure(form, value)}
        </span>
      </strong>
      <small>
        {shown !== null && `${formatFigures(form, shown)} · `}
        {value === null && lacking !== undefined && `${lacking} · `}
        {isPartial ? `${formatCount(tokens)} ÷ ${plural(pivotTokens, "token")}` : plural(tokens, "token")}
      </small>
    </td>
  );
}
