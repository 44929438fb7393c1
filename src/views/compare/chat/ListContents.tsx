import type { ReactElement } from "react";
import { printsList } from "../../../chat/attribute";
import { isList, type Message, withJoinedParts } from "../../../chat/chat";
import { readChat } from "../../../chat/readChat";
import { writeChat } from "../../../chat/writeChat";
import type { ColumnPrompt } from "../../../state/compare/prompts";
import { actions, useAppStore } from "../../../state/store";
import { Button } from "../../../ui/controls";
import { focusText } from "../Editor";
import { messagesInWords } from "./words";

interface ListContentsProps {
  readonly prompt: ColumnPrompt;
  readonly messages: readonly Message[];
}

/**
 * Where a template takes no contents that are lists of parts: it is given them as they are, as `apply_chat_template` does, and
 * fails, leaves them out or prints them as they are written. Servers join the texts of such lists before.
 */
export function ListContents({ prompt, messages }: ListContentsProps): ReactElement | null {
  const { fault, dropped, unknown } = prompt;
  const hasFailed = fault?.kind === "failed";
  const lists = messages.flatMap(({ content }, at) => {
    if (!isList(content)) return [];
    const isBad = dropped.includes(at) || unknown.includes(at) || printsList(prompt.prompt, content);
    return hasFailed || (fault === null && isBad) ? [at] : [];
  });
  if (lists.length === 0) return null;
  const has = lists.length === 1 ? "has a list of parts" : "have lists of parts";
  return (
    <p className="chat-missing">
      <span>
        {messagesInWords(lists).replace("m", "M")} {has}, which this template does not take. Servers join their texts
        with line feeds before.
      </span>
      <Button
        look="quiet"
        onClick={() => {
          // It goes with what it mends.
          const card = document.querySelector<HTMLElement>(`[data-message="${lists[0]}"] textarea`);
          if (card === null) focusText();
          else card.focus({ preventScroll: true });
          joinParts();
        }}
      >
        Join the texts
      </Button>
    </p>
  );
}

function joinParts(): void {
  const { text } = useAppStore.getState().comparison;
  const { chat } = readChat(text);
  if (chat === null) return;
  actions.setText(writeChat(withJoinedParts(chat)));
  const undo = { label: "Restore my chat", run: () => actions.setText(text) };
  const message = "Lists of parts are texts now, in all columns; what was no text is left out.";
  actions.setNotice({ tone: "info", message, undo, about: "text" });
}
