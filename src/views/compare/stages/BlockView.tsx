import { memo, type ReactElement, type ReactNode, useEffect, useRef, useState } from "react";
import type { StageRow } from "../../../state/compare/slice";
import { baseDirection } from "../../../text/direction";
import { visibleText } from "../../../text/visible";
import { Chips } from "../chips/ChipRow";
import type { StageFacts } from "./rows";
import type { StageBlock } from "./stageBlocks";
import { takeTurn } from "./turns";
import { type BlockRows, InsertedView, preTokensOf, StageChips, type StageLook, UnitView } from "./UnitView";
import type { ToldBlock } from "./useStages";

interface BlockViewProps extends StageLook {
  readonly block: StageBlock;
  readonly index: number;
  readonly count: number;
  readonly top: number;
  /** CSS pixels that it has taken, or is thought to take: it has them while it waits. */
  readonly height: number;
  /** Undefined while it is not told. */
  readonly told: ToldBlock | undefined;
  readonly facts: StageFacts | undefined;
  /** The rows that the column shows. */
  readonly chosen: readonly StageRow[];
  /** What the line says at which context ends, where that is in the block; else null. */
  readonly contextWords: string | null;
  /** Tokens that the post-processor has put before the text, and after it; none where they are left out. */
  readonly putBefore: number;
  readonly putAfter: number;
  measure(element: Element | null): void;
}

/** A line of the text at all stages; a long one in several. */
export const BlockView = memo(function BlockView(props: BlockViewProps): ReactElement {
  const drawn = useDrawn(props);
  const { top, height, measure } = props;
  const { top: _top, height: _height, measure: _measure, ...rest } = drawn;
  const text = textOf(drawn);
  const told = toldOf(drawn);
  return (
    <div
      ref={measure}
      className="stage-block"
      role="presentation"
      data-index={props.index}
      data-stages={told === null ? "pending" : typeof told.told === "string" ? "none" : "told"}
      dir={baseDirection(text)}
      style={{ transform: `translateY(${top}px)`, minHeight: told === null ? height : undefined }}
    >
      {told === null ? (
        <p className="stage-waiting" aria-hidden="true">
          {text}
        </p>
      ) : (
        <Told {...rest} {...told} />
      )}
    </div>
  );
});

/**
 * What of a block is drawn: its stages once they are told and it is their turn. Until then, what was drawn in its place before,
 * or the text alone. What was drawn already, and is but numbered or marked anew, needs no turn.
 */
function useDrawn(props: BlockViewProps): BlockViewProps {
  const text = textOf(props);
  const told = toldOf(props)?.told;
  const [ready, setReady] = useState<string | null>(null);
  const before = useRef<BlockViewProps | null>(null);
  const isWaiting = told !== undefined && ready !== text;
  const weight = typeof told === "object" ? told.length : 1;
  useEffect(() => (isWaiting ? takeTurn(weight, () => setReady(text)) : undefined), [isWaiting, weight, text]);
  useEffect(() => {
    if (!isWaiting) before.current = told === undefined ? null : props;
  });
  return isWaiting ? (before.current ?? { ...props, told: undefined }) : props;
}

function textOf({ shown, block }: BlockViewProps): string {
  return shown.text.slice(block.unitStart, block.unitEnd);
}

function toldOf({ told, facts }: BlockViewProps): Pick<ToldProps, "told" | "facts"> | null {
  return told === undefined || facts === undefined ? null : { told, facts };
}

interface ToldProps extends Omit<BlockViewProps, "top" | "height" | "measure"> {
  readonly told: ToldBlock;
  readonly facts: StageFacts;
}

