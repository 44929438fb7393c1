import { expect, test } from "vitest";
import { linkName, ownAndWay, parseReference } from "./tokenizerReference";
import { fileLabel, formatReference, referenceOfLinkName } from "./writeReference";

const commit = "0123456789abcdef0123456789abcdef01234567";
const sha256 = `${commit}89abcdef0123456789abcdef`;

test.each([
  ["builtin:o200k_base", "o200k_base", { kind: "builtin", id: "o200k_base" }],
  [`hub:gpt2@${commit}`, null, { kind: "hub", id: "gpt2", commit, pattern: null }],
  [`hub:a-b/C.d_e@${commit}?kimi`, null, { kind: "hub", id: "a-b/C.d_e", commit, pattern: "kimi" }],
  [`hub:a/b@${commit}/tokenizer_2`, null, { kind: "hub", id: "a/b/tokenizer_2", commit, pattern: null }],
  [`hub:a/b@${commit}/x/y?kimi`, null, { kind: "hub", id: "a/b/x/y", commit, pattern: "kimi" }],
  [`file:my tokenizer.json#${sha256}`, null, { kind: "file", name: "my tokenizer.json", sha256, pattern: null }],
  [`file:x#${sha256}?%5C%2C%7C%2B`, null, { kind: "file", name: "x", sha256, pattern: "\\,|+" }],
  ["builtin:o200k_base:fewest", "o200k_base:fewest", { kind: "builtin", id: "o200k_base", way: "fewest" }],
  ["builtin:words:dropout-0.1-7", "words:dropout-0.1-7", { kind: "builtin", id: "words", way: "dropout-0.1-7" }],
  ["builtin:words:zwnj:both", "words:zwnj:both", { kind: "builtin", id: "words", way: "zwnj:both" }],
  [
    `file:a:b#${sha256}:jamo:table_S8_p`,
    null,
    { kind: "file", name: "a:b", sha256, pattern: null, way: "jamo:table_S8_p" },
  ],
  [`hub:gpt2@${commit}:likely`, null, { kind: "hub", id: "gpt2", commit, pattern: null, way: "likely" }],
  [`file:a:b#${sha256}?kimi:both`, null, { kind: "file", name: "a:b", sha256, pattern: "kimi", way: "both" }],
] as const)("%s is taken apart and put together", (reference, name, parts) => {
  expect(parseReference(reference)).toEqual(parts);
  expect(formatReference(parts)).toBe(reference);
  expect(linkName(reference)).toBe(name ?? reference);
  expect(referenceOfLinkName(linkName(reference))).toBe(reference);
});

test("a tokenizer is parted from the way that it is cut in, and no id is taken for one", () => {
  expect(ownAndWay("builtin:words")).toEqual(["builtin:words", undefined]);
  expect(ownAndWay("builtin:llama2:suffix")).toEqual(["builtin:llama2", "suffix"]);
  expect(ownAndWay("llama2:suffix")).toEqual(["llama2", "suffix"]);
  expect(ownAndWay("llama2:compat-jamo:suffix")).toEqual(["llama2", "compat-jamo:suffix"]);
  expect(ownAndWay(`file:a:b#${sha256}`)).toEqual([`file:a:b#${sha256}`, undefined]);
});

test.each([
  "o200k_base",
  "builtin:",
  "builtin:a,b",
  `hub:a/b/c@${commit}`,
  `hub:/b@${commit}`,
  `hub:..@${commit}`,
  "hub:a/b@main",
  `hub:a/b@${commit.toUpperCase()}`,
  `hub:gpt2@${commit}/onnx`,
  ...["/", "/..", "/.git", "//x", "/a/", "/a,b", "/a b", "/a".repeat(7)].map((folder) => `hub:a/b@${commit}${folder}`),
  `hub:a/b@${commit}?`,
  `hub:a/b@${commit}?%E0`,
  `file:#${sha256}`,
  `file:a,b#${sha256}`,
  `file:a#${commit}`,
  `file:${"a".repeat(200)}#${sha256}`,
])("%s is no reference", (reference) => {
  expect(parseReference(reference)).toBeNull();
});

test("a file's name loses what a link takes apart, and what cannot be seen", () => {
  expect(fileLabel("a,b#c?d&e%f\n\u202Eg")).toBe("a_b_c_d_e_f__g");
  expect(fileLabel("\ud83d.json")).toBe("\ufffd.json");
  expect(fileLabel("")).toBe("tokenizer");
  expect(fileLabel("🤚".repeat(80))).toBe("🤚".repeat(50));
});
