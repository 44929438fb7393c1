import type { ReactElement } from "react";
import type { InformationFigures, instrument } from "../../../../instruments/information/instrument";
import type { OptionsOf } from "../../../../instruments/options";
import { formatCount, formatRatio, formatShare, plural } from "../../../../ui/format";
import { useModule } from "../../../../ui/useModule";
import { Figure, FigureTable, plainCells, type TableColumn } from "../../FigureTable";
import { type FigureRow, plainColumn, useFigureRows } from "../frame/figureRows";
import type { MeasuredColumn } from "../frame/useMeasured";
import "./information.css";

interface ToldProps {
  readonly columns: readonly MeasuredColumn<InformationFigures>[];
  readonly options: OptionsOf<(typeof instrument)["options"]>;
}

const loadPlots = () => import("./Plots");

/** Figures in a table, and the columns side by side in two plots. */
export function Told({ columns, options: { order, alpha, of } }: ToldProps): ReactElement {
  const { module: plots } = useModule(loadPlots);
  const rows = useFigureRows(columns);
  const column = (name: string, hint: string, write: (figures: InformationFigures) => string) =>
    plainColumn(rows, name, hint, write);
  const given = (before: number): TableColumn<FigureRow<InformationFigures>> => {
    const cells = plainCells(rows.map(({ figures }) => formatRatio(figures?.given[before - 1]?.bits ?? null)));
    return {
      name: `H${subscripts[before]}`,
      hint: `Bits of a token once the ${plural(before, "token")} before it ${before === 1 ? "is" : "are"} known. Told from 100 tokens on, where each such context comes four times on average: below, most come but once and say nothing.`,
      className: "number",
      cell: ({ figures }, i) => (
        <>
          <Figure cell={cells[i]} />
          {figures !== null && (
            <small className="contexts">{plural(figures.given[before - 1]?.contexts ?? 0, "context")}</small>
          )}
        </>
      ),
    };
  };
  const share = of === "seen" ? "entries seen" : "the vocabulary";
  const table: readonly TableColumn<FigureRow<InformationFigures>>[] = [
    column("Tokens", "Tokens but for control and inserted ones.", ({ tokens }) => formatCount(tokens)),
    column("Entries seen", "Different entries among them, and their share of the vocabulary.", (figures) => {
      const { types, vocabularySize } = figures;
      return vocabularySize === null
        ? formatCount(types)
        : `${formatCount(types)} · ${formatShare(types / vocabularySize)}`;
    }),
    column(
      "H₁",
      "Shannon’s entropy: bits that a token carries, by how often each entry comes in this text.",
      (figures) => formatRatio(figures.entropy),
    ),
    ...Array.from({ length: order }, (_, i) => given(i + 1)),
    column("Shannon efficiency", `H₁ ÷ the most that it could be: log₂ of ${share}.`, (figures) =>
      formatShare(figures.shannonEfficiency),
    ),
    column("Rényi efficiency", `Rényi’s entropy at α = ${alpha} ÷ log₂ of ${share} (Zouhar et al. 2023).`, (figures) =>
      formatShare(figures.renyiEfficiency),
    ),
    column(
      "Capacity used",
      "H₁ ÷ log₂ of the vocabulary: of the bits that an id could carry, those that it does.",
      (figures) => formatShare(figures.capacity),
    ),
    column(
      "Coded",
      `Bits for each byte of the text that an adaptive coder needs for the ids, which learns on the way what follows the last ${plural(order, "token")} (prediction by partial matching, method C). None where the set of entries is open.`,
      (figures) => formatRatio(figures.coded),
    ),
    column("Fixed width", "Bits for each byte of the text where every id takes as many as the largest.", (figures) =>
      formatRatio(figures.fixed),
    ),
    column(
      "Deflated text",
      "Bits for each byte of the text itself once it is deflated, as ZIP does: no tokenizer is in it.",
      (figures) => formatRatio(figures.deflated),
    ),
  ];
  return (
    <>
      <div className="ratios information">
        <FigureTable label="Table of information" rows={rows} columns={table} />
      </div>
      {plots !== null && <plots.Plots rows={rows} />}
    </>
  );
}

/** By how many tokens are given: H₂ has one before it. */
const subscripts = ["₁", "₂", "₃", "₄", "₅"];
