import { reload, visit } from "./support";
import { expect, test } from "./tokenizerPages";

test("languages are typed one after the other; a script of the same name does not take their place", {
  tag: "@resilience",
}, async ({ page }) => {
  await visit(page, "./#/train?v=1&l=eng~deu_1996");
  await page.getByRole("button", { name: "Languages: 2 languages" }).click();
  const picker = page.getByRole("dialog", { name: "Languages" });
  for (const [i, [typed, chosen]] of [
    ["French", "French"],
    ["Tamil", "Tamil"],
    ["thai", "Thai"],
  ].entries()) {
    await page.keyboard.type(typed as string);
    await expect(picker.getByRole("combobox")).toHaveValue(typed as string);
    await expect(picker.locator("[cmdk-item][aria-selected=true]")).toContainText(chosen as string);
    await page.keyboard.press("Enter");
    await expect(picker).toContainText(`${3 + i} languages ticked`);
  }
  // Faster than the list is made: what was typed is what is taken.
  await page.keyboard.insertText("Swahili");
  await page.keyboard.press("Enter");
  await expect(picker).toContainText("6 languages ticked");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("main")).toContainText(
    "English · French · German, Standard (1996) · Swahili · Tamil · Thai",
  );
});

test("a group takes the place of what was ticked, which can be had back, and nothing else with it", {
  tag: "@resilience",
}, async ({ page }) => {
  await visit(page, "./#/train?v=1&l=eng~tam~tha");
  const main = page.getByRole("main");
  await main.getByRole("button", { name: "Languages: 3 languages" }).click();
  await page.getByRole("option", { name: /^Scheduled languages of India/ }).click();
  const offer = page.getByRole("status").filter({ hasText: "3 languages were ticked before." });
  await expect(offer).toBeVisible();
  await expect(main.getByRole("button", { name: /^Languages: \d\d languages/ })).toBeVisible();
  await main.getByRole("switch", { name: "Hold a part out" }).click();
  await offer.getByRole("button", { name: "Tick them again" }).click();
  await expect(main).toContainText("English · Tamil · Thai");
  await expect(main.getByRole("switch", { name: "Hold a part out" })).not.toBeChecked();
  await expect(offer).toHaveCount(0);
});

test("a finding's link has its training begun, in place of one that can be had back; a reload does not begin", {
  tag: "@resilience",
}, async ({ page }) => {
  test.setTimeout(120_000);
  await visit(page, "./#/train?v=1&size=400&l=eng");
  const main = page.getByRole("main");
  await main.getByRole("button", { name: "Train", exact: true }).click();
  await expect(main).toContainText("400 entries");
  await expect(page).toHaveURL(/sha=/);
  await page.getByRole("navigation").getByRole("link", { name: "Guide" }).click();
  const finding = page.locator("[data-finding=more-a-token-less-a-byte]");
  await finding.scrollIntoViewIfNeeded();
  await finding.getByRole("link", { name: /Train/ }).click();
  await expect(main).toContainText("872 entries", { timeout: 60_000 });
  await expect(page).not.toHaveURL(/begin=/);
  // Back leads to where the link was, and does not begin it once more.
  await page.goBack();
  await expect(page).toHaveURL(/#\/guide/);
  await page.goForward();
  await page.getByRole("button", { name: "Bring it back" }).click();
  await expect(page).toHaveURL(/size=400/);
  await expect(main).toContainText("400 entries");
  await reload(page);
  await expect(page.getByRole("region", { name: "Nothing trained yet" })).toContainText("works as it stands");
});

test("what two runs come to at a size has their names; without files nobody is told that the button works", {
  tag: "@resilience",
}, async ({ page }) => {
  test.setTimeout(120_000);
  await visit(page, "./#/train?v=1&size=600&l=eng~deu_1996~tur&second=yes&algorithm2=parity&pattern2=o200k_base");
  const first = page.getByRole("region", { name: "Nothing trained yet" });
  await expect(first).toContainText("works as it stands");
  await page.getByRole("radio", { name: "Files" }).check();
  await expect(page.getByRole("main")).toContainText("Choose the files to train on.");
  await expect(first).not.toContainText("works as it stands");
  await page.getByRole("radio", { name: "Languages" }).check();
  await page.getByRole("main").getByRole("button", { name: "Train", exact: true }).click();
  const equal = page.getByRole("region", { name: /^At which size/ });
  await expect(equal.getByRole("columnheader")).toHaveCount(5, { timeout: 60_000 });
  await expect(equal).toContainText(/BPE over bytes: At [\d,]+ entries.* English is/);
  await expect(equal).toContainText(/Parity-aware BPE: At [\d,]+ entries.* English is/);
});
