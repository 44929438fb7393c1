import { type ComponentType, memo, type ReactElement } from "react";
import type { CorpusLanguage } from "../../corpora/language";
import type { OpenCorpus } from "../../state/corpora/openCorpus";
import type { Chart, LanguageSort, LanguagesChoice } from "../../state/languages/choice";
import { setLanguages } from "../../state/languages/setLanguages";
import { checkConnection, Problem, ToggleGroup } from "../../ui/controls";
import { ErrorBoundary } from "../../ui/ErrorBoundary";
import { useModule } from "../../ui/useModule";
import { captionOf } from "./caption";
import type { ChartProps, ChartRow, ChartSeries } from "./chart";
import { drawings } from "./drawings";
import { ExportMenu } from "./ExportMenu";
import { OrderField } from "./OrderField";
import { firstInWords, orderOf } from "./order";

const titles: Readonly<Record<Chart, string>> = {
  bars: "Token premium by language",
  heat: "Token premium, tokenizers × languages",
  scatter: "Token premium against byte premium",
  map: "Token premium on the map",
};

interface ChartAreaProps {
  readonly corpus: OpenCorpus;
  readonly pivot: CorpusLanguage;
  readonly choice: LanguagesChoice;
  readonly rows: readonly ChartRow[];
  readonly series: readonly ChartSeries[];
  onOpen(code: string): void;
}

/** One of the four charts, with the choice among them and the export. */
export const ChartArea = memo(function ChartArea(area: ChartAreaProps): ReactElement {
  const { corpus, pivot, choice, rows, series, onOpen } = area;
  const { chart, scale, mode, sort } = choice;
  // The others have a place for each language by its figures.
  const isOrdered = chart === "bars" || chart === "heat";
  const props = { rows, series, scale, pivot, mode, onOpen };
  return (
    <section className="chart-area" aria-label={titles[chart]}>
      <div className="chart-head">
        <h2>{titles[chart]}</h2>
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
          title={titles[chart]}
          caption={() => [...(isOrdered ? orderSaid(sort, series) : []), ...captionOf(corpus, pivot, mode, series)]}
          props={props}
        />
      </div>
      {rows.length === 0 ? (
        <p>Nothing to draw: no language matches.</p>
      ) : (
        <>
          {isOrdered && <OrderField sort={sort} series={series} />}
          <ErrorBoundary key={chart} part="This chart" about={`${scale} ${mode} ${pivot.code}`}>
            <Drawing load={drawings[chart]} props={props} />
          </ErrorBoundary>
        </>
      )}
    </section>
  );
});

/** The line that tells a picture's order. */
function orderSaid(sort: LanguageSort, series: readonly ChartSeries[]): string[] {
  const order = orderOf(sort, series);
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
