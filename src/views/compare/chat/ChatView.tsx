import { useVirtualizer } from "@tanstack/react-virtual";
import { type ReactElement, useEffect, useId, useMemo, useRef, useState } from "react";
import { tokensInRange } from "../../../analysis/tokensInRange";
import { countsOf, injectionsIn, type PromptStretch, stretchesOf } from "../../../chat/promptTokens";
import { readChat } from "../../../chat/readChat";
import type { ShownEncoding } from "../../../state/compare/columns";
import { usePrompts } from "../../../state/compare/prompts";
import type { Place } from "../../../state/compare/slice";
import { useSoughtMessage } from "../../../state/compare/soughtMessage";
import { useAppStore } from "../../../state/store";
import { utf8Length } from "../../../text/utf8";
import type { TokenizerReference } from "../../../tokenizers/tokenizerReference";
import { plural } from "../../../ui/format";
import { usePrinting } from "../../../ui/usePrinting";
import { Chips, rowDirection } from "../chips/ChipRow";
import "../chips/chips.css";
import { lastBlockAt } from "../scroll/scrolledBlocks";
import { chipBeside } from "../stages/chipElements";
import { useRevealChip } from "../stages/useRevealChip";
import { TokenLine } from "../TokenLine";
import { useTokenCursor } from "../useTokenCursor";
import "./chat.css";
import { PromptHead } from "./PromptHead";
import { ownerName } from "./words";

interface ChatViewProps {
  readonly reference: TokenizerReference;
  readonly label: string;
  readonly shown: ShownEncoding;
  readonly showIds: boolean;
}

/** A stretch's tokens, or some of a long one's. */
interface Block extends PromptStretch {
  readonly isLast: boolean;
  /** Tokens of the whole stretch. */
  readonly tokens: number;
}

/** Tokens that are drawn together: only blocks in sight are on the page. */
const mostTokens = 150;

