import type { ReactElement } from "react";
import {
  type BookEntry,
  type instrument,
  type MergeFigures,
  type ShownItem,
  savedShare,
} from "../../../../instruments/merge/instrument";
import type { OptionsOf } from "../../../../instruments/options";
import { baseDirection } from "../../../../text/direction";
import { formatCount, formatShare, plural } from "../../../../ui/format";
import { FigureTable } from "../../FigureTable";
import { ShownBytes } from "../../ids/TokenChips";
import { ColumnSections, plainColumn, useFigureRows } from "../frame/figureRows";
import type { MeasuredColumn } from "../frame/useMeasured";
import { SavedCurve } from "./SavedCurve";

interface ToldProps {
  readonly columns: readonly MeasuredColumn<MergeFigures>[];
  readonly options: OptionsOf<(typeof instrument)["options"]>;
}

/** Figures in a table, what is saved as a plot, then of each column its joined tokens and the entries that are new. */
export function Told({ columns, options: { method, window } }: ToldProps): ReactElement {
  const rows = useFigureRows(columns);
  const column = (name: string, hint: string, write: (figures: MergeFigures) => string) =>
    plainColumn(rows, name, hint, write);
  const begins = rows.find(({ figures }) => (figures?.fromByte ?? 0) > 0);
  const table = [
    column(
      begins === undefined ? "Tokens" : "Tokens of the second half",
      "Tokens but for control and inserted ones.",
      ({ tokens }) => formatCount(tokens),
    ),
    column("After", "The same once they are joined.", ({ after }) => formatCount(after)),
    column("Saved", "1 − after ÷ tokens.", (figures) => formatShare(savedShare(figures))),
    column("New entries", whatIsNew[method], ({ codes }) => formatCount(codes)),
    column("Of them used", "Those that are in the joined text.", ({ used }) => formatCount(used)),
    column(
      "Kept before",
      `The share of the text’s bytes that its first ${plural(window, "token")} hold. A model with such a window sees no more of it.`,
      ({ keptBefore }) => formatShare(keptBefore),
    ),
    column("Kept after", "The same of the joined tokens.", ({ keptAfter }) => formatShare(keptAfter)),
  ];
  return (
    <>
      <div className="ratios">
        <FigureTable label="Table of merging further" rows={rows} columns={table} />
      </div>
      <SavedCurve rows={rows} />
      <ColumnSections
        rows={rows}
        label={(name) => `Joined in ${name}`}
        data={({ tokens, after }) => ({ "data-before": tokens, "data-after": after })}
      >
        {({ tokens, after, shown, book, used }) => (
          <>
            <p>
              <strong>{formatCount(tokens)}</strong> {tokens === 1 ? "token" : "tokens"} →{" "}
              <strong>{formatCount(after)}</strong>
            </p>
            <Joined shown={shown} isAll={shown.reduce((sum, item) => sum + item.tokens.length, 0) >= tokens} />
            <Book book={book} used={used} />
          </>
        )}
      </ColumnSections>
    </>
  );
}

/** What a new entry is, by what joins. */
const whatIsNew = {
  lzw: "Codes that the codebook came to have: each is a sequence that was met, with the id behind it.",
  merges: "Merges that were made, until there were as many as may be or each word was one.",
  grams: "Sequences of words that come at least twice, the most frequent ones.",
} as const;

function Joined({ shown, isAll }: { readonly shown: readonly ShownItem[]; readonly isAll: boolean }): ReactElement {
  // “auto” leaves out what is in bdi, and all of it is.
  const direction = baseDirection(textOf(shown));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key
    <p className="merge-text" dir={direction} tabIndex={0}>
      {shown.map(({ code, tokens }, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: items have no identity but their place
        <span key={i} className={code === null ? "merge-single" : "merge-joined"} data-code={code ?? undefined}>
          <span className={code === null ? undefined : "merge-bracket"}>
            {tokens.map(({ bytes }, j) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: nor have tokens
              <bdi key={j} className="merge-piece">
                <ShownBytes bytes={bytes} />
              </bdi>
            ))}
          </span>
          {code !== null && <small className="merge-code">{code}</small>}
        </span>
      ))}
      {!isAll && "…"}
    </p>
  );
}

function textOf(shown: readonly ShownItem[]): string {
  const decoder = new TextDecoder();
  return shown
    .map(({ tokens }) => tokens.map(({ bytes }) => decoder.decode(bytes, { stream: true })).join(""))
    .join("");
}

function Book({ book, used }: { readonly book: readonly BookEntry[]; readonly used: number }): ReactElement | null {
  if (book.length === 0) return <p className="instrument-note">Nothing is joined.</p>;
  return (
    <details>
      <summary>
        New entries used{book.length < used ? `, ${book.length} of ${formatCount(used)}` : ""}: those that save most
        first
      </summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key */}
      <div className="merge-book" tabIndex={0}>
        <table>
          <thead className="merge-book-heads">
            <tr>
              <th scope="col">Entry</th>
              <th scope="col">Text</th>
              <th scope="col">Ids</th>
              <th scope="col" className="number">
                Used
              </th>
            </tr>
          </thead>
          <tbody>
            {book.map(({ code, ids, bytes, uses }) => (
              <tr key={code}>
                <th scope="row">{code}</th>
                <td>
                  <bdi>
                    <ShownBytes bytes={bytes} />
                  </bdi>
                </td>
                <td>{ids.join(" ")}</td>
                <td className="number">{formatCount(uses)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
