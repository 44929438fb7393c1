import { type Chat, isObject, type Json } from "./chat";

/** A conversation as JSON in one form, which `readChat` reads: `messages`, and `tools` where there are any. */
export function writeChat({ messages, tools }: Chat): string {
  return JSON.stringify({ messages, ...(tools !== null && { tools }) }, null, 2);
}

/**
 * Whether a chat has all that the JSON says which it was read from, so that nothing is lost where it is written in its place: no
 * image, no other field of a request, no message without a role.
 */
export function hasAllOf(text: string, { messages, tools }: Chat): boolean {
  const json = JSON.parse(text.replace(/^\uFEFF/, "")) as Json;
  const { messages: said = null, tools: saidTools = null, ...others } = isObject(json) ? json : { messages: json };
  const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
  return Object.keys(others).length === 0 && isSame(said, messages) && isSame(saidTools, tools);
}
