import type { Locator, Page, Route } from "@playwright/test";
import { LanguagesPage } from "./languagesPage";
import { expect, linkTo, reload, test, visit } from "./support";

const text = "What is typed stays what was typed.";

/** Holds the answers to requests of an address until they are let go. */
async function hold(page: Page, address: string): Promise<() => Promise<void>> {
  const held: Route[] = [];
  let isHeld = true;
  await page.route(address, async (route) => {
    if (isHeld) held.push(route);
    else await route.continue();
  });
  return async () => {
    isHeld = false;
    for (const route of held) await route.continue();
  };
}

for (const [part, address] of [
  ["the list", "**/TokenizerPicker-*.js"],
  ["what floats", "**/floating-*.js"],
] as const) {
  test(`what is typed after “Add tokenizer” goes into its search, however late ${part} comes`, {
    tag: part === "the list" ? [] : "@resilience",
  }, async ({ compare, page }) => {
    const release = await hold(page, address);
    await compare.open(linkTo({ tokenizers: ["words"], text }));
    await page.getByRole("button", { name: "Add tokenizer" }).click();
    await page.keyboard.type("gemmx");
    await page.keyboard.press("Backspace");
    await page.keyboard.press("Enter");
    await page.keyboard.type("a ");
    await release();
    const search = page.getByRole("combobox", { name: "Tokenizers" });
    await expect(search).toHaveValue("gemma ");
    await expect(search).toBeFocused();
    await page.keyboard.type("3");
    await expect(search).toHaveValue("gemma 3");
    await page.keyboard.press("Enter");
    await compare.expectColumns(["words", "gemma3"]);
    await compare.expectEditor(text);
  });
}

test("Enter after what was typed for a list that is not there yet takes its first match, and by itself nothing", {
  tag: "@resilience",
}, async ({ compare, page }) => {
  const release = await hold(page, "**/TokenizerPicker-*.js");
  await compare.open(linkTo({ tokenizers: ["words"], text }));
  await page.keyboard.type("agemma 3");
  await page.keyboard.press("Enter");
  await release();
  await compare.expectColumns(["words", "gemma3"]);
  await expect(page.getByRole("combobox", { name: "Tokenizers" })).toHaveValue("gemma 3");

  // What is there already is not taken away, nor is anything chosen without a letter.
  for (const typed of ["words", ""]) {
    await reload(page);
    await compare.expectText(text, ["words", "gemma3"]);
    const releaseAgain = await hold(page, "**/TokenizerPicker-*.js");
    await page.keyboard.type(`a${typed}`);
    await page.keyboard.press("Enter");
    await releaseAgain();
    await expect(page.getByRole("combobox", { name: "Tokenizers" })).toHaveValue(typed);
    await expect(page.getByRole("dialog").getByRole("option").first()).toBeVisible();
    await compare.expectColumns(["words", "gemma3"]);
  }
  await compare.expectEditor(text);
});

for (const [name, address, file, label] of [
  ["Languages", "./#/languages?v=1&t=words", "**/LanguagesPage-*.js", "Search languages"],
  ["a tokenizer’s page", "./#/tokenizer?v=1&t=bert_uncased", "**/*.pack", "Search the vocabulary"],
] as const) {
  test(`what is typed after “/” on ${name} goes into its search, however late that comes`, {
    tag: "@resilience",
  }, async ({ page }) => {
    const release = await hold(page, file);
    await visit(page, address);
    await page.keyboard.type("/celt");
    await release();
    const search = page.getByRole("searchbox", { name: label });
    await expect(search).toHaveValue("celt");
    await expect(search).toBeFocused();
    await page.keyboard.type("i");
    await expect(search).toHaveValue("celti");
  });
}

test("what is typed after “/” is held from the page’s first frame on", { tag: "@resilience" }, async ({ page }) => {
  await page.addInitScript(() => {
    const press = (key: string) => document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
    new MutationObserver((_changes, observer) => {
      if (document.documentElement.dataset.look !== "over") return;
      observer.disconnect();
      // As soon as React has drawn it, and before any of its effects that may wait.
      press("/");
      queueMicrotask(() => press("c"));
    }).observe(document, { childList: true, subtree: true });
  });
  await visit(page, "./#/tokenizer?v=1&t=bert_uncased");
  await expect(page.getByRole("searchbox", { name: "Search the vocabulary" })).toHaveValue("c");
});

