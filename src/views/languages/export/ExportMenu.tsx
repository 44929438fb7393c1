import Download from "lucide-react/icons/download";
import FileJson from "lucide-react/icons/file-braces";
import FileCode from "lucide-react/icons/file-code";
import FileImage from "lucide-react/icons/file-image";
import FileSpreadsheet from "lucide-react/icons/file-spreadsheet";
import Frame from "lucide-react/icons/frame";
import { type ReactElement, useState } from "react";
import { premiumMeasure } from "../../../instruments/corpus/counted";
import type { Chart } from "../../../state/languages/choice";
import { actions } from "../../../state/store";
import { saidOf } from "../../../text/saidOf";
import { Button, Menu } from "../../../ui/controls";
import { LazyPart } from "../../../ui/LazyPart";
import { formatTick } from "../../../ui/laterFormats";
import { saveFile } from "../../../ui/saveFile";
import type { ChartProps } from "../chart";

interface ExportMenuProps {
  readonly chart: Chart;
  readonly title: string;
  /** What the export says of itself, a line each. */
  caption(): string[];
  readonly props: ChartProps;
}

/** A chart as it is to leave the page. */
interface Chosen extends Omit<ExportMenuProps, "caption"> {
  readonly caption: readonly string[];
}

const loadFigure = () => import("../figure/FigureDialog");

/** Saves the figures, or the chart as a picture, with a caption that says what they are of. */
export function ExportMenu({ chart, title, caption, props }: ExportMenuProps): ReactElement {
  const { rows, series } = props;
  const isEmpty = rows.length === 0;
  // As the chart was when somebody asked for it: what arrives meanwhile does not change it under their hands.
  const [figure, setFigure] = useState<Chosen | null>(null);
  const save = (what: Format) => void exportChart(what, { chart, title, caption, props });
  return (
    <>
      <Menu
        trigger={
          <Button disabled={isEmpty}>
            <Download size={16} /> Export
          </Button>
        }
        entries={[
          { key: "figures", label: `Figures: ${rows.length} × ${series.length}` },
          { key: "csv", icon: <FileSpreadsheet size={16} />, label: "CSV", onSelect: () => save("csv") },
          { key: "json", icon: <FileJson size={16} />, label: "JSON", onSelect: () => save("json") },
          { key: "chart", label: "This chart" },
          { key: "svg", icon: <FileCode size={16} />, label: "SVG", onSelect: () => save("svg") },
          { key: "png", icon: <FileImage size={16} />, label: "PNG", onSelect: () => save("png") },
          {
            key: "figure",
            icon: <Frame size={16} />,
            label: "Size, font, colours, PDF, citation …",
            onSelect: () => setFigure({ chart, title, caption: caption(), props }),
          },
        ]}
      />
      {figure !== null && (
        <LazyPart
          load={loadFigure}
          props={{ ...figure, onClose: () => setFigure(null) }}
          place="over"
          onGiveUp={() => setFigure(null)}
        />
      )}
    </>
  );
}

/** Pixels of a PNG for one of the chart's: sharp on screens and in print. */
const pngScale = 2;

type Format = "csv" | "json" | "svg" | "png";

async function exportChart(format: Format, chosen: ExportMenuProps): Promise<void> {
  const { chart, title, caption, props } = chosen;
  const { rows, series, measure } = props;
  const name = measure.name === premiumMeasure.name ? "premiums" : measure.key;
  try {
    // Writers come when they are asked for: a renderer comes with them.
    if (format === "csv") {
      const { figuresToCsv } = await loaded(import("./figuresToCsv"));
      return saveText(figuresToCsv(rows, series, measure, caption()), "text/csv", `tessera-${name}.csv`);
    }
    if (format === "json") {
      const { figuresToJson } = await loaded(import("./figuresToJson"));
      return saveText(figuresToJson(rows, series, measure, caption()), "application/json", `tessera-${name}.json`);
    }
    const [{ chartToSvg }, { themeColor }] = await loaded(
      Promise.all([import("./chartToSvg"), import("./themeColor")]),
    );
    const svg = await chartToSvg(chart, props, {
      title,
      caption: caption(),
      color: (variable) => themeColor(variable),
    });
    if (format === "svg") return saveText(svg, "image/svg+xml", `tessera-${chart}.svg`);
    const { svgToPng } = await loaded(import("../../pictures/svgToPng"));
    const { blob, scale } = await svgToPng(svg, pngScale);
    saveFile(blob, `tessera-${chart}.png`);
    if (scale < pngScale) {
      const message = `So many rows fit into a PNG only at ${formatTick(scale)} × scale. The SVG has no such limit.`;
      actions.setNotice({ tone: "info", message, undo: null });
    }
  } catch (error) {
    const message = `The export failed: ${saidOf(error)}`;
    const next = { label: "Retry", run: () => void exportChart(format, chosen) };
    actions.setNotice({ tone: "error", message, undo: null, next });
  }
}

/** What was asked for, or an error that says what to do: a browser's names an address. */
async function loaded<T>(part: Promise<T>): Promise<T> {
  return part.catch((cause: unknown) => {
    throw new Error("that part of the page could not be loaded. Check the connection.", { cause });
  });
}

function saveText(text: string, type: string, name: string): void {
  saveFile(new Blob([text], { type: `${type};charset=utf-8` }), name);
}
