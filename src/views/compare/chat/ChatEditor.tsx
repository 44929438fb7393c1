import Plus from "lucide-react/icons/plus";
import { type ReactElement, type ReactNode, useMemo, useRef, useState } from "react";
import type { Chat, Message } from "../../../chat/chat";
import { looksLikeChat, readChat } from "../../../chat/readChat";
import { hasAllOf, writeChat } from "../../../chat/writeChat";
import { actions, useAppStore } from "../../../state/store";
import { Button, ToggleGroup } from "../../../ui/controls";
import { ErrorBoundary } from "../../../ui/ErrorBoundary";
import { plural } from "../../../ui/format";
import "./chat.css";
import { type CardEdits, MessageCard } from "./MessageCard";
import Prompts from "./Prompts";
import { ToolsField } from "./ToolsField";
import { VariableFields } from "./VariableFields";

interface ChatEditorProps {
  /** The field that has the chat as JSON. */
  readonly jsonField: ReactNode;
}

/** A conversation as cards, or as the JSON that it is. Prompts are made for as long as this is on the page. */
export function ChatEditor(props: ChatEditorProps): ReactElement {
  return (
    <div className="chat-editor">
      <Prompts />
      <ErrorBoundary part="The chat" text={() => useAppStore.getState().comparison.text}>
        <Form {...props} />
      </ErrorBoundary>
    </div>
  );
}

function Form({ jsonField }: ChatEditorProps): ReactElement {
  const text = useAppStore((state) => state.comparison.text);
  const { chat, problems } = useMemo(() => readChat(text), [text]);
  const [form, setForm] = useState<"cards" | "json">("cards");
  return (
    <>
      <div className="chat-bar">
        <ToggleGroup<"cards" | "json">
          label="Chat as"
          value={chat === null ? "json" : form}
          choices={[
            { value: "cards", label: "Cards" },
            { value: "json", label: "JSON", hint: "OpenAI’s, Anthropic’s and Hugging Face’s shapes are read" },
          ]}
          onChange={setForm}
        />
        <VariableFields />
      </div>
      {problems.length > 0 && (
        <ul className={chat === null ? "chat-problems chat-fault" : "chat-problems"}>
          {problems.slice(0, mostProblems).map(({ place, message }) => (
            <li key={`${place} ${message}`}>
              {place === "" ? "The chat" : <code>{place}</code>} {message}.
            </li>
          ))}
          {problems.length > mostProblems && (
            <li>{plural(problems.length - mostProblems, "more place")} like these.</li>
          )}
        </ul>
      )}
      {chat === null || form === "json" ? jsonField : <Cards text={text} chat={chat} />}
    </>
  );
}

/** Problems that are listed. */
const mostProblems = 6;

/** Cards that are drawn at first: of a longer chat the rest comes on request. */
const mostCards = 60;

interface CardsProps {
  /** The JSON that the chat was read from. */
  readonly text: string;
  readonly chat: Chat;
}

function Cards({ text, chat }: CardsProps): ReactElement {
  const { messages, tools } = chat;
  const list = useRef<HTMLOListElement>(null);
  const [shown, setShown] = useState(mostCards);
  const offerBack = (message: string, label: string) => {
    const undo = { label, run: () => actions.setText(text) };
    actions.setNotice({ tone: "info", message, undo, about: "text" });
  };
  const write = (next: Chat) => {
    actions.setText(writeChat(next));
    if (hasAllOf(text, chat)) return;
    const gone = "Your JSON was written anew as messages and tools. What else it had is no longer in it.";
    offerBack(gone, "Restore my JSON");
  };
  const put = (next: readonly Message[]) => write({ messages: next, tools });
  const focusCard = (at: number, what = "textarea") => {
    // Once it is drawn.
    requestAnimationFrame(() => {
      const card = list.current?.children[Math.max(0, at)];
      card?.querySelector<HTMLElement>(what)?.focus();
    });
  };
  const add = () => {
    const last = messages.at(-1)?.role;
    put([...messages, { role: last === "user" ? "assistant" : "user", content: "" }]);
    setShown(Math.max(shown, messages.length + 1));
    focusCard(messages.length);
  };
  const remove = (at: number) => {
    put(messages.toSpliced(at, 1));
    offerBack(`Message ${at + 1} was removed.`, "Restore it");
    if (messages.length === 1) document.querySelector<HTMLElement>(".chat-add")?.focus();
    else focusCard(Math.min(at, messages.length - 2));
  };
  const move = (at: number, by: -1 | 1) => {
    const moved = messages[at];
    if (moved === undefined) return;
    put(messages.toSpliced(at, 1).toSpliced(at + by, 0, moved));
    focusCard(at + by, by < 0 ? ".move-up" : ".move-down");
  };
  const own: CardEdits = { change: (at, next) => put(messages.with(at, next)), move, remove };
  const now = useRef(own);
  now.current = own;
  const edits = useRef<CardEdits>({
    change: (at, next) => now.current.change(at, next),
    move: (at, by) => now.current.move(at, by),
    remove: (at) => now.current.remove(at),
  });
  return (
    <div
      className="chat-cards"
      onPaste={(event) => {
        const pasted = event.clipboardData.getData("text/plain");
        if (!looksLikeChat(pasted)) return;
        event.preventDefault();
        actions.setText(pasted);
        offerBack("The chat that you pasted replaced yours.", "Restore my chat");
      }}
    >
      <ol ref={list}>
        {messages.slice(0, shown).map((message, at) => (
          <MessageCard
            // biome-ignore lint/suspicious/noArrayIndexKey: messages have no identity but their place
            key={at}
            number={at}
            count={messages.length}
            message={message}
            edits={edits.current}
          />
        ))}
      </ol>
      {messages.length > shown && (
        <Button onClick={() => setShown(2 * shown)}>
          Show {plural(Math.min(shown, messages.length - shown), "more message")}
        </Button>
      )}
      <div className="chat-foot">
        <Button className="chat-add" onClick={add}>
          <Plus size={16} /> Add a message
        </Button>
        <ToolsField tools={tools} onChange={(next) => write({ messages, tools: next })} />
      </div>
    </div>
  );
}
