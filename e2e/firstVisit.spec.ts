import { gzipSync } from "node:zlib";
import type { Route } from "@playwright/test";
import { referenceCounts } from "./expected";
import { expect, linkTo, test } from "./support";

const editorCode = "**/CodeField-*.js";
const defaultTokenizers = ["o200k_base", "cl100k_base", "llama2"];

test("a first visit shows three tokenizers with the reference libraries' counts, and asks nothing of another server", async ({
  compare,
  page,
  baseURL,
}) => {
  await compare.open();
  await compare.expectColumns(defaultTokenizers);
  const text = await compare.text();
  expect(text).not.toBe("");
  await compare.expectCounts(text, await referenceCounts(defaultTokenizers, text));
  await compare.paste("Typed into the page");
  await compare.expectText("Typed into the page", defaultTokenizers);
  await compare.share.click();
  await expect(page.getByRole("dialog", { name: "Share" })).toBeVisible();

  const urls = compare.requests.map((request) => request.url());
  // Requests of workers must be among those recorded, or the test says nothing.
  expect(new Set(urls.filter((url) => url.endsWith(".pack"))).size).toBe(3);
  const origin = new URL(baseURL ?? "").origin;
  expect(urls.filter((url) => new URL(url).origin !== origin)).toEqual([]);
  expect(compare.requests.filter((request) => request.method() !== "GET" || request.postData() !== null)).toEqual([]);
});

test("the code of a first visit, workers included, is below 170 kB as gzip has it", async ({ compare, page }) => {
  // The editor comes after it, as the next test says.
  await page.route(editorCode, () => {});
  // And two seconds later what keeps the page for use without a network, with all that it imports: a busy machine is not there yet.
  await page.addInitScript(() => {
    const soon: (run: TimerHandler, after?: number, ...rest: unknown[]) => number = window.setTimeout;
    const unlessLater: typeof soon = (run, after, ...rest) => (after === 2000 ? 0 : soon(run, after, ...rest));
    Object.assign(window, { setTimeout: unlessLater });
  });
  await compare.open();
  await compare.expectText(await compare.text(), defaultTokenizers);
  await expect(page.getByRole("region", { name: "Table of ratios" })).toBeVisible();
  const asked = compare.requests.map((request) => request.url()).filter((url) => url.endsWith(".js"));
  // Nor what comes with it, asked for at the same moment, and is not the page's own.
  const [editor = ""] = asked.filter((url) => url.includes("/CodeField-"));
  const code = await (await page.request.get(editor)).text();
  const withEditor = Array.from(code.matchAll(/from\s*"\.\/([^"]+)"/g), ([, name = ""]) => name).filter(
    (name) => !/^(rolldown-runtime|start|react|page|figures)-/.test(name),
  );
  const urls = new Set(asked.filter((url) => url !== editor && !withEditor.some((name) => url.endsWith(`/${name}`))));
  const sizes: [name: string, bytes: number][] = [];
  for (const url of urls) {
    const response = await page.request.get(url);
    sizes.push([new URL(url).pathname, gzipSync(await response.body()).length]);
  }
  sizes.sort(([, a], [, b]) => b - a);
  expect(urls.size).toBeGreaterThan(5);
  const sum = sizes.reduce((before, [, bytes]) => before + bytes, 0);
  console.log(`first visit: ${sum} bytes of JavaScript, gzipped`);
  expect(sum, sizes.map(([name, bytes]) => `${name} ${bytes}`).join("\n")).toBeLessThan(170_000);
});

test("the editor is asked for once the first tokens stand, and takes the text field’s place as it was left", async ({
  compare,
  page,
}) => {
  const text = "one\ntwo three\r\nfour";
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route("**/r50k_base.*.pack", async (route) => {
    await released;
    await route.continue();
  });
  await compare.open(linkTo({ tokenizers: ["words", "r50k_base"], text }));
  await compare.expectText(text, ["words"]);
  const field = page.locator("textarea.editor-text");
  const box = await field.boundingBox();
  await field.evaluate((element: HTMLTextAreaElement) => {
    element.focus();
    element.setSelectionRange(4, 7, "backward");
  });
  await page.keyboard.press("Shift+ArrowLeft");
  await page.keyboard.press("Shift+ArrowRight");
  expect(compare.requests.filter((request) => request.url().includes("CodeField"))).toEqual([]);
  release();
  await compare.expectCodeEditor();

  await expect(compare.editor).toBeFocused();
  await expect.poll(() => page.locator(".cm-editor").boundingBox()).toEqual(box);
  await page.keyboard.insertText("2");
  await compare.expectText("one\n2 three\r\nfour", ["words", "r50k_base"]);
  // What the field began with is one step behind what was written in it.
  await page.keyboard.press("ControlOrMeta+Z");
  await compare.expectText(text, ["words", "r50k_base"]);
});

test("columns without a vocabulary load neither WebAssembly nor vocabularies", async ({ compare }) => {
  const text = "Neither a byte more than needed";
  await compare.open(linkTo({ tokenizers: ["words", "graphemes"], text }));
  await compare.expectCounts(text, await referenceCounts(["words", "graphemes"], text));
  const urls = compare.requests.map((request) => request.url());
  expect(urls.some((url) => url.includes("tokenizer.worker"))).toBe(true);
  expect(urls.filter((url) => /\.(wasm|pack)$|tiktoken|transformers/.test(url))).toEqual([]);
});

test("while a tokenizer loads, its column shows how far it is, and later typing is what counts", {
  tag: "@resilience",
}, async ({ compare, page }) => {
  let held: Route | null = null;
  await page.route("**/r50k_base.*.pack", (route) => {
    held = route;
  });
  await compare.open(linkTo({ tokenizers: ["r50k_base", "words"], text: "early" }));
  const column = compare.column("r50k_base");
  await expect(column).toHaveAttribute("data-state", "loading");
  await expect(column.getByRole("progressbar", { name: "Loading r50k_base" })).toBeVisible();
  await expect(column).toContainText(/Loading 0 .*B of 1\d\d kB/);
  await compare.expectCounts("early", { words: 1 });

  await compare.paste("typed while it was loading");
  await compare.expectCounts("typed while it was loading", { words: 5 });
  await continueRoute(held);
  await compare.expectCounts(
    "typed while it was loading",
    await referenceCounts(["r50k_base"], "typed while it was loading"),
  );
  await expect(column.getByRole("progressbar")).toHaveCount(0);
});

async function continueRoute(route: Route | null): Promise<void> {
  if (route === null) throw new Error("Nothing was asked for.");
  await route.continue();
}
