import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyComparison, comparisonOf } from "../../test/support/comparisons";
import { changeKind } from "./changes";

const sentence = "The quick brown fox jumps over the lazy dog.";
const ofText = (before: string, after: string) => changeKind(comparisonOf(before), comparisonOf(after));

describe("a change", () => {
  it("is none between equals, whether the same object or not", () => {
    fc.assert(
      fc.property(anyComparison, (comparison) => {
        expect(changeKind(comparison, structuredClone(comparison))).toBe("none");
      }),
    );
  });

  it("is an edit when one types", () => {
    expect(ofText("", "T")).toBe("edit");
    expect(ofText(sentence, sentence.replace("quick", "slow"))).toBe("edit");
    expect(ofText(sentence, sentence + sentence)).toBe("edit");
    expect(ofText("aaaa".repeat(10), "aaaa".repeat(9))).toBe("edit");
  });

  it("is a step when more than half of the text changes", () => {
    expect(ofText("", sentence)).toBe("step");
    expect(ofText(sentence, "")).toBe("step");
    expect(ofText(sentence, "Lorem ipsum")).toBe("step");
    expect(ofText(sentence, `${sentence}${sentence} ${sentence}`)).toBe("step");
  });

  it("is a step for columns, view and options, and an edit for numbers that are typed", () => {
    const before = comparisonOf(sentence);
    expect(changeKind(before, { ...before, tokenizers: [...before.tokenizers].reverse() })).toBe("step");
    expect(changeKind(before, { ...before, tokenizers: ["builtin:o200k_base"] })).toBe("step");
    expect(changeKind(before, { ...before, view: "reading" })).toBe("step");
    expect(changeKind(before, { ...before, specials: "control" })).toBe("step");
    expect(changeKind(before, { ...before, inserted: true })).toBe("step");
    expect(changeKind(before, { ...before, showIds: true })).toBe("step");
    expect(changeKind(before, { ...before, color: "rank" })).toBe("step");
    expect(changeKind(before, { ...before, baseline: "builtin:llama3" })).toBe("step");
    expect(changeKind(before, { ...before, pinned: { start: 0, end: 3 } })).toBe("edit");
    expect(changeKind(before, { ...before, contextWindow: 1 })).toBe("edit");
    expect(changeKind(before, { ...before, prices: { "builtin:llama3": 1 } })).toBe("edit");
  });

  it("is a step where a token is opened, and an edit where one leafs from token to token", () => {
    const before = comparisonOf(sentence);
    const { inspected } = before;
    const opened = { ...before, inspected: { ...inspected, token: 5 } };
    expect(changeKind(before, opened)).toBe("step");
    const leafed = { ...before, inspected: { ...inspected, token: 6, leaf: {} } };
    expect(changeKind(opened, leafed)).toBe("edit");
    expect(changeKind(leafed, { ...leafed, inspected: { ...leafed.inspected, token: 9 } })).toBe("step");
    // What else changes while such a token is shown, is what it was.
    expect(changeKind(leafed, { ...leafed, specials: "control" })).toBe("step");
  });
});
