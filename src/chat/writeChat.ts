import type { Chat } from "./chat";

/** A conversation as JSON in one form, which `readChat` reads: `messages`, and `tools` where there are any. */
export function writeChat({ messages, tools }: Chat): string {
  return JSON.stringify({ messages, ...(tools !== null && { tools }) }, null, 2);
}
