import type { Page } from "@playwright/test";
import { referenceCounts } from "./expected";
import { OwnSite } from "./ownSite";
import { ComparePage, expect, expectTakenOver, hashOf, linkTo, reload, test } from "./support";
import { wordPieceJson } from "./tokenizerPages";

const tokenizers = ["o200k_base", "cl100k_base", "llama2"];
const code = "**/assets/*.js";

/** Has the page's code wait, or other files of it. @returns lets them come */
async function hold(page: Page, files = code): Promise<() => Promise<void>> {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(files, async (route) => {
    await released;
    await route.continue().catch(() => {});
  });
  return async () => {
    release();
    await expectTakenOver(page);
  };
}

/** Opens an address whose code does not come before it is let go. @returns lets it go */
async function openHeld(page: Page, address = "./", files = code): Promise<() => Promise<void>> {
  const release = await hold(page, files);
  await page.goto(address, { waitUntil: "commit" });
  return release;
}

/** Opens the page where none of its scripts comes. */
async function openWithoutScripts(compare: ComparePage, page: Page): Promise<void> {
  compare.expectError(/Failed to load resource/);
  await page.route(code, (route) => route.abort("connectionreset"));
  await page.goto("./", { waitUntil: "load" });
  await expect(page.getByRole("heading", { name: "Tessera did not start" })).toBeVisible();
}

/** What stands where on the page, but for what comes later below, and for the editor, which takes the text field's place. */
function drawn(page: Page): Promise<string[]> {
  return page.locator("main").evaluate((main) => {
    // Explanations come two seconds later, for screen readers.
    const seen = (element: Element) => {
      const copy = element.cloneNode(true) as Element;
      for (const hidden of copy.querySelectorAll("[hidden]")) hidden.remove();
      return copy.textContent;
    };
    return (
      Array.from(main.querySelectorAll("section.column, .column-title, .column-count, .chip, .toolbar, .answer li"))
        // What is for other widths, and rows out of sight, which come when they are scrolled to.
        .filter((element) => {
          const list = element.closest(".chips")?.getBoundingClientRect();
          const { width, bottom } = element.getBoundingClientRect();
          return width > 0 && (list === undefined || bottom < list.bottom);
        })
        .map((element) => {
          const { x, y, width, height } = element.getBoundingClientRect();
          const said = element.matches("section") ? "" : seen(element);
          return [said, ...[x, y, width, height].map((length) => Math.round(length * 10) / 10)].join(" ");
        })
    );
  });
}

test("where no script comes the first comparison is seen, with the references' counts, and that it did not start", async ({
  compare,
  page,
}) => {
  await openWithoutScripts(compare, page);
  const text = await page.getByRole("textbox", { name: "Text" }).inputValue();
  await compare.expectCounts(text, await referenceCounts(tokenizers, text));
  await expect(compare.column("cl100k_base")).toContainText("139 tokens · 1.65 × the fewest");
  await expect(compare.chip("llama2", 1)).toBeVisible();
  expect(await page.locator("[style]").count()).toBe(0);
  // It does not look as if it answered; what is typed is kept, and its field looks so.
  for (const part of [".app-header", "section.column", ".editor-tools"]) {
    const faded = page.locator(part).first().locator("xpath=ancestor-or-self::*");
    const least = () =>
      faded.evaluateAll((all) => Math.min(...all.map((one) => Number(getComputedStyle(one).opacity))));
    await expect.poll(least, part).toBeLessThan(0.5);
  }
  const field = page.getByRole("textbox", { name: "Text" }).locator("xpath=ancestor-or-self::*");
  await expect
    .poll(() => field.evaluateAll((all) => all.map((one) => getComputedStyle(one).opacity)))
    .not.toContain("0.35");
});

