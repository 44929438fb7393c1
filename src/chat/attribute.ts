import {
  type Chat,
  contentOf,
  isList,
  isObject,
  type Json,
  type Message,
  type PromptPart,
  textOfPart,
  withPartText,
} from "./chat";
import { Marks } from "./marks";
import { Stretches } from "./stretches";

/** Whose the parts of a prompt are. */
export interface Attribution {
  /** In the prompt's order; none overlap. */
  readonly parts: readonly PromptPart[];
  /** Messages of which it is not known where all of their text stands: it is counted with what the template adds. */
  readonly unknown: readonly number[];
  /** Messages whose content, or a part of it, the template leaves out. */
  readonly dropped: readonly number[];
  /** Whether there are tools, and the prompt is the same without them. */
  readonly dropsTools: boolean;
}

/** Texts of one message, beyond which none of the conversation is looked for: each is put into a copy of its list. */
const mostOfMessage = 2000;

/** Texts of a conversation that are looked for one by one; of longer ones all at once or not at all. */
const mostTexts = 60;

/**
 * Finds in a prompt which part is of which message. Each text of the conversation is put between marks and rendered again:
 * where the prompt without marks is the very same, the marks stand where the text does. A template that trims its contents is
 * given marks inside of their white space, one that looks for tags such as `</think>` marks between these; where none of it
 * gives the same prompt, the message is said to be unknown.
 * @param render gives the prompt of a conversation, and may throw
 * @param prompt what it gave for this one
 */
export function attribute(render: (chat: Chat) => string, prompt: string, chat: Chat): Attribution {
  const texts = textsOf(chat);
  const isTooMuch = texts.some(({ message }, i) => texts[i + mostOfMessage]?.message === message);
  const marks = isTooMuch ? null : Marks.absentFrom(JSON.stringify(chat), prompt);
  const chosen = marks === null ? null : choose(render, prompt, chat, texts, marks);
  const known = chosen?.parts ?? [];
  const unknown = texts.filter((_, i) => chosen === null || chosen.ways[i] === null).map(({ message }) => message);
  const dropped = [
    ...texts.filter((_, i) => chosen?.isDropped(i)).map(({ message }) => message),
    ...droppedMedia(render, prompt, chat),
  ];
  const written = findJson(chat, prompt, known);
  return {
    parts: [...known, ...written].sort((a, b) => a.start - b.start),
    unknown: [...new Set(unknown)],
    dropped: [...new Set(dropped)].sort((a, b) => a - b),
    dropsTools: chat.tools !== null && isSame(render, { ...chat, tools: null }, prompt),
  };
}

/** A text of a message that a template may write. */
interface OwnText {
  readonly message: number;
  readonly text: string;
  /** The message with another text in its place. */
  put(message: Message, text: string): Message;
}

const textFields = ["content", "reasoning_content", "reasoning", "thinking"] as const;

function textsOf({ messages }: Chat): OwnText[] {
  return messages.flatMap((message, index) => {
    const fields = textFields.flatMap((name): OwnText[] => {
      const text = message[name];
      if (name === "content" && isList(text)) return partsOf(index, text);
      if (typeof text !== "string" || text.trim() === "") return [];
      return [{ message: index, text, put: (before, now) => ({ ...before, [name]: now }) }];
    });
    const calls = callsOf(message).flatMap((call, at): OwnText[] => {
      const { function: called } = isObject(call) ? call : {};
      if (!isObject(call) || !isObject(called) || typeof called.arguments !== "string" || called.arguments === "")
        return [];
      return [{ message: index, text: called.arguments, put: (before, now) => withArguments(before, at, now) }];
    });
    return [...fields, ...calls];
  });
}

/** The texts of a content that is a list. */
function partsOf(message: number, parts: readonly Json[]): OwnText[] {
  return parts.flatMap((part, at): OwnText[] => {
    const text = textOfPart(part);
    if (text === null || text.trim() === "") return [];
    const put = (before: Message, now: string): Message => ({
      ...before,
      content: (isList(before.content) ? before.content : []).map((other, i) =>
        i === at ? withPartText(other, now) : other,
      ),
    });
    return [{ message, text, put }];
  });
}

