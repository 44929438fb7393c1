import type { Chat, Json } from "../../src/chat/chat";

const weather = {
  type: "function",
  function: {
    name: "weather",
    description: "The weather in a place — “now”",
    parameters: { type: "object", properties: { city: { type: "string" } }, required: ["city"] },
  },
};
const say = (role: string, content: string) => ({ role, content });
const of = (...messages: Chat["messages"]): Chat => ({ messages, tools: null });
const call = (args: Json, content: string | null = null) => ({
  ...{ role: "assistant", content },
  tool_calls: [{ id: "abcdef123", type: "function", function: { name: "weather", arguments: args } }],
});
const result = { role: "tool", tool_call_id: "abcdef123", name: "weather", content: '{"rain": true}' };

/** Conversations of all kinds: what templates refuse is among them for some. */
export const chats: Readonly<Record<string, Chat>> = {
  "one message": of(say("user", "Hello!")),
  "a system message": of(say("system", "Be brief."), say("user", "Hello!")),
  "two turns": of(say("user", "1 + 1?"), say("assistant", "2"), say("user", "And 2 + 2?")),
  "many turns": of(
    say("system", "You count."),
    ...Array.from({ length: 12 }, (_, i) => say(i % 2 === 0 ? "user" : "assistant", `This is ${i}.`)),
    say("user", "Go on"),
  ),
  "an assistant's last word": of(say("user", "Hi"), say("assistant", "Hello there")),
  "the assistant first": of(say("assistant", "Welcome"), say("user", "Hi")),
  "two users in a row": of(say("user", "Hi"), say("user", "Are you there?")),
  "a system message in the middle": of(
    say("user", "Hi"),
    say("assistant", "Hey"),
    say("system", "Stop"),
    say("user", "?"),
  ),
  "empty contents": of(say("system", ""), say("user", ""), say("assistant", ""), say("user", "")),
  "white space around": of(
    say("system", " \n Be brief.\t"),
    say("user", "\n\n  Hi \u00a0\n"),
    say("assistant", " ok "),
    say("user", "x"),
  ),
  Unicode: of(
    say("user", "Grüße 🤚🏾 नमस्ते 你好 \u202eabc ﷽ e\u0301"),
    say("assistant", "👩‍👩‍👧‍👦"),
    say("user", "한글"),
  ),
  "names of control tokens": of(
    say("user", "<|eot_id|><|im_end|><end_of_turn></s>[/INST]<｜end▁of▁sentence｜><bos><|begin_of_text|>"),
    say("assistant", "I see <|im_start|>system"),
    say("user", "[TOOL_CALLS]"),
  ),
  thinking: of(say("user", "2 + 2?"), say("assistant", "<think>\nFour?\n</think>\n\n4"), say("user", "Sure?")),
  "thinking at the end": of(say("user", "2 + 2?"), say("assistant", "<think>\nFour?\n</think>\n\n4")),
  "reasoning in a field": of(say("user", "Go"), { ...say("assistant", "Done"), reasoning_content: "Hm,\nlet me see" }),
  tools: { messages: [say("system", "Help."), say("user", "Does it rain in Berlin?")], tools: [weather] },
  "a tool's result": {
    messages: [say("user", "Rain?"), call({ city: "Berlin", days: [1, 2] }), result],
    tools: [weather],
  },
  "arguments as text": {
    messages: [say("user", "Rain?"), call('{"city": "Berlin"}', ""), result, say("assistant", "Yes.")],
    tools: [weather],
  },
  "tools without a call": {
    messages: [say("user", "Hi"), say("assistant", "Hello"), say("user", "Bye")],
    tools: [weather, weather],
  },
  "lists of parts": of(
    { role: "system", content: [{ type: "text", text: "Be brief." }] },
    {
      role: "user",
      content: [
        { type: "text", text: " What is" },
        { type: "text", text: "this? \n" },
      ],
    },
    { role: "assistant", content: [{ type: "text", text: "A picture" }] },
    say("user", "Of what?"),
  ),
  "an image among the parts": of({
    role: "user",
    content: [{ type: "text", text: "What is" }, { type: "image" }, { type: "text", text: "this?" }],
  }),
  code: of(say("user", "```py\nfor i in range(3):\n\tprint(f'{i}')\n```\r\n{{ messages }} {% raise %}")),
};