for (const [width, height] of [
  [1024, 768],
  [390, 844],
  [1600, 1000],
] as const) {
  test(`at ${width} px it stays as it is while the rest comes, when it is taken over, and when the workers have answered`, {
    tag: width === 1024 ? [] : "@resilience",
  }, async ({ compare, page }) => {
    const site = new OwnSite();
    // Browsers paint what they have read when they like: a shift at two columns of three was seen once in thirty runs.
    site.haltsBefore = '<section class="column" aria-label="Llama 2"';
    await site.start();
    await page.setViewportSize({ width, height });
    await page.addInitScript(() => {
      const shifts: { readonly value: number; readonly moved: string }[] = [];
      Object.assign(window, { shifts });
      const observer = new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          const { value, sources } = entry as PerformanceEntry & { value: number; sources: { node: Node | null }[] };
          const moved = sources.map(({ node }) => (node instanceof Element ? node.className : String(node?.nodeName)));
          shifts.push({ value, moved: moved.join(", ") });
        }
      });
      observer.observe({ type: "layout-shift", buffered: true });
    });
    const release = await openHeld(page, site.address);
    await expect(compare.chip("cl100k_base", 1)).toBeVisible();
    await page.evaluate(() => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))));
    await expect(compare.column("llama2")).toHaveCount(0);
    site.goOn();
    await expect(compare.chip("llama2", 158)).toBeAttached();
    // The answer is in sight at once.
    const counts = page.locator(width === 390 ? ".answer strong" : ".column-count strong");
    await expect(counts).toHaveText(["84", "139", "159"]);
    for (const count of await counts.all()) await expect(count).toBeInViewport({ ratio: 1 });
    const before = await drawn(page);
    expect(before.length).toBeGreaterThan(100);

    const packs = tokenizers.map((id) => page.waitForResponse((response) => response.url().includes(`/${id}.`)));
    await release();
    expect(await drawn(page)).toEqual(before);
    for (const pack of await Promise.all(packs)) await pack.finished();
    await compare.expectCodeEditor();
    await expect(page.getByRole("region", { name: "Table of ratios" })).toBeVisible();
    expect(await drawn(page)).toEqual(before);
    const shifts = await page.evaluate(
      () => (window as unknown as { shifts: { value: number; moved: string }[] }).shifts,
    );
    expect(
      shifts.reduce((sum, { value }) => sum + value, 0),
      JSON.stringify(shifts),
    ).toBeLessThan(0.01);
    await site.stop();
  });
}

test("what is typed before there is any script is the text, with its caret, and all that was clicked and chosen is done", async ({
  compare,
  page,
}) => {
  const release = await openHeld(page);
  const field = page.getByRole("textbox", { name: "Text" });
  await field.focus();
  await field.evaluate((element: HTMLTextAreaElement) => element.setSelectionRange(4, 8));
  await page.keyboard.type("very");
  await page.getByRole("switch", { name: "Ids" }).click();
  await page.getByRole("switch", { name: "Inserted tokens" }).click();
  // That is nothing to be done.
  await page.locator("main").click({ position: { x: 2, y: 2 } });
  await expect(page.getByRole("switch", { name: "Ids" })).not.toBeChecked();
  await page.getByRole("combobox", { name: "Colour by" }).focus();
  await page.keyboard.press("ArrowDown");
  await field.focus();
  const text = await field.inputValue();
  expect(text).toMatch(/^The very words cost/);
  await release();
  await expect(page.getByRole("switch", { name: "Ids" })).toBeChecked();
  await expect(page.getByRole("switch", { name: "Inserted tokens" })).toBeChecked();
  await expect(page.getByRole("combobox", { name: "Colour by" })).toHaveValue("agreement");
  await compare.expectCounts(text, await referenceCounts(tokenizers, text));
  await compare.expectCodeEditor();
  await expect(compare.editor).toBeFocused();
  await page.keyboard.type("!");
  await compare.expectText(text.replace("very", "very!"), tokenizers);
});

test("what is typed into a page that does not start is there when it is loaded again, and a file dropped too early is opened", {
  tag: "@resilience",
}, async ({ compare, page }) => {
  await openWithoutScripts(compare, page);
  const field = page.getByRole("textbox", { name: "Text" });
  await field.fill("Typed into a page that does not start.");
  const reload = () => page.getByRole("button", { name: "Reload" }).click();
  await reload();
  await expect(page.getByRole("heading", { name: "Tessera did not start" })).toBeVisible();
  await expect(field).toHaveValue("Typed into a page that does not start.");
  await page.unroute(code);
  await reload();
  await compare.expectText("Typed into a page that does not start.", tokenizers);

  const other = new ComparePage(await page.context().newPage());
  const release = await openHeld(other.page);
  await other.dropFile("early.txt", "Dropped too early.");
  await release();
  await other.expectText("Dropped too early.", ["cl100k_base"]);
});

test("on a page that is drawn in the place of what the build has written, what was dropped and clicked too early is done", {
  tag: "@resilience",
}, async ({ compare, page }) => {
  const release = await openHeld(page, "./#/tokenizers?v=1&q=own");
  await compare.dropFile("own.json", wordPieceJson);
  await release();
  await expect(page.getByRole("dialog").getByRole("button", { name: "Show details" })).toBeVisible();

  const other = new ComparePage(await page.context().newPage());
  const releaseOther = await openHeld(other.page, `./${linkTo({ tokenizers: ["words"], text: "Hi" })}`);
  await other.page.getByRole("button", { name: "Theme" }).click();
  await releaseOther();
  await expect(other.page.getByRole("menuitem", { name: "Dark" })).toBeVisible();
});