function callsOf({ tool_calls: calls }: Message): readonly Json[] {
  return isList(calls) ? calls : [];
}

function withArguments(message: Message, at: number, now: string): Message {
  const calls = callsOf(message).map((call, i) =>
    i === at && isObject(call) && isObject(call.function)
      ? { ...call, function: { ...call.function, arguments: now } }
      : call,
  );
  return { ...message, tool_calls: calls };
}

/** How a text is put between marks. */
type Way = (text: string, mark: (piece: string) => string) => string;

const ways: readonly Way[] = [
  (text, mark) => mark(text),
  (text, mark) => inside(text, mark),
  (text, mark) => text.replace(/(<\/?\w+>)|([^<]+|<)/g, (_, tag?: string, piece = "") => tag ?? inside(piece, mark)),
];

/** Marks what is left between the white space around a text. */
function inside(text: string, mark: (piece: string) => string): string {
  const core = text.trim();
  if (core === "") return text;
  const at = text.indexOf(core);
  return text.slice(0, at) + mark(core) + text.slice(at + core.length);
}

interface Chosen {
  readonly parts: readonly PromptPart[];
  /** How each text is marked; null where none was right. */
  readonly ways: readonly (Way | null)[];
  isDropped(text: number): boolean;
}

/** Finds a way for all texts, else for each. */
function choose(
  render: (chat: Chat) => string,
  prompt: string,
  chat: Chat,
  texts: readonly OwnText[],
  marks: Marks,
): Chosen | null {
  const tryWays = (tried: readonly (Way | null)[]) => readMarked(render, prompt, chat, texts, tried, marks);
  const tryForAll = (way: Way) => tryWays(texts.map(() => way));
  const [whole, trimmed, ...others] = ways;
  // The last ways leave tags out, so that they are for texts alone that need them.
  const read = (whole && tryForAll(whole)) ?? (trimmed && tryForAll(trimmed));
  if (read != null) return read;
  if (texts.length > mostTexts) return others.map(tryForAll).find((tried) => tried !== null) ?? null;
  let chosen: (Way | null)[] = texts.map(() => null);
  for (const i of texts.keys()) {
    for (const way of ways) {
      const next = chosen.with(i, way);
      if (tryWays(next) === null) continue;
      chosen = next;
      break;
    }
  }
  return tryWays(chosen);
}

/** Renders with marks; null where that gives another prompt, or torn marks. */
function readMarked(
  render: (chat: Chat) => string,
  prompt: string,
  chat: Chat,
  texts: readonly OwnText[],
  tried: readonly (Way | null)[],
  marks: Marks,
): Chosen | null {
  const messages = [...chat.messages];
  /** What stands between the marks of each number, and the text that it is of. */
  const numbered: { readonly text: number; readonly piece: string }[] = [];
  for (const [i, { message, text, put }] of texts.entries()) {
    const before = messages[message];
    const way = tried[i];
    if (before === undefined || way == null) continue;
    const marked = way(text, (piece) => marks.around(numbered.push({ text: i, piece }) - 1, piece));
    messages[message] = put(before, marked);
  }
  let read: ReturnType<Marks["read"]>;
  try {
    read = marks.read(render({ ...chat, messages }));
  } catch {
    return null; // A template may refuse a text that it would not have refused.
  }
  if (read === null || read.text !== prompt) return null;
  const seen = new Set(read.found.map(({ number }) => number));
  const parts: PromptPart[] = [];
  for (const { number, start, end } of read.found) {
    const { text: of = -1, piece = "" } = numbered[number] ?? {};
    const text = texts[of];
    // A template that cuts a text and joins it otherwise leaves its marks around what it wrote between.
    if (text === undefined || !isWritten(piece, prompt.slice(start, end))) return null;
    const last = parts.at(-1);
    const { message } = text;
    // A tag that the text has between two of its pieces is there too.
    const isOne = last?.message === message && text.text.includes(prompt.slice(last.start, end));
    if (last !== undefined && isOne) parts[parts.length - 1] = { start: last.start, end, message };
    else parts.push({ start, end, message });
  }
  return {
    parts,
    ways: tried,
    isDropped: (text) => numbered.some((piece, number) => piece.text === text && !seen.has(number)),
  };
}

