import type { Page } from "@playwright/test";
import { type ComparePage, expect, linkTo, test } from "./support";
import { wordPieceJson } from "./tokenizerPages";

/** What stands in all that somebody types, drops or names here; lower case, so that no normalizer hides it. */
const secret = "zq7secret";
const text = `A text with ${secret}, Grüße, नमस्ते 世界 👍🏽.\nAnother line with ${secret}.`;

/** All that the page could tell somebody: addresses that it asks for, bodies, titles, lines of the console. */
class Told {
  readonly lines: string[] = [];
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    page.context().on("request", (request) => {
      // What is behind the “#” no server sees.
      const [address = ""] = request.url().split("#");
      // Pictures that the page draws come from addresses within itself.
      if (/^(data|blob):/.test(address)) return;
      this.lines.push(`${request.method()} ${decodeURIComponent(address)} ${request.postData() ?? ""}`);
    });
    page.context().on("console", (message) => this.lines.push(`console: ${message.text()}`));
    page.on("dialog", (dialog) => this.lines.push(`dialog: ${dialog.message()}`));
  }

  /** Has the page say each title that it gets. */
  async hearTitles(): Promise<void> {
    await this.page.exposeFunction("tellTitle", (title: string) => this.lines.push(`title: ${title}`));
    await this.page.addInitScript(() => {
      const { tellTitle } = window as unknown as { tellTitle(title: string): void };
      const tell = () => tellTitle(document.title);
      new MutationObserver(tell).observe(document, { subtree: true, childList: true, characterData: true });
    });
  }

  /** Nothing of it is a reader's, and none of it is said to another server. */
  async expectNothing(origin: string): Promise<void> {
    expect(this.lines.filter((line) => line.toLowerCase().includes(secret))).toEqual([]);
    const requests = this.lines.filter((line) => /^[A-Z]+ /.test(line));
    expect(requests.filter((line) => !line.startsWith(`GET ${origin}/`))).toEqual([]);
    expect(requests.filter((line) => /^GET [^ ]*\?/.test(line))).toEqual([]);
    // Or the test has heard nothing.
    expect(requests.length).toBeGreaterThan(5);
    expect(this.lines.some((line) => /^title: ./.test(line))).toBe(true);
  }
}

/** Text of all that outlives the tab: settings, databases and caches, with their names. */
function keptText(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const found: unknown[] = [{ ...localStorage }, document.cookie];
    for (const { name = "" } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open(name);
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      for (const store of database.objectStoreNames) {
        const objects = database.transaction(store).objectStore(store);
        for (const all of [objects.getAll(), objects.getAllKeys()]) {
          found.push(
            await new Promise((resolve) => {
              all.onsuccess = () => resolve(all.result);
            }),
          );
        }
      }
      database.close();
    }
    for (const name of await caches.keys()) {
      const keys = await (await caches.open(name)).keys();
      found.push(name, ...keys.map(({ url }) => url));
    }
    return JSON.stringify(found).toLowerCase();
  });
}

async function switchRemembering(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Kept in this browser" }).click();
  await page.getByRole("switch", { name: "Remember what I choose and type" }).click();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
}

/** It, as links have it. */
function referenceOfBrought(page: Page): Promise<string> {
  return page.evaluate(() => document.querySelector('[data-tokenizer^="file:"]')?.getAttribute("data-tokenizer") ?? "");
}

/** A tokenizer of one's own, by a file with a name of one's own, as a column. */
async function bringTokenizer(compare: ComparePage, page: Page): Promise<void> {
  await compare.dropFile(`${secret}.json`, wordPieceJson.replaceAll('"too"', `"${secret}"`));
  await page.getByRole("dialog").getByRole("button", { name: "Add column" }).click();
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(page.locator(`section[data-tokenizer^="file:"]`)).toHaveAttribute("data-state", "ready");
}

