import { beforeEach, expect, test } from "vitest";
import { defaultComparison } from "../pages";
import { actions, useAppStore } from "../store";
import { switchInput } from "./switchInput";

const shown = () => useAppStore.getState().comparison.text;

beforeEach(() => actions.apply({ ...defaultComparison, text: "my words" }));

test("each input is as it was left, for as long as the comparison is the same", () => {
  switchInput("chat");
  expect(JSON.parse(shown())).toEqual({ messages: [{ role: "user", content: "my words" }] });
  actions.setText('{"messages": []}');
  switchInput("text");
  expect(shown()).toBe("my words");
  actions.setText("other words");
  switchInput("chat");
  expect(shown()).toBe('{"messages": []}');
});

test("what was left is not put into a comparison that a link, the way back or another session has brought", () => {
  switchInput("chat");
  const chat = shown();
  actions.apply({ ...defaultComparison, text: '{"messages": []}', input: "chat" });
  switchInput("text");
  expect(shown()).toBe('{"messages": []}');
  actions.apply({ ...defaultComparison, text: "from a link", other: "and B" });
  switchInput("chat");
  expect(shown()).toContain("from a link");
  expect(shown()).not.toBe(chat);
  switchInput("text");
  expect(useAppStore.getState().comparison).toMatchObject({ text: "from a link", other: "and B" });
});