async function expectFrameAlone(page: Page): Promise<void> {
  await expect(page.locator("html")).toHaveAttribute("data-look", "shell");
  await expect(page.getByRole("link", { name: "Languages" })).toBeVisible();
  await expect(page.locator("main")).toHaveCount(1);
  await expect(page.locator("main")).toBeHidden();
}

test("before a link there is only the page’s frame, and in a frame of others nothing", { tag: "@resilience" }, async ({
  compare,
  page,
}) => {
  const link = linkTo({ tokenizers: ["words"], text: "Hi" });
  const release = await openHeld(page, `./${link}`);
  await expectFrameAlone(page);
  await release();
  await compare.expectCounts("Hi", { words: 1 });

  const other = await page.context().newPage();
  await openHeld(other, `./${link}&embed=1`);
  await expect(other.locator("html")).toHaveAttribute("data-look", "none");
  await expect(other.locator("#root")).toBeHidden();
});

test("before what a reload finds, and what was chosen here, there is only the page’s frame", {
  tag: "@resilience",
}, async ({ compare, page }) => {
  await compare.open();
  await compare.paste("A draft");
  await compare.expectText("A draft", tokenizers);
  const release = await hold(page);
  await page.reload({ waitUntil: "commit" });
  await expectFrameAlone(page);
  await release();
  await compare.expectText("A draft", tokenizers);

  const other = await page.context().newPage();
  await other.addInitScript(() => localStorage.setItem("tessera-choices", "#/compare?v=1&t=words"));
  await openHeld(other);
  await expectFrameAlone(other);
});

test("another page begins with its heading and its place in the navigation, as they stay", {
  tag: "@resilience",
}, async ({ compare, page }) => {
  // Its own style is not waited for.
  const release = await openHeld(page, "./#/languages", "**/assets/{*.js,LanguagesPage-*.css}");
  const heading = page.getByRole("heading", { name: "What the same text costs" });
  await expect(page.locator("html")).toHaveAttribute("data-look", "page");
  await expect(heading).toBeVisible();
  await expect(page.getByRole("navigation").getByRole("link", { name: "Languages" })).toHaveAttribute(
    "aria-current",
    "page",
  );
  await expect(page.locator("main")).toHaveCount(1);
  await expect(page.locator("[aria-current]")).toHaveCount(1);
  const box = await heading.boundingBox();
  await release();
  await expect(page.getByRole("progressbar").or(page.getByRole("table")).first()).toBeAttached();
  expect(await heading.boundingBox()).toEqual(box);
  expect(compare.requests.filter((request) => request.url().includes("/LanguagesPage-")).length).toBe(2);
});

for (const [address, name, part] of [
  ["./#/train", "Train a tokenizer", "TrainPage"],
  ["./#/train?v=1&lesson=bpe", "How a vocabulary is learned", "LessonPage"],
] as const) {
  test(`a page behind two doors begins with its heading, too: ${name}`, { tag: "@resilience" }, async ({
    compare,
    page,
  }) => {
    const release = await openHeld(page, address);
    const heading = page.getByRole("heading", { level: 1, name });
    await expect(heading).toBeVisible();
    await expect(page.locator("main")).toHaveCount(1);
    await expect(page.getByRole("navigation").first().getByRole("link", { name: "Train" })).toHaveAttribute(
      "aria-current",
      "page",
    );
    const box = await heading.boundingBox();
    // It stays while the second door's part is under way.
    await page.unroute(code);
    const last = await hold(page, `**/assets/${part}-*.js`);
    await release();
    await expect.poll(() => heading.boundingBox()).toEqual(box);
    await last();
    await expect(page.locator("main :is(input, textarea, select)").first()).toBeVisible();
    await expect.poll(() => heading.boundingBox()).toEqual(box);
    expect(compare.requests.filter((request) => request.url().includes(`/${part}-`)).length).toBe(2);
  });
}

test("of a tokenizer’s page no other tokenizer is drawn before its link has been read", { tag: "@resilience" }, async ({
  page,
}) => {
  await page.addInitScript(() => {
    const drawn = new Set<string>();
    Object.assign(window, { drawn });
    new MutationObserver(() => {
      const of = document.querySelector<HTMLElement>("main.tokenizer-page")?.dataset.tokenizer;
      if (of !== undefined) drawn.add(of);
    }).observe(document, { subtree: true, childList: true, attributes: true });
  });
  await page.route("**/assets/opening-*.js", (route) => void setTimeout(() => route.continue().catch(() => {}), 700));
  // The page waits for that only so long.
  await page.clock.install();
  await page.clock.pauseAt(Date.now() + 60_000);
  await page.goto("./#/tokenizer?v=1&t=r50k_base", { waitUntil: "commit" });
  const drawn = async () => {
    await page.clock.runFor(5);
    return page.evaluate(() => [...(window as unknown as { drawn: Set<string> }).drawn]);
  };
  await expect.poll(drawn).not.toEqual([]);
  expect(await drawn()).toEqual(["builtin:r50k_base"]);
});