test("where nothing is remembered nothing of a reader’s is kept or told; workers with what was brought get nowhere, headers or not", async ({
  compare,
  page,
  baseURL,
}) => {
  const told = new Told(page);
  await told.hearTitles();
  // As a server that can set no headers has it.
  await page.route("**/workers/**", async (route) => {
    const response = await route.fetch();
    const { "content-security-policy": _, ...headers } = response.headers();
    await route.fulfill({ response, headers });
  });
  await compare.open();
  await switchRemembering(page);
  await compare.paste(text);
  await bringTokenizer(compare, page);
  await page.getByRole("radio", { name: "Chat" }).click();
  await expect(page.locator("section[data-tokenizer]").first()).toHaveAttribute("data-state", "ready");
  await compare.openFile(`${secret}.txt`, `In a file: ${secret}`);
  await expect(page.locator("section[data-tokenizer]").first()).toHaveAttribute("data-state", "ready");
  expect(await keptText(page)).not.toContain(secret);
  // Browsers keep addresses, too.
  await expect(page).toHaveURL(/[?&]long=1/);
  expect(page.url()).not.toMatch(/[?&]x(16)?=/);
  await told.expectNothing(new URL(baseURL ?? "").origin);

  const closed: string[] = [];
  for (const worker of page.workers()) {
    const kind = /workers\/(\w+)\//.exec(worker.url())?.[1] ?? "";
    const outcome = await worker.evaluate(async () => {
      if (typeof WebSocket !== "undefined" || typeof indexedDB !== "undefined") return "open";
      // Also where it is inherited from.
      if ("fetch" in Object.getPrototypeOf(globalThis) && Object.getPrototypeOf(globalThis).fetch !== fetch)
        return "open";
      if (typeof fetch === "undefined") return "no fetch";
      return fetch("https://elsewhere.example/").then(String, ({ message }: Error) => message);
    });
    if (outcome !== "open") closed.push(`${kind}: ${outcome}`);
  }
  expect(closed).toContain("tokenizer: This worker asks nothing of https://elsewhere.example.");
  expect(closed.every((line) => /^(tokenizer|chat|import|corpus|boundaries): (This worker|no fetch)/.test(line))).toBe(
    true,
  );
  await told.expectNothing(new URL(baseURL ?? "").origin);
});

/** Buttons that leave the page, ask another server or keep things because somebody wants it, or take away what is looked at. */
const unpressed =
  /^(Clear all|Yes, clear all|Load|Print|Retry|Reload)\b|^Keep in this browser|^[\w.-]+\/[\w.-]+|Hugging Face|^Remove|^Keep$|^Remember what I|Start afresh|Show me around/;

/**
 * Presses every button, switch, tab, option and menu item of what is in sight, and of all that opens by it, each once.
 * @returns their names
 */
async function pressAll(page: Page, pressed: Set<string>): Promise<void> {
  const roles = ["button", "switch", "tab", "radio", "checkbox", "menuitem", "menuitemradio", "menuitemcheckbox"];
  const pressable = [
    ...roles.map((role) => `[role="${role}"]`),
    "button",
    "summary",
    "input[type=radio]",
    "input[type=checkbox]",
  ];
  // What is pressed for may come late: there is nothing more where there is none several times.
  let opener: string | null = null;
  for (let without = 0; without < 20; ) {
    // An open dialog or menu is over all else.
    const found = await page.evaluate(
      ({ selector, done, left }) => {
        const layers = [
          ...document.querySelectorAll('[role="dialog"], [role="menu"], [data-radix-popper-content-wrapper]'),
        ];
        const root = layers.filter((layer) => layer.checkVisibility()).at(-1) ?? document.body;
        for (const element of root.querySelectorAll<HTMLElement>(selector)) {
          const label =
            element.getAttribute("aria-label") ?? element.closest("label")?.textContent ?? element.textContent ?? "";
          const part = root.getAttribute("aria-label") ?? root.querySelector("h2")?.textContent ?? "";
          const name = `${location.hash.split("?")[0]} ${part} › ${label
            .trim()
            .replace(/\d[\d,.]*/g, "0")
            .slice(0, 60)}`;
          const isOff = element.matches(":disabled, [aria-disabled=true]") || !element.checkVisibility();
          if (isOff || done.includes(name) || new RegExp(left).test(label.trim())) continue;
          element.scrollIntoView({ block: "center" });
          element.focus();
          element.click();
          return { name, isOver: root !== document.body };
        }
        return { name: null, isOver: root !== document.body };
      },
      { selector: pressable.join(","), done: [...pressed], left: unpressed.source },
    );
    if (found.name === null) {
      without++;
      if (found.isOver) await page.keyboard.press("Escape");
    } else {
      without = 0;
      pressed.add(found.name);
      // A menu closes with each of its items: what opened it is pressed again, until there is nothing new in it.
      if (!found.isOver) opener = found.name;
      else if (opener !== null) pressed.delete(opener);
    }
    // Two frames: what was pressed for has begun.
    await page.evaluate(() => new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next))));
  }
  await expect(page.getByRole("dialog"), "All that was open has closed by Escape.").toHaveCount(0);
}

