import { seriousInBothThemes } from "./axe";
import { expect, expectNoSidewaysScroll, linkTo, test } from "./support";

test("identifiers are parted as people read them, in the language that is chosen; another grammar says what it cannot read", {
  tag: "@resilience",
}, async ({ compare, page }) => {
  const tokenizers = ["cl100k_base", "utf8_bytes"];
  const text = "def parseHTTPResponse(user_name):\n    return user_name # größeÄndern\n";
  await compare.open(`${linkTo({ tokenizers, text })}&below=identifiers&with=language:python`);
  const panel = page.locator('[data-instrument="identifiers"]');
  await expect(panel).toHaveAttribute("data-state", "ready");
  const own = panel.getByRole("region", { name: "Identifiers in cl100k_base" });
  await expect(own).toHaveAttribute("data-identifiers", "3");
  await expect(own.locator('[data-name="user_name"]')).toHaveAttribute("data-wrong", "0");
  await expect(panel.locator("[data-errors]")).toHaveCount(0);
  // Each byte is a token: all cuts are found, and most ends are at none.
  const bytes = panel.getByRole("region", { name: "Identifiers in UTF-8 bytes" });
  const name = bytes.locator('[data-name="parseHTTPResponse"]');
  await expect(name).toHaveAttribute("data-missed", "0");
  await expect(name).toHaveAttribute("data-wrong", "14");
  await expect(name).toContainText("parse · HTTP · Response");
  await own.getByText("Tokens by what they are of").click();
  await expect(own.locator('[data-kind="keyword"]')).toContainText("for 2 of them");
  const language = panel.getByRole("combobox", { name: "Language" });
  await language.selectOption("JavaScript, TypeScript");
  await expect(panel.locator("[data-errors]")).toContainText("JavaScript, TypeScript, as its grammar reads it");
  await expect(page).not.toHaveURL(/with=language/);
  await language.selectOption("Rust");
  await expect(page).toHaveURL(/language(:|%3A)rust/);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
  expect(await seriousInBothThemes(page, ".instrument")).toEqual([]);
});
