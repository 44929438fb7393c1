import { useVirtualizer } from "@tanstack/react-virtual";
import X from "lucide-react/icons/x";
import { type ReactElement, useEffect, useId, useMemo, useRef } from "react";
import { putAround } from "../../../analysis/putAround";
import { tokensInRange } from "../../../analysis/tokensInRange";
import type { ShownEncoding } from "../../../state/compare/columns";
import { stageRows } from "../../../state/compare/slice";
import { useAppStore } from "../../../state/store";
import type { TokenizerReference } from "../../../tokenizers/tokenizerReference";
import { IconButton, Problem } from "../../../ui/controls";
import { useFold } from "../../../ui/foldedScroll";
import { usePrinting } from "../../../ui/usePrinting";
import type { TokenizerPool } from "../../../worker/pool/pool";
import { rowDirection } from "../chips/ChipRow";
import { ChipView } from "../chips/ChipView";
import { useTints } from "../colors/tints";
import { type ContextEnd, findContextEnd } from "../context/findContextEnd";
import { putByVirtualizer, scrolledBlocks } from "../scroll/scrolledBlocks";
import { useScrollTogether } from "../scroll/scrollTogether";
import { useMarkedTokens } from "../useMarkedTokens";
import { useTokenCursor } from "../useTokenCursor";
import { BlockView } from "./BlockView";
import { chipBeside } from "./chipElements";
import { Legend } from "./Legend";
import { marksChanges, shownRows } from "./rows";
import { showStages } from "./showStages";
import { blockOf, type StageBlock } from "./stageBlocks";
import { useRevealChip } from "./useRevealChip";
import "./stages.css";
import { useStages } from "./useStages";

interface StagesViewProps {
  readonly pool: Promise<TokenizerPool>;
  readonly reference: TokenizerReference;
  readonly label: string;
  readonly shown: ShownEncoding;
  readonly showIds: boolean;
  /** Where context ends; null where it does not. */
  readonly contextEnd: ContextEnd | null;
}

/**
 * The text at every stage on its way to tokens, line by line: as it is, normalized, in pre-tokens, in tokens, and with those
 * that are put in; each stage under the one before, what it changed marked. Only the lines in sight are asked for and drawn.
 */
export function StagesView(props: StagesViewProps): ReactElement {
  const { pool, reference, label, showIds } = props;
  const stages = useStages(pool, reference, props.shown);
  const { shown, blocks, told, facts, problem, retry, look } = stages;
  const isPrinting = usePrinting();
  const hasMarks = useMemo(() => facts != null && marksChanges(facts, told.values()), [facts, told]);
  // What is shown may be the answer before.
  const contextEnd =
    shown === props.shown || props.contextEnd === null
      ? props.contextEnd
      : findContextEnd(shown, props.contextEnd.window);
  const close = (
    <IconButton label={`Hide the stages of ${label}`} onClick={() => showStages([reference], false)}>
      <X size={16} />
    </IconButton>
  );
  // No paper waits for what is not told yet: it has the tokens.
  if (isPrinting) {
    return <ChipView {...{ reference, label, showIds }} shown={props.shown} contextEnd={props.contextEnd} />;
  }
  if (facts === null) {
    return (
      <div className="stages" data-stages="none">
        <header className="stages-head">
          <p>No stages: one rule alone cuts the text.</p>
          {close}
        </header>
        <ChipView {...{ reference, label, showIds }} shown={props.shown} contextEnd={props.contextEnd} />
      </div>
    );
  }
  return (
    <div className="stages" data-stages={facts === undefined ? "pending" : "told"}>
      <header className="stages-head">
        {problem === null ? (
          <Legend facts={facts} hasMarks={hasMarks} />
        ) : (
          <Problem problem={problem} onRetry={retry} />
        )}
        {close}
      </header>
      <Lines {...{ reference, label, shown, showIds, blocks, told, facts, look }} contextEnd={contextEnd} />
    </div>
  );
}

type Stages = ReturnType<typeof useStages>;

interface LinesProps extends Pick<Stages, "shown" | "blocks" | "told" | "look"> {
  readonly reference: TokenizerReference;
  readonly label: string;
  readonly showIds: boolean;
  readonly facts: Exclude<Stages["facts"], null>;
  readonly contextEnd: ContextEnd | null;
}