test("every button of every page, dialog and instrument is pressed: none breaks the policy, asks another server or tells what was typed", {
  tag: "@resilience",
}, async ({ compare, page, baseURL }) => {
  test.setTimeout(600_000);
  const told = new Told(page);
  await told.hearTitles();
  await page.addInitScript(() => Object.assign(window, { print: () => {} }));
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  page.on("filechooser", () => {});
  const pressed = new Set<string>();
  await compare.open(linkTo({ tokenizers: ["cl100k_base", "bert_uncased", "llama3"], text }));
  await switchRemembering(page);
  await bringTokenizer(compare, page);
  const brought = encodeURIComponent(await referenceOfBrought(page));
  await compare.chip("cl100k_base", 2).click();
  await pressAll(page, pressed);
  for (const next of ["Languages", "Tokenizers", "Files"]) {
    await page.getByRole("navigation").getByRole("link", { name: next }).click();
    await pressAll(page, pressed);
  }
  // What somebody filters the table of tokenizers by is theirs, too.
  await page.getByRole("navigation").getByRole("link", { name: "Tokenizers" }).click();
  await page.getByRole("searchbox", { name: "Filter the tokenizers" }).fill(secret);
  await expect(page.getByRole("main").locator("[data-tokenizer]")).toHaveCount(1);
  await pressAll(page, pressed);
  await compare.follow("#/tokenizer?v=1&t=bert_uncased");
  await expect(page.getByRole("heading", { name: "BERT", exact: false }).first()).toBeVisible();
  await pressAll(page, pressed);
  await compare.follow("#/tokenizer?v=1&t=bert_uncased&token=2075");
  await expect(page.locator("[data-told]")).toHaveAttribute("data-told", "ready");
  await pressAll(page, pressed);
  await compare.follow("#/tokenizer?v=1&t=bert_uncased");
  await page
    .getByRole("main")
    .getByRole("searchbox")
    .or(page.getByRole("main").getByRole("textbox"))
    .first()
    .fill(secret);
  await compare.follow(`#/tokenizer?v=1&t=${brought}&tab=audit&on=text`);
  await expect(page.locator(".audit-headline")).toBeVisible();
  await expect(page.locator("[data-section=numbers]")).toBeVisible();
  await pressAll(page, pressed);
  await compare.follow(`#/vocabularies?v=1&t=${brought},bert_uncased&on=text`);
  await expect(page.locator("[data-tokens-a]")).toBeVisible();
  await pressAll(page, pressed);
  console.log(`pressed ${pressed.size} in all`);
  expect(pressed.size).toBeGreaterThan(200);
  for (const of of ["compare", "languages", "tokenizers", "tokenizer", "files", "vocabularies"]) {
    expect([...pressed].filter((name) => name.startsWith(`#/${of} `)).length, of).toBeGreaterThan(5);
  }
  await told.expectNothing(new URL(baseURL ?? "").origin);
  expect(await keptText(page)).not.toContain(secret);
});