test("without scripts the page says that it needs them, and shows no field that answers nobody", async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL && { baseURL }) });
  const page = await context.newPage();
  await page.goto("./", { waitUntil: "load" });
  await expect(page.getByRole("heading", { name: "Tessera needs JavaScript" })).toBeVisible();
  await expect(page.getByRole("main")).toBeHidden();
  await context.close();
});

for (const when of ["before", "after"]) {
  test(`a link that is followed before there is any script is shown, and what was typed is offered back (its code comes ${when} the page)`, {
    tag: "@resilience",
  }, async ({ compare, page }) => {
    const release = await openHeld(page);
    if (when === "after") {
      await page.route("**/opening-*.js", async (route) => {
        await expectTakenOver(page);
        await route.continue();
      });
    }
    await page.getByRole("textbox", { name: "Text" }).fill("Typed before the link");
    await compare.follow(linkTo({ tokenizers: ["words"], text: "Of the link" }));
    await release();
    await compare.expectText("Of the link", ["words"]);
    await compare.expectEditor("Of the link");
    await compare.notice.getByRole("button", { name: "Restore my text" }).click();
    await compare.expectEditor("Typed before the link");
  });
}

test("what is typed into a page that does not start is offered where the tab goes to another address", {
  tag: "@resilience",
}, async ({ compare, page }) => {
  await openWithoutScripts(compare, page);
  await page.getByRole("textbox", { name: "Text" }).fill("Typed into a page that does not start.");
  await page.unroute(code);
  await compare.open(linkTo({ tokenizers: ["words"], text: "Of the link" }));
  await compare.expectText("Of the link", ["words"]);
  await expect(compare.notice).toContainText("kept in this tab: \u2068“Typed into a page that does not start.”");
  // Until it is taken it is offered again.
  await reload(page);
  await compare.notice.getByRole("button", { name: "Restore it" }).click();
  await compare.expectText("Typed into a page that does not start.", ["words"]);
  await expect.poll(() => page.evaluate(() => sessionStorage.getItem("tessera-typed"))).toBeNull();
  await page.goBack();
  await compare.expectText("Of the link", ["words"]);
});

test("who leaves while the page takes over, and has typed nothing, is offered nothing", {
  tag: "@resilience",
}, async ({ compare, page }) => {
  // As the field is taken over another address is asked for, and answers before the page is done.
  await page.addInitScript(() => {
    const define = Object.defineProperty;
    Object.defineProperty = (target, name, descriptor) => {
      const defined = define(target, name, descriptor);
      if (name !== "defaultValue" || !(target instanceof HTMLTextAreaElement) || location.search !== "") return defined;
      location.href = "?other#/compare?v=1&t=words&text=Of%20the%20link";
      for (const end = performance.now() + 500; performance.now() < end; );
      return defined;
    };
  });
  await page.goto("./", { waitUntil: "commit" });
  await expect(page).toHaveURL(/[?]other/);
  await compare.expectText("Of the link", ["words"]);
  expect(await page.evaluate(() => sessionStorage.getItem("tessera-typed"))).toBeNull();
  await expect(page.getByText("before the page had started")).toHaveCount(0);
});

test("where what was done too early cannot be done, that is said", { tag: "@resilience" }, async ({
  compare,
  page,
}) => {
  compare.expectError(/Failed to load resource/);
  const release = await openHeld(page);
  await compare.dropFile("early.txt", "Dropped too early.");
  await page.route("**/redo-*.js", (route) => route.abort("connectionreset"));
  await release();
  await expect(compare.notice).toContainText("could not be loaded. Check the connection, then try again.");
  await compare.dropFile("early.txt", "Dropped again.");
  await compare.expectText("Dropped again.", ["cl100k_base"]);
});

test("the HTML alone says what the text comes to", async ({ request }) => {
  const html = await (await request.get("./")).text();
  const text = /<textarea[^>]*>([^<]*)</.exec(html)?.[1] ?? "";
  expect(text).not.toBe("");
  const written = Array.from(
    html.matchAll(/data-tokenizer="builtin:(\w+)"[^>]* data-tokens="(\d+)" data-text-hash="(\w+)"/g),
  );
  expect(Object.fromEntries(written.map(([, id, tokens]) => [id, Number(tokens)]))).toEqual(
    await referenceCounts(tokenizers, text),
  );
  for (const [, , , hash] of written) expect(hash).toBe(hashOf(text));
});
