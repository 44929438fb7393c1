import { openDialog, seriousInBothThemes } from "./axe";
import { expect, linkTo, reload, test } from "./support";

const text = "Prüfung: क़ी नमस्ते 🤚🏾👩‍👩‍👧‍👦 مرحبا \u0000\u0007 <|endoftext|>\nline two";

test("axe finds nothing serious in chips, a failed column and the list of tokenizers, in either theme", async ({
  compare,
  page,
}) => {
  compare.expectError(/Failed to load resource/);
  await page.route("**/p50k_base.*.pack", (route) => route.fulfill({ status: 404, body: "" }));
  const tokenizers = ["r50k_base", "bert_uncased", "words", "p50k_base"];
  await compare.open(linkTo({ tokenizers, text, specials: "control", inserted: true, ids: true }));
  await compare.expectText(text, ["r50k_base", "bert_uncased", "words"]);
  await expect(compare.column("p50k_base")).toHaveAttribute("data-state", "error");
  await compare.chip("r50k_base", 1).click();
  await expect(page.locator('[data-came="builtin:r50k_base"] .pre-token').first()).toBeVisible();
  expect(await seriousInBothThemes(page), "chips and a failed column").toEqual([]);

  await page.getByRole("button", { name: "Add tokenizer" }).click();
  await expect(page.getByRole("option", { name: "Gemma 3" })).toBeVisible();
  expect(await seriousInBothThemes(page, openDialog), "the list of tokenizers").toEqual([]);
});

test("… nor in the Share panel, an empty text, the reading view with a problem, a menu, or the keys", {
  tag: "@resilience",
}, async ({ compare, page }) => {
  await compare.open(
    linkTo({ tokenizers: ["r50k_base", "bert_uncased", "words"], text, specials: "control", ids: true }),
  );
  await compare.expectText(text, ["r50k_base", "bert_uncased", "words"]);
  await compare.share.click();
  await expect(page.getByRole("textbox", { name: "Link" })).toBeVisible();
  expect(await seriousInBothThemes(page, openDialog), "the Share panel").toEqual([]);
  await page.keyboard.press("Escape");

  await page.getByRole("button", { name: "Clear" }).click();
  await compare.expectText("", ["words"]);
  expect(await seriousInBothThemes(page), "an empty text and a notice").toEqual([]);
  await compare.notice.getByRole("button", { name: "Restore my text" }).click();

  await page.getByRole("radio", { name: "Reading" }).click();
  await compare.follow("#/compare?v=99");
  await expect(compare.notice).toHaveRole("alert");
  await page.getByRole("button", { name: "Options for Words" }).click();
  await expect(page.getByRole("menu")).toBeVisible();
  expect(await seriousInBothThemes(page), "the reading view, a problem and a menu").toEqual([]);
  await page.keyboard.press("Escape");

  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Help" })).toBeVisible();
  expect(await seriousInBothThemes(page, openDialog), "the keys").toEqual([]);
});

test("? lists the keys, Escape closes the list, and the focus is back where it was", async ({ compare, page }) => {
  await compare.open(linkTo({ tokenizers: ["words"], text }));
  await compare.expectText(text, ["words"]);
  await compare.tokens("words").focus();
  await page.keyboard.press("?");
  const help = page.getByRole("dialog", { name: "Help" });
  await expect(help).toContainText("Switch between Reading and Tokens");
  // While a dialog is open, the page's keys rest.
  await page.keyboard.press("v");
  await page.keyboard.press("Escape");
  await expect(help).toHaveCount(0);
  await expect(compare.tokens("words")).toBeFocused();
  await expect(page.getByRole("radio", { name: "Tokens" })).toBeChecked();

  // In the field it is a letter like any other.
  await compare.editor.focus();
  await page.keyboard.press("?");
  await expect(help).toHaveCount(0);
  await compare.expectEditor(/\?/);
});

test("the theme that was chosen is there after a reload, before anything is painted", { tag: "@resilience" }, async ({
  compare,
  page,
}) => {
  await page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      if (document.body === null) return;
      observer.disconnect();
      Object.assign(window, { themeBeforeBody: document.documentElement.dataset.theme ?? "none" });
    }).observe(document, { childList: true, subtree: true });
  });
  const themeBeforeBody = () => page.evaluate(() => (window as unknown as { themeBeforeBody: string }).themeBeforeBody);
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);

  await compare.open(linkTo({ tokenizers: ["words"] }));
  await expect.poll(themeBeforeBody).toBe("none");
  const light = await background();
  await page.getByRole("button", { name: "Theme" }).click();
  await page.getByRole("menuitem", { name: "Dark" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  const dark = await background();
  expect(dark).not.toBe(light);

  await reload(page);
  await expect.poll(themeBeforeBody).toBe("dark");
  await expect.poll(background).toBe(dark);
  await page.getByRole("button", { name: "Theme" }).click();
  await page.getByRole("menuitem", { name: "Like the system" }).click();
  await expect.poll(background).toBe(light);
  await page.emulateMedia({ colorScheme: "dark" });
  await expect.poll(background).toBe(dark);
});

test("counts are announced once typing has paused", { tag: "@resilience" }, async ({ compare, page }) => {
  await compare.open(linkTo({ tokenizers: ["words", "graphemes"] }));
  await compare.paste("two words");
  const status = page.getByRole("status").filter({ hasText: "Words: 2 tokens, Graphemes: 9 tokens" });
  await expect(status).toHaveCount(1);
});
