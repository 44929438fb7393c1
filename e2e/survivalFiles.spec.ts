import type { Route } from "@playwright/test";
import { LanguagesPage } from "./languagesPage";
import { expect, expectNoSidewaysScroll, linkTo, test } from "./support";

const mine = "A text that must not be lost.";

/** Has what is waited for with patience, ten seconds or more, be given up in a moment. */
function sooner() {
  const { setTimeout } = globalThis;
  Object.assign(globalThis, {
    setTimeout: (run: () => void, milliseconds = 0) =>
      setTimeout(run, milliseconds >= 10_000 && milliseconds <= 15_000 ? 500 : milliseconds),
  });
}

async function changed(route: Route, change: (bytes: Buffer) => Buffer): Promise<void> {
  const response = await route.fetch();
  await route.fulfill({ response, body: change(await response.body()) });
}

function flipped(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  copy.writeUInt8(copy.readUInt8(copy.length - 5000) ^ 1, copy.length - 5000);
  return copy;
}

for (const [fate, fail, message] of [
  ["never comes", () => {}, /\.corpus has sent nothing for 10 seconds/],
  ["is cut off", (route) => changed(route, (bytes) => bytes.subarray(0, 200_000)), /incomplete: 200000 of \d+ bytes/],
  ["is a page of HTML", (route) => route.fulfill({ body: "<!doctype html>".repeat(99) }), /not what was published/],
  ["is another one", (route) => changed(route, flipped), /its SHA-256 begins/],
] as const satisfies readonly (readonly [string, (route: Route) => Promise<void> | void, RegExp])[]) {
  test(`a corpus that ${fate} is told, Retry measures, and the text in Compare stays`, {
    tag: "@resilience",
  }, async ({ compare, page }) => {
    if (fate === "never comes") {
      await page.addInitScript(sooner);
      await page.route("**/tokenizer.worker*.js", async (route) => {
        const response = await route.fetch();
        await route.fulfill({ response, body: `(${sooner})();${await response.text()}` });
      });
    }
    await page.route("**/*.corpus", fail);
    await compare.open(linkTo({ tokenizers: ["r50k_base", "words"], text: mine }));
    await compare.expectText(mine, ["r50k_base", "words"]);
    const languages = new LanguagesPage(page);
    await compare.follow("#/languages?v=1&t=r50k_base,words");
    const alert = page.getByRole("main").getByRole("alert").first();
    await expect(alert).toContainText(message);
    // Both workers ask: what is still being answered would be let go by unroute, and then answered twice.
    await page.unrouteAll({ behavior: "wait" });
    await page.getByRole("main").getByRole("button", { name: "Retry" }).first().click();
    await languages.settle();
    await languages.expectPremium("eng", "r50k_base", 1);
    await expect.poll(() => languages.premium("hin", "r50k_base")).toBeGreaterThan(5);
    await expect(alert).toHaveCount(0);
    await page.goBack();
    await compare.expectEditor(mine);
    await compare.expectText(mine, ["r50k_base", "words"]);
  });
}

test("Files: a vocabulary that never comes and a file that is never read are told, others count, and Retry counts them", {
  tag: "@resilience",
}, async ({ compare, page }) => {
  let isMended = false;
  await page.route("**/fate", (route) => route.fulfill({ body: isMended ? "none" : "meet" }));
  // A disk that does not answer for files of this size.
  const silent = () => {
    const { slice, arrayBuffer } = Blob.prototype;
    const Request = XMLHttpRequest;
    const isSilent = (blob: Blob) => {
      if (blob.size !== 4321) return false;
      const asking = new Request();
      asking.open("GET", "/fate", false);
      asking.send();
      return asking.responseText === "meet";
    };
    Blob.prototype.arrayBuffer = function () {
      return isSilent(this) ? new Promise(() => {}) : arrayBuffer.call(this);
    };
    Blob.prototype.slice = function (...range) {
      const part = slice.apply(this, range);
      if (isSilent(this)) part.arrayBuffer = () => new Promise(() => {});
      return part;
    };
  };
  await page.route("**/tokenizer.worker*.js", async (route) => {
    const response = await route.fetch();
    // Without the policy that comes with it: what asks the test would be refused.
    const body = `(${sooner})();(${silent})();${await response.text()}`;
    await route.fulfill({ contentType: "text/javascript", body });
  });
  await page.route("**/r50k_base.*.pack", () => {});
  await compare.open(linkTo({ tokenizers: ["words"], text: mine }));
  await compare.follow("#/files?v=1&t=words,r50k_base");
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Choose files" }).first().click();
  const files = ["One two three", "x".repeat(4321), "And some more of it"];
  await (await chooser).setFiles(
    files.map((content, i) => ({ name: `${i}.txt`, mimeType: "", buffer: Buffer.from(content) })),
  );
  const counting = page.getByRole("region", { name: "Counting" });
  await expect(counting.getByRole("alert")).toContainText(/r50k_base\.\S+\.pack has sent nothing for 10 seconds/);
  const left = page.getByRole("region", { name: "Left out" });
  await left.getByText("1 file could not be read").click();
  await page.setViewportSize({ width: 390, height: 800 });
  // The address has to be parted.
  await expectNoSidewaysScroll(page);
  await expect(left).toContainText("1.txt Its disk has not answered for 15 seconds");
  const cell = (name: string, id: string) =>
    page.getByRole("treegrid", { name: "Files" }).locator(`[data-path="${name}"] [data-tokenizer="builtin:${id}"]`);
  await expect(cell("0.txt", "words")).toHaveAttribute("data-tokens", "3");
  await expect(cell("2.txt", "words")).toHaveAttribute("data-tokens", "5");
  isMended = true;
  await page.unroute("**/r50k_base.*.pack");
  await counting.getByRole("button", { name: "Retry" }).click();
  await left.getByRole("button", { name: "Retry" }).click();
  await expect(left).toHaveCount(0);
  await expect(counting).toHaveAttribute("data-state", "counted");
  for (const name of ["0.txt", "1.txt", "2.txt"])
    for (const id of ["words", "r50k_base"]) await expect(cell(name, id)).toHaveAttribute("data-tokens", /\d/);
  await page.getByRole("link", { name: "Compare", exact: true }).click();
  await compare.expectEditor(mine);
});
