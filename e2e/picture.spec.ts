import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { type ComparePage, expect, linkTo, test } from "./support";

const text =
  "The same words cost 1,234.56\nنفس الكلمات لا تكلف abc 12.\nवही शब्द, क़ीमत।\n同样的话。\nคำเดียวกัน\n👩‍👩‍👧‍👦🤚🏾 <b>&amp;</b>\tx";
const tokenizers = ["o200k_base", "llama2", "bert_uncased"];

/** What the SVG of the picture that is there says and shows; another may come a moment after a change. */
async function readSvg(page: Page) {
  const preview = page.getByRole("img", { name: /^The picture: / });
  await expect(preview).toBeVisible();
  const src = (await preview.getAttribute("src")) ?? "";
  // In a page without the policy of ours, by which strings become no markup; one for all pictures of a test.
  const parser = page.context().pages()[1] ?? (await page.context().newPage());
  const read = await parser.evaluate((address) => {
    const svg = decodeURIComponent(address.slice(address.indexOf(",") + 1));
    const parsed = new DOMParser().parseFromString(svg, "image/svg+xml");
    const texts = Array.from(parsed.querySelectorAll("text"), (element) => ({
      text: element.textContent ?? "",
      x: Number(element.getAttribute("x")),
    }));
    return {
      isWellFormed: parsed.querySelector("parsererror") === null,
      names: [...new Set(Array.from(parsed.querySelectorAll("*"), ({ tagName }) => tagName))].sort(),
      width: Number(parsed.documentElement.getAttribute("width")),
      height: Number(parsed.documentElement.getAttribute("height")),
      texts,
      fills: [...new Set(Array.from(parsed.querySelectorAll("[fill]"), (element) => element.getAttribute("fill")))],
      refersToOthers: /url\(|href|foreignObject|var\(/.test(svg),
    };
  }, src);
  return read;
}

/** The dialog with the picture of the three columns. */
async function openPicture(compare: ComparePage) {
  const { page } = compare;
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize({ width: 1500, height: 1600 });
  await compare.open(linkTo({ tokenizers, text }));
  await compare.expectText(text, tokenizers);
  await compare.share.click();
  const panel = page.getByRole("dialog", { name: "Share" });
  await panel.getByRole("button", { name: "As a picture" }).click();
  return panel;
}

test("columns are a picture as they are seen, and one that needs nothing else", async ({ compare, page }) => {
  await openPicture(compare);
  const first = await readSvg(page);
  expect(first).toMatchObject({ isWellFormed: true, width: 960, refersToOthers: false });
  expect(first.names).toEqual(["path", "svg", "text", "title"]);

  // What the chips of each column say, in their order, and what its head does.
  const said = first.texts.map((one) => one.text);
  expect(said[0]).toBe("o200k_base · Llama 2 · BERT uncased");
  let from = 1;
  for (const id of tokenizers) {
    const column = compare.column(id);
    const parts = await column
      .locator(".chip")
      .evaluateAll((chips) =>
        chips.flatMap((chip) =>
          Array.from(
            chip.querySelectorAll<HTMLElement>("bdi, [data-note]"),
            (part) => part.dataset.note ?? part.textContent ?? "",
          ),
        ),
      );
    const [count, name] = [await column.getAttribute("data-tokens"), await column.locator("h2").innerText()];
    // Parts with letters in two directions are two runs.
    const own = said.slice(from).join("").replace(/\s/g, "");
    expect(own.startsWith(name.replace(/\s/g, ""))).toBe(true);
    const chips = parts.join("").replace(/\s/g, "");
    expect(own).toContain(`${count}tokens`);
    expect(own).toContain(chips);
    from = said.findIndex((one, i) => i > from && /^(Llama 2|BERT uncased)$/.test(one));
  }
});

test("a picture is to be had in each format, width and theme", { tag: "@resilience" }, async ({ compare, page }) => {
  const panel = await openPicture(compare);
  const first = await readSvg(page);
  await test.step("copied, in pixels", async () => {
    await panel.getByRole("button", { name: "Copy picture" }).click();
    await expect(panel.getByText("Picture copied.")).toBeVisible();
    const copied = await page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      const bitmap = await createImageBitmap(await (item as ClipboardItem).getType("image/png"));
      const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
      context?.drawImage(bitmap, 0, 0);
      const { data } = context?.getImageData(0, 0, bitmap.width, bitmap.height) ?? { data: new Uint8ClampedArray() };
      // A number each: red, green and blue from the lowest byte on.
      const colors = Array.from(new Set(new Uint32Array(data.buffer)), (color) =>
        [0, 8, 16].map((bits) => (color >>> bits) & 255).join(),
      );
      return { width: bitmap.width, height: bitmap.height, first: Array.from(data.slice(0, 3)), colors };
    });
    expect(copied).toMatchObject({ width: 1920, height: 2 * first.height, first: [255, 255, 255] });
    // The first hue, of light.
    expect(copied.colors).toContain("211,228,251");
  });

  await test.step("narrow, dark and long ones say what they leave out; the page stays as it is", async () => {
    await panel.getByRole("radio", { name: "Dark" }).click();
    await panel.getByRole("spinbutton", { name: "Width" }).fill("480");
    await panel.getByRole("spinbutton", { name: "Lines at most" }).fill("2");
    await expect.poll(async () => (await readSvg(page)).width).toBe(480);
    await expect
      .poll(async () => (await readSvg(page)).texts.some((one) => /more tokens below$/.test(one.text)))
      .toBe(true);
    const dark = await readSvg(page);
    expect(dark.fills).toContain("#191c21");
    expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBeUndefined();
    expect(dark.texts.some((one) => one.text === "同")).toBe(false);
  });

  await test.step("as a PDF it is a file; where no clipboard takes it, so is a PNG", async () => {
    await panel.getByRole("radio", { name: "PDF" }).click();
    await expect(panel.getByRole("button", { name: "Copy picture" })).toBeDisabled();
    const saving = page.waitForEvent("download");
    await panel.getByRole("button", { name: "Save picture" }).click();
    const pdf = await saving;
    expect(pdf.suggestedFilename()).toBe("tessera.pdf");
    const bytes = await readFile(await pdf.path(), "latin1");
    expect(bytes.slice(0, 9)).toBe("%PDF-1.4\n");
    expect(bytes).toContain("/MediaBox [0 0 360 ");
    await page.evaluate(() => {
      navigator.clipboard.write = () => Promise.reject(new Error("no"));
    });
    await panel.getByRole("radio", { name: "PNG" }).click();
    const instead = page.waitForEvent("download");
    await panel.getByRole("button", { name: "Copy picture" }).click();
    expect((await instead).suggestedFilename()).toBe("tessera.png");
    await expect(panel.getByText("so it is saved as tessera.png")).toBeVisible();
  });
});

