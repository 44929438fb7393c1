import { type ComponentType, memo, type ReactElement } from "react";
import type { PremiumMode } from "../../analysis/premium";
import type { CorpusLanguage } from "../../corpora/language";
import type { LanguageMeasure } from "../../instruments/corpus/measures";
import type { OpenCorpus } from "../../state/corpora/openCorpus";
import type { LanguageSort, LanguagesChoice } from "../../state/languages/choice";
import { setLanguages } from "../../state/languages/setLanguages";
import { checkConnection, Problem, ToggleGroup } from "../../ui/controls";
import { ErrorBoundary } from "../../ui/ErrorBoundary";
import { useModule } from "../../ui/useModule";
import type { ChartProps, ChartRow, ChartSeries } from "./chart";
import { drawings } from "./drawings";
import { ExportMenu } from "./export/ExportMenu";
import { OrderField } from "./order/OrderField";
import { firstInWords, orderOf } from "./order/order";
import { captionOf } from "./words/caption";
import { chartTitle } from "./words/measureInWords";

interface ChartAreaProps {
  readonly corpus: OpenCorpus;
  readonly pivot: CorpusLanguage;
  readonly choice: LanguagesChoice;
  readonly measure: LanguageMeasure;
  readonly mode: PremiumMode;
  readonly rows: readonly ChartRow[];
  readonly series: readonly ChartSeries[];
  onOpen(code: string): void;
}

/** One of the four charts, with the choice among them and the export. */
export const ChartArea = memo(function ChartArea(area: ChartAreaProps): ReactElement {
  const { corpus, pivot, choice, measure, mode, rows, series, onOpen } = area;
  const { chart, scale, sort } = choice;
  // The others have a place for each language by its figures.
  const isOrdered = chart === "bars" || chart === "heat";
  const props = { rows, series, scale, pivot, mode, measure, onOpen };
  const title = chartTitle(chart, measure);
  return (
    <section className="chart-area" aria-label={title}>
      <div className="chart-head">
        <h2>{title}</h2>
        <ToggleGroup
          label="Chart"
          value={chart}
          choices={[
            { value: "bars", label: "Bars" },
            { value: "heat", label: "Heat map" },
            { value: "scatter", label: "Scatter" },
            { value: "map", label: "Map" },
          ]}
          onChange={(next) => setLanguages({ chart: next })}
        />
        <ExportMenu
          chart={chart}
          title={title}
          caption={() => [
            ...(isOrdered ? orderSaid(sort, series, measure) : []),
            ...captionOf(corpus, pivot, mode, measure, series),
          ]}
          props={props}
        />
      </div>
      {rows.length === 0 ? (
        <p>Nothing to draw: no language matches.</p>
      ) : (
        <>
          {isOrdered && <OrderField sort={sort} series={series} measure={measure} />}
          <ErrorBoundary key={chart} part="This chart" about={`${scale} ${mode} ${measure.name} ${pivot.code}`}>
            <Drawing load={drawings[chart]} props={props} />
          </ErrorBoundary>
        </>
      )}
    </section>
  );
});

/** The line that tells a picture's order. */
function orderSaid(sort: LanguageSort, series: readonly ChartSeries[], measure: LanguageMeasure): string[] {
  const order = orderOf(sort, series, measure);
  return order === undefined ? [] : [`Ordered by ${order.name}, ${firstInWords(order, sort.descending)}.`];
}

interface DrawingProps {
  load(): Promise<{ readonly default: ComponentType<ChartProps> }>;
  readonly props: ChartProps;
}

function Drawing({ load, props }: DrawingProps): ReactElement {
  const { module, hasFailed, retry } = useModule(load);
  if (module !== null) return <module.default {...props} />;
  if (!hasFailed) return <p className="chart-loading drawing">Loading the chart …</p>;
  return (
    <Problem
      problem={`The chart could not be loaded. ${checkConnection}`}
      className="chart-loading drawing"
      onRetry={retry}
    />
  );
}