/** Whether a piece stands there: as it is, or as a string of JSON has it. */
function isWritten(piece: string, written: string): boolean {
  return written === piece || written === JSON.stringify(piece).slice(1, -1);
}

/** Messages with images and the like, where the prompt is the same without any of them. */
function droppedMedia(render: (chat: Chat) => string, prompt: string, chat: Chat): readonly number[] {
  const having = chat.messages.flatMap(({ content }, i) =>
    isList(content) && content.some((part) => textOfPart(part) === null) ? [i] : [],
  );
  if (having.length === 0) return [];
  const messages = chat.messages.map((message) =>
    isList(message.content)
      ? { ...message, content: message.content.filter((part) => textOfPart(part) !== null) }
      : message,
  );
  return isSame(render, { ...chat, messages }, prompt) ? having : [];
}

function isSame(render: (chat: Chat) => string, chat: Chat, prompt: string): boolean {
  try {
    return render(chat) === prompt;
  } catch {
    return false; // It refuses: so it has looked.
  }
}

/** UTF-16 units of a prompt that are gone through for what stands there as JSON: some hundred times all of a long one. */
const mostSearched = 1_000_000_000;

/** Tools, and arguments that are no text, stand in a prompt as JSON: they are looked for as `tojson` writes them, in order. */
function findJson(chat: Chat, prompt: string, known: readonly PromptPart[]): PromptPart[] {
  const taken = new Stretches(known);
  const found: PromptPart[] = [];
  let left = mostSearched;
  const next = (written: string, from: number): number => {
    const at = left > 0 ? prompt.indexOf(written, from) : -1;
    left -= at < 0 ? prompt.length : at - from;
    return at;
  };
  const find = (json: Json, from: number, message: number | null): number => {
    for (const written of [toJson(json), JSON.stringify(json, null, 4), JSON.stringify(json)]) {
      for (let at = next(written, from); at >= 0; at = next(written, at + 1)) {
        const end = at + written.length;
        if (!taken.take(at, end)) continue;
        found.push({ start: at, end, message });
        return end;
      }
    }
    return from;
  };
  let at = 0;
  for (const tool of chat.tools ?? []) {
    const end = find(tool, at, null);
    at = end === at && isObject(tool) && tool.function !== undefined ? find(tool.function, at, null) : end;
  }
  at = 0;
  const ends = new Map(known.map(({ message, end }) => [message, end]));
  for (const [index, message] of chat.messages.entries()) {
    if (contentOf(message) !== "") at = Math.max(at, ends.get(index - 1) ?? 0);
    for (const call of callsOf(message)) {
      const { arguments: given } = isObject(call) && isObject(call.function) ? call.function : {};
      if (given !== undefined && typeof given === "object" && given !== null) at = find(given, at, index);
    }
  }
  return found;
}

/** Whether a prompt has a list of parts as it is written, and not what is in it: its template takes no lists. */
export function printsList(prompt: string, list: readonly Json[]): boolean {
  return prompt.includes("[object Object]") || list.some((part) => isObject(part) && prompt.includes(toJson(part)));
}

/** JSON as Python's `json.dumps` and the library's `tojson` write it: a space after each comma and colon. */
function toJson(json: Json): string {
  if (isList(json)) return `[${json.map(toJson).join(", ")}]`;
  if (!isObject(json)) return JSON.stringify(json);
  return `{${Object.entries(json)
    .map(([name, value]) => `${JSON.stringify(name)}: ${toJson(value)}`)
    .join(", ")}}`;
}
