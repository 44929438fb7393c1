import type { Page } from "@playwright/test";
import { referenceCounts } from "./expected";
import { LanguagesPage } from "./languagesPage";
import { type Fate, sabotage } from "./sabotage";
import { expect, linkTo, pack, visit } from "./support";
import { test, vocabTxt } from "./tokenizerPages";

const text = "It was 2024 then, naïve.";
const tokenizers = ["r50k_base", "llama2"];

/** Lets time pass until something is there. */
async function passUntil(page: Page, isThere: () => Promise<boolean>): Promise<void> {
  await expect
    .poll(async () => {
      await page.clock.fastForward(5_000);
      return isThere();
    })
    .toBe(true);
}

test("workers that crash or find no memory while they load are replaced unnoticed", { tag: "@resilience" }, async ({
  compare,
  page,
}) => {
  compare.expectError(/A worker of ours/);
  for (const fate of ["crashes", "runs out of memory"] as const) {
    const fates = await sabotage(page, { worker: "tokenizer", call: "load" }, fate);
    // The tokenizers of an address are loaded before the page's own code is there.
    await page.goto("./nothing.html");
    await compare.open(linkTo({ tokenizers, text }));
    await expect.poll(fates.met).toBeGreaterThan(0);
    fates.mend();
    await compare.expectCounts(text, await referenceCounts(tokenizers, text));
    // One that is in a loop takes its browser a moment to end.
    await expect.poll(() => page.workers().length).toBeLessThanOrEqual(2);
    await page.unrouteAll({ behavior: "wait" });
  }
});

for (const [fate, words] of [
  ["hangs", "no answer for 20 seconds"],
  ["never begins", "no answer for 20 seconds"],
  ["crashes", "It crashed, so its worker was ended"],
  ["runs out of memory", "ran out of memory"],
] as const satisfies readonly (readonly [Fate, string])[]) {
  test(`encoding: a worker that ${fate} says so in its columns, and Retry asks another`, {
    tag: "@resilience",
  }, async ({ compare, page }) => {
    compare.expectError(/A worker of ours|Invalid array buffer length/);
    if (words.startsWith("no answer")) await page.clock.install();
    const fates = await sabotage(page, { worker: "tokenizer", call: "encode" }, fate);
    await compare.open(linkTo({ tokenizers, text }));
    await expect.poll(fates.met).toBe(2);
    const alerts = page.locator(".columns").getByRole("alert");
    if (words.startsWith("no answer")) await passUntil(page, async () => (await alerts.count()) === 2);
    for (const id of tokenizers) await expect(compare.column(id).getByRole("alert")).toContainText(words);
    fates.mend();
    for (const id of tokenizers) await compare.column(id).getByRole("button", { name: "Retry" }).click();
    await compare.expectCounts(text, await referenceCounts(tokenizers, text));
    await expect(alerts).toHaveCount(0);
    // One that is in a loop takes its browser a moment to end.
    await expect.poll(() => page.workers().length).toBeLessThanOrEqual(2);
  });

  test(`Languages: a worker that ${fate} while it measures is told, and Retry measures the rest`, {
    tag: "@resilience",
  }, async ({ compare, page }) => {
    compare.expectError(/A worker of ours/);
    if (words.startsWith("no answer")) await page.clock.install();
    const fates = await sabotage(page, { worker: "tokenizer", call: "measure" }, fate);
    const languages = new LanguagesPage(page);
    await languages.open("?v=1&t=r50k_base,words");
    await expect.poll(fates.met).toBeGreaterThan(0);
    const alert = page.getByRole("alert").filter({ hasText: "r50k_base" });
    if (words.startsWith("no answer")) await passUntil(page, async () => (await alert.count()) === 1);
    await expect(alert).toContainText(words);
    fates.mend();
    await alert.getByRole("button", { name: "Retry" }).click();
    await languages.settle();
    await languages.expectPremium("eng", "r50k_base", 1);
    await expect.poll(() => languages.premium("hin", "r50k_base")).toBeGreaterThan(5);
    await expect(alert).toHaveCount(0);
    // One that is in a loop takes its browser a moment to end.
    await expect.poll(() => page.workers().length).toBeLessThanOrEqual(2);
  });
}

