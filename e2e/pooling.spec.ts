import { seriousInBothThemes } from "./axe";
import { expect, expectNoSidewaysScroll, linkTo, test } from "./support";

test("pools stand over tokens, are chosen and set by options, and say where nothing has been learnt", {
  tag: "@resilience",
}, async ({ compare, page }) => {
  const text = "One two three. यह एक वाक्य है। كل الناس أحرار 人人生而自由 👩‍👩‍👧‍👦🤚🏾 return [a, a];\n";
  await compare.open(`${linkTo({ tokenizers: ["r50k_base", "words"], text })}&below=pooling&with=draw:spaces`);
  const panel = page.locator('[data-instrument="pooling"]');
  await expect(panel).toHaveAttribute("data-state", "ready");
  const own = panel.getByRole("region", { name: "Pools beside r50k_base" });
  await expect(own.locator('[data-method="spaces"]')).toHaveAttribute(
    "data-pools",
    String(text.trim().split(" ").length),
  );
  await expect(own.locator(".pooling-ruler")).toHaveAttribute("data-drawn", "spaces");
  await expect(own.locator('[data-method="spikes"] td').last()).toHaveText("–");
  await expect(panel.getByText("is told from 500 characters on")).toBeVisible();
  // What cuts by a rule has no entries to cut otherwise.
  const words = panel.getByRole("region", { name: "Pools beside Words" });
  await expect(words.locator('[data-method="unigram"]')).toContainText("by a rule");
  await compare.paste(text.repeat(8));
  await expect(panel).toHaveAttribute("data-state", "ready");
  await expect(own.locator('[data-method="spikes"] td').last()).toHaveText(/%$/);
  const windows = own.locator('[data-method="windows"]');
  const before = Number(await windows.getAttribute("data-pools"));
  await panel.getByRole("spinbutton", { name: "Bits a window" }).fill("32");
  await expect.poll(async () => Number(await windows.getAttribute("data-pools"))).toBeLessThan(before);
  await panel.getByRole("radio", { name: "Equal information" }).check();
  await expect(page).toHaveURL(/with=draw(:|%3A)windows(,|%2C)bits(:|%3A)32/);
  await expect(own.locator(".pooling-ruler")).toHaveAttribute("data-drawn", "windows");
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
  expect(await seriousInBothThemes(page, ".instrument")).toEqual([]);
});