test("what its colours say is in the picture, and where the context ends, with what is pale behind", {
  tag: "@resilience",
}, async ({ compare, page }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize({ width: 1500, height: 1600 });
  await compare.open(`${linkTo({ tokenizers, text })}&w=14&color=agreement`);
  await compare.expectText(text, tokenizers);
  await expect(page.locator("[data-words]")).toHaveCount(tokenizers.length);
  await compare.share.click();
  await page.getByRole("button", { name: "As a picture" }).click();
  const legend = ["Against o200k_base:", "cut the same", "cut finer", "merged", "shifted", "dropped there"];
  // As soon as the columns have been compared.
  await expect
    .poll(async () => (await readSvg(page)).texts.map((one) => one.text).slice(1, 1 + legend.length))
    .toEqual(legend);
  const { texts, fills } = await readSvg(page);
  const told = texts.map((one) => one.text);
  const ends = await page
    .locator("[data-words]")
    .evaluateAll((lines) => lines.map((line) => line.getAttribute("data-words")));
  expect(told.filter((one) => one.startsWith("14 tokens fit"))).toEqual(ends);
  for (const token of [13, 14]) {
    const color = await compare.chip("llama2", token).evaluate((chip) => {
      const context = new OffscreenCanvas(1, 1).getContext("2d");
      if (context === null) return null;
      context.fillStyle = getComputedStyle(chip).backgroundColor;
      context.fillRect(0, 0, 1, 1);
      const [red, green, blue] = context.getImageData(0, 0, 1, 1).data;
      return `#${[red, green, blue].map((part) => part?.toString(16).padStart(2, "0")).join("")}`;
    });
    expect(fills, `token ${token}`).toContain(color);
  }
});

