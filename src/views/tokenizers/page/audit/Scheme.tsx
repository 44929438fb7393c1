import { type ReactElement, useState } from "react";
import { reasonNames } from "../../../../analysis/vocabulary/reach/verdicts";
import { Button } from "../../../../ui/controls";
import { formatCount, formatShare, plural } from "../../../../ui/format";
import type { VocabularyTable } from "../../../../worker/inspect/protocol";
import type { Audited, SchemeOfEntries } from "../../../../worker/vocabulary/protocol";
import { FindingLinks } from "../../../FindingLinks";
import { Term } from "../../../terms";
import { EntryName } from "../entries/EntryName";
import { entryAt } from "../entries/entryLabel";
import { schemeTitles, wordsOfClass } from "./classWords";
import { reasonWords } from "./reasonWords";
import { SectionTitle } from "./sections/SectionTitle";

interface SchemeProps {
  readonly scheme: SchemeOfEntries;
  readonly audited: Audited;
  readonly table: VocabularyTable;
  /** Where the entries of the table's rows are in the audit. */
  readonly places: Int32Array;
  /** The class that is listed; null for all. */
  readonly chosen: string | null;
  onChoose(name: string): void;
}

/** Scripts that are shown before somebody asks for all: few vocabularies have much of more. */
const scriptsAtFirst = 12;

/** What each scheme asks, for somebody who sees the first of them. */
const schemeNotes: Readonly<Record<SchemeOfEntries["name"], string>> = {
  form: "What an entry is made of. Texts are stored as bytes, a character as one to four of them.",
  reach: "Whether some text, cut into tokens, has the entry among them.",
  qtok: "As Chelombitko et al. (2024) sort vocabularies, to compare with their tables. They go by other rules than Form and Scripts, so that the numbers differ.",
  script: "What the entry’s letters are written in. “·” is a space, “×16” that what is before it comes 16 times.",
  use: "Whether the text above has it among its tokens.",
};

/** The classes of a scheme as bars, each with its number, share and meaning; one that is pressed is listed. */
export function Scheme({ scheme, audited, table, places, chosen, onChoose }: SchemeProps): ReactElement {
  const [isWhole, setWhole] = useState(false);
  const isScripts = scheme.name === "script";
  const classes = Array.from(scheme.classes, (name, number) => ({ name, number, count: scheme.counts[number] ?? 0 }));
  const present = isScripts ? classes.filter(({ count }) => count > 0).sort((a, b) => b.count - a.count) : classes;
  const shown =
    isScripts && !isWhole ? present.filter(({ name }, i) => i < scriptsAtFirst || name === chosen) : present;
  const most = Math.max(1, ...scheme.counts);
  const words = schemeTitles[scheme.name];
  return (
    <section className="audit-scheme" aria-label={words} data-scheme={scheme.name}>
      {scheme.name === "use" ? <h3>{words}</h3> : <SectionTitle part={scheme.name}>{words}</SectionTitle>}
      <p className="audit-note">
        {schemeNotes[scheme.name]}
        {scheme.name === "reach" && (
          <>
            {" "}
            What keeps one from it: the <Term name="normalizer">normalizer</Term>, the{" "}
            <Term name="pattern">pattern</Term> or the <Term name="merge">merges</Term>.
          </>
        )}
      </p>
      <ul>
        {shown.map(({ name, number, count }) => {
          const { label, meaning } = wordsOfClass(scheme.name, name);
          return (
            <li key={name}>
              <button
                type="button"
                className="audit-class"
                data-class={name}
                aria-pressed={chosen === name}
                disabled={count === 0}
                onClick={() => onChoose(name)}
              >
                <span className="audit-label">{label}</span>
                <span className="audit-count">{formatCount(count)}</span>
                <span className="audit-share">{formatShare(count / audited.ids.length)}</span>
                <span className="audit-bar" aria-hidden="true">
                  <span style={{ width: `${(100 * count) / most}%` }} />
                </span>
                <small>
                  {meaning}
                  {name === "never" && count > 0 && <Reasons audited={audited} scheme={scheme} number={number} />}
                  {isScripts && <Longest {...{ audited, table, places, number }} />}
                </small>
              </button>
              <FindingLinks about={`audit.${name}`} />
            </li>
          );
        })}
      </ul>
      {shown.length < present.length && (
        <Button look="quiet" className="audit-more" onClick={() => setWhole(true)}>
          Show all {formatCount(present.length)} scripts
        </Button>
      )}
    </section>
  );
}

interface ReasonsProps extends Pick<SchemeProps, "audited" | "scheme"> {
  readonly number: number;
}

/** Why the entries of a class are never tokens, with how many for each reason. */
function Reasons({ audited: { reasons }, scheme: { column }, number }: ReasonsProps): ReactElement {
  const counts = new Map<number, number>();
  column.forEach((own, place) => {
    const reason = reasons[place] ?? 0;
    if (own === number) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  });
  const parts = Array.from(counts)
    .sort(([, a], [, b]) => b - a)
    .map(([reason, count]) => `${plural(count, "entry", "entries")}: ${reasonWords[reasonNames[reason] ?? "none"]}`);
  return <span className="audit-reasons">{parts.join("; ")}.</span>;
}

interface LongestProps extends Pick<SchemeProps, "audited" | "table" | "places"> {
  readonly number: number;
}

/** The longest entry of a script. */
function Longest({ audited, table, places, number }: LongestProps): ReactElement | null {
  const place = audited.longest.get(number);
  const row = place === undefined ? -1 : places.indexOf(place);
  if (row === -1) return null;
  return (
    <span className="audit-longest">
      longest: <EntryName parts={entryAt(table, row, false).parts} />
    </span>
  );
}
