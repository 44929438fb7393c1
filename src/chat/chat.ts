/** A value that JSON has. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;

/** An object that JSON has. */
export interface JsonObject {
  readonly [name: string]: Json;
}

/**
 * A message as a template is given it: all its fields are the conversation's own, in its order, as `tojson` writes them in that.
 * `content` is a text, a list of parts, or null or left out beside `tool_calls`.
 */
export interface Message extends JsonObject {
  readonly role: string;
}

/** A conversation: what `apply_chat_template` takes as messages and `tools`. */
export interface Chat {
  readonly messages: readonly Message[];
  /** Null where there are none: a template sees no empty list in their place. */
  readonly tools: readonly Json[] | null;
}

/** A message's text; of a list its texts, joined with line feeds; "" where it has none. */
export function contentOf({ content }: Message): string {
  if (typeof content === "string") return content;
  return isList(content) ? content.flatMap((part) => textOfPart(part) ?? []).join("\n") : "";
}

/** The text of a content's part; null for what is none, as an image. */
export function textOfPart(part: Json): string | null {
  if (typeof part === "string") return part;
  return isObject(part) && typeof part.text === "string" ? part.text : null;
}

/** A part with another text. */
export function withPartText(part: Json, text: string): Json {
  return isObject(part) ? { ...part, text } : text;
}

/** A chat whose contents are texts, as servers make them for templates that take no lists: what is no text is left out. */
export function withJoinedParts(chat: Chat): Chat {
  const messages = chat.messages.map((message) =>
    isList(message.content) ? { ...message, content: contentOf(message) } : message,
  );
  return { ...chat, messages };
}

/** A stretch of a prompt that is a message's, in UTF-16 offsets; null is the tools. What lies between is the template's. */
export interface PromptPart {
  readonly start: number;
  readonly end: number;
  readonly message: number | null;
}

/** What stands in for a prompt where there is no template, or it failed: the messages' contents, one after the other. */
export function plainPrompt({ messages }: Chat): { readonly prompt: string; readonly parts: readonly PromptPart[] } {
  const parts: PromptPart[] = [];
  let prompt = "";
  for (const [index, message] of messages.entries()) {
    const content = contentOf(message);
    if (content === "") continue;
    if (prompt !== "") prompt += "\n\n";
    parts.push({ start: prompt.length, end: prompt.length + content.length, message: index });
    prompt += content;
  }
  return { prompt, parts };
}

/** Whether a value of JSON is an object, and no list. */
export function isObject(json: Json | undefined): json is JsonObject {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}

/** Whether a value of JSON is a list. */
export function isList(json: Json | undefined): json is readonly Json[] {
  return Array.isArray(json);
}
