import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type Page } from "@playwright/test";
import { findBrowser } from "./browser";
import { ComparePage, expect, linkTo, reload, test } from "./support";

/** Waits until the browser keeps a text as a draft. */
async function expectDraft(page: Page, text: string): Promise<void> {
  const texts = () =>
    page.evaluate(async () => {
      // Opening it would make it, and not as the page does.
      if (!(await indexedDB.databases()).some(({ name }) => name === "tessera-drafts")) return [];
      return new Promise<string[]>((resolve, reject) => {
        const opening = indexedDB.open("tessera-drafts");
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const reading = opening.result.transaction("texts").objectStore("texts").getAll();
          opening.result.close();
          reading.onsuccess = () => resolve(reading.result.map((one: { text: string }) => one.text));
        };
      });
    });
  await expect.poll(texts).toContain(text);
}

/** Ends a page as a crash does: without any event. */
async function crash(page: Page): Promise<void> {
  const browser = await page.context().newCDPSession(page);
  const crashed = page.waitForEvent("crash");
  browser.send("Page.crash").catch(() => {});
  await crashed;
}

/** Another page of the same browser. */
async function another(page: Page, fragment = ""): Promise<ComparePage> {
  const compare = new ComparePage(await page.context().newPage());
  await compare.open(fragment);
  return compare;
}

/** Text that deflate cannot make short enough for a link. */
function noise(length: number): string {
  let state = 1;
  return Array.from({ length }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return String.fromCharCode(0x4e00 + (state >>> 18));
  }).join("");
}

test("a reload in the middle of typing loses no letter", async ({ compare, page }) => {
  await compare.open(linkTo({ tokenizers: ["words"] }));
  await compare.editor.focus();
  let text = "";
  for (const word of ["Mine, ", "حتى ", "the last ", "letter."]) {
    await page.keyboard.insertText(word);
    text += word;
    await reload(page);
    await compare.expectEditor(text);
    await compare.editor.press("ControlOrMeta+End");
  }
  await compare.expectText(text, ["words"]);
  await expect(compare.notice).toHaveCount(0);
});