test("keys are the page’s again where the search that was asked for does not come", { tag: "@resilience" }, async ({
  compare,
  page,
}) => {
  compare.expectError(/Failed to load resource/);
  await page.route("**/LanguagesPage-*.js", (route) => route.abort("connectionreset"));
  await visit(page, "./#/languages?v=1&t=words");
  await page.keyboard.type("/x");
  await expect(page.getByRole("alert").filter({ hasText: "could not be loaded" })).toBeVisible();
  await page.keyboard.press("c");
  await expect(compare.editor).toBeVisible();
  // Nor does one come where the set of entries is open.
  await visit(page, "./#/tokenizer?v=1&t=graphemes");
  await expect(page.getByRole("main")).toHaveAttribute("data-state", "ready");
  await page.keyboard.type("/c");
  await expect(compare.editor).toBeVisible();
});

for (const part of ["floating", "TokenizerPicker"]) {
  test(`what is typed after “Add tokenizer” is not the text’s where ${part} does not load, and its search has it after Retry`, {
    tag: "@resilience",
  }, async ({ compare, page }) => {
    compare.expectError(/Failed to load resource/);
    await page.route(`**/${part}-*.js`, (route) => route.abort("connectionreset"));
    await compare.open(linkTo({ tokenizers: ["words"], text }));
    await page.getByRole("button", { name: "Add tokenizer" }).click();
    const problem = page.getByRole("alert").filter({ hasText: "could not be loaded" });
    await expect(problem).toBeVisible();
    await page.keyboard.type("gemma 3");
    await page.keyboard.press("Enter");
    await compare.expectEditor(text);
    await page.unrouteAll();
    // By key: the note's own buttons are not kept from it.
    await problem.getByRole("button", { name: "Retry" }).press("Enter");
    await expect(page.getByRole("combobox", { name: "Tokenizers" })).toHaveValue("gemma 3");
    await compare.expectEditor(text);
  });
}

test("Escape gives up on a list that does not come, and the keys are the page’s again", { tag: "@resilience" }, async ({
  compare,
  page,
}) => {
  const release = await hold(page, "**/TokenizerPicker-*.js");
  await compare.open(linkTo({ tokenizers: ["words"], text }));
  await page.getByRole("button", { name: "Add tokenizer" }).click();
  await page.keyboard.type("e");
  await expect(compare.editor).not.toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Add tokenizer" })).toBeFocused();
  await page.keyboard.type("e");
  await expect(compare.editor).toBeFocused();
  await release();
  await expect(page.getByRole("combobox", { name: "Tokenizers" })).toHaveCount(0);
});

test("Escape leaves the focus on its button also in the moment in which what floats arrives", {
  tag: "@resilience",
}, async ({ compare, page }) => {
  const release = await hold(page, "**/floating-*.js");
  const asked = page.waitForRequest("**/floating-*.js");
  await compare.open(linkTo({ tokenizers: ["words"], text }));
  const button = page.getByRole("button", { name: "Add tokenizer" });
  await button.click();
  const pressed = page.evaluate(async (url) => {
    await import(url);
    // After the page has been told, and before it is drawn: each of these is a turn of what has been promised.
    for (let turns = 0; turns < 50; turns++) await null;
    document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
  }, (await asked).url());
  await release();
  await pressed;
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  await expect(button).toBeFocused();
  await expect(page.getByRole("combobox", { name: "Tokenizers" })).toHaveCount(0);
});

