import Download from "lucide-react/icons/download";
import { type ReactElement, useCallback, useState } from "react";
import { pairPool } from "../../state/vocabularies/pairPool";
import { saidOf } from "../../text/saidOf";
import type { TokenizerReference } from "../../tokenizers/tokenizerReference";
import { referenceOfLinkName } from "../../tokenizers/writeReference";
import { Button } from "../../ui/controls";
import { formatCount, formatRatio } from "../../ui/format";
import { saveFile } from "../../ui/saveFile";
import {
  type HeldTo,
  idFields,
  type ListField,
  type PairList,
  type PairRequest,
} from "../../worker/vocabularyPair/protocol";
import { Term } from "../terms";
import { OtherToken } from "../tokenizers/page/entries/TokenLink";
import { fileStem } from "../tokenizers/page/fileStem";
import { Entry } from "./Entry";
import { useAnswer } from "./useAnswer";
import { Waiting } from "./Waiting";

interface ListPartProps {
  readonly title: string;
  /** What its columns are called on the page. */
  readonly heads: readonly string[];
  readonly list: PairList;
  readonly request: PairRequest;
  readonly heldTo: HeldTo;
}

/** Rows that come with each click. */
const step = 20;

/** A list that is looked into when somebody opens it, and saved as a file. */
export function ListPart(props: ListPartProps): ReactElement {
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="pair-list" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{props.title}</summary>
      {isOpen && <Rows {...props} />}
    </details>
  );
}

function Rows({ heads, list, request, heldTo }: ListPartProps): ReactElement {
  const [count, setCount] = useState(step);
  const [problem, setProblem] = useState<string | null>(null);
  const ask = useCallback(
    (signal: AbortSignal) => pairPool.rows({ ...request, list, heldTo }, 0, count, signal),
    [request, list, heldTo, count],
  );
  const asked = useAnswer(ask);
  const { answer } = asked;
  const save = (format: "csv" | "json") => {
    setProblem(null);
    pairPool.write({ ...request, list, heldTo }, format, new AbortController().signal).then(
      (blob) => saveFile(blob, `${stem}.${list}.${format}`),
      (error: unknown) => setProblem(saidOf(error)),
    );
  };
  // Ids lead to their tokens' own pages.
  const ofField = (at: number) => {
    const side = idFields[list][at];
    const name = side === undefined ? undefined : request.sources[side === "a" ? 0 : 1]?.tokenizer;
    return name === undefined ? null : referenceOfLinkName(name);
  };
  const stem = request.sources
    .slice(0, 2)
    .map(({ tokenizer }) => fileStem(referenceOfLinkName(tokenizer) ?? "builtin:tokenizer"))
    .join("-");
  if (answer.state !== "ready") return <Waiting asked={asked} what="Listing" />;
  const { rows, all } = answer.value;
  return (
    <>
      <div className="table-scroll scrolls-sideways">
        <table>
          <thead>
            <tr>
              {heads.map((head, at) => (
                <th
                  key={head}
                  scope="col"
                  className={rows.some((row) => typeof row[at] === "number") ? "number" : undefined}
                >
                  {head === "Dice" ? <Term name="dice">{head}</Term> : head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place
              <tr key={i}>
                {row.map((field, at) => (
                  <td key={heads[at]} className={typeof field === "number" ? "number" : undefined}>
                    <Field field={field} of={ofField(at)} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="pair-actions">
        <span>
          {formatCount(rows.length)} of {formatCount(all)}
        </span>
        {rows.length < all && <Button onClick={() => setCount(count + step * 5)}>Show more</Button>}
        <Button onClick={() => save("csv")}>
          <Download size={15} /> CSV
        </Button>
        <Button onClick={() => save("json")}>
          <Download size={15} /> JSON
        </Button>
      </p>
      {problem !== null && <p role="alert">{problem}</p>}
    </>
  );
}

interface FieldProps {
  readonly field: ListField;
  /** The tokenizer whose id it is; null where it is none. */
  readonly of: TokenizerReference | null;
}

function Field({ field, of }: FieldProps): ReactElement {
  if (field === null) return <>–</>;
  if (typeof field === "number" && of !== null) return <OtherToken reference={of} id={field} />;
  if (typeof field === "number") return <>{Number.isInteger(field) ? String(field) : formatRatio(field)}</>;
  if (typeof field === "string") return <Entry text={field} />;
  return (
    <span className="pair-pieces">
      {field.map((piece, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no identity but their place
        <span key={i} className="pair-piece">
          <Entry text={piece} />
        </span>
      ))}
    </span>
  );
}