test("a reload keeps what was typed on the page of languages and in Compare", { tag: "@resilience" }, async ({
  compare,
  page,
}) => {
  await compare.open();
  await compare.paste("Mine");
  await page.getByRole("radio", { name: "Reading" }).click();
  await page.getByRole("link", { name: "Languages" }).click();
  await reload(page);
  await expect(page).toHaveURL(/#\/languages/);
  await page.getByRole("link", { name: "Compare" }).click();
  await compare.expectEditor("Mine");
});

for (const [what, text] of [
  ["a text", "What I had written when it crashed. ∑ 🤚🏾\n"],
  ["a text that no link carries", noise(30_000)],
] as const) {
  test(`a crash does not lose ${what}, nor its columns: the next visit offers it`, {
    tag: what === "a text" ? [] : "@resilience",
  }, async ({ compare, page }) => {
    compare.expectError(/crashed/);
    await compare.open(linkTo({ tokenizers: ["words", "graphemes"] }));
    await compare.paste(text);
    await expectDraft(page, text);
    await crash(page);

    const next = await another(page);
    await expect(next.notice).toContainText("A text that you left just now is kept in this browser");
    await next.notice.getByRole("button", { name: "Restore it" }).click();
    await next.expectText(text, ["words", "graphemes"]);
    await next.expectColumns(["words", "graphemes"]);
    await expect(next.notice).toHaveCount(0);
    // From here on it is this tab's.
    await reload(next.page);
    await next.expectText(text, ["words", "graphemes"]);
    await expect(next.notice).toHaveCount(0);
  });
}

/** Loads a page anew that ended without a word, as the button of a crashed tab does: the tools have no hold of a tab that really crashed. */
async function reloadAsAfterCrash(page: Page): Promise<void> {
  await page.evaluate(() => Object.assign(window, { endsWithoutWord: true }));
  await reload(page);
}

test("a large text is offered after a crash, and not opened: it can be saved, left, and restored", {
  tag: "@resilience",
}, async ({ compare, page }) => {
  const text = `A large text. ${noise(1_000_000)}`;
  await page.addInitScript(() => {
    for (const type of ["pagehide", "visibilitychange"])
      window.addEventListener(type, (event) => "endsWithoutWord" in window && event.stopImmediatePropagation());
  });
  await compare.open(linkTo({ tokenizers: ["words", "graphemes"], view: "reading" }));
  await compare.openFile("large.txt", text);
  await expectDraft(page, text);
  await reloadAsAfterCrash(page);

  await expect(compare.notice).toHaveCount(1);
  await expect(compare.notice).toContainText(
    /^\u2068“A large text\..*…”\u2069 \(1,000,014 characters\), kept just now, was not opened: .*It stays kept in this browser\./,
  );
  await compare.expectText("", ["words", "graphemes"]);
  await expect(page.getByRole("radio", { name: "Reading" })).toBeChecked();

  const download = page.waitForEvent("download");
  await compare.notice.getByRole("button", { name: "Save it as a file" }).click();
  expect(await readFile(await (await download).path(), "utf8")).toBe(text);

  // Left, it takes nothing from what is typed, is not opened by another crash, and is offered to the next visit.
  await compare.notice.getByRole("button", { name: "Leave it" }).click();
  await expect(compare.notice).toHaveCount(0);
  await compare.paste("Mine");
  await expectDraft(page, "Mine");
  await reloadAsAfterCrash(page);
  await compare.expectText("Mine", ["words", "graphemes"]);
  await expect(compare.notice).toContainText("A text that you left");
  await expect(compare.notice.getByRole("button", { name: "Save it as a file" })).toBeVisible();
  await compare.notice.getByRole("button", { name: "Restore it" }).click();
  await compare.expectText(text, ["words", "graphemes"]);
});

test("a killed browser does not lose it either", { tag: "@resilience" }, async ({ baseURL }) => {
  const profile = await mkdtemp(join(tmpdir(), "tessera-profile-"));
  const launch = () => chromium.launchPersistentContext(profile, { ...findBrowser(), baseURL: baseURL ?? "" });
  const context = await launch();
  const [page = await context.newPage()] = context.pages();
  const compare = new ComparePage(page);
  await compare.open(linkTo({ tokenizers: ["words"] }));
  await compare.paste("Written before the lights went out");
  await expectDraft(page, "Written before the lights went out");
  const closed = context.waitForEvent("close");
  const session = await context.browser()?.newBrowserCDPSession();
  session?.send("Browser.crash").catch(() => {});
  await closed;

  const again = await launch();
  const next = new ComparePage(await again.newPage());
  await next.open();
  await next.notice.getByRole("button", { name: "Restore it" }).click();
  await next.expectText("Written before the lights went out", ["words"]);
  await again.close();
  await rm(profile, { recursive: true, force: true, maxRetries: 5 });
});

test("a link wins over what was left, which stays in sight, and can be forgotten", { tag: "@resilience" }, async ({
  compare,
  page,
}) => {
  await compare.open(linkTo({ tokenizers: ["words"] }));
  for (const text of ["First thoughts", "Second thoughts, in another tab"]) {
    const tab = await another(page, linkTo({ tokenizers: ["graphemes"] }));
    await tab.paste(text);
    await expectDraft(tab.page, text);
    await tab.page.close();
  }

  const linked = await another(page, linkTo({ tokenizers: ["utf8_bytes"], text: "Theirs" }));
  await linked.expectText("Theirs", ["utf8_bytes"]);
  await expect(linked.notice).toContainText(/“Second thoughts, in another tab”.*There is 1 more\./);
  await linked.notice.getByRole("button", { name: "Forget it" }).click();
  await expect(linked.notice).toContainText("“First thoughts”");
  await linked.notice.getByRole("button", { name: "Restore it" }).click();
  await linked.expectText("First thoughts", ["graphemes"]);
  await linked.page.goBack();
  await linked.expectText("Theirs", ["utf8_bytes"]);
  await linked.page.close();
  const next = await another(page);
  await expect(next.notice).toContainText("“First thoughts”");
  await expect(next.notice).not.toContainText("Second");
});

test("of fifty tabs that were closed at once all are there, and for how long is said", {
  tag: "@resilience",
}, async ({ compare, page }) => {
  await compare.open(linkTo({ tokenizers: ["words"] }));
  await compare.paste("The first of many");
  await expectDraft(page, "The first of many");
  // As each of the others would have kept its own.
  await page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const opening = indexedDB.open("tessera-drafts");
      opening.onsuccess = () => resolve(opening.result);
    });
    const change = database.transaction(["drafts", "texts"], "readwrite");
    for (let tab = 1; tab < 50; tab++) {
      const [id, text] = [`tab.${tab}`, `Text of tab ${tab}`];
      const saved = Date.now() - 60_000 - tab;
      change
        .objectStore("drafts")
        .put({ id, entry: id, saved, link: "#/compare?v=1&t=words&long=1", beginning: text, length: text.length });
      change.objectStore("texts").put({ id, text });
    }
    await new Promise((done) => {
      change.oncomplete = done;
    });
    database.close();
  });
  await page.close();
  const next = await another(compare.page);
  await expect(next.notice).toContainText(
    "“The first of many”\u2069. There are 49 more. All but the newest 20 are kept for 30 days.",
  );
  await next.notice.getByRole("button", { name: "Forget it" }).click();
  await expect(next.notice).toContainText("“Text of tab 1”\u2069. There are 48 more.");
  await expectDraft(next.page, "Text of tab 49");
});

