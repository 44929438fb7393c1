import { seriousInBothThemes } from "./axe";
import { expect, expectNoSidewaysScroll, linkTo, test } from "./support";

test("a text is told in all ways to cut, with what a tokenizer lacks for some", { tag: "@resilience" }, async ({
  compare,
  page,
}) => {
  const text = "Unbelievably, antidisestablishmentarianism straightforwardly.";
  await compare.open(`${linkTo({ tokenizers: ["r50k_base", "bert_uncased", "words"], text })}&below=ways&with=seed:7`);
  const panel = page.locator('[data-instrument="ways"]');
  await expect(panel).toHaveAttribute("data-state", "ready");
  const gpt2 = panel.locator('[data-ways="builtin:r50k_base"]');
  await expect(gpt2.locator("[data-way]")).toHaveCount(9);
  await expect(gpt2.locator('[data-way="fewest"]')).toContainText("fewest");
  await expect(panel.locator('[data-ways="builtin:bert_uncased"] [data-way="dropout"]')).toContainText("has no merges");
  await expect(panel.getByText("cuts texts by a rule")).toBeVisible();
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
  const scrolled = () =>
    panel.locator(".ways-scroll").evaluateAll((all) => all.filter((one) => one.scrollWidth > one.clientWidth).length);
  await expect.poll(scrolled).toBe(0);
  expect(await seriousInBothThemes(page, ".instrument")).toEqual([]);
});
