import { memo, type ReactElement, type ReactNode } from "react";
import { baseDirection } from "../../../text/direction";
import { visibleText } from "../../../text/visible";
import type { StagesOfPlaces } from "../../../worker/explain/protocol";
import { type ChipLook, Chips } from "../chips/ChipRow";
import type { StageBlock } from "./stageBlocks";
import { type BlockRows, InsertedView, UnitView } from "./UnitView";
import type { ToldBlock } from "./useStages";

/** What a tokenizer does with every text. */
export type StageFacts = Omit<StagesOfPlaces, "stretches">;

interface BlockViewProps extends ChipLook {
  readonly block: StageBlock;
  readonly index: number;
  readonly count: number;
  readonly top: number;
  /** Undefined while it is not told. */
  readonly told: ToldBlock | undefined;
  readonly facts: StageFacts | undefined;
  /** Tokens that the post-processor has put before the text, and after it; none where they are left out. */
  readonly putBefore: number;
  readonly putAfter: number;
  measure(element: Element | null): void;
}

/** A line of the text at all stages; a long one in several. */
export const BlockView = memo(function BlockView(props: BlockViewProps): ReactElement {
  const { block, index, top, told, facts, measure, shown } = props;
  const text = shown.text.slice(block.unitStart, block.unitEnd);
  return (
    <div
      ref={measure}
      className="stage-block"
      role="presentation"
      data-index={index}
      data-stages={told === undefined ? "pending" : typeof told === "string" ? "none" : "told"}
      dir={baseDirection(text)}
      style={{ transform: `translateY(${top}px)` }}
    >
      {told === undefined || facts === undefined ? (
        <p className="stage-waiting" aria-hidden="true">
          {text}
        </p>
      ) : (
        <Told {...props} told={told} facts={facts} />
      )}
    </div>
  );
});

interface ToldProps extends BlockViewProps {
  readonly told: ToldBlock;
  readonly facts: StageFacts;
}

function Told({ block, index, count, told, facts, putBefore, putAfter, ...look }: ToldProps): ReactElement {
  const { before, after } = facts;
  const isFirst = index === 0;
  const isLast = index === count - 1;
  const hasInserted = (isFirst && before.length > 0) || (isLast && after.length > 0);
  const rows = rowsOf(told, facts, hasInserted);
  const all = look.shown.encoding.ids.length;
  return (
    <>
      {facts.hasNormalizer && !rows.normalized && typeof told !== "string" && (
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
            <Chips
              {...look}
              start={block.start}
              end={Math.min(block.end, all - putAfter, block.start + mostChips)}
              storyOf={noStory}
            />
          ) : (
            told.map((unit) => <UnitView key={`${unit.byteStart} ${unit.token}`} {...look} unit={unit} rows={rows} />)
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
}

const noStory = () => "";

/** Tokens that are shown of a block that cannot be told. */
const mostChips = 400;

function rowsOf(told: ToldBlock, { hasNormalizer, hasPreTokenizer }: StageFacts, inserted: boolean): BlockRows {
  if (typeof told === "string") return { normalized: false, preTokens: null, inserted };
  const pieces = told.flatMap(({ preTokens }) => preTokens);
  const hasText =
    pieces.some((piece) => piece.kind === "dropped" || piece.pieces.some(({ kind }) => kind !== "same")) ||
    told.some(({ preTokens }) => preTokens.length > 1);
  return {
    normalized: hasNormalizer && told.some(({ normalized }) => normalized.some(({ kind }) => kind !== "same")),
    preTokens: hasPreTokenizer ? (hasText ? "text" : "lines") : null,
    inserted,
  };
}

/** The rows' names, beside the first of their lines where there is room. */
function Labels({ rows }: { readonly rows: BlockRows }): ReactElement {
  const label = (row: string, name: ReactNode) => <div className={`stage ${row}`}>{name}</div>;
  return (
    <div className="stage-labels" aria-hidden="true">
      {label("original", "original")}
      {rows.normalized && label("normalized", "normalized")}
      {rows.preTokens !== null && label(`pre-tokens ${rows.preTokens}`, "pre-tokens")}
      {label("tokens", "tokens")}
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
