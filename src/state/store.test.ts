import { beforeEach, describe, expect, test } from "vitest";
import { catalogue } from "../tokenizers/catalogue";
import { setCallCurrency, setCallPrice, setCalls } from "./compare/callPrices";
import { moveColumn } from "./compare/moveColumn";
import { removeColumn } from "./compare/removeColumn";
import { showModel, unnameColumn } from "./compare/showModel";
import { maxColumns } from "./compare/slice";
import { defaultComparison } from "./pages";
import { actions, useAppStore } from "./store";
import { renameTokenizer } from "./tokenizers/renameTokenizer";

const state = () => useAppStore.getState();

beforeEach(() => {
  actions.apply({ ...defaultComparison, tokenizers: ["builtin:words", "builtin:graphemes", "builtin:code_points"] });
  actions.setNotice(null);
});

test("a column goes by the models that it was chosen by, and comes back with them", () => {
  const models = () => state().comparison.models;
  actions.apply({ ...defaultComparison, tokenizers: ["builtin:words"] });
  const named = (name: string) => ({ name, window: null });
  const [gpt, o3, gemma] = [named("GPT-5.2"), named("o3"), named("Gemma 3")];
  showModel("builtin:o200k_base", gpt);
  showModel("builtin:o200k_base", o3);
  showModel("builtin:o200k_base", gpt);
  // What is called as its tokenizer needs no name.
  showModel("builtin:gemma3", gemma);
  expect(state().comparison.tokenizers).toEqual(["builtin:words", "builtin:o200k_base", "builtin:gemma3"]);
  expect(models()).toEqual({ "builtin:o200k_base": [gpt, o3] });
  removeColumn("builtin:o200k_base");
  expect(models()).toBeUndefined();
  state().notices[0]?.undo?.run();
  expect(models()).toEqual({ "builtin:o200k_base": [gpt, o3] });
  renameTokenizer("builtin:o200k_base", "builtin:cl100k_base");
  expect(models()).toEqual({ "builtin:cl100k_base": [gpt, o3] });
  unnameColumn("builtin:cl100k_base", "o3");
  expect(models()).toEqual({ "builtin:cl100k_base": [gpt] });
  unnameColumn("builtin:cl100k_base");
  expect(models()).toBeUndefined();
});

test("what is pinned goes with the text that it is a place in, and stays with other options", () => {
  actions.setOptions({ pinned: { start: 0, end: 2 } });
  actions.setOptions({ view: "reading" });
  actions.setText(state().comparison.text);
  expect(state().comparison.pinned).toEqual({ start: 0, end: 2 });
  actions.setText("another");
  expect(state().comparison.pinned).toBeUndefined();
});

describe("columns", () => {
  test("are different, at most eight, and at least one", () => {
    actions.addTokenizer("builtin:words");
    expect(state().comparison.tokenizers).toHaveLength(3);
    for (const { reference } of catalogue) actions.addTokenizer(reference);
    expect(state().comparison.tokenizers).toHaveLength(maxColumns);
    for (const reference of [...state().comparison.tokenizers]) actions.removeTokenizer(reference);
    expect(state().comparison.tokenizers).toHaveLength(1);
  });

  test("keep their colours when others go, and under another name", () => {
    const { series } = state();
    actions.removeTokenizer("builtin:words");
    expect(state().series["builtin:code_points"]).toBe(series["builtin:code_points"]);
    renameTokenizer("builtin:code_points", "builtin:utf8_bytes");
    expect(state().series["builtin:utf8_bytes"]).toBe(series["builtin:code_points"]);
  });

  test("move within bounds", () => {
    moveColumn("builtin:words", -1);
    expect(state().comparison.tokenizers).toEqual(["builtin:words", "builtin:graphemes", "builtin:code_points"]);
    moveColumn("builtin:words", 5);
    expect(state().comparison.tokenizers).toEqual(["builtin:graphemes", "builtin:code_points", "builtin:words"]);
  });

  test("take the baseline with them when they go, and bring it back", () => {
    actions.setOptions({ baseline: "builtin:graphemes" });
    removeColumn("builtin:graphemes");
    expect(state().comparison.baseline).toBeNull();
    actions.addTokenizer("builtin:utf8_bytes");
    state().notices[0]?.undo?.run();
    expect(state().comparison.tokenizers).toEqual([
      "builtin:words",
      "builtin:graphemes",
      "builtin:code_points",
      "builtin:utf8_bytes",
    ]);
    expect(state().comparison.baseline).toBe("builtin:graphemes");
  });
});