test("tabs that live keep to themselves what is written in them", { tag: "@resilience" }, async ({ compare, page }) => {
  await compare.open(linkTo({ tokenizers: ["words"] }));
  await compare.paste("In the first");
  await expectDraft(page, "In the first");
  const other = await another(page, linkTo({ tokenizers: ["words"] }));
  await other.paste("In the second");
  await expectDraft(page, "In the second");
  await expectDraft(page, "In the first");
  await reload(other.page);
  await other.expectText("In the second", ["words"]);
  await expect(other.notice).toHaveCount(0);

  // One that was reloaded, and not written in since, lives as well.
  const held = () =>
    page.evaluate(async () => {
      const { held = [] } = await navigator.locks.query();
      return held.filter(({ name }) => name?.startsWith("tessera.tab.")).length;
    });
  await expect.poll(held).toBe(2);
  await reload(page);
  await expect.poll(held).toBe(2);
  await reload(other.page);
  await other.expectText("In the second", ["words"]);
  await expect.poll(held).toBe(2);
  await expect(other.notice).toHaveCount(0);
});

test("a draft whose tab is only being reloaded is not offered any more once that has it back", {
  tag: "@resilience",
}, async ({ compare, page }) => {
  await compare.open(linkTo({ tokenizers: ["words"] }));
  await compare.paste("Still being written");
  await expectDraft(page, "Still being written");
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route("**/keptDrafts-*.js", async (route) => {
    await released;
    await route.continue().catch(() => {});
  });
  await reload(page);
  const other = await another(page, linkTo({ tokenizers: ["words"], text: "Another" }));
  await expect(other.notice).toContainText("“Still being written”");
  release();
  await expect(other.notice).toHaveCount(0);
  await compare.expectText("Still being written", ["words"]);
});

test("a draft that cannot be restored for want of code says so, and is neither lost nor written over", {
  tag: "@resilience",
}, async ({ compare, page }) => {
  compare.expectError(/Failed to load resource/);
  await compare.open(linkTo({ tokenizers: ["words"] }));
  await compare.paste("Left behind");
  await expectDraft(page, "Left behind");
  await page.close();
  const next = new ComparePage(await compare.page.context().newPage());
  await next.page.route("**/opening-*.js", (route) => route.abort("connectionreset"));
  await next.open();
  // What was chosen is not read either, which is no damage to it.
  await expect(next.page.getByRole("alert")).toContainText("not opened: that part of the page could not be loaded");
  await expect(next.page.getByText("damaged")).toHaveCount(0);
  await next.notice.getByRole("button", { name: "Restore it" }).click();
  await expect(next.page.getByRole("alert").filter({ hasText: "restored" })).toContainText(
    "was not restored: a part of the page could not be loaded.",
  );
  await next.paste("Mine, meanwhile");
  await expectDraft(next.page, "Mine, meanwhile");
  await expectDraft(next.page, "Left behind");
  await next.page.unroute("**/opening-*.js");
  await next.notice.getByRole("button", { name: "Try again" }).click();
  await next.expectText("Left behind", ["words"]);
});
test("where the browser blocks all storage, the page works, and calls no short text too long", {
  tag: "@resilience",
}, async ({ compare, page }) => {
  await page.addInitScript(() => {
    const deny = () => {
      throw new DOMException("Denied.", "SecurityError");
    };
    for (const name of ["localStorage", "sessionStorage", "indexedDB"])
      Object.defineProperty(window, name, { get: deny });
    navigator.locks.request = () => Promise.reject(new DOMException("Denied.", "SecurityError"));
  });
  await compare.open(linkTo({ tokenizers: ["words"] }));
  const text = "A text of forty-two characters, no more!!!";
  await compare.paste(text);
  await compare.expectText(text, ["words"]);
  await expect(page).toHaveURL(/[&?]x=/);
  await expect(compare.notice).toContainText("keeps nothing for this page");
  await page.getByRole("link", { name: "Languages" }).click();
  await expect(compare.notice).toContainText("does not let this page keep your text");
  await expect(compare.notice).not.toContainText("too long");
  await page.getByRole("link", { name: "Compare" }).click();
  await compare.expectText(text, ["words"]);
  await reload(page);
  await compare.expectText(text, ["words"]);
});
