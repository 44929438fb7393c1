import { expect, linkTo, pack, test } from "./support";

const own = "What I had typed.";
const whole = pack("A text of some length, so that there is something to cut off: ".repeat(5));

type HostileLink = readonly [what: string, fragment: string, message: RegExp];

const broken: readonly HostileLink[] = [
  ["cut off", `#/compare?v=1&t=words&x=${whole.slice(0, whole.length / 2)}`, /cut short/],
  ["of a newer version", `#/compare?v=99&t=words&x=${whole}`, /newer Tessera \(version 99\)/],
  ["of another site", "#section-2", /not a Tessera link/],
  ["to a page that does not exist", "#/nowhere?v=1", /no page called “nowhere”/],
  ["with broken escapes", "#/compare?v=1&t=%E0%A4%A&x=%", /% without two hexadecimal digits/],
  ["with an oversized text", `#/compare?v=1&t=words&x=${pack(Buffer.alloc(64e6))}`, /larger than 8 MB/],
];

const impossible: readonly HostileLink[] = [
  ["with an unknown tokenizer", `#/compare?v=1&t=words,gpt9&x=${whole}`, /no tokenizer called “gpt9”/],
  ["with a name from JavaScript", "#/compare?v=1&t=constructor", /no tokenizer called “constructor”/],
  ["with nine columns", `#/compare?v=1&t=${"words,".repeat(8)}words`, /more than 8 tokenizers/],
  ["with a price that is none", "#/compare?v=1&t=words&p=-1", /“p” must be a list/],
];

const html: readonly HostileLink[] = [
  ["for a tokenizer", "#/compare?v=1&t=<img%20src=x%20onerror=window.hacked=1>", /no tokenizer called “<img/],
  ["for an option", "#/compare?v=1&t=words&view=<img/src/onerror=window.hacked=1>", /“view” must be/],
  ["for a page", "#/<img src=x onerror=window.hacked=1>", /no page called “/],
];

for (const [kind, links] of [
  ["that is damaged or foreign", broken],
  ["that asks for the impossible", impossible],
  ["with HTML in it", html],
] as const) {
  test(`a link ${kind} says so, and the page stays as it was and usable`, async ({ compare, page }) => {
    await compare.open(linkTo({ tokenizers: ["words", "utf8_bytes"] }));
    await compare.paste(own);
    await compare.expectText(own, ["words", "utf8_bytes"]);
    for (const [what, fragment, message] of links) {
      await test.step(what, async () => {
        await compare.follow(fragment);
        await expect(compare.notice).toContainText(message);
        await expect(compare.notice).toHaveRole("alert");
        await expect(compare.editor).toHaveValue(own);
        expect(await compare.columns()).toEqual(["words", "utf8_bytes"]);
      });
    }

    await compare.editor.press("ControlOrMeta+End");
    await page.keyboard.insertText(" And more.");
    await compare.expectCounts(`${own} And more.`, { words: 8, utf8_bytes: 27 });
    await compare.notice.getByRole("button", { name: "Dismiss" }).click();
    await expect(compare.notice).toHaveCount(0);
    expect(await page.evaluate(() => "hacked" in window)).toBe(false);
    await expect(page.locator("img[onerror], img[src=x]")).toHaveCount(0);
  });
}

test("a damaged link opened cold leaves a page that works", async ({ compare, page }) => {
  await compare.open(`#/compare?v=1&t=words&x=${whole.slice(0, 20)}`);
  await expect(compare.notice).toContainText(/cut short/);
  const text = await compare.editor.inputValue();
  await compare.expectText(text, ["o200k_base", "cl100k_base", "llama2"]);
  await page.getByRole("button", { name: "Clear" }).click();
  await compare.expectText("", ["o200k_base", "cl100k_base", "llama2"]);
});
