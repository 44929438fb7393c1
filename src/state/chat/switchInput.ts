import { looksLikeChat } from "../../chat/readChat";
import { writeChat } from "../../chat/writeChat";
import { defaultComparison } from "../pages";
import { actions, useAppStore } from "../store";

/**
 * What the other input had when it was left: it is there again on the way back, until a link, the way back of the browser or
 * another session puts another comparison in this one's place.
 */
let left: { readonly applied: number; readonly text?: string; readonly chat?: string } = { applied: 0 };

/** What a chat begins with where there is no text that could be its first message. */
const example = {
  messages: [
    { role: "system", content: "You are a helpful assistant." },
    { role: "user", content: "How many letters “r” are in “strawberry”?" },
  ],
  tools: null,
};

/**
 * Goes over to the other input. A text that is a chat in JSON is read as that; any other becomes the first message of a chat,
 * unless there has been one. On the way back each is as it was left.
 */
export function switchInput(to: "text" | "chat"): void {
  const { comparison, applied } = useAppStore.getState();
  const { text, input, variables } = comparison;
  if ((input ?? "text") === to) return;
  if (left.applied !== applied) left = { applied };
  if (to === "text") {
    left = { ...left, chat: text };
    actions.setInput(undefined, left.text ?? text);
    return;
  }
  left = { ...left, text };
  const chat = looksLikeChat(text) ? text : (left.chat ?? writeChat(firstChat(text)));
  // What a model is asked to go on with, as servers render it.
  actions.setInput("chat", chat, { variables: variables ?? { add_generation_prompt: true } });
}

function firstChat(text: string) {
  const isOurs = text === defaultComparison.text || text === "";
  return isOurs ? example : { messages: [{ role: "user", content: text }], tools: null };
}
