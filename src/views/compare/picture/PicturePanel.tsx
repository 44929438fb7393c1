import Copy from "lucide-react/icons/copy";
import FileDown from "lucide-react/icons/file-down";
import { type ReactElement, useEffect, useId, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { useAppStore } from "../../../state/store";
import { saidOf } from "../../../text/saidOf";
import { Button, ToggleGroup } from "../../../ui/controls";
import { NumberField } from "../../../ui/NumberField";
import { saveFile } from "../../../ui/saveFile";
import { inTheme, type Theme, themeOfPage } from "../../pictures/pictureTheme";
import type { BlockPaint } from "./blockPaint";
import { drawPicture } from "./drawPicture";
import { canCopy, copyPicture, type PictureFormat, pictureFile, pictureFormats } from "./exportPicture";
import { type PictureChoice, PictureColumns } from "./PictureColumns";
import { type ReadColumn, readColumns } from "./readColumns";

const widths = { min: 300, max: 2400, isWhole: true } as const;
const lineCounts = { min: 1, max: 300, isWhole: true } as const;

/** Milliseconds without a change after which the columns are read off the page, and drawn. */
const settleTime = 150;

/** The columns as a picture: how wide, how much of them, light or dark; seen before it is copied or saved. */
export default function PicturePanel(): ReactElement {
  const comparison = useAppStore((state) => state.comparison);
  const states = useAppStore((state) => state.columns);
  const [widthId, linesId] = [useId(), useId()];
  const canvas = useRef<HTMLDivElement>(null);
  const paints = useRef(new Map<Element, BlockPaint>());
  const [choice, setChoice] = useState<PictureChoice>({ width: 960, lines: 40, fromSight: false });
  const [theme, setTheme] = useState<Theme>(themeOfPage);
  const [format, setFormat] = useState<PictureFormat>("png");
  const [columns, setColumns] = useState<readonly ReadColumn[]>([]);
  const [svg, setSvg] = useState<string | null>(null);
  const [said, setSaid] = useState("");
  const title = columns.map(({ words }) => words.name).join(" · ");
  const change = (part: Partial<PictureChoice>) => setChoice({ ...choice, ...part });

  // biome-ignore lint/correctness/useExhaustiveDependencies: what the columns say comes with what they show
  useEffect(() => {
    const timer = setTimeout(() => setColumns(readColumns()), settleTime);
    return () => clearTimeout(timer);
  }, [comparison, states, choice.fromSight]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: drawn anew with all that it shows
  useEffect(() => {
    if (columns.length === 0) return setSvg(null);
    const timer = setTimeout(() => {
      const { current } = canvas;
      if (current !== null) setSvg(inTheme(theme, () => drawPicture(current, paints.current, title)));
    }, settleTime);
    return () => clearTimeout(timer);
  }, [columns, choice, theme, comparison]);

  const save = async () => {
    if (svg === null) return;
    saveFile(await pictureFile(format, svg, title), `tessera.${format}`);
  };
  const say = (work: () => Promise<string>) => void work().then(setSaid, (error: unknown) => setSaid(saidOf(error)));
  const onSave = () =>
    say(async () => {
      await save();
      return `Saved as tessera.${format}.`;
    });
  const onCopy = () =>
    say(async () => {
      if (svg === null) return "";
      try {
        await copyPicture(format, svg, title);
        return "Picture copied.";
      } catch {
        await save();
        return `The browser’s clipboard did not take it, so it is saved as tessera.${format}.`;
      }
    });

  return (
    <section
      className="picture-choice"
      aria-label="Picture of the columns"
      data-state={svg === null ? "pending" : "ready"}
    >
      {svg !== null && (
        <img
          className="picture-preview"
          alt={`The picture: ${title}`}
          src={`data:image/svg+xml,${encodeURIComponent(svg)}`}
        />
      )}
      <div>
        <ToggleGroup<PictureFormat>
          label="Format of the picture"
          value={format}
          choices={pictureFormats.map((value) => ({ value, label: value.toUpperCase(), hint: hints[value] }))}
          onChange={setFormat}
        />
        <ToggleGroup<Theme> label="Colours of the picture" value={theme} choices={themes} onChange={setTheme} />
      </div>
      <div>
        <label htmlFor={widthId}>
          Width
          <NumberField
            id={widthId}
            value={choice.width}
            range={widths}
            step={40}
            isOptional={false}
            onChange={(width) => change({ width })}
          />
        </label>
        <label htmlFor={linesId}>
          Lines at most
          <NumberField
            id={linesId}
            value={choice.lines}
            range={lineCounts}
            isOptional={false}
            onChange={(lines) => change({ lines })}
          />
        </label>
        <label>
          <input
            type="checkbox"
            checked={choice.fromSight}
            onChange={({ target }) => change({ fromSight: target.checked })}
          />
          From what is in sight
        </label>
      </div>
      <div>
        <Button look="primary" disabled={svg === null || !canCopy(format)} onClick={onCopy}>
          <Copy size={16} /> Copy picture
        </Button>
        <Button disabled={svg === null} onClick={onSave}>
          <FileDown size={16} /> Save picture
        </Button>
      </div>
      <p role="status" className="share-status">
        {said !== "" ? said : columns.length === 0 ? "No column has its tokens yet." : ""}
      </p>
      {columns.length > 0 &&
        createPortal(
          <PictureColumns columns={columns} canvas={canvas} paints={paints.current} {...choice} />,
          document.body,
        )}
    </section>
  );
}

const themes = [
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
] as const;

const hints: Readonly<Record<PictureFormat, string>> = {
  png: "Pixels, two for each of the screen’s: looks the same everywhere",
  svg: "Text stays text, in the fonts of whoever opens it",
  pdf: "A page of 288 pixels to the inch, whose text cannot be searched or copied. Saved only: clipboards take none",
};