test("letters typed for a menu, the keys’ list or the Hub’s field that are not there yet change nothing else", {
  tag: "@resilience",
}, async ({ compare, page }) => {
  await compare.open(linkTo({ tokenizers: ["words", "graphemes"], text }));
  let release = await hold(page, "**/floating-*.js");
  await page.getByRole("button", { name: "Options for Words" }).click();
  await page.keyboard.type("vecil");
  await release();
  await expect(page.getByRole("menuitem", { name: "Remove" })).toBeVisible();
  await page.keyboard.press("Escape");

  release = await hold(page, "**/ShortcutHelp-*.js");
  await page.keyboard.press("?");
  await page.keyboard.type("vecil");
  await release();
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Escape");

  release = await hold(page, "**/TokenizerDialog-*.js");
  await page.getByRole("button", { name: "Add tokenizer" }).click();
  await page.getByRole("button", { name: /^From the Hugging Face Hub/ }).click();
  await expect(page.getByRole("combobox", { name: "Tokenizers" })).toHaveCount(0);
  await page.keyboard.type("owner/name");
  await release();
  await expect(page.getByRole("dialog").getByRole("textbox", { name: "Model" })).toHaveValue("owner/name");
  await page.keyboard.press("Escape");

  await expect(page.getByRole("radio", { name: "Tokens" })).toBeChecked();
  await compare.expectEditor(text);
  expect(new URL(page.url()).hash).toMatch(/^#\/compare/);
});

/** A part that comes when somebody asks for it: its file, what asks for it, and what is there once it has come. */
type Part = readonly [file: string, ask: (page: Page) => Promise<void>, shown: (page: Page) => Locator];

const press = (name: string | RegExp) => (page: Page) => page.getByRole("button", { name }).click();

const parts: readonly Part[] = [
  ["SampleChoices", press("Samples"), (page) => page.getByRole("menuitem", { name: "English" })],
  ["TokenizerPicker", press("Add tokenizer"), (page) => page.getByRole("combobox", { name: "Tokenizers" })],
  ["ShareContent", press("Share"), (page) => page.getByRole("textbox", { name: "Link" })],
  ["ShortcutHelp", press(/^Help/), (page) => page.getByRole("dialog", { name: "Help" })],
  [
    "TokenizerDialog",
    async (page) => {
      await press("Add tokenizer")(page);
      await press(/^From a file/)(page);
    },
    (page) => page.getByRole("dialog", { name: "Bring a tokenizer" }),
  ],
];

test("a part that does not load says so, leaves the page as it is, and comes with Retry", async ({ compare, page }) => {
  compare.expectError(/Failed to load resource/);
  await compare.open(linkTo({ tokenizers: ["words"], text }));
  for (const [file, ask, shown] of parts) {
    // The style sheet too: what comes with Retry looks as it should.
    await page.route(new RegExp(`/${file}-[^/]*\\.(js|css)$`), (route) => route.abort("connectionreset"));
    await ask(page);
    const problem = page.getByRole("alert").filter({ hasText: "could not be loaded" });
    await expect(problem).toBeVisible();
    await compare.paste(`${text} ${file}`);
    await compare.expectText(`${text} ${file}`, ["words"]);
    if ((await problem.count()) === 0) {
      // A panel closes when one goes on elsewhere.
      await ask(page);
      await expect(problem).toBeVisible();
    }
    await page.unrouteAll();
    await problem.getByRole("button", { name: "Retry" }).click();
    await expect(shown(page)).toBeVisible();
    await expect(problem).toHaveCount(0);
    if (file === "TokenizerPicker") await expect(page.locator(".picker-item").first()).toHaveCSS("display", "grid");
    await page.keyboard.press("Escape");
  }
});

test("what asks for a part that does not load can be dismissed", { tag: "@resilience" }, async ({ compare, page }) => {
  compare.expectError(/Failed to load resource/);
  await page.route("**/floating-*.js", (route) => route.abort("connectionreset"));
  await compare.open(linkTo({ tokenizers: ["words"], text }));
  await page.keyboard.press("a");
  await page.getByRole("alert").getByRole("button", { name: "Dismiss" }).click();
  await expect(page.getByRole("alert")).toHaveCount(0);
});

test("a page and the dialog of corpora that do not load say so, and come with Retry", { tag: "@resilience" }, async ({
  compare,
  page,
}) => {
  compare.expectError(/Failed to load resource/);
  await page.route(/\/(LanguagesPage|CorpusDialog)-[^/]*\.js$/, (route) => route.abort("connectionreset"));
  await compare.open(linkTo({ tokenizers: ["words"], text }));
  await page.getByRole("link", { name: "Languages" }).click();
  await expect(page.getByRole("alert")).toContainText("This page could not be loaded");
  await page.unrouteAll();
  await page.getByRole("button", { name: "Retry" }).click();
  const languages = new LanguagesPage(page);
  await expect(languages.table).toBeVisible();

  await page.route("**/CorpusDialog-*.js", (route) => route.abort("connectionreset"));
  await page.getByRole("button", { name: /^Corpus:/ }).click();
  await expect(page.getByRole("alert")).toContainText("could not be loaded");
  await page.unrouteAll();
  await page.getByRole("alert").getByRole("button", { name: "Retry" }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
});

test("a dropped file waits for what reads files", { tag: "@resilience" }, async ({ compare, page }) => {
  compare.expectError(/Failed to load resource/);
  await page.route("**/openFile-*.js", (route) => route.abort("connectionreset"));
  await compare.open(linkTo({ tokenizers: ["words"], text }));
  await compare.dropFile("letter.txt", "Dear reader,");
  await expect(compare.notice).toContainText("letter.txt not opened");
  await page.unrouteAll();
  await compare.notice.getByRole("button", { name: "Retry" }).click();
  await compare.expectEditor("Dear reader,");
});