test("of columns that were counted together only the one says so that its worker hangs on", {
  tag: "@resilience",
}, async ({ compare, page }) => {
  const all = ["r50k_base", "p50k_base", "llama2", "bert_uncased", "cl100k_base", "words"];
  const sound = all.filter((id) => id !== "llama2");
  const fatal = "The text that one of them cannot stand.";
  const call = { worker: "tokenizer", call: "encode", tokenizer: "llama2", text: fatal };
  const fates = await sabotage(page, call, "hangs");
  await compare.open(linkTo({ tokenizers: all, text }));
  await compare.expectCounts(text, await referenceCounts(all, text));
  await compare.paste(fatal);
  await expect(compare.column("llama2").getByRole("alert")).toContainText("no answer for 20 seconds");
  await compare.expectCounts(fatal, await referenceCounts(sound, fatal));
  await expect(page.locator(".columns").getByRole("alert")).toHaveCount(1);
  // Together with the others, and by itself.
  expect(fates.met()).toBe(2);
  fates.mend();
  await compare.column("llama2").getByRole("button", { name: "Retry" }).click();
  await compare.expectCounts(fatal, await referenceCounts(all, fatal));
  await expect.poll(() => page.workers().length).toBeLessThanOrEqual(2);
});

for (const [fate, words] of [
  ["never begins", "has arrived for 60 seconds"],
  ["crashes", "could not be loaded"],
  ["runs out of memory", "ran out of memory"],
] as const satisfies readonly (readonly [Fate, string])[]) {
  test(`a tokenizer's files: a worker that ${fate} says so, and they are read by another`, {
    tag: "@resilience",
  }, async ({ bring, compare, page }) => {
    compare.expectError(/A worker of ours/);
    if (fate === "never begins") await page.clock.install();
    const fates = await sabotage(page, { worker: "import", call: "fromFiles" }, fate);
    await compare.open(linkTo({ tokenizers: ["words"], text }));
    await bring.show("file");
    await bring.chooseFiles({ "vocab.txt": vocabTxt });
    await expect.poll(fates.met).toBe(1);
    if (fate === "never begins") await passUntil(page, async () => (await bring.failure.count()) === 1);
    await expect(bring.failure).toContainText(words);
    fates.mend();
    await bring.chooseFiles({ "vocab.txt": vocabTxt });
    await expect(bring.failure).toHaveCount(0);
    await expect(bring.fact("Vocabulary")).toHaveText("11 entries");
    await bring.add.click();
    await compare.expectText(text, ["words"]);
  });
}

for (const [fate, words] of [
  ["never begins", "it took more than"],
  ["crashes", "its worker crashed"],
] as const satisfies readonly (readonly [Fate, string])[]) {
  test(`a chat: a worker that ${fate} says so with the messages’ texts, and Retry makes the prompt`, {
    tag: "@resilience",
  }, async ({ compare, page }) => {
    compare.expectError(/A worker of ours/);
    if (fate === "never begins") await page.clock.install();
    const fates = await sabotage(page, { worker: "chat", call: "make" }, fate);
    const chat = JSON.stringify({ messages: [{ role: "user", content: "my own words" }] });
    await visit(page, `./#/compare?v=1&t=qwen3&in=chat&x=${pack(chat)}`);
    await expect.poll(fates.met).toBe(1);
    const column = compare.column("qwen3");
    const fault = column.locator('[data-chat-fault="ended"]');
    if (fate === "never begins") await passUntil(page, async () => (await fault.count()) === 1);
    await expect(fault).toContainText(words);
    await expect(column).toHaveAttribute("data-tokens", "3");
    fates.mend();
    await fault.getByRole("button", { name: "Retry" }).click();
    await expect(column).toHaveAttribute("data-tokens", "8");
    await expect(fault).toHaveCount(0);
    await expect.poll(() => page.workers().length).toBeLessThanOrEqual(2);
  });
}

