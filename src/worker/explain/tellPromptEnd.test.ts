import { expect, test } from "vitest";
import { loadBuiltin } from "../../../test/support/builtins";
import { promptTail } from "../../analysis/promptEnd/promptTail";
import { tellPromptEnd } from "./tellPromptEnd";

const options = { specials: "text", inserted: true } as const;
const tell = (id: string, prompt: string, most = 3) =>
  tellPromptEnd(
    loadBuiltin(id),
    promptTail(prompt, prompt.length, new TextEncoder().encode(prompt).length),
    options,
    most,
  );

test.each([
  ["cl100k_base", 324],
  ["o200k_base", 282],
  ["r50k_base", 16],
] as const)("%s: %i entries begin with a prompt’s last “:”", (id, count) => {
  expect(tell(id, "see http:")).toMatchObject({ end: { safe: 8, space: null, fromSafe: { tokens: 1, count } } });
});

test("of a long prompt it tells what it does of its end alone, listing as many entries as are asked for", () => {
  const long = tell("cl100k_base", `${"Straße und weiter. ".repeat(50_000)}see http:`, 400);
  const short = tell("cl100k_base", "see http:", 400);
  if (long.kind !== "told" || short.kind !== "told") throw new Error("Nothing was told.");
  expect(long.end.fromSafe.first).toEqual(short.end.fromSafe.first);
  expect(long.end.fromSafe.first).toHaveLength(324);
  expect(long.end.safe - short.end.safe).toBe(50_000 * new TextEncoder().encode("Straße und weiter. ").length);
  // What is listed is sent without the vocabulary that it is of.
  expect(long.end.fromSafe.first.every(({ bytes }) => bytes.buffer.byteLength === bytes.length)).toBe(true);
});

test("what stands for the same is told apart by what its file writes", () => {
  const told = tell("bert_uncased", "see http:");
  expect(told).toMatchObject({ end: { steps: [{ first: [{ name: ":" }, { name: "##:" }] }, {}, {}] } });
});

test("a space changes the tokens before it where it joins the last of them", () => {
  const told = tell("cl100k_base", "a  ");
  expect(told).toMatchObject({ end: { space: { before: [{ id: 256 }], after: [{ id: 262 }] } } });
});

test("those that cut by a rule have no vocabulary, and what nothing parts is too long", () => {
  expect(tell("words", "one two")).toEqual({ kind: "noStages" });
  expect(tell("utf8_bytes", "one two")).toEqual({ kind: "noStages" });
  expect(tell("o200k_base", "a".repeat(20_000))).toEqual({ kind: "tooLong" });
  expect(tell("o200k_base", "")).toMatchObject({ kind: "told", end: { safe: 0, steps: [], hasAllSteps: true } });
});