function Lines(props: LinesProps): ReactElement {
  const { reference, label, shown, showIds, blocks, told, facts, look, contextEnd } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const wanted = useAppStore((state) => state.comparison.stageRows);
  const chosen = useMemo(() => (facts === undefined ? stageRows : shownRows(facts, wanted)), [facts, wanted]);
  const rowCount = chosen.length;
  const idPrefix = useId();
  const tintOf = useTints(shown);
  const virtualizer = useVirtualizer({
    count: blocks.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => estimatedHeight(rowCount),
    overscan: 1,
    // Columns that scroll together are drawn together, and not each within its own event.
    useFlushSync: false,
    scrollToFn: putByVirtualizer,
  });
  const items = virtualizer.getVirtualItems();
  const [first, last] = [items[0]?.index ?? 0, items.at(-1)?.index ?? 0];
  useEffect(() => look(first, last));
  const canvas = useFold(scroller, virtualizer.getTotalSize());
  useScrollTogether(scroller, scrolledBlocks(shown.text, blocks, unitsOf, virtualizer));

  const { place, marked, caret } = useMarkedTokens(shown);

  const revealChip = useRevealChip(scroller);
  const reveal = (token: number) => {
    const index = blockOf(blocks, token);
    if (!items.some((item) => item.index === index)) virtualizer.scrollToIndex(index, { align: "start" });
    revealChip(token);
  };
  const pinned = useAppStore((state) => state.comparison.pinned);
  // biome-ignore lint/correctness/useExhaustiveDependencies: scrolls when another place is pinned or the tokens are others
  useEffect(() => {
    if (pinned !== undefined) reveal(tokensInRange(shown.encoding, pinned.start, pinned.end).start);
  }, [pinned, shown]);

  const cursor = useTokenCursor({
    reference,
    shown,
    isRightToLeft: (token) => rowDirection(shown, token) === "rtl",
    vertical: (token, direction) =>
      (scroller.current === null ? null : chipBeside(scroller.current, token, direction)) ??
      blocks[blockOf(blocks, token) + direction]?.start ??
      token,
    reveal,
    tokenAt: ({ target }) => tokenOf(target),
  });
  const { before: putBefore, after: putAfter } = putAround(shown.encoding);
  const beyond = contextEnd?.token ?? -1;
  return (
    <div
      ref={scroller}
      className={showIds ? "stages-lines with-ids" : "stages-lines"}
      data-place={place?.kind}
      role="listbox"
      aria-label={`Tokens of ${label}, with their stages`}
      aria-multiselectable="true"
      aria-activedescendant={cursor.token === null ? undefined : `${idPrefix}-${cursor.token}`}
      tabIndex={0}
      {...cursor.handlers}
    >
      <div className="stages-canvas" role="presentation" style={{ height: canvas.height }}>
        {items.map(({ index, start, size: height }) => {
          const block = blocks[index];
          if (block === undefined) return null;
          // Its last tokens may reach into the next one.
          const within = (token: number) => (token >= block.start && token < block.end + 8 ? token : -1);
          return (
            <BlockView
              key={index}
              {...{ idPrefix, shown, showIds, tintOf, block, index, height, facts, chosen }}
              top={start - canvas.offset}
              beyondFrom={beyond >= 0 && beyond < block.end ? Math.max(block.start, beyond) : -1}
              contextWords={beyond >= block.start && beyond < block.end ? (contextEnd?.words ?? null) : null}
              count={blocks.length}
              told={told.get(index)}
              putBefore={putBefore}
              putAfter={putAfter}
              markStart={marked === null ? -1 : Math.max(block.start, marked.start)}
              markEnd={marked === null ? -1 : Math.max(block.start, Math.min(block.end + 8, marked.end))}
              caret={within(caret)}
              cursor={within(cursor.token ?? -1)}
              measure={virtualizer.measureElement}
            />
          );
        })}
      </div>
    </div>
  );
}

function unitsOf({ unitStart, unitEnd }: StageBlock) {
  return { start: unitStart, end: unitEnd };
}

/** CSS pixels of a block that nobody has measured, by how many rows it has. */
function estimatedHeight(rows: number): number {
  return 24 + 27 * Math.min(4, rows);
}

/** The token that an element shows, alone or among other stages of it. */
function tokenOf(target: EventTarget): number | null {
  if (!(target instanceof Element)) return null;
  const chip = target.closest<HTMLElement>("[data-token]");
  const unit = target.closest<HTMLElement>("[data-only-token]");
  const token = chip?.dataset.token ?? unit?.dataset.onlyToken;
  return token === undefined ? null : Number(token);
}

export { StagesView as View };
