import fc from "fast-check";
import { expect, test } from "vitest";
import { withJoinedParts } from "./chat";
import { looksLikeChat, readChat } from "./readChat";
import { hasAllOf, writeChat } from "./writeChat";

const user = { role: "user", content: "Hi" };

test("a list of messages, and one in a body beside tools, are taken as they are", () => {
  const tools = [{ type: "function", function: { name: "now", parameters: { type: "object", properties: {} } } }];
  expect(readChat(JSON.stringify([user]))).toEqual({ chat: { messages: [user], tools: null }, problems: [] });
  expect(readChat(JSON.stringify({ model: "x", messages: [user], tools })).chat).toEqual({ messages: [user], tools });
});

test("a list of parts stays one, with the types that templates know, and an image is named with its place", () => {
  const content = [
    { type: "text", text: "What is" },
    { type: "image_url", image_url: { url: "data:," } },
    { type: "text", text: "this?" },
  ];
  const { chat, problems } = readChat(JSON.stringify({ messages: [{ role: "user", content }] }));
  const image = { type: "image", image_url: { url: "data:," } };
  expect(chat?.messages).toEqual([{ role: "user", content: content.with(1, image) }]);
  expect(problems).toEqual([
    { place: "messages[0].content[1]", message: expect.stringContaining("is an image: only what a template writes") },
  ]);
  expect(chat && withJoinedParts(chat).messages).toEqual([{ role: "user", content: "What is\nthis?" }]);
});

test("Anthropic's system, tool use, results, thinking and tools become those that templates know", () => {
  const body = {
    system: [{ type: "text", text: "Be brief." }],
    tools: [{ name: "weather", description: "Tells it", input_schema: { type: "object" } }],
    messages: [
      { role: "user", content: "Rain?" },
      {
        role: "assistant",
        content: [
          { type: "thinking", thinking: "Look." },
          { type: "tool_use", id: "t1", name: "weather", input: { city: "Berlin" } },
        ],
      },
      {
        role: "user",
        content: [{ type: "tool_result", tool_use_id: "t1", content: [{ type: "text", text: "Rain" }] }],
      },
    ],
  };
  expect(readChat(JSON.stringify(body))).toEqual({
    problems: [],
    chat: {
      tools: [
        { type: "function", function: { name: "weather", description: "Tells it", parameters: { type: "object" } } },
      ],
      messages: [
        { role: "system", content: "Be brief." },
        { role: "user", content: "Rain?" },
        {
          role: "assistant",
          content: "",
          reasoning_content: "Look.",
          tool_calls: [{ id: "t1", type: "function", function: { name: "weather", arguments: { city: "Berlin" } } }],
        },
        { role: "tool", tool_call_id: "t1", content: "Rain" },
      ],
    },
  });
});

test("OpenAI's Responses and ShareGPT's conversations are read too", () => {
  const input = [{ role: "user", content: [{ type: "input_text", text: "Hi" }] }];
  expect(readChat(JSON.stringify({ instructions: "Be kind.", input })).chat?.messages).toEqual([
    { role: "system", content: "Be kind." },
    { role: "user", content: [{ type: "text", text: "Hi" }] },
  ]);
  const conversations = [
    { from: "human", value: "Hi" },
    { from: "gpt", value: "Hello" },
  ];
  expect(readChat(JSON.stringify({ conversations })).chat?.messages).toEqual([
    user,
    { role: "assistant", content: "Hello" },
  ]);
});

test.each([
  [[{ role: "robot", content: "x" }], "[0].role", "is “robot”, which few templates know"],
  [[{ role: "x".repeat(999), content: "x" }], "[0].role", `is “${"x".repeat(60)}…”, which few templates know`],
  [[{ role: "user" }], "[0].content", "is missing: an empty text is taken"],
  [[{ role: "user", content: 7 }], "[0].content", "is no text: it is taken as JSON"],
  [{ messages: [user, 7] }, "messages[1]", "is no object, and was left out"],
  [{ messages: [{ content: "x" }] }, "messages[0]", "has no role, and was left out"],
  [{ messages: [user], tools: {} }, "tools", "is no list, and was left out"],
])("what is wrong is named with its place: %j", (json, place, message) => {
  expect(readChat(JSON.stringify(json)).problems).toEqual([{ place, message }]);
});

test("a missing content is none beside tool calls, and null stays null", () => {
  const calls = [{ role: "assistant", content: null, tool_calls: [{ function: { name: "f", arguments: "{}" } }] }];
  expect(readChat(JSON.stringify(calls))).toEqual({ chat: { messages: calls, tools: null }, problems: [] });
});

test("what is no chat says so, broken JSON with its line", () => {
  expect(readChat("{}").problems[0].message).toMatch(/^has no “messages”/);
  expect(readChat('[\n{"role": "user",,}]').problems[0].message).toMatch(/^is no JSON: .*in line 2$/);
  for (const text of ["", "Hello", "[1, 2]", '{"role": "user"}', '[{"a": "role\\":"}]', '"role":']) {
    expect(looksLikeChat(text), text).toBe(false);
  }
  expect(looksLikeChat('\ufeff [{"role":"user","content":"x"}]')).toBe(true);
});

test("what is written is read as the same", () => {
  const message = fc.record({
    role: fc.constantFrom("user", "system", "assistant"),
    content: fc.string({ unit: "binary" }),
  });
  const chats = fc.record({ messages: fc.array(message), tools: fc.constant(null) });
  fc.assert(
    fc.property(chats, (chat) => {
      expect(readChat(writeChat(chat))).toEqual({ chat, problems: [] });
    }),
    { numRuns: 50 },
  );
});

test.each([
  ["\uFEFF[ ]", true],
  [JSON.stringify([user, { ...user, name: "Ada", tool_calls: [] }]), true],
  [JSON.stringify({ tools: [{ type: "function", function: { name: "now" } }], messages: [user] }), true],
  [JSON.stringify({ model: "x", messages: [user] }), false],
  [JSON.stringify({ messages: [user], tools: [{ name: "now", input_schema: {} }] }), false],
  [JSON.stringify({ messages: [user, { content: "no role" }] }), false],
  [JSON.stringify([{ role: "user", content: [{ type: "image" }, { type: "text", text: "Hi" }] }]), true],
  [JSON.stringify([{ role: "user", content: [7, "Hi"] }]), false],
  [JSON.stringify({ system: "Be brief.", messages: [user] }), false],
])("of %s it is known whether a chat has all of it", (text, hasAll) => {
  const { chat } = readChat(text);
  expect(chat !== null && hasAllOf(text, chat)).toBe(hasAll);
});
