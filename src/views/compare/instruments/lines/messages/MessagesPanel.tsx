import { type ReactElement, useEffect, useMemo, useState } from "react";
import { contentOf } from "../../../../../chat/chat";
import { stretchesOf } from "../../../../../chat/promptTokens";
import { readChat } from "../../../../../chat/readChat";
import { usePrompts } from "../../../../../state/compare/prompts";
import { seekMessage, useSoughtMessage } from "../../../../../state/compare/soughtMessage";
import type { TokenizerReference } from "../../../../../tokenizers/tokenizerReference";
import { ToggleGroup } from "../../../../../ui/controls";
import { plural } from "../../../../../ui/format";
import { ownerName } from "../../../chat/words";
import { useSettled } from "../../../useSettled";
import { LinesTable } from "../LinesTable";
import { useSortColumn } from "../useSortColumn";
import { type CountedPrompt, type MessageRow, messageRows } from "./messageRows";

/** Those with the most tokens first, or as they stand in the chat. */
type MessagesView = "heaviest" | "order";

/** A column that shows its prompt of the chat. */
interface PromptColumn extends CountedPrompt {
  readonly reference: TokenizerReference;
  readonly total: number;
}

/** Where in a chat the tokens are: by message, in each column's own prompt of it. */
export function MessagesPanel(): ReactElement {
  const { comparison } = useSettled();
  const { text, tokenizers } = comparison;
  const chat = useMemo(() => readChat(text).chat, [text]);
  const columns = usePromptColumns();
  const [view, setView] = useState<MessagesView>("heaviest");
  const sought = useSoughtMessage();
  // A column that comes later has nothing to jump to.
  useEffect(() => () => seekMessage(null), []);
  const references = columns.map(({ reference }) => reference);
  const { by, sortBy } = useSortColumn(references);
  const messages = chat?.messages ?? [];
  const hasTools = chat?.tools != null;
  const rows = messageRows(columns, messages.length, hasTools, view === "heaviest" ? by : null);
  const isReady = columns.length === tokenizers.length;
  const state = chat === null ? "empty" : isReady ? "ready" : "pending";
  const textOf = ({ of }: MessageRow) => {
    if (of === "template") return "What the template writes around the messages";
    if (of === "tools") return chat?.tools?.map((tool) => JSON.stringify(tool)).join(" ") ?? "";
    return messages[of] === undefined
      ? ""
      : contentOf(messages[of])
          .trimStart()
          .split(/[\r\n]/, 1)
          .join("");
  };
  return (
    <section className="lines-panel" aria-label="Messages" data-state={state}>
      {chat === null ? (
        <p>What is written is no chat yet, so it has no messages.</p>
      ) : columns.length === 0 ? (
        <p>Once a column has answered for its prompt, the messages are counted.</p>
      ) : (
        <div className="lines-told messages">
          <div className="lines-head">
            <ToggleGroup<MessagesView>
              label="Order of messages"
              value={view}
              choices={[
                { value: "heaviest", label: "Heaviest first" },
                { value: "order", label: "In order" },
              ]}
              onChange={setView}
            />
            <p role="status">
              {plural(messages.length, "message")}. Each column’s tokens, and their share of its prompt; a click shows
              the message in all columns.
              {columns.some(({ unknown }) => unknown?.length !== 0) &&
                " What a template rewrites cannot be told apart, and is counted with the template."}
            </p>
          </div>
          <LinesTable
            label="Tokens of messages"
            head="Message"
            references={references}
            rows={rows}
            keyOf={({ of }) => of}
            numberOf={({ of }) => ownerName(of, messages)}
            placeOf={({ of }) => ({ "data-message-row": of })}
            textOf={textOf}
            empty="no text"
            totals={columns.map(({ total }) => total)}
            isPinned={({ of }) => sought?.of === of}
            onPin={({ of }) => seekMessage(of)}
            by={view === "heaviest" ? by : null}
            onSort={sortBy}
          />
        </div>
      )}
    </section>
  );
}

/** The columns that show the prompt they were given last, in their order, each taken apart once. */
function usePromptColumns(): readonly PromptColumn[] {
  const { comparison, columns } = useSettled();
  const prompts = usePrompts();
  return useMemo(
    () =>
      comparison.tokenizers.flatMap((reference): PromptColumn[] => {
        const [column, prompt] = [columns[reference], prompts[reference]];
        const shown = column?.state === "ready" ? column.shown : null;
        if (shown == null || prompt?.prompt !== shown.text || prompt.fault?.kind === "unread") return [];
        const unknown = prompt.isUntold ? null : prompt.unknown;
        return [{ reference, stretches: stretchesOf(shown, prompt.parts), unknown, total: shown.encoding.ids.length }];
      }),
    [comparison, columns, prompts],
  );
}
