import CaseSensitive from "lucide-react/icons/case-sensitive";
import Columns3 from "lucide-react/icons/columns-3";
import { memo, type ReactElement, useCallback, useRef } from "react";
import { hexBytes } from "../../../../text/bytes";
import type { TokenizerReference } from "../../../../tokenizers/tokenizerReference";
import { IconButton } from "../../../../ui/controls";
import { formatCount } from "../../../../ui/format";
import { HintedWords, useHint } from "../../../../ui/Hint";
import { formatScore } from "../../../../ui/laterFormats";
import { Spacer } from "../../../../ui/Spacer";
import { useMedia } from "../../../../ui/useMedia";
import { useRowCursor } from "../../../../ui/useRowCursor";
import { revealRow, useVisibleRows } from "../../../../ui/useVisibleRows";
import type { VocabularyTable } from "../../../../worker/inspect/protocol";
import { AuditCells, AuditHeads } from "../audit/AuditCells";
import type { AuditedRows } from "../audit/listed";
import { EntryName } from "./EntryName";
import { type Entry, entryAt } from "./entryLabel";
import { notTypeable, openEntry } from "./openEntry";
import { tokenLinkProps } from "./TokenLink";

interface VocabularyRowsProps {
  readonly reference: TokenizerReference;
  readonly table: VocabularyTable;
  readonly prependsSpace: boolean;
  /** Rows of the table in the order shown; null for all in their own. */
  readonly rows: Uint32Array | null;
  /** Shows an entry in all its spellings; null where these are all rows. */
  readonly onSpellings: ((entry: Entry) => void) | null;
  /** The heading's id. */
  readonly title: string;
  /** What an audit says of the rows, in place of their lengths and scores. */
  readonly audit?: AuditedRows | undefined;
}

/** Pixels, as tokenizerPage.css has them: of rows, and of the header over them; on a narrow screen what a row says goes below its token. */
const rowHeights = { wide: 34, narrow: 54, narrowAudited: 70 } as const;
/** As many as are in sight on a screen that has room for the table. */
const usualRows = 24;
/** UTF-16 units of a name, and bytes in hex, that fit their columns on a narrow screen. */
const wideEnough = { name: 16, bytes: 6 } as const;

/** A vocabulary, of which only the rows in sight exist. */
export const VocabularyRows = memo(function VocabularyRows(props: VocabularyRowsProps): ReactElement {
  const { reference, table, prependsSpace, rows, onSpellings, title, audit } = props;
  const count = rows?.length ?? table.ids.length;
  const scroll = useRef<HTMLDivElement>(null);
  const isNarrow = useMedia("screen and (max-width: 720px)");
  const rowHeight = rowHeights[!isNarrow ? "wide" : audit === undefined ? "narrow" : "narrowAudited"];
  const rowHeightOf = useCallback(() => rowHeight, [rowHeight]);
  const { start, end } = useVisibleRows(scroll, rowHeightOf, count, usualRows);
  const cursor = useRowCursor({ length: count }, (row) => {
    if (scroll.current !== null) revealRow(scroll.current, row, rowHeight, rowHeight / 2);
  });
  const inSight = Array.from({ length: end - start }, (_, i) => start + i);
  const hasScores = table.scores !== null && audit === undefined;
  return (
    // Scrolls by the keys of its rows too, but a focus ring says where one is.
    <div className="vocabulary-scroll" ref={scroll}>
      <table
        className={audit === undefined ? undefined : "audited"}
        aria-rowcount={count + 1}
        aria-labelledby={title}
        onFocus={cursor.onFocus}
        onKeyDown={cursor.onKeyDown}
      >
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col" className="number id">
              Id
            </th>
            <th scope="col" className="token">
              Token
            </th>
            <th scope="col" className="hex">
              Hex
            </th>
            {audit === undefined ? (
              <>
                <th scope="col" className="number length">
                  <HintedWords text="Of UTF-8">Bytes</HintedWords>
                </th>
                <th scope="col" className="number characters">
                  <HintedWords text="Code points">Chars</HintedWords>
                </th>
              </>
            ) : (
              <AuditHeads audit={audit} />
            )}
            {hasScores && (
              <th scope="col" className="number score">
                <HintedWords text="Log probability">Score</HintedWords>
              </th>
            )}
            <th scope="col" className="doors">
              <span className="visually-hidden">More of it</span>
            </th>
          </tr>
        </thead>
        {start > 0 && <Spacer height={start * rowHeight} />}
        <tbody>
          {inSight.map((index) => {
            const row = rows === null ? index : (rows[index] ?? 0);
            return (
              <Row
                key={index}
                {...{ reference, table, prependsSpace, onSpellings, audit, row, index, isNarrow }}
                isCurrent={index === cursor.current}
              />
            );
          })}
        </tbody>
        {end < count && <Spacer height={(count - end) * rowHeight} />}
      </table>
    </div>
  );
});

