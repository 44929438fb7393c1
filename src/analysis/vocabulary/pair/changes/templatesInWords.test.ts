import { expect, test } from "vitest";
import { compareTemplates, type Templates, templatesInWords } from "./templatesInWords";

const told = (a: Templates | null, b: Templates | null) => templatesInWords(compareTemplates(a, b), "One", "Two");

test("of chat templates is said what changed, by name where one is not the usual, and nothing where there are none", () => {
  const usual = { default: "one\ntwo\n" };
  expect(told(null, null)).toBeNull();
  expect(told(usual, null)).toBe("One has a chat template, Two none.");
  expect(told(null, usual)).toBe("Two has a chat template, One none.");
  expect(told(usual, { ...usual })).toBe("The chat templates are the same.");
  expect(told(usual, { default: "one\n" })).toBe("Chat template: 1 line removed, 0 added.");
  const tools = { ...usual, tool_use: "a\nb\n", rag: "c\n" };
  expect(told(tools, { default: "1\ntwo\n", tool_use: "a\nb\n", rag: "c\nd\n" })).toBe(
    "Chat template (default, rag): 1 line removed, 2 added.",
  );
});