/** A block's rows. That it is moved up or down, and measured, draws none of them anew. */
const Told = memo(function Told(props: ToldProps): ReactElement {
  const { block, index, count, told, facts, chosen, contextWords, ...rest } = props;
  const { putBefore, putAfter, ...look } = rest;
  const { before, after } = facts;
  const isFirst = index === 0;
  const isLast = index === count - 1;
  const hasInserted = (isFirst && before.length > 0) || (isLast && after.length > 0);
  const rows = blockRows(told, facts, chosen, hasInserted);
  const all = look.shown.encoding.ids.length;
  const { beyondFrom } = look;
  const line = contextWords !== null && (
    <div key="line" className="context-line in-stages" data-words={contextWords} aria-hidden="true" />
  );
  const untoldEnd = Math.min(block.end, all - putAfter, block.start + mostChips);
  const lineAt =
    typeof told === "string"
      ? -1
      : told.findIndex(({ token, ids }) => token + ids.length > beyondFrom || token >= beyondFrom);
  // Above the rows' names too, which stand beside the first of their lines.
  const isLineFirst = (lineAt === 0 || beyondFrom === block.start) && !(isFirst && before.length > 0);
  const lineWithin = isLineFirst ? false : line;
  return (
    <>
      {rows.original && chosen.includes("normalized") && !rows.normalized && (
        <p className="stage-note" dir="ltr">
          <span>normalized</span> unchanged
        </p>
      )}
      {typeof told === "string" && (
        <p className="stage-note" dir="ltr">
          {told === "too long"
            ? "Nothing parts the text for thousands of characters here: its stages are not told, its tokens are."
            : "What the stages make of this line are not the tokens of this column. Please report it."}
        </p>
      )}
      {isLineFirst && line}
      <div className="stage-lines" role="presentation">
        <Labels rows={rows} />
        <div className="stage-units" role="presentation">
          {isFirst && before.length > 0 && (
            <InsertedView rows={rows}>
              {putBefore > 0 ? (
                <Chips {...look} start={0} end={putBefore} storyOf={noStory} />
              ) : (
                <LeftOut names={before} />
              )}
            </InsertedView>
          )}
          {typeof told === "string" ? (
            <>
              <Chips {...look} start={block.start} end={line ? beyondFrom : block.start} storyOf={noStory} />
              {lineWithin}
              <StageChips {...look} start={line ? beyondFrom : block.start} end={untoldEnd} storyOf={noStory} />
            </>
          ) : (
            told.map((unit, i) => {
              const view = <UnitView key={`${unit.byteStart} ${unit.token}`} {...look} unit={unit} rows={rows} />;
              return lineWithin && i === lineAt ? [lineWithin, view] : view;
            })
          )}
          {isLast && after.length > 0 && (
            <InsertedView rows={rows}>
              {putAfter > 0 ? (
                <Chips {...look} start={all - putAfter} end={all} storyOf={noStory} />
              ) : (
                <LeftOut names={after} />
              )}
            </InsertedView>
          )}
        </div>
      </div>
    </>
  );
});

const noStory = () => "";

/** Tokens that are shown of a block that cannot be told. */
const mostChips = 400;

function blockRows(told: ToldBlock, facts: StageFacts, chosen: readonly StageRow[], hasInserted: boolean): BlockRows {
  const has = (row: StageRow) => chosen.includes(row);
  const [original, normalized, preTokens] = [has("original"), has("normalized"), has("pre-tokens")];
  const [tokens, inserted] = [has("tokens"), has("inserted")];
  if (typeof told === "string") {
    const none = { original: false, normalized: false, preTokens: null, marks: "none" } as const;
    return { ...none, tokens: true, inserted: inserted && hasInserted };
  }
  const isChanged = told.some((unit) => unit.normalized.some(({ kind }) => kind !== "same"));
  const rows = {
    original,
    normalized: normalized && (isChanged || !original),
    tokens,
    // Where tokens have no row of their own, they stand with those that are put in.
    inserted: inserted && (hasInserted || !tokens),
    marks: chosen.length === 1 ? "none" : facts.hasNormalizer && !normalized ? "both" : "normalizer",
  } as const;
  const pieces = told.flatMap((unit) => preTokensOf(unit, rows));
  const hasText =
    !(rows.original || rows.normalized) ||
    pieces.some((piece) => piece.kind === "dropped" || piece.pieces.some(({ kind }) => kind !== "same")) ||
    told.some((unit) => unit.preTokens.length > 1);
  return { ...rows, preTokens: preTokens ? (hasText ? "text" : "lines") : null };
}

/** The rows' names, beside the first of their lines where there is room. */
function Labels({ rows }: { readonly rows: BlockRows }): ReactElement {
  const label = (row: string, name: ReactNode) => <div className={`stage ${row}`}>{name}</div>;
  return (
    <div className="stage-labels" aria-hidden="true">
      {rows.original && label("original", "original")}
      {rows.normalized && label("normalized", "normalized")}
      {rows.preTokens !== null && label(`pre-tokens ${rows.preTokens}`, "pre-tokens")}
      {rows.tokens && label("tokens", "tokens")}
      {rows.inserted && label("inserted", "with inserted")}
    </div>
  );
}

/** Tokens that would be put in, and are left out. */
function LeftOut({ names }: { readonly names: readonly string[] }): ReactElement {
  return (
    <>
      {names.map((name, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: one may be put in twice
        <span key={i} className="chip inserted left-out" aria-hidden="true">
          <span className="chip-text">{visibleText(name)}</span>
        </span>
      ))}
    </>
  );
}
