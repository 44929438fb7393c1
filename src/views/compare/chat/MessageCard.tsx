import ArrowDown from "lucide-react/icons/arrow-down";
import ArrowUp from "lucide-react/icons/arrow-up";
import X from "lucide-react/icons/x";
import { type ReactElement, useId } from "react";
import { contentOf, type Json, type JsonObject, type Message } from "../../../chat/chat";
import { fieldDirection } from "../../../text/direction";
import { IconButton } from "../../../ui/controls";
import { JsonField } from "./JsonField";

const roles = ["system", "developer", "user", "assistant", "tool"];

interface MessageCardProps {
  /** Its place, from 0. */
  readonly number: number;
  readonly count: number;
  readonly message: Message;
  onChange(message: Message): void;
  onMove(by: -1 | 1): void;
  onRemove(): void;
}

/** A message: who says it, and what. What else it has, such as calls of tools, is there as JSON. */
export function MessageCard({ number, count, message, onChange, onMove, onRemove }: MessageCardProps): ReactElement {
  const id = useId();
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
            onClick={() => number > 0 && onMove(-1)}
          >
            <ArrowUp size={16} />
          </IconButton>
          <IconButton
            label={`Move ${title.toLowerCase()} down`}
            className="move-down"
            aria-disabled={number === count - 1}
            onClick={() => number < count - 1 && onMove(1)}
          >
            <ArrowDown size={16} />
          </IconButton>
          <IconButton label={`Remove ${title.toLowerCase()}`} onClick={onRemove}>
            <X size={16} />
          </IconButton>
        </span>
      </div>
      <textarea
        id={id}
        aria-label={`Text of message ${number + 1}`}
        dir={fieldDirection(content)}
        spellCheck={false}
        rows={2}
        value={content}
        placeholder={message.content === null || message.content === undefined ? "no content" : ""}
        onChange={(event) => onChange({ ...message, content: event.target.value })}
      />
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
