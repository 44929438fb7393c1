import { expect, test } from "vitest";
import { oneOfEach } from "../../../test/support/runs";
import { beginsGrapheme, graphemes, isGraphemeBoundary, prepended } from "./graphemes";

const assigned = Array.from({ length: 0x110000 }, (_, code) => code)
  .filter((code) => code < 0xd800 || code > 0xdfff)
  .map((code) => String.fromCodePoint(code))
  // Some hundred thousand Han and Tangut characters and Hangul syllables are alike.
  .filter((character) => /[^\p{Cn}\p{Co}\p{Ideographic}\u{ac02}-\u{d7a3}]/u.test(character));
const code = (text: string) => text.codePointAt(0) ?? 0;

/** Characters of each kind that the rules tell apart. */
const samples = [
  ..."a1 .é中々ㄱ",
  ..."\r\n\u0001\u200b\u0301\u200d\u0600\u093e\u0903\u0e33\u0e01\u1100\u1161\u11a8\uac00\uac01\u0915\u094d",
  ..."👍🏽🇩❤\ufe0f©",
];

/** Each character has its turn with one of so many samples; in the long run with all of them. */
const [share = 20] = oneOfEach<number>([1], [20]);

test("where a boundary is sure, the segmenter has one, whatever is around", () => {
  const around = ["", "\u0915\u094d", "👍", "👍\u200d", "🇩", "\u0600", "\u1100"];
  for (const character of assigned) {
    for (let i = code(character) % share; i < samples.length; i += share) {
      const sample = samples[i] ?? "";
      for (const [left, right] of [
        [character, sample],
        [sample, character],
      ] as const) {
        if (!isGraphemeBoundary(code(left), code(right))) continue;
        const before = around[(code(character) + code(sample)) % around.length] ?? "";
        const clusters = graphemes(before + left + right);
        if (!clusters.at(-1)?.startsWith(right)) expect.fail(JSON.stringify([before, left, right]));
      }
    }
  }
});

test("what begins a cluster does so after everything but prepended marks", () => {
  for (const character of assigned) {
    if (!beginsGrapheme(code(character))) continue;
    for (let i = code(character) % share; i < samples.length; i += share) {
      const sample = samples[i] ?? "";
      if (prepended.test(sample)) continue;
      if (graphemes(sample + character).length !== 2) expect.fail(JSON.stringify([sample, character]));
    }
  }
});

test("the list of prepended marks is complete", () => {
  const found = assigned.filter((c) => !/\p{M}/u.test(c) && graphemes(`${c}a`).length === 1);
  expect(found.filter((character) => !prepended.test(character))).toEqual([]);
});

test("most of a text has sure boundaries", () => {
  for (const pair of ["ab", "a ", "中文", "éa", "Жж", "가각", "かな"]) {
    const [left = "", right = ""] = pair;
    expect(isGraphemeBoundary(code(left), code(right))).toBe(true);
  }
});
