import type { Message } from "../../../chat/chat";
import type { PromptStretch } from "../../../chat/promptTokens";

/** Whose a stretch of a prompt is, in words: “2 user”. */
export function ownerName(of: PromptStretch["of"], messages: readonly Message[]): string {
  if (of === "template") return "template";
  if (of === "tools") return "tools";
  const message = messages[of];
  if (message === undefined) return String(of + 1);
  const { role, name } = message;
  return `${of + 1} ${role}${typeof name === "string" && name !== "" ? ` (${name})` : ""}`;
}

/** Messages by their numbers, in words: “message 2”, “messages 1 and 3”. */
export function messagesInWords(numbers: readonly number[]): string {
  const shown = numbers.slice(0, 5).map((number) => String(number + 1));
  if (numbers.length > shown.length) shown.push(`${numbers.length - shown.length} more`);
  const words = new Intl.ListFormat("en").format(shown);
  return numbers.length === 1 ? `message ${words}` : `messages ${words}`;
}
