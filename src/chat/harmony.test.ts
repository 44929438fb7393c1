import { expect, test } from "vitest";
import type { Chat } from "./chat";
import { harmonyTemplates } from "./harmony";
import { preparePrompt } from "./preparePrompt";

const { templates, specials } = harmonyTemplates;

const tool = (name: string, properties: object, required: string[] = []) => ({
  type: "function",
  function: { name, description: `Tells the ${name}.`, parameters: { type: "object", properties, required } },
});

const prompt = (messages: object[], tools: object[] | null, variables: Record<string, boolean | string> = {}) =>
  preparePrompt({ chat: { messages, tools } as Chat, template: templates.default ?? "", specials, variables });

const today = new Date();
const date = [today.getFullYear(), today.getMonth() + 1, today.getDate()]
  .map((n) => String(n).padStart(2, "0"))
  .join("-");
const system = (effort: string, more = "") =>
  `<|start|>system<|message|>You are ChatGPT, a large language model trained by OpenAI.
Knowledge cutoff: 2024-06
Current date: ${date}

Reasoning: ${effort}

# Valid channels: analysis, commentary, final. Channel must be included for every message.${more}<|end|>`;
const withTools = "\nCalls to these tools must go to the commentary channel: 'functions'.";
const said = (role: string, text: string) => `<|start|>${role}<|message|>${text}<|end|>`;
const answered = (text: string, end = "<|end|>") => `<|start|>assistant<|channel|>final<|message|>${text}${end}`;

test("instructions, tools, a call with its thought and its result are written as OpenAI describes the harmony format", () => {
  const city = { type: "string", description: "A city, e.g. Berlin" };
  const unit = { type: "string", enum: ["celsius", "fahrenheit"], default: "celsius" };
  const tools = [
    tool("place", {}),
    tool("weather", { city, unit, days: { type: "array", items: { type: "integer" } } }, ["city"]),
  ];
  const call = { function: { name: "weather", arguments: '{"city":"Bonn"}' } };
  const made = prompt(
    [
      { role: "system", content: "Use a friendly tone." },
      { role: "user", content: "Rain?" },
      { role: "assistant", content: "", thinking: "I need the weather.", tool_calls: [call] },
      { role: "tool", content: '{"rain": true}' },
    ],
    tools,
    { add_generation_prompt: true, reasoning_effort: "high" },
  );
  expect(made).toMatchObject({ fault: null, unknown: [], dropped: [], dropsTools: false, isDated: true });
  expect(made.variables).toEqual([
    { name: "model_identity", kind: "text" },
    { name: "reasoning_effort", kind: "text" },
    { name: "add_generation_prompt", kind: "switch" },
  ]);
  expect(made.prompt).toBe(`${system("high", withTools)}\
<|start|>developer<|message|># Instructions

Use a friendly tone.

# Tools

## functions

namespace functions {

// Tells the place.
type place = () => any;

// Tells the weather.
type weather = (_: {
// A city, e.g. Berlin
city: string,
unit?: "celsius" | "fahrenheit", // default: celsius
days?: number[],
}) => any;

} // namespace functions<|end|>${said("user", "Rain?")}\
<|start|>assistant<|channel|>analysis<|message|>I need the weather.<|end|>\
<|start|>assistant<|channel|>commentary to=functions.weather <|constrain|>json<|message|>{"city":"Bonn"}<|call|>\
<|start|>functions.weather to=assistant<|channel|>commentary<|message|>{"rain": true}<|end|><|start|>assistant`);
});

test("parameters of all kinds are written as OpenAI’s renderer writes them", () => {
  const fields = {
    name: { type: "string", title: "NAME", description: "A name", examples: ["Ann", "Bo"], default: "Ann" },
    note: { type: "string", nullable: true },
    size: { type: ["integer", "null"], default: 3 },
    place: {
      type: "object",
      properties: { lat: { type: "number", description: "North" }, tags: { type: "array" } },
      required: ["lat"],
    },
    when: {
      description: "A time",
      default: 7,
      oneOf: [
        { type: "string", default: "now" },
        { type: "number", description: "seconds" },
      ],
    },
    other: { anyOf: [{ type: "string" }, { type: "number" }] },
  };
  expect(prompt([], [tool("all", fields)]).prompt).toContain(`type all = (_: {
// NAME
//
// A name
// Examples:
// - "Ann"
// - "Bo"
name?: string, // default: "Ann"
note?: string | null,
size?: number | null, // default: 3
place?: {
    // North
    lat: number,
    tags?: Array<any>,
    },
// A time
// default: 7
when?:
 | string // default: "now"
 | number // seconds
,
other?: any,
}) => any;
`);
});

test("a thought is dropped once it has come to an answer, and that is known; the last answer is one to be learnt, unless another is asked for", () => {
  const user = { role: "user", content: "2 + 2?" };
  const answer = { role: "assistant", content: "4", reasoning_content: "Four." };
  const thought = "<|start|>assistant<|channel|>analysis<|message|>Four.<|end|>";
  const made = prompt([user, answer, user], null);
  expect(made.prompt).toBe(system("medium") + said("user", "2 + 2?") + answered("4") + said("user", "2 + 2?"));
  expect(made.dropped).toEqual([1]);
  const begun = system("medium") + said("user", "2 + 2?");
  expect(prompt([user, answer], null).prompt).toBe(begun + thought + answered("4", "<|return|>"));
  const asked = prompt([user, answer], null, { add_generation_prompt: true });
  expect(asked.prompt).toBe(`${begun}${answered("4")}<|start|>assistant`);
});

test("instructions stand where they are said, a preamble in the commentary, parts one behind the other; what the format lacks is refused", () => {
  const user = { role: "user", content: [{ text: "Hi " }, { type: "text", text: "you" }] };
  const call = { function: { name: "a", arguments: { b: 1 } } };
  const made = prompt(
    [
      { role: "system", content: "" },
      user,
      { role: "developer", content: "Stop" },
      { role: "assistant", content: "First a.", tool_calls: [call, call] },
    ],
    null,
  );
  const called = '<|start|>assistant<|channel|>commentary to=functions.a <|constrain|>json<|message|>{"b": 1}<|call|>';
  expect(made.prompt).toBe(
    `${system("medium")}${said("user", "Hi you")}${said("developer", "# Instructions\n\nStop")}\
<|start|>assistant<|channel|>commentary<|message|>First a.<|end|>${called}${called}`,
  );
  const refused = (message: object) => prompt([message], null).fault;
  expect(refused({ role: "user", content: [{ type: "image" }] })).toMatchObject({ kind: "refused" });
  expect(refused({ role: "tool", content: "?" })).toMatchObject({ kind: "refused" });
  expect(refused({ role: "judge", content: "?" })).toMatchObject({ kind: "refused" });
});
