import { seriousInBothThemes } from "./axe";
import { expect, expectNoSidewaysScroll, linkTo, test } from "./support";

test("“http:” and “//” apart are other tokens than together; a pin elsewhere is told of there, and Llama 2’s parts go on or begin", {
  tag: "@resilience",
}, async ({ compare, page }) => {
  const tokenizers = ["cl100k_base", "llama2"];
  await compare.open(`${linkTo({ tokenizers, text: "http://one two" })}&at=0-5&below=parts`);
  const panel = page.locator('[data-instrument="parts"]');
  await expect(panel).toHaveAttribute("data-state", "ready");
  const own = panel.getByRole("region", { name: "Parts in cl100k_base" });
  await expect(own.locator('[data-cut="other"]')).toContainText("byte 5");
  await expect(own.locator("dd").first()).toHaveText("http1277:25+//322one606");
  await expect(own.locator("dd").last()).toHaveText("http1277://1129one606");
  const llama = panel.getByRole("region", { name: "Parts in Llama 2" });
  await expect(llama).toHaveAttribute("data-safe", "0");
  await expect(llama.locator("[data-breaks]")).toHaveAttribute("data-breaks", "Strip");
  await panel.getByRole("radio", { name: "As what goes on" }).check();
  await expect(llama).not.toHaveAttribute("data-safe", "0");
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
  expect(await seriousInBothThemes(page, ".instrument")).toEqual([]);
});
