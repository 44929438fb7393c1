import { beforeEach, describe, expect, test } from "vitest";
import { maxColumns } from "./comparison";
import { defaultComparison } from "./defaults";
import { actions, useAppStore } from "./store";

const state = () => useAppStore.getState();

beforeEach(() => {
  actions.apply({ ...defaultComparison, tokenizers: ["builtin:a", "builtin:b", "builtin:c"] });
  actions.setNotice(null);
});

describe("columns", () => {
  test("are different, at most eight, and at least one", () => {
    actions.addTokenizer("builtin:a");
    expect(state().comparison.tokenizers).toHaveLength(3);
    for (let i = 0; i < 10; i++) actions.addTokenizer(`builtin:more${i}`);
    expect(state().comparison.tokenizers).toHaveLength(maxColumns);
    for (const reference of [...state().comparison.tokenizers]) actions.removeTokenizer(reference);
    expect(state().comparison.tokenizers).toHaveLength(1);
  });

  test("move within bounds", () => {
    actions.moveTokenizer("builtin:a", -1);
    expect(state().comparison.tokenizers).toEqual(["builtin:a", "builtin:b", "builtin:c"]);
    actions.moveTokenizer("builtin:a", 5);
    expect(state().comparison.tokenizers).toEqual(["builtin:b", "builtin:c", "builtin:a"]);
  });

  test("take the baseline with them when they go", () => {
    actions.setOptions({ baseline: "builtin:b" });
    actions.removeTokenizer("builtin:b");
    expect(state().comparison.baseline).toBeNull();
  });
});

describe("a text that is replaced", () => {
  test("can be had back", () => {
    actions.setText("mine");
    actions.replaceText("sample", "The sample replaced your text.");
    expect(state().comparison.text).toBe("sample");
    state().notice?.undo?.run();
    expect(state().comparison.text).toBe("mine");
  });

  test("is not offered when it was ours or empty", () => {
    actions.setText(defaultComparison.text);
    actions.replaceText("sample", "");
    expect(state().notice).toBeNull();
    actions.setText("");
    actions.replaceText("sample", "");
    expect(state().notice).toBeNull();
  });
});

test("a price can be set and taken away", () => {
  actions.setPrice("builtin:a", 2.5);
  expect(state().comparison.prices).toEqual({ "builtin:a": 2.5 });
  actions.setPrice("builtin:a", null);
  expect(state().comparison.prices).toEqual({});
});
