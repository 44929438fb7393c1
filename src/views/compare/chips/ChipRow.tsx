import { memo, type ReactElement } from "react";
import { isPutAround } from "../../../analysis/putAround";
import { Cut } from "../../../analysis/tokenCuts";
import type { DrawnText, ShownEncoding } from "../../../state/compare/columns";
import { baseDirection } from "../../../text/direction";
import { TokenFlag } from "../../../tokenizers/tokenizer";
import type { Tint, TintOf } from "../colors/tints";
import { type ChipLabel, labelToken } from "./label";

/** What chips are drawn by. */
export interface ChipLook {
  readonly idPrefix: string;
  readonly shown: ShownEncoding;
  readonly showIds: boolean;
  /** What colours say; null where they only tell neighbours apart. */
  readonly tintOf: TintOf | null;
  /** Tokens of the place that is shown, as a half-open range; -1 where there are none. */
  readonly markStart: number;
  readonly markEnd: number;
  /** The token that the editor's caret stands before, or -1. */
  readonly caret: number;
  /** The token with the keyboard's focus, or -1. */
  readonly cursor: number;
}

interface ChipsProps extends ChipLook {
  readonly start: number;
  readonly end: number;
  /** What else is said of a token. */
  storyOf(token: number): string;
}

/** Tokens as chips, one beside the other. */
export function Chips({ start, end, storyOf, ...look }: ChipsProps): ReactElement {
  const { idPrefix, shown, showIds, tintOf, markStart, markEnd, caret, cursor } = look;
  const chips: ReactElement[] = [];
  for (let token = start; token < end; token++) {
    chips.push(
      <Chip
        key={token}
        domId={`${idPrefix}-${token}`}
        shown={shown}
        token={token}
        showId={showIds}
        tint={tintOf?.(token) ?? null}
        isMarked={token >= markStart && token < markEnd}
        isAtCaret={token === caret}
        isCursor={token === cursor}
        story={storyOf(token)}
      />,
    );
  }
  return <>{chips}</>;
}

/** The place that is shown is cut to the row. */
interface ChipRowProps extends ChipLook {
  readonly start: number;
  readonly end: number;
  readonly top: number;
  /** Whether the context has ended before it. What is inserted keeps its room. */
  readonly isBeyond: boolean;
}

/** A row of chips, in the direction of the line that it shows. */
export const ChipRow = memo(function ChipRow({ top, isBeyond, ...chips }: ChipRowProps): ReactElement {
  const { shown, start } = chips;
  const storyOf = (token: number) =>
    isBeyond && !isPutAround(shown.encoding.flags[token]) ? ", beyond the window" : "";
  return (
    <div
      className={isBeyond ? "chip-row beyond" : "chip-row"}
      role="presentation"
      dir={rowDirection(shown, start)}
      style={{ top }}
    >
      <Chips {...chips} storyOf={storyOf} />
    </div>
  );
}, isSameRow);

/**
 * Whether a row shows the same as before. A keystroke makes a new encoding, but leaves most rows as they are; what is not
 * rendered again is not painted again either.
 */
function isSameRow(before: ChipRowProps, after: ChipRowProps): boolean {
  for (const name of [
    "start",
    "end",
    "top",
    "showIds",
    "isBeyond",
    "markStart",
    "markEnd",
    "caret",
    "cursor",
  ] as const) {
    if (before[name] !== after[name]) return false;
  }
  const { start, end } = after;
  if (before.tintOf !== after.tintOf) {
    for (let token = start; token < end; token++) {
      if (before.tintOf?.(token) !== after.tintOf?.(token)) return false;
    }
  }
  const [old, now] = [before.shown, after.shown];
  if (old === now) return true;
  const from = now.places.clusterStart[start] ?? 0;
  const to = now.places.clusterEnd[end - 1] ?? 0;
  if (old.places.clusterStart[start] !== from || old.places.clusterEnd[end - 1] !== to) return false;
  if (old.text.slice(from, to) !== now.text.slice(from, to)) return false;
  const columns = [
    [old.encoding.ids, now.encoding.ids],
    [old.encoding.flags, now.encoding.flags],
    [old.encoding.byteEnd, now.encoding.byteEnd],
    [old.places.unitStart, now.places.unitStart],
    [old.places.cuts, now.places.cuts],
    [old.places.piece, now.places.piece],
    [old.places.pieces, now.places.pieces],
  ] as const;
  for (const [oldColumn, newColumn] of columns) {
    for (let token = start; token < end; token++) if (oldColumn[token] !== newColumn[token]) return false;
  }
  return rowDirection(old, start) === rowDirection(now, start);
}

