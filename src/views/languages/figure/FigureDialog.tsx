import Archive from "lucide-react/icons/archive";
import Copy from "lucide-react/icons/copy";
import FileDown from "lucide-react/icons/file-down";
import { type ReactElement, useEffect, useId, useState } from "react";
import type { Chart } from "../../../state/languages/choice";
import { useAppStore } from "../../../state/store";
import { saidOf } from "../../../text/saidOf";
import { Button, ToggleGroup } from "../../../ui/controls";
import { copyText } from "../../../ui/copyText";
import { Dialog } from "../../../ui/dialog";
import { NumberField } from "../../../ui/NumberField";
import { saveFile } from "../../../ui/saveFile";
import { inTheme, type Theme, themeOfPage } from "../../pictures/pictureTheme";
import type { ChartProps } from "../chart";
import { type ChartFont, chartFonts } from "../charts/text";
import { chartToSvg } from "../export/chartToSvg";
import { figuresToCsv } from "../export/figuresToCsv";
import { themeColor } from "../export/themeColor";
import { citationOf } from "./citation";
import { type FigureFormat, figureArchive, figureFile, figureFormats } from "./figureFile";

interface FigureDialogProps {
  readonly chart: Chart;
  readonly title: string;
  readonly caption: readonly string[];
  readonly props: ChartProps;
  onClose(): void;
}

const widths = { min: 320, max: 2400, isWhole: true } as const;
/** Milliseconds without a change after which the figure is drawn. */
const settleTime = 200;
/** CSS pixels of a millimetre. */
const pixelsOfMillimetre = 96 / 25.4;

/** The chart as a figure for a paper or a slide: its size, font, colours and format, with caption, citation and data. */
export default function FigureDialog({ chart, title, caption, props, onClose }: FigureDialogProps): ReactElement {
  const corpus = useAppStore((state) => state.comparison.languages.corpus);
  const widthId = useId();
  const [width, setWidth] = useState(960);
  const [font, setFont] = useState<ChartFont>("sans");
  const [theme, setTheme] = useState<Theme>(themeOfPage);
  const [format, setFormat] = useState<FigureFormat>("pdf");
  const [hasCaption, setHasCaption] = useState(true);
  const [svg, setSvg] = useState<string | null>(null);
  const [said, setSaid] = useState("");
  useEffect(() => {
    let isCurrent = true;
    const timer = setTimeout(() => {
      chartToSvg(chart, props, { title, caption: hasCaption ? caption : [], color: colorsOf(theme), width, font }).then(
        (drawn) => isCurrent && setSvg(drawn),
        (error: unknown) => isCurrent && setSaid(saidOf(error)),
      );
    }, settleTime);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [chart, props, title, caption, hasCaption, theme, width, font]);
  const citation = citationOf(corpus, window.location.href.split("#")[0] ?? "");
  const say = (work: () => Promise<string>) => {
    setSaid("");
    work().then(setSaid, (error: unknown) => setSaid(`The export failed: ${saidOf(error)}`));
  };
  const name = `tessera-${chart}.${format}`;
  const savePicture = async (drawn: string) => {
    saveFile(await figureFile(format, drawn, title), name);
    return `Saved as ${name}.`;
  };
  const saveAll = async (drawn: string) => {
    const archive = await figureArchive(
      { name, blob: await figureFile(format, drawn, title) },
      {
        "caption.txt": `${title}. ${caption.join(" ")}\n`,
        "citation.bib": citation,
        "data.csv": figuresToCsv(props.rows, props.series, props.measure, caption),
      },
    );
    saveFile(archive, `tessera-${chart}.zip`);
    return `Saved as tessera-${chart}.zip: ${name}, caption.txt, citation.bib and data.csv.`;
  };
  const copy = (text: string, what: string) => say(async () => (await copyText(text, instead)) ?? `${what} copied.`);
  return (
    <Dialog title="Figure" open onOpenChange={onClose}>
      <div className="figure-choice" data-state={svg === null ? "pending" : "ready"}>
        <div className="figure-fields">
          <ToggleGroup<FigureFormat>
            label="Format"
            value={format}
            choices={figureFormats.map((value) => ({ value, label: value.toUpperCase(), hint: hints[value] }))}
            onChange={setFormat}
          />
          <ToggleGroup<Theme> label="Colours" value={theme} choices={themes} onChange={setTheme} />
          <ToggleGroup<ChartFont> label="Font" value={font} choices={fonts} onChange={setFont} />
          <label className="labelled" htmlFor={widthId}>
            Width
            <NumberField
              id={widthId}
              className="figure-width"
              value={width}
              range={widths}
              step={40}
              isOptional={false}
              onChange={(next) => setWidth(next)}
            />
            px, {Math.round(width / pixelsOfMillimetre)} mm
          </label>
          <label className="labelled">
            <input type="checkbox" checked={hasCaption} onChange={({ target }) => setHasCaption(target.checked)} />
            Caption in the picture
          </label>
        </div>
        {svg === null ? (
          <p className="figure-preview">Drawing …</p>
        ) : (
          <img
            className="figure-preview"
            alt={`The figure: ${title}`}
            src={`data:image/svg+xml,${encodeURIComponent(svg)}`}
          />
        )}
        <div className="figure-fields">
          <Button look="primary" disabled={svg === null} onClick={() => svg !== null && say(() => savePicture(svg))}>
            <FileDown size={16} /> Save {format.toUpperCase()}
          </Button>
          <Button disabled={svg === null} onClick={() => svg !== null && say(() => saveAll(svg))}>
            <Archive size={16} /> Save with caption, citation and data
          </Button>
          <Button look="quiet" onClick={() => copy(`${title}. ${caption.join(" ")}`, "Caption")}>
            <Copy size={16} /> Copy caption
          </Button>
          <Button look="quiet" onClick={() => copy(citation, "Citation")}>
            <Copy size={16} /> Copy BibTeX
          </Button>
        </div>
        <p role="status" className="figure-said">
          {said}
        </p>
        <pre className="figure-citation">{citation}</pre>
      </div>
    </Dialog>
  );
}

/** Colours of a theme, whichever the page has; each is asked for once, since the page's style is worked out anew for it. */
function colorsOf(theme: Theme): (variable: string) => string {
  const known = new Map<string, string>();
  return (variable) => {
    const color = known.get(variable) ?? inTheme(theme, () => themeColor(variable));
    known.set(variable, color);
    return color;
  };
}

const instead = "It is in the archive, as a text.";

const themes = [
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
] as const;

const fonts = (Object.keys(chartFonts) as ChartFont[]).map((value) => ({ value, label: chartFonts[value].label }));

const hints: Readonly<Record<FigureFormat, string>> = {
  svg: "Text stays text, in the fonts of whoever opens it",
  png: "Pixels, three for each of the figure’s: 288 to the inch",
  pdf: "Lines and Latin text as such; other scripts as the browser sets them, to be searched and copied all the same",
};