describe("a text that is replaced", () => {
  test("can be had back", () => {
    actions.setText("mine");
    actions.replaceText("sample", "The sample replaced your text.");
    expect(state().comparison.text).toBe("sample");
    state().notices[0]?.undo?.run();
    expect(state().comparison.text).toBe("mine");
  });

  test("is not offered when it was ours or empty", () => {
    actions.setText(defaultComparison.text);
    actions.replaceText("sample", "");
    expect(state().notices).toEqual([]);
    actions.setText("");
    actions.replaceText("sample", "");
    expect(state().notices).toEqual([]);
  });
});

describe("notices", () => {
  const messages = () => state().notices.map(({ message }) => message);
  const problem = { tone: "error", message: "The link is damaged.", undo: null, about: "address" } as const;

  test("replace what was said about the same, and leave what they are not about", () => {
    actions.setText("mine");
    actions.replaceText("sample", "The text was replaced.");
    actions.setNotice(problem);
    actions.setNotice({ ...problem, message: "That one too." });
    expect(messages()).toEqual(["That one too.", "The text was replaced."]);
    actions.withdrawNotices(({ about }) => about === "address");
    expect(messages()).toEqual(["The text was replaced."]);
  });

  test("stay with the page where they were said", () => {
    actions.setNotice(problem);
    actions.setPage("languages");
    removeColumn("builtin:words");
    expect(state().notices.map(({ page }) => page)).toEqual(["languages", "compare"]);
  });

  test("offer one's own text after two of ours, and a file's as one's own", () => {
    actions.setText("mine");
    actions.replaceText("sample", "");
    actions.replaceText("another", "", "compare");
    state().notices[0]?.undo?.run();
    expect(state().comparison.text).toBe("mine");
    actions.openText("a file", "", null);
    actions.replaceText("sample", "");
    state().notices[0]?.undo?.run();
    expect(state().comparison.text).toBe("a file");
  });

  test("offer a text as it was read: with control tokens as text", () => {
    actions.setText("<s>");
    const before = state().comparison;
    actions.setOptions({ specials: "control" });
    actions.replaceText("</s>", "", "compare", before);
    state().notices[0]?.undo?.run();
    expect(state().comparison).toMatchObject({ text: "<s>", specials: "text" });
  });
});

test("a price can be set and taken away", () => {
  setCallPrice("builtin:words", 2.5);
  expect(state().comparison.prices).toEqual({ "builtin:words": 2.5 });
  setCallPrice("builtin:words", null);
  expect(state().comparison.prices).toEqual({});
});

test("prices of output and of cached input go by the name of their tokenizer, and have a currency from the first on", () => {
  setCallPrice("builtin:words", 8, "output");
  setCallPrice("builtin:words", 0.5, "cached");
  setCallCurrency("builtin:words", "EUR");
  setCalls({ outputTokens: 300 });
  expect(state().comparison.currency).toBe("USD");
  renameTokenizer("builtin:words", "builtin:llama2");
  expect(state().comparison.calls).toEqual({
    output: { "builtin:llama2": 8 },
    cached: { "builtin:llama2": 0.5 },
    currencies: { "builtin:llama2": "EUR" },
    outputTokens: 300,
    cachedTokens: 0,
  });
});
