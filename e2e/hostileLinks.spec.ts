import { ComparePage, expect, linkTo, pack, test, visit } from "./support";

const own = "What I had typed.";
const whole = pack("A text of some length, so that there is something to cut off: ".repeat(5));

type HostileLink = readonly [what: string, fragment: string, message: RegExp];

const broken: readonly HostileLink[] = [
  ["of a newer version", `#/compare?v=99&t=words&x=${whole}`, /newer Tessera \(version 99\)/],
  ["of another site", "#section-2", /not a Tessera link/],
  ["to a page that does not exist", "#/nowhere?v=1", /no page called “nowhere”. Check the link, or reload/],
  ["with broken escapes", "#/compare?v=1&t=%E0%A4%A&x=%", /% without two hexadecimal digits/],
];

const impossible: readonly HostileLink[] = [
  ["with a name from JavaScript", "#/compare?v=1&t=constructor&x=%", /no tokenizer called “constructor”/],
  ["without any part of it", "#/compare?v=1", /names no tokenizer/],
];

const html: readonly HostileLink[] = [
  ["for a tokenizer", "#/compare?v=1&t=<img%20src=x%20onerror=window.hacked=1>&x=%", /no tokenizer called “<img/],
  ["for a page", "#/<img src=x onerror=window.hacked=1>", /no page called “/],
];

