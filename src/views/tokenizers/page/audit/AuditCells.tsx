import type { ReactElement, ReactNode } from "react";
import { HintedWords, useHint } from "../../../../ui/Hint";
import { EntryName } from "../entries/EntryName";
import { schemeTitles, wordsOfClass } from "./classWords";
import { type AuditedRows, classNameOf, verdictOf } from "./listed";

interface AuditHeadsProps {
  readonly audit: AuditedRows;
}

/** Heads of the columns that an audit adds. */
export function AuditHeads({ audit: { scheme } }: AuditHeadsProps): ReactElement {
  return (
    <>
      <th scope="col" className="class">
        {schemeTitles[scheme]}
      </th>
      <th scope="col" className="verdict">
        <HintedWords text="Whether any text gives it as a token">Reach</HintedWords>
      </th>
    </>
  );
}

interface AuditCellsProps extends AuditHeadsProps {
  /** Of the table. */
  readonly row: number;
  /** What is said before the verdict. */
  readonly children: ReactNode;
}

/** What an audit says of an entry: its class, and whether a text gives it, with the example or the reason. */
export function AuditCells({ audit: { audited, places, scheme }, row, children }: AuditCellsProps): ReactElement {
  const place = places[row] ?? -1;
  const { words, example } = verdictOf(audited, place);
  const { label } = wordsOfClass(scheme, classNameOf(audited, scheme, place));
  // Columns cut what is long.
  const whole = example === null ? words : `${words} “${example.map(({ text }) => text).join("")}”`;
  const { triggers, bubble } = useHint(whole.length > 24 ? whole : undefined);
  return (
    <>
      <td className="class">{label}</td>
      <td className="verdict" {...triggers}>
        {children} {words}
        {example !== null && (
          <>
            {" "}
            <EntryName parts={example} />
          </>
        )}
        {bubble}
      </td>
    </>
  );
}
