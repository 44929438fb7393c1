import Download from "lucide-react/icons/download";
import { type CSSProperties, type ReactElement, useMemo, useState } from "react";
import { type CrossedClass, crossClasses } from "../../../../../analysis/vocabulary/crossClasses";
import { csvLine } from "../../../../../text/csvLine";
import { Button } from "../../../../../ui/controls";
import { formatCount, plural } from "../../../../../ui/format";
import { saveFile } from "../../../../../ui/saveFile";
import type { SchemeOfEntries } from "../../../../../worker/vocabulary/protocol";
import { fileStem } from "../../fileStem";
import { wordsOfClass } from "../classWords";
import type { AuditSectionProps } from "../sectionProps";
import { SectionTitle } from "./SectionTitle";
import "./sections.css";

/** Scripts that are shown before somebody asks for all. */
const shownAtFirst = 12;

/** The twelve classes as the table has them: where they stand, then what they are of. */
const groups: readonly {
  readonly label: string;
  readonly classes: readonly (readonly [name: string, label: string])[];
}[] = [
  ...[
    { label: "With a space in front", stem: "spaced" },
    { label: "Without a space", stem: "inner" },
    { label: "One character", stem: "char" },
  ].map(({ label, stem }) => ({
    label,
    classes: [
      [`${stem}_alpha`, "Letters"],
      [`${stem}_other`, "Signs"],
      [`${stem}_errors`, "Nameless"],
    ] as const,
  })),
  {
    label: "No characters",
    classes: [
      ["pure_unicode", "Bytes"],
      ["unicode_flanks", "Pieces"],
      ["control_tokens", "Control"],
    ],
  },
];

/** Qtok's classes apart for each script; a number that is pressed lists its entries. */
export function ClassesByScript({ audited, chosen, onChoose, reference }: AuditSectionProps): ReactElement | null {
  const [isWhole, setWhole] = useState(false);
  const [scripts, qtok] = ["script", "qtok"].map((name) => audited.schemes.find((scheme) => scheme.name === name));
  const rows = useMemo(
    () => (scripts === undefined || qtok === undefined ? [] : crossClasses(scripts, qtok)),
    [scripts, qtok],
  );
  if (qtok === undefined) return null;
  const isChosen = (row: CrossedClass) => chosen?.split(".").includes(row.name) === true;
  const shown = isWhole ? rows : rows.filter((row, i) => i < shownAtFirst || isChosen(row));
  const cell = { qtok, chosen, onChoose };
  return (
    <section className="audit-section" data-section="by-script">
      <SectionTitle part="byScript">Qtok’s classes by script</SectionTitle>
      <p className="audit-note">
        How many entries of each script are of which class; the stronger the colour, the larger their share of the
        script’s. Letters with a space in front begin words, those without one are mostly insides of words. A number
        that is pressed is listed.
      </p>
      <div className="section-table by-script">
        <table>
          <caption className="visually-hidden">Entries of each script by Qtok’s classes</caption>
          <thead>
            <tr>
              <th scope="col" rowSpan={2}>
                Script
              </th>
              <th scope="col" rowSpan={2} className="number">
                Entries
              </th>
              {groups.map(({ label, classes }) => (
                <th key={label} scope="colgroup" colSpan={classes.length} className="group">
                  {label}
                </th>
              ))}
            </tr>
            <tr>
              {groups.flatMap(({ classes }) =>
                classes.map(([name, label]) => (
                  <th key={name} scope="col" className="number">
                    {label}
                  </th>
                )),
              )}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr key={row.name}>
                <th scope="row">{wordsOfClass("script", row.name).label}</th>
                <td className="number">{formatCount(row.entries)}</td>
                {groups.flatMap(({ classes }) =>
                  classes.map(([name]) => <Cell key={name} {...cell} row={row} name={name} />),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="section-tools">
        {shown.length < rows.length && (
          <Button look="quiet" onClick={() => setWhole(true)}>
            Show all {formatCount(rows.length)} scripts
          </Button>
        )}
        <Button
          look="quiet"
          onClick={() =>
            saveFile(
              new Blob([classesByScriptCsv(rows, qtok.classes)], { type: "text/csv" }),
              `${fileStem(reference)}.byScript.csv`,
            )
          }
        >
          <Download size={16} /> Save table
        </Button>
      </p>
    </section>
  );
}

interface CellProps extends Pick<AuditSectionProps, "chosen" | "onChoose"> {
  readonly qtok: SchemeOfEntries;
  readonly row: CrossedClass;
  /** Of the class. */
  readonly name: string;
}

function Cell({ qtok, row, name, chosen, onChoose }: CellProps): ReactElement {
  const count = row.counts[qtok.classes.indexOf(name)] ?? 0;
  if (count === 0) return <td className="number none">0</td>;
  const both = `${name}.${row.name}`;
  const share = { "--share": `${Math.round((45 * count) / row.entries)}%` } as CSSProperties;
  return (
    <td className="number" style={share}>
      <button
        type="button"
        data-class={both}
        aria-pressed={chosen === both}
        aria-label={`${plural(count, "entry", "entries")}: ${wordsOfClass("qtok", name).label}, ${wordsOfClass("script", row.name).label}`}
        onClick={() => onChoose(both)}
      >
        {formatCount(count)}
      </button>
    </td>
  );
}

/** A line for each script with its entries in each class, as CSV with a heading; names are those of the command line. */
export function classesByScriptCsv(rows: readonly CrossedClass[], classes: readonly string[]): string {
  return [
    csvLine(["script", "name", "entries", ...classes]),
    ...rows.map(({ name, entries, counts }) => csvLine([name, wordsOfClass("script", name).label, entries, ...counts])),
  ].join("");
}
