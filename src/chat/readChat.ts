import { quoted } from "../text/shortened";
import { fromAnthropic, hasAnthropicParts, toolOf } from "./anthropic";
import { type Chat, isList, isObject, type Json, type JsonObject, type Message } from "./chat";
import { listContent, type Report, textOfParts } from "./parts";

/** Something in the JSON that is not as it should be, or could not be taken over. */
export interface ChatProblem {
  /** Where in the JSON, as `messages[1].content[0]`; "" for the whole. */
  readonly place: string;
  /** What follows the place in a sentence. */
  readonly message: string;
}

/** What reading gave: no chat where the text is none, and the problems say why. */
export type ChatReading =
  | { readonly chat: Chat; readonly problems: readonly ChatProblem[] }
  | { readonly chat: null; readonly problems: readonly [ChatProblem] };

const roles = new Set(["system", "developer", "user", "assistant", "tool", "function"]);

/**
 * Reads a conversation from JSON: Hugging Face's list of messages, the body of a request to OpenAI's Chat Completions or
 * Responses, or to Anthropic's Messages, and ShareGPT's `conversations`. What else the body has is left aside.
 */
export function readChat(text: string): ChatReading {
  if (last?.text !== text) last = { text, reading: read(text) };
  return last.reading;
}

/** The last text's: all that shows a chat asks for the same one. */
let last: { readonly text: string; readonly reading: ChatReading } | null = null;

function read(text: string): ChatReading {
  let json: Json;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, "")) as Json;
  } catch (error) {
    const isDeep = error instanceof RangeError;
    return none(isDeep ? "has too many lists within one another" : `is no JSON: ${jsonFault(text, error)}`);
  }
  const list = listIn(json);
  if (list === null) {
    return none("has no “messages”: a list of objects with a “role” and a “content”");
  }
  const problems: ChatProblem[] = [];
  const report: Report = (place, message) => problems.push({ place, message });
  const messages = list.messages.flatMap((message, i) => readMessage(message, `${list.name}[${i}]`, report));
  const body = isObject(json) ? json : {};
  const system = systemOf(body, report);
  const chat = { messages: system === null ? messages : [system, ...messages], tools: toolsOf(body.tools, report) };
  return { chat, problems };
}

/** Whether a text is a conversation, at little cost for texts that are not. */
export function looksLikeChat(text: string): boolean {
  if (!/^[\uFEFF\s]*[[{]/.test(text) || !/"(role|from)"\s*:/.test(text)) return false;
  const { chat } = readChat(text);
  return chat !== null && chat.messages.length > 0;
}

function none(message: string): ChatReading {
  return { chat: null, problems: [{ place: "", message }] };
}

/** What the engine says of broken JSON, with the line where it says the place. */
function jsonFault(text: string, error: unknown): string {
  const said = error instanceof Error ? error.message : String(error);
  const at = /position (\d+)/.exec(said)?.[1];
  const words = said.replace(/ (in JSON )?at position.*/, "").replace(/ in JSON$/, "");
  return at === undefined ? words : `${words}, in line ${text.slice(0, Number(at)).split("\n").length}`;
}

function listIn(json: Json): { readonly name: string; readonly messages: readonly Json[] } | null {
  if (isList(json)) return json.every(isMessage) ? { name: "", messages: json } : null;
  if (!isObject(json)) return null;
  for (const name of ["messages", "input", "conversations", "conversation"]) {
    const messages = json[name];
    if (isList(messages)) return { name, messages };
  }
  return null;
}

function isMessage(json: Json): boolean {
  return isObject(json) && ("role" in json || "from" in json);
}

const shareRoles = new Map([
  ["human", "user"],
  ["gpt", "assistant"],
]);

function readMessage(json: Json, place: string, report: Report): Message[] {
  if (!isObject(json)) {
    report(place, "is no object, and was left out");
    return [];
  }
  const { from, value, ...others } = json;
  const isShared = others.role === undefined && typeof from === "string";
  const fields: JsonObject = isShared ? { role: shareRoles.get(from) ?? from, content: value ?? "", ...others } : json;
  const { role } = fields;
  if (typeof role !== "string" || role === "") {
    report(place, "has no role, and was left out");
    return [];
  }
  if (!roles.has(role)) report(`${place}.role`, `is ${quoted(role)}, which few templates know`);
  const message: Message = { ...fields, role };
  if (hasAnthropicParts(message.content)) return fromAnthropic(message, place, report);
  return [{ ...message, ...contentIn(message, `${place}.content`, report) }];
}

/** The content as a template takes it, where it is not so already. */
function contentIn({ content, tool_calls: calls, role }: Message, place: string, report: Report): JsonObject {
  if (typeof content === "string") return {};
  if (isList(content)) return { content: listContent(content, place, report) };
  const isCall = isList(calls) && calls.length > 0;
  if (content === null || content === undefined) {
    if (isCall || (role === "assistant" && content === null)) return {};
    report(place, "is missing: an empty text is taken");
    return { content: "" };
  }
  report(place, "is no text: it is taken as JSON");
  return { content: JSON.stringify(content) };
}

function systemOf(body: JsonObject, report: Report): Message | null {
  const name = body.system === undefined ? "instructions" : "system";
  const said = body[name];
  if (typeof said === "string") return { role: "system", content: said };
  return isList(said) ? { role: "system", content: textOfParts(said, name, report) } : null;
}

function toolsOf(tools: Json | undefined, report: Report): readonly Json[] | null {
  if (tools === undefined || tools === null) return null;
  if (isList(tools)) return tools.length === 0 ? null : tools.map(toolOf);
  report("tools", "is no list, and was left out");
  return null;
}
