import ArrowDown from "lucide-react/icons/arrow-down";
import ArrowUp from "lucide-react/icons/arrow-up";
import X from "lucide-react/icons/x";
import { memo, type ReactElement } from "react";
import {
  contentOf,
  isList,
  isObject,
  type Json,
  type JsonObject,
  type Message,
  textOfPart,
  withPartText,
} from "../../../chat/chat";
import { fieldDirection } from "../../../text/direction";
import { IconButton } from "../../../ui/controls";
import { JsonField } from "./JsonField";

const roles = ["system", "developer", "user", "assistant", "tool"];

interface MessageCardProps {
  /** Its place, from 0. */
  readonly number: number;
  readonly count: number;
  readonly message: Message;
  /** The same object at each call. */
  readonly edits: CardEdits;
}

/** What is done to a message by its number. */
export interface CardEdits {
  change(at: number, message: Message): void;
  move(at: number, by: -1 | 1): void;
  remove(at: number): void;
}

/**
 * A message: who says it, and what. What else it has, such as calls of tools, is there as JSON. Each key in a chat makes all
 * messages anew: a card is drawn again where its own has another field.
 */
export const MessageCard = memo(Card, (before, after) => {
  const { number, count, message, edits } = after;
  return (
    before.number === number &&
    before.edits === edits &&
    // Its place matters to the last alone, which cannot go down.
    (before.count === count || number < Math.min(before.count, count) - 1) &&
    JSON.stringify(before.message) === JSON.stringify(message)
  );
});

function Card({ number, count, message, edits }: MessageCardProps): ReactElement {
  const onChange = (next: Message) => edits.change(number, next);
  const { role, name, content: _, ...rest } = message;
  const content = contentOf(message);
  const title = `Message ${number + 1}`;
  const hasRest = Object.keys(rest).length > 0;
  return (
    <li className={`chat-card owner-${number % 6}`} data-message={number}>
      <div className="chat-card-head">
        <span className="chat-number" aria-hidden="true">
          {number + 1}
        </span>
        <select
          aria-label={`Role of message ${number + 1}`}
          value={role}
          onChange={(event) => onChange({ ...message, role: event.target.value })}
        >
          {(roles.includes(role) ? roles : [role, ...roles]).map((one) => (
            <option key={one}>{one}</option>
          ))}
        </select>
        <input
          className="chat-name"
          aria-label={`Name in message ${number + 1}`}
          placeholder="name"
          spellCheck={false}
          value={typeof name === "string" ? name : ""}
          onChange={(event) => onChange(withName(message, event.target.value))}
        />
        <span className="chat-card-tools">
          <IconButton
            label={`Move ${title.toLowerCase()} up`}
            className="move-up"
            aria-disabled={number === 0}
            onClick={() => number > 0 && edits.move(number, -1)}
          >
            <ArrowUp size={16} />
          </IconButton>
          <IconButton
            label={`Move ${title.toLowerCase()} down`}
            className="move-down"
            aria-disabled={number === count - 1}
            onClick={() => number < count - 1 && edits.move(number, 1)}
          >
            <ArrowDown size={16} />
          </IconButton>
          <IconButton label={`Remove ${title.toLowerCase()}`} onClick={() => edits.remove(number)}>
            <X size={16} />
          </IconButton>
        </span>
      </div>
      {isList(message.content) ? (
        <Parts parts={message.content} title={title} onChange={(content) => onChange({ ...message, content })} />
      ) : (
        <textarea
          aria-label={`Text of message ${number + 1}`}
          dir={fieldDirection(content)}
          spellCheck={false}
          rows={2}
          value={content}
          placeholder={message.content === null || message.content === undefined ? "no content" : ""}
          onChange={(event) => onChange({ ...message, content: event.target.value })}
        />
      )}
      {hasRest && (
        <JsonField
          label={`Other fields of message ${number + 1}`}
          summary={Object.keys(rest).join(", ")}
          value={rest}
          accept={(json) => (isFields(json) ? null : "It must be an object without “role” and “content”.")}
          onChange={(json) => onChange({ ...withoutRest(message), ...(json as JsonObject) })}
        />
      )}
    </li>
  );
}

interface PartsProps {
  readonly parts: readonly Json[];
  readonly title: string;
  onChange(parts: readonly Json[]): void;
}

/** A content's parts: texts as such, an image or what else there is as the JSON that it is. */
function Parts({ parts, title, onChange }: PartsProps): ReactElement {
  return (
    <div className="chat-parts">
      {parts.map((part, at) => {
        const text = textOfPart(part);
        const label = `${at === 0 ? "Text" : `Part ${at + 1}`} of ${title.toLowerCase()}`;
        const put = (next: Json) => onChange(parts.with(at, next));
        if (text === null) {
          return (
            <JsonField
              // biome-ignore lint/suspicious/noArrayIndexKey: parts have no identity but their place
              key={at}
              label={label}
              summary={typeOf(part)}
              value={part}
              accept={() => null}
              onChange={put}
            />
          );
        }
        return (
          <textarea
            // biome-ignore lint/suspicious/noArrayIndexKey: parts have no identity but their place
            key={at}
            aria-label={label}
            dir={fieldDirection(text)}
            spellCheck={false}
            rows={1}
            value={text}
            onChange={({ target }) => put(withPartText(part, target.value))}
          />
        );
      })}
    </div>
  );
}

function typeOf(part: Json): string {
  return isObject(part) && typeof part.type === "string" ? part.type : "part";
}

function isFields(json: Json): boolean {
  return typeof json === "object" && json !== null && !Array.isArray(json) && !("role" in json) && !("content" in json);
}

function withName(message: Message, name: string): Message {
  const { name: _, ...others } = message;
  if (name === "") return { ...others, role: message.role };
  return { ...message, name };
}

function withoutRest({ role, name, content }: Message): Message {
  return { role, ...(name !== undefined && { name }), ...(content !== undefined && { content }) };
}
