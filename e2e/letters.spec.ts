import { seriousInBothThemes } from "./axe";
import { expect, expectNoSidewaysScroll, linkTo, reload, test } from "./support";

test("the r of strawberry are marked in its tokens; questions are lines, kept by the link, and a letter is found however it is written", {
  tag: "@resilience",
}, async ({ compare, page }) => {
  const tokenizers = ["cl100k_base", "bert_uncased"];
  await compare.open(`${linkTo({ tokenizers, text: "Rhubarb, é and e\u0301, فراولة 草莓 👩‍👩‍👧‍👦" })}&below=letters`);
  const panel = page.locator('[data-instrument="letters"]');
  await expect(panel).toHaveAttribute("data-state", "ready");
  const own = panel.getByRole("region", { name: "Letters in cl100k_base" });
  await expect(own).toHaveAttribute("data-count", "2");
  const answer = own.locator("[data-answer]");
  await expect(answer).toHaveAttribute("data-answer", "3");
  await expect(answer.locator(".ids-token")).toHaveText(["str496", "aw675", "berry15717"]);
  await expect(answer.locator("mark")).toHaveText(["r", "r", "r"]);
  await panel.getByRole("switch", { name: "Tell case apart" }).click();
  await expect(own).toHaveAttribute("data-count", "1");
  await panel.getByRole("textbox", { name: "Letter" }).fill("é");
  await expect(own).toHaveAttribute("data-count", "2");
  const questions = panel.getByRole("textbox", { name: "Questions" });
  await questions.fill("فراولة و\nHow many 草 in 草莓?");
  await expect(answer).toHaveCount(2);
  await expect(answer.last()).toHaveAttribute("data-answer", "1");
  await questions.fill("فراولة و\nHow many 草 in 草莓?\nlonely");
  await expect(panel.getByRole("alert")).toContainText("“lonely” (the third) is no question.");
  await reload(page);
  await expect(questions).toHaveValue("فراولة و\nHow many 草 in 草莓?");
  await expect(answer).toHaveCount(2);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
  expect(await seriousInBothThemes(page, ".instrument")).toEqual([]);
});