interface ChipProps {
  readonly domId: string;
  readonly shown: DrawnText;
  readonly token: number;
  readonly showId: boolean;
  readonly tint: Tint | null;
  readonly isMarked: boolean;
  readonly isAtCaret: boolean;
  readonly isCursor: boolean;
  /** What else is said of it to those who do not see the page. */
  readonly story?: string;
}

/** A token's chip: an option of its column's list. */
export function Chip(props: ChipProps): ReactElement {
  const { domId, shown, token, showId, tint, isMarked, isAtCaret, isCursor, story = "" } = props;
  const { encoding } = shown;
  const label = labelToken(shown, token);
  const id = encoding.ids[token] ?? 0;
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the listbox has the focus and names the active option
    <div
      id={domId}
      role="option"
      aria-selected={isMarked}
      // Only the active option is read out; on all of them, these would change with every keystroke.
      aria-setsize={isCursor ? encoding.ids.length : undefined}
      aria-posinset={isCursor ? token + 1 : undefined}
      aria-label={spokenLabel(shown, token, tint) + story}
      className={chipClasses(shown, token, tint, isMarked, isAtCaret, isCursor, label)}
      data-token={token}
    >
      <ChipText label={label} />
      {showId && <span className="id" data-note={id} />}
    </div>
  );
}

/** What a chip shows of its token. Most have one text, which needs nothing around it: a screen of columns has thousands. */
export function ChipText({ label: { parts, fraction } }: { readonly label: ChipLabel }): ReactElement {
  const texts = parts.map((part, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: parts have no identity but their place
    <bdi key={i} className={part.kind === "text" ? undefined : part.kind}>
      {part.text}
    </bdi>
  ));
  if (texts.length === 1 && fraction === null) return <>{texts}</>;
  return (
    <span className="chip-text">
      {texts}
      {fraction !== null && <span className="fraction" data-note={fraction} />}
    </span>
  );
}

/** Direction of the line that a token stands in, by the line's first letter within reach. */
export function rowDirection({ text, places }: ShownEncoding, token: number): "ltr" | "rtl" {
  const at = places.unitStart[token] ?? 0;
  const lineStart = text.lastIndexOf("\n", at - 1) + 1;
  const lineEnd = text.indexOf("\n", at);
  // A line of a megabyte need not be read to its end.
  return baseDirection(text.slice(lineStart, Math.min(lineEnd < 0 ? text.length : lineEnd, lineStart + 2000)));
}

/** From this many UTF-16 units on, a chip may be wider than a narrow column. */
const longLabel = 16;

/** Classes of a token’s chip, by what it is and what is marked of it. */
export function chipClasses(
  { encoding, places }: DrawnText,
  token: number,
  tint: Tint | null,
  isMarked: boolean,
  isAtCaret: boolean,
  isCursor: boolean,
  { parts }: ChipLabel,
): string {
  const flags = encoding.flags[token] ?? 0;
  const cuts = places.cuts[token] ?? 0;
  return [
    "chip",
    tint?.name ?? `hue-${token % 6}`,
    flags & TokenFlag.inserted ? "inserted" : flags & TokenFlag.special ? "special" : "",
    isPutAround(flags) ? "put-around" : "",
    flags & TokenFlag.unknown ? "unknown" : "",
    cuts & Cut.startInCluster ? "joins-previous" : "",
    cuts & Cut.endInCluster ? "joins-next" : "",
    parts.reduce((units, part) => units + part.text.length, 0) > longLabel ? "is-long" : "",
    isMarked ? "in-place" : "",
    isAtCaret ? "at-caret" : "",
    isCursor ? "at-cursor" : "",
  ]
    .filter((name) => name !== "")
    .join(" ");
}

/**
 * What a screen reader says of a token: its text as the chip shows it, which piece of a character it is, its id. Fraction
 * and id are painted by the style sheet, as a label must hold an element's visible text word for word (WCAG 2.5.3).
 */
function spokenLabel(shown: DrawnText, token: number, tint: Tint | null): string {
  const { text, encoding, places } = shown;
  const id = encoding.ids[token] ?? 0;
  const flags = encoding.flags[token] ?? 0;
  const pieces = places.pieces[token] ?? 0;
  const cluster = text.slice(places.clusterStart[token], places.clusterEnd[token]);
  const visible = labelToken(shown, token)
    .parts.map((part) => part.text)
    .join("");
  const own = visible === cluster ? "" : visible;
  const piece = pieces > 0 ? `${places.piece[token]} of ${pieces} of ${cluster}` : "";
  const words = piece === "" ? visible : own === "" ? piece : `${own}, ${piece}`;
  const kind =
    flags & TokenFlag.inserted
      ? ", inserted"
      : flags & TokenFlag.special
        ? ", control token"
        : flags & TokenFlag.unknown
          ? ", unknown"
          : "";
  return `${words}${kind}${tint?.words ? `, ${tint.words}` : ""}, id ${id}`;
}
