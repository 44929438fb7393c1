import { referenceCounts } from "./expected";
import { expect, linkTo, reload } from "./support";
import { test, vocabTxt } from "./tokenizerPages";

const text = "The same words, 1234 times. ".repeat(200);
const tokenizers = ["r50k_base", "words"];
/** Digits that are none of ASCII's, as Arabic, Hindi, Persian and Thai number formats write them. */
const otherDigits = /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u0e50-\u0e59]/;

for (const [locale, timezoneId] of [
  ["ar-EG", "Africa/Cairo"],
  ["hi-IN-u-nu-deva", "Asia/Kolkata"],
  ["th-TH-u-ca-buddhist-nu-thai", "Asia/Bangkok"],
  ["tr-TR", "Europe/Istanbul"],
  ["fa-IR", "America/St_Johns"],
] as const) {
  test.describe(`in ${locale}, ${timezoneId}`, () => {
    test.use({ locale, timezoneId });
    test("figures, prices and times are written as everywhere, and read as they are typed", {
      tag: "@resilience",
    }, async ({ bring, compare, page }) => {
      await compare.open(linkTo({ tokenizers, text }));
      const counts = await referenceCounts(tokenizers, text);
      await compare.expectCounts(text, counts);
      await expect(compare.column("r50k_base")).toContainText((counts.r50k_base ?? 0).toLocaleString("en"));
      await page.getByRole("radio", { name: "Cost" }).click();
      await page.getByLabel("Price per million of input for r50k_base").fill("2.5");
      const cents = ((counts.r50k_base ?? 0) * 2.5) / 1_000_000;
      await expect(page.locator(".instruments")).toContainText(cents.toPrecision(3).replace(/0+$/, ""));
      // Turkish has two i: what is searched for is found by either case all the same.
      await page.getByRole("button", { name: /^Add tokenizer/ }).click();
      await page.keyboard.type("MISTRAL");
      await expect(page.getByRole("option", { name: /Mistral/ }).first()).toBeVisible();
      await page.keyboard.press("Escape");

      await bring.show("file");
      await bring.chooseFiles({ "vocab.txt": vocabTxt });
      await bring.add.click();
      await bring.show("file");
      await bring.tab("Kept here").click();
      const time = bring.dialog.getByRole("time");
      await expect(time).toHaveText("just now");
      const kept = Date.parse((await time.getAttribute("datetime")) ?? "");
      expect(Math.abs(Date.now() - kept)).toBeLessThan(120_000);
      await expect.poll(() => page.locator("body").innerText()).not.toMatch(otherDigits);
    });
  });
}

test("a clock that is set years forward and back ends no worker, loses no text and tells no time to come", {
  tag: "@resilience",
}, async ({ bring, compare, page }) => {
  const now = Date.now();
  const year = 31_557_600_000;
  await page.clock.install({ time: now });
  await compare.open(linkTo({ tokenizers, text }));
  await compare.expectCounts(text, await referenceCounts(tokenizers, text));
  await bring.show("file");
  await bring.chooseFiles({ "vocab.txt": vocabTxt });
  await bring.add.click();
  for (const [years, words] of [
    [3, "3 years ago"],
    // Used last in three years.
    [-5, "just now"],
    [0, "5 years ago"],
  ] as const) {
    await page.clock.setSystemTime(now + years * year + 60_000 * Math.sign(years));
    const typed = `Typed ${years} years from now.`;
    await compare.paste(typed);
    await compare.expectCounts(typed, await referenceCounts(tokenizers, typed));
    await bring.show("file");
    await bring.tab("Kept here").click();
    await expect(bring.dialog.getByRole("time")).toHaveText(words);
    await page.keyboard.press("Escape");
    await expect(bring.dialog).toBeHidden();
    await reload(page);
    await compare.expectEditor(typed);
    await compare.expectCounts(typed, await referenceCounts(tokenizers, typed));
  }
  await expect(page.getByRole("alert")).toHaveCount(0);
});