test("the Reading view’s picture has its text whole, line by line, with its colours under it", {
  tag: "@resilience",
}, async ({ compare, page }) => {
  await page.setViewportSize({ width: 1500, height: 1600 });
  await compare.open(`${linkTo({ tokenizers: ["llama2"], text, view: "reading" })}&at=4-8`);
  await compare.expectText(text, ["llama2"]);
  await compare.share.click();
  await page.getByRole("button", { name: "As a picture" }).click();
  const picture = await readSvg(page);
  expect(picture.isWellFormed).toBe(true);
  const said = picture.texts
    .map((one) => one.text)
    .join("")
    .replace(/\s/g, "");
  expect(said).toContain("Thesamewordscost1,234.56");
  // Joined letters and what belongs together stay in one run.
  const runs = picture.texts.map((one) => one.text);
  expect(runs).toContain("نفس الكلمات لا تكلف");
  expect(runs.some((run) => run.startsWith("वही शब्द"))).toBe(true);
  expect(runs.some((run) => run.startsWith("👩‍👩‍👧‍👦🤚🏾 <b>&amp;</b>"))).toBe(true);
  expect(picture.names).toContain("rect");
  expect(picture.names).not.toContain("tspan");
  await page.keyboard.press("Escape");

  // Letters on the last colour of a scale have the ink that can be read there, as on the page.
  await compare.open(`${linkTo({ tokenizers: ["o200k_base"], text, view: "reading" })}&color=rank`);
  await compare.expectText(text, ["o200k_base"]);
  await compare.share.click();
  await page.getByRole("button", { name: "As a picture" }).click();
  await expect.poll(async () => (await readSvg(page)).names).toContain("tspan");
  await page.keyboard.press("Escape");

  // Of a long text, what is in sight.
  const lines = Array.from({ length: 200 }, (_, i) => `Line ${i}`);
  await compare.open(linkTo({ tokenizers: ["llama2"], text: lines.join("\n"), view: "reading" }));
  await compare.expectText(lines.join("\n"), ["llama2"]);
  await expect(compare.column("llama2").getByText("Line 3", { exact: true })).toBeVisible();
  await compare
    .column("llama2")
    .locator(".reading")
    .evaluate((scroller) => scroller.scrollTo(0, 3000));
  await expect(compare.column("llama2").getByText("Line 3", { exact: true })).toHaveCount(0);
  const top = await compare
    .column("llama2")
    .locator(".reading")
    .evaluate((scroller) => {
      const { top } = scroller.getBoundingClientRect();
      const blocks = Array.from(scroller.querySelectorAll(".reading-block"));
      return blocks.find((block) => block.getBoundingClientRect().top >= top)?.textContent;
    });
  await compare.share.click();
  await page.getByRole("button", { name: "As a picture" }).click();
  await page.getByRole("spinbutton", { name: "Lines at most" }).fill("5");
  await page.getByRole("checkbox", { name: "From what is in sight" }).check();
  await expect
    .poll(async () => (await readSvg(page)).texts.some((one) => /^… \d+ more lines above$/.test(one.text)))
    .toBe(true);
  const seen = (await readSvg(page)).texts.map((one) => one.text);
  const begin = seen.findIndex((one) => one.endsWith("above")) + 1;
  expect(Math.abs(lines.indexOf(seen[begin] ?? "") - lines.indexOf(top ?? ""))).toBeLessThanOrEqual(1);
  expect(seen.slice(begin, begin + 5)).toEqual(
    lines.slice(lines.indexOf(seen[begin] ?? ""), lines.indexOf(seen[begin] ?? "") + 5),
  );
  expect(seen[begin + 5]).toMatch(/^… \d+ more lines below$/);
});
