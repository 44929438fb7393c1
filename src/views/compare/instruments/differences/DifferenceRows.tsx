import { memo, type ReactElement, useMemo } from "react";
import type { ColumnCut } from "../../../../analysis/boundaries/differenceList";
import { useColumnTitles } from "../../../../state/compare/columnName";
import { pinPlace } from "../../../../state/compare/place";
import { useAppStore } from "../../../../state/store";
import { baseDirection } from "../../../../text/direction";
import type { TokenizerReference } from "../../../../tokenizers/tokenizerReference";
import { formatCount, plural } from "../../../../ui/format";
import { useMedia } from "../../../../ui/useMedia";
import type { ListedDifference } from "../../../../worker/boundaries/protocol";
import { Swatch } from "../../../Swatch";
import type { Compared } from "../../differences/compared";
import { firstBytes, piecesOf, textOf } from "../../differences/pieces";

interface DifferenceRowsProps {
  readonly compared: Compared;
  readonly rows: readonly ListedDifference[];
}

/** Bytes and pieces that a row shows: what is longer can be read in the columns, where a click leads. */
const longest = { bytes: 160, pieces: 32 } as const;

/** CSS pixels that a row takes for its text and figures, and for each column beside them; what is narrower has a line for each. */
const room = { text: 250, column: 150, least: 900 } as const;

/** Groups of differences, each with the way that every column cuts it. A click pins its first place, another the next. */
export function DifferenceRows({ compared: { references, shown }, rows }: DifferenceRowsProps): ReactElement {
  const pinned = useAppStore((state) => state.comparison.pinned);
  // To say nothing of a text is no merit: one unknown token for a sentence is not the best cut of it.
  const rivals = useMemo(() => shown.map(({ keepsText }) => keepsText), [shown]);
  const isByLine = useMedia(`(max-width: ${Math.max(room.least, room.text + room.column * references.length)}px)`);
  return (
    <ol
      className={isByLine ? "difference-rows by-line" : "difference-rows"}
      aria-label="Costliest differences"
      style={{ "--columns": references.length } as React.CSSProperties}
    >
      <li className="difference-names" aria-hidden="true">
        <span>Text</span>
        <span>Saved × times</span>
        {references.map((reference) => (
          <Name key={reference} reference={reference} />
        ))}
      </li>
      {rows.map((row) => (
        <DifferenceItem
          key={row.group}
          row={row}
          references={references}
          rivals={rivals}
          at={pinned?.end === (pinned?.start ?? 0) + row.end - row.start ? row.places.indexOf(pinned?.start ?? -1) : -1}
        />
      ))}
    </ol>
  );
}

interface DifferenceItemProps {
  readonly row: ListedDifference;
  readonly references: readonly TokenizerReference[];
  /** For each column whether its tokens say the text, so that few of them are a merit. */
  readonly rivals: readonly boolean[];
  /** Which of its places is pinned, or -1. */
  readonly at: number;
}

const DifferenceItem = memo(function DifferenceItem({
  row,
  references,
  rivals,
  at,
}: DifferenceItemProps): ReactElement {
  const { bytes, alike, count, saved, places, cuts } = row;
  const first = firstBytes(bytes, longest.bytes);
  const { text, isHex } = textOf(first);
  const fewest = Math.min(...cuts.filter((_, i) => rivals[i]).map(({ tokens }) => tokens));
  const goOn = () => {
    const start = places[(at + 1) % places.length] ?? row.start;
    pinPlace({ start, end: start + row.end - row.start }, "differences");
  };
  return (
    <li className="difference" data-pinned={at >= 0 || undefined}>
      <button type="button" aria-pressed={at >= 0} onClick={goOn}>
        <bdi className={isHex ? "hex" : undefined}>{text}</bdi>
        {bytes.length > first.length && (
          <small className="difference-aside"> and {plural(bytes.length - first.length, "more byte")}</small>
        )}
        {alike > 1 && <small className="difference-aside"> and {formatCount(alike - 1)} with other digits</small>}
        {at >= 0 && count > 1 && (
          <small className="difference-aside">
            {" "}
            {formatCount(at + 1)} of {formatCount(count)}
          </small>
        )}
      </button>
      <span className="difference-cost">
        <span className="visually-hidden">saves </span>
        <strong>{formatCount(saved)}</strong> × {formatCount(count)}
      </span>
      {cuts.map((cut, i) => {
        const reference = references[i];
        return reference === undefined ? null : (
          <div key={reference} className="difference-cut">
            <Name reference={reference} />
            <Cut cut={cut} bytes={bytes} isFewest={rivals[i] === true && cut.tokens === fewest} />
          </div>
        );
      })}
    </li>
  );
});

function Name({ reference }: { readonly reference: TokenizerReference }): ReactElement {
  const titleOf = useColumnTitles();
  return (
    <span className="difference-name">
      <Swatch reference={reference} />
      {titleOf(reference)}
    </span>
  );
}

interface CutProps {
  readonly cut: ColumnCut;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly isFewest: boolean;
}

function Cut({ cut, bytes, isFewest }: CutProps): ReactElement {
  const pieces = piecesOf(cut, bytes, longest.pieces);
  const whole = textOf(bytes);
  return (
    <span className="difference-drawn">
      <span className="difference-count">
        {isFewest ? <strong>{formatCount(cut.tokens)}</strong> : formatCount(cut.tokens)}
        <span className="visually-hidden"> tokens: </span>
      </span>
      <span className="difference-pieces" dir={whole.isHex ? "ltr" : baseDirection(whole.text)}>
        {pieces.map(({ text, isHex, tokens }, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no identity but their place
          <bdi key={i} className={`piece${isHex ? " hex" : ""}${tokens === 0 ? " dropped" : ""}`}>
            {text}
            {tokens === 0 && <span className="visually-hidden"> dropped</span>}
            {tokens > 1 && <small className="difference-aside"> ×{tokens}</small>}
          </bdi>
        ))}
        {cut.ends.length > pieces.length && (
          <small className="difference-aside">and {plural(cut.ends.length - pieces.length, "more piece")}</small>
        )}
      </span>
    </span>
  );
}