/** The chat as this column's template makes a prompt of it: by message, each with its tokens. */
export function ChatView({ reference, label, shown, showIds }: ChatViewProps): ReactElement {
  const prompt = usePrompts((prompts) => prompts[reference]);
  const text = useAppStore((state) => state.comparison.text);
  const messages = useMemo(() => readChat(text).chat?.messages ?? [], [text]);
  // While another prompt is being encoded, the last one's parts are not this one's.
  const isCurrent = prompt?.prompt === shown.text;
  const stretches = useMemo(() => stretchesOf(shown, isCurrent ? prompt.parts : []), [shown, isCurrent, prompt]);
  const blocks = useMemo(() => blocksOf(stretches), [stretches]);
  const injected = useMemo(() => injectionsIn(shown, stretches), [shown, stretches]);
  const scroller = useRef<HTMLDivElement>(null);
  const idPrefix = useId();
  const isPrinting = usePrinting();
  const virtualizer = useVirtualizer({
    count: blocks.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => 46 + 30 * Math.ceil(((blocks[index]?.tokens ?? 1) * 50) / 300),
    overscan: isPrinting ? 50 : 2,
  });
  const [pinned, setPinned] = useState<Place | null>(null);
  const [pointed, setPointed] = useState<Place | null>(null);
  const place = pointed ?? pinned;
  const marked = place === null ? null : tokensInRange(shown.encoding, place.start, place.end);

  const revealChip = useRevealChip(scroller);
  const reveal = (token: number) => {
    const index = lastBlockAt(blocks, token, ({ firstToken }) => firstToken);
    if (!virtualizer.getVirtualItems().some((item) => item.index === index)) virtualizer.scrollToIndex(index);
    revealChip(token);
  };
  const sought = useSoughtMessage();
  /** The search that the column has followed. */
  const followed = useRef<typeof sought>(null);
  const isLatest = isCurrent && prompt.chat === text;
  // Only a new search moves the column: what is counted anew later does not. One that comes meanwhile waits.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the search alone, and whether it can be followed
  useEffect(() => {
    if (sought === followed.current || !isLatest) return;
    followed.current = sought;
    if (sought === null) return;
    const index = blocks.findIndex(({ of }) => of === sought.of);
    const block = blocks[index];
    const last = stretches.findLast(({ of }) => of === sought.of);
    if (block === undefined || last === undefined) return setPinned(null);
    const { byteStart } = shown.encoding;
    // The template's stretches are all over the prompt.
    const end =
      sought.of === "template" ? (stretches.find(({ of }) => of === "template") ?? last).endToken : last.endToken;
    virtualizer.scrollToIndex(index, { align: "start" });
    revealChip(block.firstToken);
    // It was chosen in a table below, from where the columns need not be in sight.
    scroller.current?.scrollIntoView({ block: "nearest" });
    setPinned({ start: byteStart[block.firstToken] ?? 0, end: byteStart[end] ?? utf8Length(shown.text) });
  }, [sought, isLatest]);
  const cursor = useTokenCursor({
    reference,
    shown,
    isRightToLeft: (token) => rowDirection(shown, token) === "rtl",
    vertical: (token, direction) =>
      (scroller.current === null ? null : chipBeside(scroller.current, token, direction)) ?? token + direction,
    reveal,
    tokenAt: ({ target }) => {
      const chip = target instanceof Element ? target.closest<HTMLElement>("[data-token]") : null;
      return chip === null ? null : Number(chip.dataset.token);
    },
    own: { pin: setPinned, point: setPointed },
  });

  return (
    <div className="chat-column">
      {prompt !== undefined && isCurrent && (
        <PromptHead {...{ reference, label, prompt, shown, injected, messages }} counts={countsOf(stretches)} />
      )}
      <div
        ref={scroller}
        className={showIds ? "chat-lines with-ids" : "chat-lines"}
        role="listbox"
        aria-label={`Tokens of ${label}, by message`}
        aria-multiselectable="true"
        aria-activedescendant={cursor.token === null ? undefined : `${idPrefix}-${cursor.token}`}
        data-place={place === null ? undefined : pointed === null ? "pinned" : "pointed"}
        tabIndex={0}
        {...cursor.handlers}
      >
        <div className="chat-canvas" role="presentation" style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map(({ index, start: top }) => {
            const block = blocks[index];
            if (block === undefined) return null;
            const { firstToken, endToken, of } = block;
            const within = (token: number) => Math.min(endToken, Math.max(firstToken, token));
            const name = ownerName(of, messages);
            return (
              // biome-ignore lint/a11y/useSemanticElements: a group of options in a listbox (ARIA), and no form's fields
              <div
                key={index}
                ref={virtualizer.measureElement}
                data-index={index}
                className={typeof of === "number" ? `chat-block owner-${of % 6}` : `chat-block ${of}`}
                role="group"
                aria-label={`${name}, ${plural(block.tokens, "token")}`}
                data-of={of}
                data-of-tokens={block.isLast ? block.tokens : undefined}
                style={{ top }}
              >
                <div className="chat-chips" role="presentation" dir={rowDirection(shown, firstToken)}>
                  <Chips
                    {...{ idPrefix, shown, showIds, start: firstToken, end: endToken, tintOf: null, caret: -1 }}
                    markStart={marked === null ? -1 : within(marked.start)}
                    markEnd={marked === null ? -1 : within(marked.end)}
                    cursor={cursor.token ?? -1}
                    storyOf={() => ""}
                  />
                </div>
                {block.isLast && (
                  <p className="chat-line" aria-hidden="true">
                    <bdi>{name}</bdi> · {plural(block.tokens, "token")}
                  </p>
                )}
              </div>
            );
          })}
        </div>
      </div>
      {place !== null && (
        <div className="chat-details">
          <TokenLine shown={shown} place={{ ...place, kind: pointed === null ? "pinned" : "pointed" }} />
        </div>
      )}
    </div>
  );
}

function blocksOf(stretches: readonly PromptStretch[]): Block[] {
  return stretches.flatMap((stretch) => {
    const { firstToken, endToken, of } = stretch;
    const tokens = endToken - firstToken;
    // Its text is of the token before.
    if (tokens === 0 && of === "template") return [];
    const count = Math.max(1, Math.ceil(tokens / mostTokens));
    return Array.from({ length: count }, (_, i) => ({
      ...stretch,
      tokens,
      firstToken: firstToken + i * mostTokens,
      endToken: Math.min(endToken, firstToken + (i + 1) * mostTokens),
      isLast: i === count - 1,
    }));
  });
}

export { ChatView as View };
