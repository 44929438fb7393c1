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

/** Merges as far as both go: of byte-level BPE ours has all bytes besides, and so fewer of them where the text has more than the size takes. */
function expectSameMerges(text: string, given: Partial<TrainingRecipe>): void {
  const own = trained([text], given).model.merges;
  const native = natively(text, given).model.merges;
  expect(own.length, given.pattern).toBeGreaterThan(native.length - 256);
  expect(own, given.pattern).toEqual(native.slice(0, own.length));
}

test.each(texts)("BPE over bytes: %s", (name, text) => {
  for (const pattern of name === "all declarations" ? ["o200k_base"] : [...patterns, "none"]) {
    if (pattern === "none" && text.length > 200_000) continue;
    expectSameMerges(text, { pattern });
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
    expectSameMerges(text, { ...given, ...its });
  }
});
