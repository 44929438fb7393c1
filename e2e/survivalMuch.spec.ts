import { readdirSync, readFileSync } from "node:fs";
import { inflateRawSync } from "node:zlib";
import type { Locator } from "@playwright/test";
import { tokenizerEntry } from "../src/tokenizers/catalogue";
import { builtinIds } from "../test/support/builtins";
import { referenceCounts, referenceIds } from "./expected";
import { begin, expectGivenBack, mixed, plain, showLongText } from "./givenBack";
import { LanguagesPage } from "./languagesPage";
import { expect, linkTo } from "./support";
import { countWith, test } from "./tokenizerPages";

/** A vocabulary of its own, of BERT's kind, that is worth measuring. */
function ownVocabulary(number: number): string {
  const words = Array.from({ length: 20_000 }, (_, i) => `w${(i * 7919 + number * 104_729).toString(36)}`);
  return ["[PAD]", "[UNK]", "[CLS]", "[SEP]", `own${number}`, ...new Set(words)].join("\n");
}

test("50 tokenizers are added and removed, 35 of them one’s own, and none is held", { tag: "@resilience" }, async ({
  bring,
  compare,
  page,
}) => {
  test.setTimeout(600_000);
  const shown = ["o200k_base", "cl100k_base", "llama2"] as const;
  const others = builtinIds.filter((id) => !shown.some((one) => one === id));
  const remove = async (column: Locator) => {
    await column.getByRole("button", { name: /^Options for/ }).click();
    await page.getByRole("menuitem", { name: "Remove" }).click();
    await expect(column).toHaveCount(0);
  };
  const addBuiltin = async (id: string) => {
    await page.getByRole("button", { name: /^Add tokenizer/ }).click();
    const { label } = tokenizerEntry(`builtin:${id}`);
    await page.keyboard.type(label);
    await page.getByRole("option", { name: label }).first().click();
    await page.keyboard.press("Escape");
    await compare.expectCounts(plain, await referenceCounts([id], plain));
    await remove(compare.column(id));
  };
  const addOwn = async (i: number) => {
    const files = { [`own${i}.txt`]: ownVocabulary(i) };
    // A chosen file's field would be held by what chooses it, and with it the dialog, for as long as the page.
    await bring.drop(files);
    await bring.add.click();
    await bring.expectTokens(`file:own${i}.txt`, await countWith(files, plain));
    await remove(bring.column(`file:own${i}.txt`));
  };
  // Three times each: V8 compiles what is run again and again, which is code and no leak.
  const warmUp = async () => {
    for (const id of others.slice(0, 3)) await addBuiltin(id);
    for (let i = 97; i < 100; i++) await addOwn(i);
  };
  const begun = await begin(compare, { tokenizers: shown, warmUp });
  for (const id of others) await addBuiltin(id);
  for (let i = others.length; i < 50; i++) await addOwn(i);
  await expectGivenBack("50 tokenizers added and removed", begun);
});

const eight = ["o200k_base", "llama2", "gemma3", "bert_uncased", "claude2", "qwen3", "mistral_7b", "utf8_bytes"];

test("8 columns of 1 MB count right, and hold nothing of it once it is gone", { tag: "@resilience" }, async ({
  compare,
}) => {
  test.setTimeout(600_000);
  const text = mixed.repeat(Math.ceil(1_000_000 / Buffer.byteLength(mixed)));
  const begun = await begin(compare, { tokenizers: eight, warmUp: () => showLongText(compare, eight) });
  const since = Date.now();
  await compare.dropFile("megabyte.txt", text);
  await compare.expectText(text, eight);
  const seconds = (Date.now() - since) / 1000;
  await compare.expectCounts(text, await referenceCounts(eight, text));
  console.log(`8 columns of ${Buffer.byteLength(text)} bytes: right after ${seconds.toFixed(1)} s`);
  await compare.paste(plain);
  await compare.expectCounts(plain, await referenceCounts(eight, plain));
  await expectGivenBack("8 columns of 1 MB", begun);
});

test("521 languages in 8 columns, twice: figures are right, and nothing of them is held", {
  tag: "@resilience",
}, async ({ compare }) => {
  test.setTimeout(900_000);
  const languages = new LanguagesPage(compare.page);
  const warmUp = async () => {
    await compare.follow(`#/languages?v=1&t=${eight.join(",")}`);
    await languages.settle();
    await compare.follow(linkTo({ tokenizers: eight, text: plain }));
    await expect(compare.editor).toBeVisible();
  };
  const begun = await begin(compare, { tokenizers: eight, warmUp });
  const segments = readCorpus();
  const tokensOf = async (code: string) => {
    const counts = await Promise.all((segments.get(code) ?? []).map((text) => referenceIds("o200k_base", text)));
    return counts.flat().length;
  };
  // The second time against another, so that nothing of the first can be shown again.
  for (const pivot of ["eng", "deu_1996"]) {
    const since = Date.now();
    await compare.follow(`#/languages?v=1&t=${eight.join(",")}&g=all&pivot=${pivot}&q=Hindi`);
    await languages.settle({ timeout: 400_000 });
    const expected = (await tokensOf("hin")) / (await tokensOf(pivot));
    await expect.poll(() => languages.premium("hin", "o200k_base")).toBeCloseTo(expected, 4);
    console.log(`521 languages in 8 columns against ${pivot}: ${((Date.now() - since) / 1000).toFixed(1)} s`);
  }
  await compare.follow(linkTo({ tokenizers: eight, text: plain }));
  await compare.expectCounts(plain, await referenceCounts(eight, plain));
  await expectGivenBack("521 languages in 8 columns, twice", begun);
});

/** Segments of the bundled corpus by language, read without the app's own code. */
function readCorpus(): ReadonlyMap<string, readonly string[]> {
  const folder = new URL("../public/corpora/", import.meta.url);
  const [file = ""] = readdirSync(folder).filter((name) => name.endsWith(".corpus"));
  const [header = "", ...lines] = inflateRawSync(readFileSync(new URL(file, folder)))
    .toString("utf8")
    .split("\n");
  const { languages } = JSON.parse(header) as { readonly languages: readonly { readonly code: string }[] };
  return new Map(languages.map(({ code }, i) => [code, JSON.parse(lines[i] ?? "[]") as string[]]));
}
