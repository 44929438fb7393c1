import { expect, test, visit } from "./support";

/** Letters that no compression makes short. */
const incompressible = (length: number) =>
  Array.from({ length }, (_, i) => ((i * 7919 + ((i * i) % 10007) * 31) % 36).toString(36)).join("");

test("Share draws the link as a QR code when asked, and one that is too long says so", {
  tag: "@resilience",
}, async ({ page }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await visit(page, "./#/compare?v=1&t=words&text=Tessera");
  await page.getByRole("button", { name: "Share" }).click();
  const share = page.getByRole("dialog", { name: "Share" });
  const button = share.getByRole("button", { name: "QR code" });
  await expect(button).toBeVisible();
  expect(asked.filter((url) => url.includes("/QrCode-"))).toEqual([]);
  await button.press("Enter");
  const code = share.getByRole("img", { name: /^QR code/ });
  await expect(code).toBeVisible();
  // Black on white, whatever the theme.
  await expect(code.locator("rect")).toHaveAttribute("fill", "#fff");
  await expect(code.locator("path")).toHaveAttribute("fill", "#000");
  await page.keyboard.press("Escape");

  await visit(page, `./#/compare?v=1&t=words&text=${incompressible(3000)}`);
  await page.getByRole("button", { name: "Share" }).click();
  await share.getByRole("button", { name: "QR code" }).press("Enter");
  await expect(share.getByText("For a QR code this link is too long")).toBeVisible();
  await expect(code).toHaveCount(0);
});

test("every page’s Share has a QR code", { tag: "@resilience" }, async ({ page }) => {
  for (const at of ["languages?v=1&t=words", "train?v=1", "guide?v=1&f=shared-anchors"]) {
    await visit(page, `./#/${at}`);
    await page.getByRole("button", { name: "Share" }).click();
    const share = page.getByRole("dialog", { name: "Share" });
    await share.getByRole("button", { name: "QR code" }).press("Enter");
    await expect(share.getByRole("img", { name: /^QR code/ }), at).toBeVisible();
    await page.keyboard.press("Escape");
  }
});
