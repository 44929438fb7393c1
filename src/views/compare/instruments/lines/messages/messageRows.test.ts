import { expect, test } from "vitest";
import type { PromptStretch } from "../../../../../chat/promptTokens";
import { messageRows } from "./messageRows";

const stretch = (of: PromptStretch["of"], firstToken: number, endToken: number): PromptStretch => {
  return { of, firstToken, endToken, start: firstToken, end: endToken };
};

const qwen = {
  stretches: [
    stretch("template", 0, 3),
    stretch(0, 3, 5),
    stretch("tools", 5, 25),
    stretch(1, 25, 34),
    stretch("template", 34, 36),
  ],
  unknown: [],
};
const rewritten = { stretches: [stretch("template", 0, 7), stretch(1, 7, 8)], unknown: [0] };
const untold = { stretches: [stretch("template", 0, 9)], unknown: null };

test("each message, the tools and the template have the tokens of all their stretches, in the chat’s order or the heaviest first", () => {
  const rows = (by: number | null, hasTools = true) =>
    messageRows([qwen, rewritten, untold], 2, hasTools, by).map(({ of, tokens }) => [of, ...tokens]);
  expect(rows(null)).toEqual([
    [0, 2, null, null],
    [1, 9, 1, null],
    ["tools", 20, 0, null],
    ["template", 5, 7, 9],
  ]);
  expect(rows(0).map(([of]) => of)).toEqual(["tools", 1, "template", 0]);
  // What is not told apart comes last.
  expect(rows(1, false).map(([of]) => of)).toEqual(["template", 1, 0]);
});