for (const [kind, links] of [
  ["that is damaged or foreign", broken],
  ["that asks for the impossible", impossible],
  ["with HTML in it", html],
] as const) {
  test(`a link ${kind} says so, and the page stays as it was and usable`, {
    tag: links === html ? [] : "@resilience",
  }, async ({ compare, page }) => {
    await compare.open(linkTo({ tokenizers: ["words", "utf8_bytes"] }));
    await compare.paste(own);
    await compare.expectText(own, ["words", "utf8_bytes"]);
    for (const [what, fragment, message] of links) {
      await test.step(what, async () => {
        await compare.follow(fragment);
        await expect(compare.notice).toContainText(message);
        await expect(compare.notice).toHaveRole("alert");
        await compare.expectEditor(own);
        await compare.expectColumns(["words", "utf8_bytes"]);
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

/** Of these some can be read: that is kept. */
const partly: readonly (readonly [...HostileLink, columns: readonly string[], text: string | null])[] = [
  ["cut off", `#/compare?v=1&t=words&x=${whole.slice(0, whole.length / 2)}`, /cut short/, ["words"], null],
  [
    "with an oversized text",
    `#/compare?v=1&t=graphemes&x=${pack(Buffer.alloc(64e6))}`,
    /larger than 8 MB/,
    ["graphemes"],
    null,
  ],
  ["with an unknown tokenizer", `#/compare?v=1&t=words,gpt9&x=${pack("Hi")}`, /called “gpt9”/, ["words"], "Hi"],
  ["with a column twice", `#/compare?v=1&t=${"words,".repeat(8)}words&x=${pack("Hi")}`, /more than 8/, ["words"], "Hi"],
  ["with a price that is none", `#/compare?v=1&t=words&p=-1&x=${pack("Hi")}`, /“p” must be a list/, ["words"], "Hi"],
  [
    "with HTML for an option",
    `#/compare?v=1&t=graphemes&view=<img/src/onerror=window.hacked=1>&x=${pack("Hi")}`,
    /“view” must be/,
    ["graphemes"],
    "Hi",
  ],
];

test("what can be read of a broken link is shown, what cannot is said, and one's own text is not lost", {
  tag: "@resilience",
}, async ({ compare, page, browser }) => {
  await compare.open(linkTo({ tokenizers: ["utf8_bytes"] }));
  await compare.paste(own);
  await compare.expectText(own, ["utf8_bytes"]);
  for (const [what, fragment, message, columns, text] of partly) {
    await test.step(what, async () => {
      await compare.follow(fragment);
      await expect(compare.notice.filter({ hasText: message })).toHaveRole("alert");
      await compare.expectColumns(columns);
      await compare.expectEditor(text ?? own);
      if (text !== null) await compare.notice.getByRole("button", { name: "Restore my text" }).click();
      await compare.expectEditor(own);
      expect(await page.evaluate(() => "hacked" in window)).toBe(false);

      // Opened cold, it does not show our sample as if it were what the sender meant.
      const fresh = await browser.newContext();
      const cold = new ComparePage(await fresh.newPage());
      await visit(cold.page, `./${fragment}`);
      await expect(cold.notice).toContainText(message);
      await cold.expectEditor(text ?? "");
      await cold.expectColumns(columns);
      await cold.paste("It works");
      await cold.expectText("It works", columns);
      expect(cold.unexpectedErrors).toEqual([]);
      await fresh.close();
    });
  }
});

test("a link cut anywhere, or with a wrong letter, never opens as another text unsaid", { tag: "@resilience" }, async ({
  compare,
  page,
}) => {
  await compare.open(linkTo({ tokenizers: ["words"] }));
  await compare.paste("The text that was sent, in full.");
  await expect(page).toHaveURL(/[&?]x=/);
  const { hash } = new URL(page.url());
  const textAt = hash.indexOf("x=") + 2;
  const flipped = hash[textAt + 9] === "A" ? "B" : "A";
  for (const damaged of [
    hash.slice(0, hash.indexOf("&t=") + 8),
    hash.slice(0, -4),
    hash.slice(0, textAt + 9) + flipped + hash.slice(textAt + 10),
  ]) {
    const other = await page.context().newPage();
    await visit(other, `./${damaged}`);
    const cold = new ComparePage(other);
    await expect(cold.notice).toContainText(/cut short or changed/);
    await cold.expectEditor("");
    await cold.expectColumns(["words"]);
    await other.close();
  }
});

test("links of other pages, before and after one with a text, lead one's own text back to Compare", {
  tag: "@resilience",
}, async ({ compare, page }) => {
  await compare.open(linkTo({ tokenizers: ["words"] }));
  await compare.paste(own);
  await compare.expectText(own, ["words"]);
  await compare.follow("#/tokenizers");
  await expect(page.getByRole("heading", { name: "Tokenizers", exact: true })).toBeVisible();
  await compare.follow(linkTo({ tokenizers: ["words"], text: "Theirs" }));
  await compare.expectText("Theirs", ["words"]);
  await compare.follow("#/nowhere?v=1");
  await compare.notice.getByRole("button", { name: "Restore my text" }).click();
  await compare.expectText(own, ["words"]);
  await expect(page).toHaveURL(/#\/compare\?/);
});

test("an address that people write by analogy is told, with the way to what they mean", { tag: "@resilience" }, async ({
  compare,
  page,
}) => {
  await compare.open("#/tokenizers/llama3");
  await expect(compare.notice.getByRole("paragraph")).toHaveText(
    "This Tessera has no page called “tokenizers/llama3”.",
  );
  await compare.notice.getByRole("button", { name: "Open the page of Llama 3" }).click();
  await expect(page.getByRole("main")).toHaveAttribute("data-tokenizer", "builtin:llama3");
  await expect(page).toHaveURL(/#\/tokenizer\?.*t=llama3/);
  await expect(compare.notice).toHaveCount(0);

  await compare.follow("#/tokenizers/constructor");
  await compare.notice.getByRole("button", { name: "Go to Tokenizers" }).click();
  await expect(page.getByRole("heading", { name: "Tokenizers" })).toBeVisible();
});

test("a damaged link opened cold leaves a page that works", { tag: "@resilience" }, async ({ compare, page }) => {
  await compare.open(`#/compare?v=1&t=words&x=${whole.slice(0, 20)}`);
  await expect(compare.notice).toContainText(/cut short/);
  const text = await compare.text();
  await compare.expectText(text, ["words"]);
  await compare.paste("Something else");
  await compare.expectText("Something else", ["words"]);
  await page.getByRole("button", { name: "Clear" }).click();
  await compare.expectText("", ["words"]);
});