interface RowProps
  extends Pick<VocabularyRowsProps, "reference" | "table" | "prependsSpace" | "onSpellings" | "audit"> {
  readonly row: number;
  /** Its place among those shown. */
  readonly index: number;
  /** Whether what is said of the token stands below it. */
  readonly isNarrow: boolean;
  /** Whether this row has the table's tab stop. */
  readonly isCurrent: boolean;
}

const Row = memo(function Row(props: RowProps): ReactElement {
  const { reference, table, prependsSpace, onSpellings, audit, row, index, isNarrow, isCurrent } = props;
  const entry = entryAt(table, row, prependsSpace);
  const { id, parts, bytes, characters, typed, score } = entry;
  const digits = hexBytes(bytes);
  // Columns cut what is long; it is all there while the mouse is on it, a finger taps its bytes, or its row has the focus.
  const name = parts.map((part) => part.text).join("");
  const isLong = name.length > wideEnough.name || bytes.length > wideEnough.bytes;
  const { triggers, describedBy, bubble } = useHint(isLong ? `${name} · ${digits}` : undefined);
  return (
    <tr aria-rowindex={index + 2} data-id={id}>
      <td className="number id">{id}</td>
      <th scope="row" className="token">
        <a
          className="entry-link"
          tabIndex={isCurrent ? 0 : -1}
          data-row={index}
          {...triggers}
          aria-describedby={describedBy}
          {...tokenLinkProps(reference, id)}
        >
          <EntryName parts={parts} />
        </a>
        {bubble}
        {!isNarrow && <Tags entry={entry} />}
      </th>
      <td className="hex" {...triggers}>
        {digits}
      </td>
      {audit === undefined ? (
        <>
          <td className="number length">
            {formatCount(bytes.length)}
            {isNarrow && (bytes.length === 1 ? " byte" : " bytes")}
            {isNarrow && <Tags entry={entry} />}
          </td>
          <td className="number characters">{characters === null ? "–" : formatCount(characters)}</td>
        </>
      ) : (
        <AuditCells audit={audit} row={row}>
          {isNarrow && <Tags entry={entry} />}
        </AuditCells>
      )}
      {table.scores !== null && audit === undefined && <td className="number score">{formatScore(score)}</td>}
      <td className="doors">
        <IconButton
          label={typed === null ? notTypeable : `Open ${name} in Compare`}
          tabIndex={isCurrent ? 0 : -1}
          data-row={index}
          aria-disabled={typed === null}
          onClick={() => openEntry(reference, entry)}
        >
          <Columns3 size={15} />
        </IconButton>
        {onSpellings !== null && (
          <IconButton
            label={`All spellings of ${name}`}
            tabIndex={isCurrent ? 0 : -1}
            data-row={index}
            onClick={() => onSpellings(entry)}
          >
            <CaseSensitive size={16} />
          </IconButton>
        )}
      </td>
    </tr>
  );
});

/** What is worth knowing of an entry at a glance. */
function Tags({
  entry: { typed, isSpecial, isAdded, isFallback, isUnwritable },
}: {
  readonly entry: Entry;
}): ReactElement {
  return (
    <>
      {typed === null && <span className="entry-tag">no text by itself</span>}
      {isSpecial && <span className="entry-tag strong">special</span>}
      {isAdded && !isSpecial && <span className="entry-tag strong">added</span>}
      {isFallback && <span className="entry-tag">byte fallback</span>}
      {isUnwritable && <span className="entry-tag">no byte-level name</span>}
    </>
  );
}
