import { boxesOf, expect, linkTo, reload, test } from "./support";

const text = "The quick brown fox jumps over the lazy dog.";

test("what calls cost is told at one's own prices, and these are remembered by model", async ({ compare, page }) => {
  await compare.open(linkTo({ tokenizers: ["o200k_base", "llama2"], text }));
  await page.getByRole("radio", { name: "Cost" }).click();
  const table = page.getByRole("region", { name: "Table of costs" });
  const row = table.getByRole("row", { name: "o200k_base" });
  const price = page.getByLabel("Price per million of input for o200k_base");
  const sentence = page.locator(".cost-sentence");
  await expect(sentence).toContainText("No prices are built in");

  await price.fill("2,5");
  await expect(row.getByRole("cell").nth(-3)).toHaveText("$0.0000250");
  await expect(row.getByRole("cell").nth(-2)).toHaveText("$0.0250");
  await expect(sentence).toHaveText("1,000 calls cost $0.0250 with o200k_base.");
  await page.getByLabel("Currency of the prices for o200k_base").selectOption("EUR");
  await expect(row.getByRole("cell").nth(-2)).toHaveText("€0.0250");
  await expect(page).toHaveURL(/&p=2.5,&cur=EUR&/);

  await price.fill("-1");
  await expect(page.getByRole("alert")).toHaveText("“-1” is no number of 0 or more. 2.5 holds until then.");
  await price.fill("0");
  await expect(page.getByRole("alert")).toHaveCount(0);
  await expect(row.getByRole("cell").nth(-2)).toHaveText("€0");
  await price.clear();
  await expect(row.getByRole("cell").nth(-2)).toHaveText("–");

  // Output that has no price is not free.
  await price.fill("2.5");
  await page.getByLabel("Price per million of input for Llama 2").fill("2.5");
  await expect(sentence).toHaveText(
    /^1,000 calls cost €0\.0250 with o200k_base and €0\.0\d+ with Llama 2, \S+ times as much\.$/,
  );
  await page.getByLabel("Expected output").fill("100");
  await expect(sentence).toHaveText("What a call costs is known once there is a price for all of its tokens.");
  await page.getByLabel("Price per million of output for o200k_base").fill("8");
  await expect(row.getByRole("cell").nth(-2)).toHaveText("€0.825");
  await expect(page.getByLabel(/of cached input/)).toHaveCount(0);
  await page.getByLabel("From a cache").fill("1000");
  // No more than the text has.
  await page.getByLabel("Price per million of cached input for o200k_base").fill("0");
  await expect(row.getByRole("cell").nth(-2)).toHaveText("€0.800");
  await page.getByLabel("Price per million of output for Llama 2").fill("10");
  await page.getByLabel("Currency of the prices for Llama 2").selectOption("USD");
  await expect(sentence).toContainText("different currencies");
  await expect(page).toHaveURL(/&pc=0,&po=8,10&pcur=,USD&cached=1000&out=100&cur=EUR&/);
  await reload(page);
  await page.getByRole("radio", { name: "Cost" }).click();
  await expect(row.getByRole("cell").nth(-2)).toHaveText("€0.800");

  // A sender's link has no prices of mine, but they are at hand.
  await compare.open(linkTo({ tokenizers: ["llama2", "words"], text }));
  await page.getByRole("radio", { name: "Cost" }).click();
  await expect(page.getByLabel("Price per million of input for Llama 2")).toHaveValue("");
  await page.getByRole("button", { name: "Use my prices for Llama 2" }).click();
  await expect(page.getByLabel("Price per million of input for Llama 2")).toHaveValue("2.5");
  await expect(page.getByLabel("Currency of the prices for Llama 2")).toHaveValue("USD");
  await expect(page.getByRole("button", { name: /Use my prices/ })).toHaveCount(0);
});

test("prices of a link that says no currency have none, whose field stands among theirs", {
  tag: "@resilience",
}, async ({ compare, page }) => {
  await compare.open(`${linkTo({ tokenizers: ["o200k_base"], text })}&p=2500`);
  await page.getByRole("radio", { name: "Cost" }).click();
  await expect(page.getByRole("row", { name: "o200k_base" }).getByRole("cell").nth(-2)).toHaveText("25.0");
  const currency = page.getByLabel("Currency of the prices for o200k_base");
  await expect(currency).toHaveValue("");
  // On a phone a tokenizer's fields and figures stand below each other, and end where the others do.
  await page.setViewportSize({ width: 390, height: 844 });
  const price = page.getByLabel("Price per million of input for o200k_base");
  await expect(page.getByRole("rowheader", { name: "Currency" })).toBeVisible();
  const apart = async () => (([one, other]) => Math.abs(one.right - other.right))(await boxesOf(price, currency));
  await expect.poll(apart).toBeLessThan(1.5);
});
