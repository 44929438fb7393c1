import { seriousInBothThemes } from "./axe";
import { expect, expectNoSidewaysScroll, linkTo, reload, test } from "./support";

test("entries that an expression admits next are counted and listed; the expression is in the link, and one that cannot be taken says why", {
  tag: "@resilience",
}, async ({ compare, page }) => {
  const tokenizers = ["cl100k_base", "words"];
  const expression = encodeURIComponent(String.raw`expression:\d{4}-\d{1%2C2}`);
  await compare.open(`${linkTo({ tokenizers, text: "2024-1 and more" })}&at=0-5&below=admits&with=${expression}`);
  const panel = page.locator('[data-instrument="admits"]');
  await expect(panel).toHaveAttribute("data-state", "ready");
  const field = panel.getByRole("textbox", { name: "Expression" });
  await expect(field).toHaveValue(String.raw`\d{4}-\d{1,2}`);
  const own = panel.getByRole("region", { name: "Admitted in cl100k_base" });
  await expect(own).toHaveAttribute("data-ends", "5");
  await expect(own).toHaveAttribute("data-admitted", "110");
  await own.getByText("All of them").click();
  await expect(own.locator(".ids-token").first()).toHaveText("015");
  await expect(panel.getByText("cuts texts by a rule")).toBeVisible();
  await panel.getByRole("switch", { name: "Which of them can follow" }).click();
  await expect(own.locator("[data-can]")).toHaveAttribute("data-can", "110");
  await field.fill(String.raw`\d{4}-\d{1,2}(`);
  await expect(panel.getByRole("alert")).toContainText("At character 15, “(” has no “)”.");
  await expect(own).toHaveAttribute("data-admitted", "110");
  await field.fill(String.raw`\d{4}-[12],%.`);
  await expect(own).toHaveAttribute("data-admitted", "2");
  await expect(page).toHaveURL(/with=expression/);
  await reload(page);
  await expect(field).toHaveValue(String.raw`\d{4}-[12],%.`);
  await panel.getByRole("radio", { name: "JSON" }).click();
  await expect(own).toContainText("The text leaves JSON at its byte 4");
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
  expect(await seriousInBothThemes(page, ".instruments")).toEqual([]);
});
