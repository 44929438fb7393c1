import { seriousInBothThemes } from "./axe";
import { expect, expectNoSidewaysScroll, linkTo, test } from "./support";

test("1234567 is 123|456|7 in cl100k_base; a series is rescaled to what is one token, and other digits are numbers too", {
  tag: "@resilience",
}, async ({ compare, page }) => {
  const tokenizers = ["cl100k_base", "llama2", "words"];
  await compare.open(`${linkTo({ tokenizers, text: "1234567 ١٢٣٤ 21.5 -3.25" })}&below=numbers&with=decimals:1`);
  const panel = page.locator('[data-instrument="numbers"]');
  await expect(panel).toHaveAttribute("data-state", "ready");
  const own = panel.getByRole("region", { name: "Numbers in cl100k_base" });
  await expect(own).toHaveAttribute("data-numbers", "6");
  await expect(own).toHaveAttribute("data-below", "1000");
  const cut = own.locator('[data-number="1234567"]');
  await expect(cut.locator("code")).toHaveText(["123", "456", "7"]);
  await expect(cut).toHaveAttribute("data-side", "left");
  await expect(own.locator("[data-scaled]")).toHaveAttribute("data-scaled", "999");
  const llama = panel.getByRole("region", { name: "Numbers in Llama 2" });
  await expect(llama.locator('[data-number="1234567"]')).toHaveAttribute("data-side", "each");
  await expect(llama.locator("[data-scaled]")).toHaveAttribute("data-scaled", "9");
  await own.getByText("Number entries of the vocabulary").click();
  await expect(own).toContainText("3 digits: 1,000 of 1,000");
  await panel.getByRole("spinbutton", { name: "Decimals in fixed point" }).fill("6");
  await expect(page).toHaveURL(/decimals(:|%3A)6/);
  await expect(panel).toHaveAttribute("data-state", "ready");
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
  expect(await seriousInBothThemes(page, ".instrument")).toEqual([]);
});
