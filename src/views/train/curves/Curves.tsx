import { type ReactElement, useMemo, useRef } from "react";
import type { TrainAxis } from "../../../state/train/choice";
import { ToggleGroup } from "../../../ui/controls";
import { formatCount } from "../../../ui/format";
import { TakeTable } from "../../compare/instruments/table/TakeTable";
import type { TakenTable } from "../../compare/instruments/table/takeEntries";
import { PivotSelect } from "../PivotSelect";
import type { ShownTraining } from "../shown";
import { GrowthPlot, type PlottedLine } from "./GrowthPlot";
import { GrowthTable } from "./GrowthTable";
import { type GrowthLine, growthLines, measuresOf, measureWords } from "./measures";
import { toneOf } from "./tones";

interface CurvesProps {
  /** One or two: the second is drawn dashed, on the same scales. */
  readonly trainings: readonly ShownTraining[];
  readonly axis: TrainAxis;
  /** Number of the language that premiums are against. */
  readonly pivot: number;
  /** Entries that are trained for. */
  readonly size: number;
  /** The size that the text is cut at. */
  readonly marked: number;
  /** What they are of, for whoever sees only a picture. */
  readonly source: string;
  /** What they are cited with, as BibTeX. */
  citation(axis: TrainAxis): Promise<string>;
  /** What is to be said of them: that the text was used up before the size. */
  readonly notes: readonly string[];
  onAxis(axis: TrainAxis): void;
  onPivot(code: string): void;
  onSize(size: number): void;
}

/** How tokens fall as entries come, language by language, and what else follows from that. */
export function Curves(props: CurvesProps): ReactElement | null {
  const { trainings, pivot, size, marked, source, notes, onAxis, onPivot, onSize } = props;
  const drawn = useRef<HTMLDivElement>(null);
  const [first] = trainings;
  const offered = first === undefined ? [] : measuresOf(first);
  const axis = offered.includes(props.axis) ? props.axis : "tokens";
  const words = measureWords[axis];
  const lines = useMemo(
    () => trainings.map((training) => ({ training, lines: growthLines(training, axis, pivot) })),
    [trainings, axis, pivot],
  );
  const plotted = useMemo(() => lines.flatMap(({ training, lines: own }, run) => plot(training, own, run)), [lines]);
  if (first === undefined) return null;
  const pivotName = first.languages[pivot]?.name ?? "";
  const title = titleOf(axis, pivotName, first.languages.length);
  const from = Math.min(...plotted.map(({ points }) => points[0]?.size ?? size));
  const table = async (): Promise<TakenTable> => {
    const taken = {
      heads: ["run", "language", "entries", words.axis.toLowerCase()],
      rows: plotted.flatMap(({ run, name, points }) =>
        points.map((point): [string, string, number, number] => [run, name, point.size, point.value]),
      ),
    };
    if (drawn.current === null) return taken;
    const picture = drawn.current;
    const [{ pictureEntries }, { citationEntry }, citation] = await Promise.all([
      import("../../compare/instruments/frame/pictureEntries"),
      import("./citationEntry"),
      props.citation(axis),
    ]);
    return { ...taken, more: (say) => [...pictureEntries(picture, "training", say), citationEntry(citation, say)] };
  };
  return (
    <section className="train-curves" aria-labelledby="train-curves-title">
      <div className="train-section-head">
        <h2 id="train-curves-title">Curves</h2>
        <span className="train-take">
          <TakeTable what="training" table={table} />
        </span>
      </div>
      <div className="train-section-head">
        <ToggleGroup
          label="Curves are of"
          value={axis}
          choices={offered.map((value) => ({
            value,
            label: measureWords[value].label,
            hint: measureWords[value].hint,
          }))}
          onChange={onAxis}
        />
        {axis === "premium" && <PivotSelect label="Pivot" {...{ pivot, onPivot }} languages={first.languages} />}
      </div>
      <div ref={drawn} data-picture className="growth">
        <p className="growth-title">{title}</p>
        {trainings.length > 1 && (
          <ul className="growth-runs">
            {trainings.map(({ name }, run) => (
              <li key={name}>
                <svg width="28" height="10" aria-hidden="true">
                  <path
                    d="M0 5H28"
                    stroke={measureWords[axis].byLanguage ? "var(--ink)" : toneOf(run)}
                    strokeWidth="2"
                    strokeDasharray={run === 0 ? undefined : "6 4"}
                  />
                </svg>
                {name}
              </li>
            ))}
          </ul>
        )}
        <Legend lines={plotted} />
        <GrowthPlot
          name={title}
          lines={plotted}
          sizes={{ from, to: Math.max(size, ...trainings.map(({ points }) => points.at(-1)?.size ?? 0)) }}
          marked={marked}
          axis={words.axis}
          finest={words.finest}
          scale={words.scale}
          write={words.write}
          onSize={onSize}
        />
        <p className="growth-title growth-source">{source}</p>
      </div>
      {notes.map((note) => (
        <p key={note} className="train-note">
          {note}
        </p>
      ))}
      <GrowthTable trainings={lines} axis={axis} title={title} />
    </section>
  );
}

/** Curves whose names all have room above the plot; of more those at its side and at the pointer tell. */
const mostInLegend = 24;

/** Which colour is which language. */
function Legend({ lines }: { readonly lines: readonly PlottedLine[] }): ReactElement | null {
  const named = lines.filter(({ isDashed }) => !isDashed);
  if (named.length < 2 || named.length > mostInLegend) return null;
  return (
    <ul className="growth-runs">
      {named.map(({ key, name, color }) => (
        <li key={key}>
          <svg width="10" height="10" aria-hidden="true">
            <rect width="10" height="10" rx="3" fill={color} />
          </svg>
          {name}
        </li>
      ))}
    </ul>
  );
}

function plot({ name: run, languages }: ShownTraining, lines: readonly GrowthLine[], number: number): PlottedLine[] {
  return lines.map(({ language, points }) => ({
    key: `${number} ${language ?? "all"}`,
    name:
      language === null
        ? languages.length === 1
          ? (languages[0]?.name ?? "")
          : "All languages"
        : (languages[language]?.name ?? ""),
    run,
    color: toneOf(language ?? number),
    isDashed: number > 0,
    points,
  }));
}

function titleOf(axis: TrainAxis, pivot: string, languages: number): string {
  const each = languages === 1 ? "" : `, ${formatCount(languages)} languages`;
  switch (axis) {
    case "tokens":
      return `Tokens of the text that measures, by the size of the vocabulary${each}; both axes are logarithmic`;
    case "premium":
      return `Premium against ${pivot} by the size of the vocabulary${each}`;
    case "gini":
      return `How unevenly languages fare (Gini) by the size of the vocabulary${each}`;
    case "bytesPerToken":
      return `Bytes per token by the size of the vocabulary${each}`;
    case "renyi":
      return `Rényi efficiency by the size of the vocabulary${each}`;
  }
}