test("what makes prompts does not arrive: the chat stands without it, and Retry asks for it", {
  tag: "@resilience",
}, async ({ compare, page }) => {
  compare.expectError(/Failed to load resource|Failed to fetch dynamically/);
  await page.route("**/assets/*chat-templates*.js", (route) => route.abort("connectionreset"));
  const chat = JSON.stringify({ messages: [{ role: "user", content: "my own words" }] });
  await visit(page, `./#/compare?v=1&t=qwen3&in=chat&x=${pack(chat)}`);
  const column = compare.column("qwen3");
  await expect(column.locator('[data-chat-fault="ended"]')).toContainText("could not be loaded");
  await expect(column).toHaveAttribute("data-tokens", "3");
  await page.unrouteAll();
  await column.getByRole("button", { name: "Retry" }).click();
  await expect(column).toHaveAttribute("data-tokens", "8");
});

for (const [fate, words] of [
  ["never begins", "no answer for 60 seconds"],
  ["crashes", "worker crashed"],
  ["runs out of memory", "ran out of memory"],
] as const satisfies readonly (readonly [Fate, string])[]) {
  test(`the reference: a worker that ${fate} says so, and another checks`, { tag: "@resilience" }, async ({
    compare,
    page,
  }) => {
    compare.expectError(/A worker of ours/);
    if (fate === "never begins") await page.clock.install();
    const fates = await sabotage(page, { worker: "reference", call: "check" }, fate);
    await compare.open(linkTo({ tokenizers: ["r50k_base"], text }));
    await compare.expectText(text, ["r50k_base"]);
    const column = compare.column("r50k_base");
    const check = async () => {
      await column.getByRole("button", { name: /^Options for/ }).click();
      await page.getByRole("menuitem", { name: /^Check/ }).click();
    };
    await check();
    await expect.poll(fates.met).toBe(1);
    const hasFailed = async () => (await column.getAttribute("data-reference")) === "error";
    if (fate === "never begins") await passUntil(page, hasFailed);
    await expect(column).toHaveAttribute("data-reference", "error");
    await expect(column).toContainText(words);
    fates.mend();
    await check();
    await expect(column).toHaveAttribute("data-reference", "identical");
  });
}

for (const [call, fate, words] of [
  ["layout", "never begins", "Nothing was heard for 60 seconds"],
  ["read", "hangs", "Nothing was heard for 60 seconds"],
  ["read", "crashes", "the worker that reads them crashed"],
] as const satisfies readonly (readonly [string, Fate, string])[]) {
  test(`one's own corpus: a worker that ${fate} at ${call} says so, and Retry reads the same files`, {
    tag: "@resilience",
  }, async ({ compare, page }) => {
    compare.expectError(/A worker of ours/);
    await page.clock.install();
    const fates = await sabotage(page, { worker: "corpus", call }, fate);
    await visit(page, "./#/languages?v=1&t=utf8_bytes");
    await page.getByRole("button", { name: /^Corpus: / }).click();
    const dialog = page.getByRole("dialog");
    const chooser = page.waitForEvent("filechooser");
    await dialog.getByRole("button", { name: "Choose files" }).click();
    const fileOf = (name: string, text: string) => ({ name, mimeType: "text/plain", buffer: Buffer.from(text) });
    await (await chooser).setFiles([fileOf("eng_Latn.txt", "Hello\n"), fileOf("deu_Latn.txt", "Hallo\n")]);
    await expect.poll(fates.met).toBe(1);
    const alert = dialog.getByRole("alert");
    if (fate !== "crashes") await passUntil(page, async () => (await alert.count()) === 1);
    await expect(alert).toContainText(words);
    fates.mend();
    await alert.getByRole("button", { name: "Retry" }).click();
    await expect(dialog.getByRole("textbox", { name: "Code of eng_Latn.txt" })).toBeVisible();
    await expect(dialog.getByRole("textbox", { name: "Code of deu_Latn.txt" })).toBeVisible();
    await expect(alert).toHaveCount(0);
  });
}
