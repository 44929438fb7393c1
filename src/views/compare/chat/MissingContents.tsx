import type { ReactElement } from "react";
import type { Message } from "../../../chat/chat";
import { readChat } from "../../../chat/readChat";
import { writeChat } from "../../../chat/writeChat";
import { actions, useAppStore } from "../../../state/store";
import { Button } from "../../../ui/controls";
import { focusText } from "../Editor";
import { messagesInWords } from "./words";

/**
 * Beside what a template failed with: which messages have no content, as those that call tools have in OpenAI's shape. Many a
 * template takes a text for granted there, and what it then fails with names no message.
 */
export function MissingContents({ messages }: { readonly messages: readonly Message[] }): ReactElement | null {
  const missing = messages.flatMap(({ content }, at) => (isMissing(content) ? [at] : []));
  const [first] = missing;
  if (first === undefined) return null;
  const [has, them] = missing.length === 1 ? ["has", "it"] : ["have", "them"];
  return (
    <p className="chat-missing">
      <span>
        {sentenceCase(messagesInWords(missing))} {has} no content, which this template may take for a text.
      </span>
      <Button
        look="quiet"
        onClick={() => {
          // It goes with what it mends.
          const card = document.querySelector<HTMLElement>(`.chat-cards li:nth-child(${first + 1}) textarea`);
          if (card === null) focusText();
          else card.focus({ preventScroll: true });
          putEmptyContents();
        }}
      >
        Give {them} an empty text
      </Button>
    </p>
  );
}

const isMissing = (content: Message["content"] | undefined) => content === null || content === undefined;

const sentenceCase = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

function putEmptyContents(): void {
  const { text } = useAppStore.getState().comparison;
  const { chat } = readChat(text);
  if (chat === null) return;
  const messages = chat.messages.map((message) => (isMissing(message.content) ? { ...message, content: "" } : message));
  actions.setText(writeChat({ ...chat, messages }));
  const undo = { label: "Restore my chat", run: () => actions.setText(text) };
  actions.setNotice({ tone: "info", message: "Messages without content have an empty text now.", undo, about: "text" });
}
